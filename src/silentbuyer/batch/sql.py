"""A table or query of any database that SQLAlchemy speaks to, as a stream of records; SQLAlchemy is optional.

``sqlite:///crm.db?table=leads``, ``postgresql+psycopg://user@host/crm?query=select * from leads where owner = 'lily'``.
Only reading statements are taken, and a password never shows in a message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from silentbuyer.batch.tabular import Record, Table
from silentbuyer.errors import RecordError

if TYPE_CHECKING:
    from collections.abc import Mapping

_READS = re.compile(r"\s*(select|with|table|values)\b", re.IGNORECASE)
_CHUNK = 500


def open_sql(address: str) -> Table:
    """The rows that a database URL with ``table=`` or ``query=`` names.

    Raises:
        RecordError: when SQLAlchemy or a driver is missing, the URL names neither or both, the statement is not a
            reading one, or the database refuses.

    """
    try:
        import sqlalchemy
        import sqlalchemy.exc
    except ImportError as error:
        raise RecordError("databases need SQLAlchemy: pip install 'silentbuyer[sql]'") from error
    try:
        url = sqlalchemy.make_url(address)
    except (sqlalchemy.exc.ArgumentError, ValueError) as error:
        raise RecordError(f"this is no database URL that can be read ({type(error).__name__})") from error
    shown = url.difference_update_query(["query"]).render_as_string(hide_password=True)
    statement = _statement(sqlalchemy, url.query, shown)
    try:
        engine = sqlalchemy.create_engine(url.difference_update_query(["table", "query"]))
        connection = engine.connect().execution_options(stream_results=True, max_row_buffer=_CHUNK)
        result = connection.execute(statement)
    except (sqlalchemy.exc.SQLAlchemyError, ImportError) as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0][:200]
        raise RecordError(f"{shown}: the database cannot be read ({reason})") from error

    def close() -> None:
        connection.close()
        engine.dispose()

    name = str(url.query.get("table") or "query")
    columns = tuple(result.keys())
    return Table(file=name, format="sql", columns=columns, records=_records(result), close=close)


def _statement(sqlalchemy: Any, query: Mapping[str, Any], shown: str) -> Any:
    table, text = query.get("table"), query.get("query")
    if bool(table) == bool(text) or not isinstance(table or text, str):
        raise RecordError(f"{shown}: say which rows with either ?table=NAME or ?query=SELECT...")
    if text:
        if not _READS.match(str(text)) or ";" in str(text).rstrip("; \n"):
            raise RecordError(f"{shown}: the query must be one reading statement that begins with SELECT or WITH")
        return sqlalchemy.text(str(text))
    schema, _, name = str(table).rpartition(".")
    return sqlalchemy.select(sqlalchemy.text("*")).select_from(sqlalchemy.table(name, schema=schema or None))


def _records(result: Any) -> Iterator[Record]:
    for number, row in enumerate(result.yield_per(_CHUNK).mappings(), 1):
        yield Record(number, dict(row))
