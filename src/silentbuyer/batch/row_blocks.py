"""The rows of one table as customers, a block at a time: by columns where they can be, one by one where they cannot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from silentbuyer.batch.delimited import Fault
from silentbuyer.batch.guessed import contacts_of
from silentbuyer.batch.provenance import BadRow, Source
from silentbuyer.batch.stream import column_of
from silentbuyer.batch.tabular import Record
from silentbuyer.errors import CustomerError
from silentbuyer.model.customer import Customer, Remark
from silentbuyer.model.reader import Reader
from silentbuyer.readers.choosing import GENERIC
from silentbuyer.records.by_columns import ByColumns
from silentbuyer.records.cells import is_nothing, plain
from silentbuyer.records.read_record import read_record
from silentbuyer.values.frozen import FrozenMap
from silentbuyer.values.raised import MEANT_TO_END, told

_WHO = frozenset({"company", "name", "first_name", "last_name", "email", "phone", "website"})


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
    def is_plain(self) -> bool:
        """Whether rows are read as they are."""
        return self.reader is GENERIC and not self.mapping

    @property
    def said(self) -> dict[str, str]:
        """Their column -> our field, of those that the user named."""
        return {theirs: ours for ours, theirs in self.mapping.items()}


class RowBlocks:
    """The rows of a table, read in the manner of the table."""

    def __init__(self, manner: Manner, source: Source) -> None:
        self._manner, self._source = manner, source
        self._columns: tuple[str, ...] = ()
        self._by_columns: ByColumns | None = None

    def read(self, items: Sequence[Record | Fault]) -> list[Customer | BadRow]:
        """The customer of each row, or what is wrong with it."""
        found = self._together(items) if len(items) > 1 and not self._manner.guessed else [None] * len(items)
        return [
            _customer(item, self._manner, self._source) if made is None else made
            for item, made in zip(items, found, strict=True)
        ]

    def _together(self, items: Sequence[Record | Fault]) -> list[Customer | None]:
        """The customers of the rows that have the same columns; None for each other row."""
        rows = [self._row(item) for item in items]
        there = [item for item, row in zip(items, rows, strict=True) if isinstance(item, Record) and row is not None]
        if self._by_columns is None or not there:
            return [None] * len(items)
        names = None if self._manner.has_id else [f"row-{item.number}" for item in there]
        made = self._by_columns.customers([row for row in rows if row is not None], names)
        noted = map(_noted, made, there)
        return [None if row is None else next(noted) for row in rows]

    def _row(self, item: Record | Fault) -> Sequence[Any] | None:
        """The cells of a row under the columns of the table as its reader gives it; None where it has others."""
        if isinstance(item, Fault):
            return None
        columns, values = item.columns, item.values
        if not self._manner.is_plain:
            try:
                fields = _fields(item.cells, self._manner)
            except MEANT_TO_END:
                raise
            except BaseException:  # noqa: BLE001 - told when the row is read by itself
                return None
            columns, values = tuple(fields), tuple(fields.values())
        if self._by_columns is None and len(set(columns)) == len(columns):
            self._columns = columns
            self._by_columns = ByColumns.of(columns, zone=self._manner.zone, day_first=self._manner.day_first)
        return values if columns == self._columns else None


def _noted(made: Customer | None, item: Record) -> Customer | None:
    """The customer with what is remarked of its row as a whole."""
    if made is None or not item.notes:
        return made
    return attrs.evolve(made, remarks=(*made.remarks, *(Remark("row", note) for note in item.notes)))


def _is_somebody(row: Mapping[str, Any], source: Source) -> bool:
    """Whether a row without an id names a buyer: a blank cell costs no row, and a stray note is none."""
    return any(ours in _WHO and not is_nothing(row.get(theirs)) for theirs, ours in source.mapping.items())


def _fields(row: Mapping[str, Any], manner: Manner) -> Mapping[str, Any]:
    """The row as its reader gives it, with the columns that the user named under our names."""
    if manner.is_plain:
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
    return _noted(made, item) or made
