"""Rows of one id brought together while a file streams by: a buyer may have a row for each contact, deal or order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs

from silentbuyer.batch.delimited import Fault
from silentbuyer.batch.tabular import Record
from silentbuyer.records import cells

WINDOW = 20_000
"""Rows that are held back to look for more of the same id: a whole export of most sellers (judgement)."""
_CHARACTERS = 4 << 20
"""And of giant rows no more than so much text."""


def grouped(
    found: Iterable[Record | Fault], id_columns: Sequence[str], window: int = WINDOW
) -> Iterator[list[Record | Fault]]:
    """The rows in the order of the file, those of one id together with the first, if they stand within `window` rows.

    A row without an id, and a fault, is alone. Memory is bounded by the window.
    """
    if not id_columns or window < 1:
        yield from ([item] for item in found)
        return
    held = _Waiting()
    for item in found:
        held.add(item, _mark(item, id_columns))
        while held.rows > window or held.size > _CHARACTERS:
            yield held.first()
    while held.rows:
        yield held.first()


@attrs.define
class _Waiting:
    """Rows that wait for more of their id: the first of each id in their order, and the later ones by id.

    Attributes:
        rows: how many there are.
        size: their characters.

    """

    rows: int = 0
    size: int = 0
    _firsts: deque[Record | Fault] = attrs.field(factory=deque)
    _marks: deque[str] = attrs.field(factory=deque)
    _known: set[str] = attrs.field(factory=set)
    _later: dict[str, list[Record | Fault]] = attrs.field(factory=dict)

    def add(self, item: Record | Fault, mark: str) -> None:
        """One more row, of this id."""
        self.rows, self.size = self.rows + 1, self.size + size_of(item)
        if mark in self._known:
            self._later.setdefault(mark, []).append(item)
            return
        self._firsts.append(item)
        self._marks.append(mark)
        if mark:
            self._known.add(mark)

    def first(self) -> list[Record | Fault]:
        """The rows of the id that has waited longest; they wait no more."""
        mark = self._marks.popleft()
        self._known.discard(mark)
        group = [self._firsts.popleft(), *self._later.pop(mark, ())]
        self.rows, self.size = self.rows - len(group), self.size - sum(map(size_of, group))
        return group


def _mark(item: Record | Fault, id_columns: Sequence[str]) -> str:
    """The id of a row as it is written; empty where there is none."""
    if isinstance(item, Fault):
        return ""
    if len(id_columns) == 1:
        return _told(item, id_columns[0])
    told = [_told(item, name) for name in id_columns if _cell(item, name)]
    if len(told) == 1:
        return told[0]
    return "\0".join(told) if any(told) else ""


def _told(item: Record, name: str) -> str:
    """What a row has as its id in one column."""
    cell = _cell(item, name)
    return cells.bare_id(cells.plain(cell)[:400].strip()) if cell else ""


def _cell(item: Record, name: str) -> Any:
    try:
        return item.values[item.columns.index(name)]
    except ValueError:
        return None


def size_of(item: Record | Fault) -> int:
    """Characters of a row."""
    if not isinstance(item, Record):
        return 0
    try:
        return len("".join(item.values))
    except TypeError:  # of a sheet or a database: not all cells are texts
        return sum(len(cell) for cell in item.values if isinstance(cell, str))
