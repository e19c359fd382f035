"""A table or query of a database as a stream of records, through SQLAlchemy, which is optional.

``sqlite:///crm.db?table=leads``, ``postgresql+psycopg://user@host/crm?query=select * from leads where owner = 'lily'``.
The database itself is told that nothing may be written, and holds to it whatever the statement is: no text is parsed
to find out. A password never shows in a message.
"""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from silentbuyer.batch.tabular import Record, Table
from silentbuyer.errors import RecordError

if TYPE_CHECKING:
    from collections.abc import Mapping

_CHUNK = 500
# By dialect, what makes every later transaction of the session one that only reads: PostgreSQL refuses all that its
# page on SET TRANSACTION lists, MySQL and MariaDB all but temporary tables (error 1792).
_ONLY_READING = {
    "sqlite": (),  # by the way it is opened, see `_file` and `_reading_only`
    "postgresql": ("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",),
    "mysql": ("SET SESSION TRANSACTION READ ONLY",),
    "mariadb": ("SET SESSION TRANSACTION READ ONLY",),
}

# What a transaction that only reads still lets an account with this privilege do: make files on the server's own disk
# (SELECT ... INTO OUTFILE and INTO DUMPFILE).
_MAKES_FILES = """
select 1 from information_schema.user_privileges where privilege_type = 'FILE'
and replace(grantee, '''', '') = current_user() limit 1
"""

_HARMLESS = frozenset(
    {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
    | {sqlite3.SQLITE_TRANSACTION, sqlite3.SQLITE_SAVEPOINT}
)


def open_sql(address: str) -> Table:
    """The rows that a database URL with ``table=`` or ``query=`` names.

    Raises:
        RecordError: when SQLAlchemy or a driver is missing, the URL names neither or both, the database refuses (a
            statement that writes among the rest), or it is none that can be told to read only and a query is asked.

    """
    try:
        import sqlalchemy
        import sqlalchemy.exc
    except ImportError as error:
        raise RecordError("databases need SQLAlchemy: pip install 'silentbuyer[sql]'") from error
    try:
        # SQLAlchemy reads a URL up to its first line end; a query of several lines is asked whole.
        url = sqlalchemy.make_url(address.replace("\r", "%0D").replace("\n", "%0A"))
    except (sqlalchemy.exc.ArgumentError, ValueError) as error:
        raise RecordError(f"this is no database URL that can be read ({type(error).__name__})") from error
    shown = url.difference_update_query(["query"]).render_as_string(hide_password=True)
    statement = _statement(sqlalchemy, url.query, shown)
    engine = connection = None
    try:
        engine = _engine(sqlalchemy, url.difference_update_query(["table", "query"]))
        connection = _connected(engine, free=isinstance(statement, str))
        columns, rows = _asked(connection, statement)
    except (sqlalchemy.exc.SQLAlchemyError, ImportError, RecordError) as error:
        _close(engine, connection)
        reason = next(iter(str(getattr(error, "orig", None) or error).splitlines()), type(error).__name__)[:200]
        raise RecordError(
            f"{shown}: the database cannot be read, with nothing but reading allowed ({reason})"
        ) from error
    name = str(url.query.get("table") or "query")
    return Table(file=name, format="sql", columns=columns, records=rows, close=lambda: _close(engine, connection))


def _close(engine: Any, connection: Any) -> None:
    # Closing rolls back; nothing is ever committed.
    if connection is not None:
        connection.close()
    if engine is not None:
        engine.dispose()


def _engine(sqlalchemy: Any, url: Any) -> Any:
    if url.get_backend_name() != "sqlite":
        # The one driver that takes several statements at once unless it is told not to.
        given = {"multi_statements": False} if url.drivername.endswith("+mysqldb") else {}
        return sqlalchemy.create_engine(url, connect_args=given)
    engine = sqlalchemy.create_engine(_file(url))
    sqlalchemy.event.listen(engine, "connect", _reading_only)
    return engine


def _file(url: Any) -> Any:
    """The URL that opens a SQLite file for reading only; one that does not exist is not made."""
    name = url.database or ""
    if name in {"", ":memory:"}:
        return url
    if not name.startswith("file:"):
        name = Path(name).absolute().as_uri()
    return url.set(database=name).update_query_dict({"mode": "ro", "uri": "true"})


def _reading_only(connection: Any, _: object) -> None:
    """SQLite asks before each step of each statement; nothing but reading is allowed, nor any setting changed."""

    def may(action: int, _name: str | None, value: str | None, *_: str | None) -> int:
        asked = action == sqlite3.SQLITE_PRAGMA and value is None
        return sqlite3.SQLITE_OK if asked or action in _HARMLESS else sqlite3.SQLITE_DENY

    connection.execute("PRAGMA query_only = ON")
    connection.set_authorizer(may)


def _connected(engine: Any, *, free: bool) -> Any:
    """A connection whose transactions only read; `free` is whether the user's own statement is to run."""
    dialect = engine.dialect.name
    if free and dialect not in _ONLY_READING:
        known = ", ".join(_ONLY_READING)
        raise RecordError(f"a query can be asked of {known}, which can be told to read only; else say ?table=NAME")
    connection = engine.connect()
    for setting in _ONLY_READING.get(dialect, ()):
        connection.exec_driver_sql(setting)
    connection.commit()  # the setting holds from the next transaction on
    if free and dialect in {"mysql", "mariadb"}:
        _refuse_files(connection)
    return connection


def _refuse_files(connection: Any) -> None:
    """No free query for an account that may write files on the server: nothing but its grants can keep it from that."""
    if connection.exec_driver_sql(_MAKES_FILES).first() is not None:
        raise RecordError(
            "this account has the FILE privilege, with which a query may write files on the server "
            "(INTO OUTFILE); use an account without it, or ?table=NAME"
        )


def _asked(connection: Any, statement: Any) -> tuple[tuple[str, ...], Iterator[Record]]:
    """The columns and the records; the first row is fetched at once, for some refusals come only then."""
    how = {"stream_results": True, "max_row_buffer": _CHUNK}
    if isinstance(statement, str):
        # As it stands: a colon is no parameter, a percent sign no placeholder.
        result = connection.exec_driver_sql(statement, execution_options={**how, "no_parameters": True})
    else:
        result = connection.execute(statement, execution_options=how)
    if not result.returns_rows:
        raise RecordError("it gives no table; a reading statement such as SELECT does")
    columns = tuple(result.keys())
    rows = _records(result)
    return columns, itertools.chain(list(itertools.islice(rows, 1)), rows)


def _statement(sqlalchemy: Any, query: Mapping[str, Any], shown: str) -> Any:
    table, text = query.get("table"), query.get("query")
    if bool(table) == bool(text) or not isinstance(table or text, str):
        raise RecordError(f"{shown}: say which rows with either ?table=NAME or ?query=SELECT...")
    if text:
        return str(text)
    schema, _, name = str(table).rpartition(".")
    return sqlalchemy.select(sqlalchemy.text("*")).select_from(sqlalchemy.table(name, schema=schema or None))


def _records(result: Any) -> Iterator[Record]:
    for number, row in enumerate(result.yield_per(_CHUNK).mappings(), 1):
        yield Record.of(number, dict(row))
