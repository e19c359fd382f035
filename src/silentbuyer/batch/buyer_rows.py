"""The rows of one buyer as one customer, each with the manner in which its cells are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from silentbuyer.batch.delimited import Fault
from silentbuyer.batch.guessed import contacts_of
from silentbuyer.batch.ids_seen import IdsSeen
from silentbuyer.batch.messages import JoinedLog
from silentbuyer.batch.order_rows import JoinedOrders
from silentbuyer.batch.provenance import BadRow, Source
from silentbuyer.batch.same_id import WINDOW, grouped
from silentbuyer.batch.stream import column_of
from silentbuyer.batch.tabular import Record, Table
from silentbuyer.batch.watching import Watch
from silentbuyer.errors import CustomerError
from silentbuyer.language.saying import mark
from silentbuyer.model.customer import Customer, Remark
from silentbuyer.model.reader import Reader
from silentbuyer.readers.choosing import GENERIC
from silentbuyer.records.cells import is_nothing, plain
from silentbuyer.records.one_buyer import may_be_one, one_buyer
from silentbuyer.records.read_record import read_record
from silentbuyer.values.frozen import FrozenMap
from silentbuyer.values.raised import MEANT_TO_END, told

_WHO = frozenset({"company", "name", "first_name", "last_name", "email", "phone", "website"})
_URL = re.compile(r"[a-z][a-z0-9+_]{1,40}://", re.IGNORECASE)


@attrs.frozen
class Manner:
    """How the rows of one table are read."""

    reader: Reader
    mapping: FrozenMap[str, str]
    zone: str | None
    day_first: bool | None
    has_id: bool
    guessed: FrozenMap[str, str]

    @property
    def said(self) -> dict[str, str]:
        """Their column -> our field, of those that the user named."""
        return {theirs: ours for ours, theirs in self.mapping.items()}


def _is_somebody(row: Mapping[str, Any], source: Source) -> bool:
    """Whether a row without an id names a buyer: a blank cell costs no row, and a stray note is none."""
    return any(ours in _WHO and not is_nothing(row.get(theirs)) for theirs, ours in source.mapping.items())


def customers_of(
    table: Table, manner: Manner, source: Source, *, log: JoinedLog | None, watch: Watch, bought: JoinedOrders
) -> Iterator[Customer | BadRow]:
    """The buyers of a table, joined with their messages and orders; a row that is none is reported in its place."""
    # Rows that a program hands over are not kept waiting for others, and each has its own answer.
    window = 0 if table.format in {"rows", "arrow"} else WINDOW
    try:
        yield from log.faults if log else ()
        yield from bought.faults
        with IdsSeen() as seen:
            for group in grouped(table.records, _id_columns(source), window):
                for found in _buyers(group, manner, source, seen, watch):
                    if isinstance(found, BadRow):
                        yield found
                        continue
                    logged = log.joined(found) if log else found
                    watch.told_of += logged is not found
                    yield bought.joined(logged, zone=manner.zone, day_first=manner.day_first)
        if log:
            watch.strangers, watch.logged = log.strangers(), log.base.size
    finally:
        table.close()
        if log:
            log.close()


def _id_columns(source: Source) -> tuple[str, ...]:
    return tuple(theirs for theirs, ours in source.mapping.items() if ours == "id")


_FAR = f": rows of one id are one buyer in a file that has them within {WINDOW:,} rows"
_OTHER = mark(": it has another company and other addresses")


def _buyers(
    group: list[Record | Fault], manner: Manner, source: Source, seen: IdsSeen, watch: Watch
) -> Iterator[Customer | BadRow]:
    """The buyer whose rows these are, and the rows that are none of this buyer's."""
    rows: list[tuple[int, Customer]] = []
    for item in group:
        found = _customer(item, manner, source)
        if isinstance(found, BadRow):
            yield found
        elif (first := seen.first(found.id, item.number)) != (rows[0][0] if rows else item.number):
            yield _of_another(source, item.number, found.id, first, _FAR)
        elif rows and not may_be_one(rows[0][1], found):
            yield _of_another(source, item.number, found.id, rows[0][0], _OTHER)
        else:
            rows.append((item.number, found))
    if rows:
        watch.joined += len(rows) - 1
        yield one_buyer(rows)


def _of_another(source: Source, row: int, name: str, first: int, why: str) -> BadRow:
    return BadRow(source.file, row, column_of(source, "id"), f"an id of its own (row {first} has it){why}", name[:120])


def _fields(row: Mapping[str, Any], manner: Manner) -> Mapping[str, Any]:
    """The row as its reader gives it, with the columns that the user named under our names."""
    if manner.reader is GENERIC and not manner.mapping:
        return row
    said = manner.said
    read = manner.reader.record({name: cell for name, cell in row.items() if name not in said})
    return {**dict(read), **{said[name]: cell for name, cell in row.items() if name in said}}


def _customer(item: Record | Fault, manner: Manner, source: Source) -> Customer | BadRow:
    if isinstance(item, Fault):
        return BadRow(source.file, item.number, "", item.expected, item.value)
    try:
        fields = _fields(item.cells, manner)
    except MEANT_TO_END:
        raise
    except BaseException as error:  # noqa: BLE001 - a plugin's reader may fail in any way; it costs this row only
        expected = f"a row that the reader {manner.reader.name!r} can read"
        return BadRow(source.file, item.number, "", expected, told(error, 120))
    if manner.guessed:
        fields = {**fields, **contacts_of(fields, manner.guessed)}
    try:
        name = f"row-{item.number}" if not manner.has_id or _is_somebody(item.cells, source) else None
        made = read_record(fields, default_id=name, zone=manner.zone, day_first=manner.day_first)
    except CustomerError as error:
        column = column_of(source, error.field.rpartition(".")[2]) if "." in error.field else ""
        value = "" if error.value is None else plain(error.value)[:120]
        return BadRow(source.file, item.number, column, error.expected, value)
    if item.notes:
        return attrs.evolve(made, remarks=(*made.remarks, *(Remark("row", note) for note in item.notes)))
    return made
