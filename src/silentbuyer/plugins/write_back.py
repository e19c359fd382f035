"""Writing diagnoses back: to a CSV file, a database table or a webhook; each is a plugin with the `diagnosed` hook.

```python
with Engine(seller, plugins=[CsvWriteBack("out/worklist.csv")]) as engine:
    for diagnosis in engine.stream(customers):
        ...
```
A fault while writing becomes a complaint of that diagnosis; the next buyers go on.
"""

from __future__ import annotations

import asyncio
import csv
import re
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from silentbuyer.addresses.network import Network
from silentbuyer.errors import EngineError
from silentbuyer.model.diagnosis import Diagnosis
from silentbuyer.plugins.hookspecs import hookimpl

COLUMNS = (
    "customer",
    "label",
    "diagnosed_at",
    "cause",
    "probability",
    "action",
    "channel",
    "not_before",
    "due",
    "advice",
)
_TABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,62}")


def row_of(diagnosis: Diagnosis) -> dict[str, Any]:
    """What goes back: id, cause, its probability, and the first action with its dates (ISO 8601) and advice."""
    first = diagnosis.actions[0] if diagnosis.actions else None
    return {
        "customer": diagnosis.customer,
        "label": diagnosis.label,
        "diagnosed_at": diagnosis.now.isoformat(),
        "cause": str(diagnosis.cause),
        "probability": round(diagnosis.probability, 4),
        "action": first.kind if first else None,
        "channel": first.channel if first else None,
        "not_before": first.not_before.isoformat() if first and first.not_before else None,
        "due": first.due.isoformat() if first and first.due else None,
        "advice": first.advice if first else None,
    }


@attrs.frozen
class CsvWriteBack:
    """Appends one row a diagnosis to a CSV file (UTF-8 with a mark, so that spreadsheets open it rightly)."""

    path: Path = attrs.field(converter=Path)
    name: str = "write-back-csv"

    @hookimpl
    def diagnosed(self, diagnosis: Diagnosis) -> None:
        """Append the row; cells that a spreadsheet would execute are neutralised."""
        from silentbuyer.batch import safe_cell

        fresh = not self.path.exists() or self.path.stat().st_size == 0
        row = {column: safe_cell(value) for column, value in row_of(diagnosis).items()}
        with self.path.open("a", encoding="utf-8-sig" if fresh else "utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS)
            if fresh:
                writer.writeheader()
            writer.writerow(row)


def _table_name(_: object, __: Any, value: str) -> None:
    if not _TABLE.fullmatch(value):
        raise EngineError(f"a table's name must be letters, digits and underscores, got {value!r:.80}")


@attrs.frozen
class TableWriteBack:
    """Keeps one row a buyer in a database table, made when it is missing; the newest diagnosis replaces the older.

    Attributes:
        url: an SQLAlchemy URL such as ``sqlite:///crm.db`` or ``postgresql+psycopg://...`` (extra ``[sql]``).
        table: the table's name: letters, digits and underscores.

    """

    url: str
    table: str = attrs.field(default="silentbuyer_diagnoses", validator=_table_name)
    name: str = "write-back-table"

    @hookimpl
    def diagnosed(self, diagnosis: Diagnosis) -> None:
        """Replace the buyer's row in one transaction."""
        sql = _sqlalchemy()
        row = row_of(diagnosis)
        engine = sql.create_engine(self.url)
        try:
            table = self._described(sql)
            table.create(engine, checkfirst=True)
            with engine.begin() as connection:
                connection.execute(table.delete().where(table.c.customer == row["customer"]))
                connection.execute(table.insert().values(**row))
        finally:
            engine.dispose()

    def _described(self, sql: Any) -> Any:
        columns = [
            sql.Column(name, sql.Float if name == "probability" else sql.Text, primary_key=name == "customer")
            for name in COLUMNS
        ]
        return sql.Table(self.table, sql.MetaData(), *columns)


def _sqlalchemy() -> Any:
    try:
        import sqlalchemy
    except ImportError:
        raise EngineError("writing to a database needs SQLAlchemy: pip install 'silentbuyer[sql]'") from None
    return sqlalchemy


@attrs.frozen
class WebhookWriteBack:
    """POSTs one JSON document a diagnosis to an address of your own, under the same policy as every connection.

    Attributes:
        url: http or https; private addresses only when `network.allow_networks` opens them.
        network: the policy: ports, networks, time.
        headers: sent with each document, for example an authorisation; never logged.

    """

    url: str
    network: Network = attrs.field(factory=Network)
    headers: Mapping[str, str] = attrs.field(factory=dict, repr=False)
    name: str = "write-back-webhook"

    @hookimpl
    def diagnosed(self, diagnosis: Diagnosis) -> None:
        """Send it and wait for the status; what goes wrong is raised, and becomes a complaint of the diagnosis."""
        from silentbuyer.probes.sending import post_json

        _in_own_loop(lambda: post_json(self.url, row_of(diagnosis), self.network, self.headers))


def _in_own_loop(make: Any) -> None:
    """Run a coroutine to its end in a thread of its own: a notebook's loop is running already."""
    faults: list[BaseException] = []

    def run() -> None:
        try:
            asyncio.run(make())
        except Exception as error:  # noqa: BLE001 - carried to the calling thread and raised there
            faults.append(error)

    thread = threading.Thread(target=run, name="silentbuyer-webhook")
    thread.start()
    thread.join()
    for fault in faults:
        raise fault
