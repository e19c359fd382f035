"""A reader whose whole knowledge is a table: which of a system's columns hold which of our fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

import attrs

from silentbuyer.data import tables
from silentbuyer.records import cells
from silentbuyer.records.headers import MANY
from silentbuyer.records.keys import key
from silentbuyer.values.frozen import FrozenMap

Prepare = Callable[[dict[str, Any]], dict[str, Any]]
# How sure so many columns that are typical of a system make (judgement): one may be chance, four are not.
_SURENESS = (0.0, 0.3, 0.6, 0.8, 0.95)
_OTHERS = 0.45  # two of them in a table with columns that the system does not have: plain words that many use


def _same(row: dict[str, Any]) -> dict[str, Any]:
    return row


@attrs.frozen(slots=False)
class TableReader:
    """The export of one system, described by ``data/readers/<name>.toml``.

    Attributes:
        name: of the system, and of its table.
        prepare: mends a row, under their names, before its columns are sorted.

    """

    name: str
    prepare: Prepare = _same

    @cached_property
    def _table(self) -> Mapping[str, Any]:
        found: FrozenMap[str, Any] = tables.toml(f"readers/{self.name}.toml")
        return found

    @cached_property
    def _fields(self) -> Mapping[str, str]:
        told = {**self._table["fields"], **self._table.get("labels", {})}
        return {key(theirs): ours for theirs, ours in told.items()}

    @cached_property
    def _rank(self) -> Mapping[str, int]:
        return {name: place for place, name in enumerate(self._fields)}

    @cached_property
    def _signature(self) -> frozenset[str]:
        labels = self._table.get("typical", {}).get("labels", ())
        return frozenset(map(_spelt, (*self._table["signature"], *labels)))

    @cached_property
    def zone(self) -> str | None:
        """IANA name of the clock of the system's times that name none; None where it is the seller's own."""
        found: str | None = self._table.get("zone")
        return found

    @property
    def names(self) -> frozenset[str]:
        """The columns that the table names, as `key` spells them."""
        return frozenset(self._fields)

    def confidence(self, columns: Sequence[str]) -> float:
        """From how many columns are typical of this system, as spelt there: ``First Name`` is not ``firstName``."""
        hits = len(set(map(_spelt, columns)) & self._signature)
        if hits == 2 and not all(key(column) in self._fields for column in columns):
            return _OTHERS
        return _SURENESS[min(hits, len(_SURENESS) - 1)] + min(hits, 20) / 1000

    def columns(self, columns: Sequence[str]) -> Mapping[str, str]:
        """Theirs -> ours, by the table; ``company/name`` is the name where another column holds the company."""
        told = {column: self._fields[key(column)] for column in columns if key(column) in self._fields}
        sure = {field for field in told.values() if "/" not in field}
        return {
            column: next((one for one in field.split("/") if one not in sure), field.split("/")[-1])
            if "/" in field
            else field
            for column, field in told.items()
        }

    def record(self, row: Mapping[str, Any]) -> Mapping[str, Any]:
        """The row under our names: of several columns for one field the first in the table that is filled is taken."""
        mended = self.prepare(dict(row))
        record: dict[str, Any] = {}
        extra: dict[str, Any] = {}
        claimed = self.columns(tuple(mended))
        for column in sorted(claimed, key=lambda name: self._rank[key(name)]):
            field, value = claimed[column], mended[column]
            if field in MANY and not cells.is_nothing(value) and field in record:
                record[field] = _joined(record[field], value)
            elif field == "extra" or (field in record and not cells.is_nothing(record[field])):
                extra |= {} if cells.is_nothing(value) else {column: value}
            else:
                record[field] = value
        rest = {column: value for column, value in mended.items() if column not in claimed}
        return {**rest, **record, "extra": {**extra, **_mapping(rest.get("extra"))}}


def _spelt(column: str) -> str:
    return " ".join(column.casefold().split())


def _joined(first: Any, second: Any) -> Any:
    if cells.is_nothing(first):
        return second
    return [*_listed(first), *_listed(second)]


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple)) else [value]


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
