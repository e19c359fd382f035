"""Which row of a file had an id first, however long the file is."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Self

HELD = 20_000
"""Ids that are held as they are (judgement): some 200 bytes each, so that a short file needs no database."""


class IdsSeen:
    """The ids seen so far, each with its first row; from `HELD` on in a private temporary database that is gone after.

    Such a base keeps 8 MB in memory, whatever the number of ids. Used by one thread at a time; a context manager.
    """

    def __init__(self, held: int = HELD) -> None:
        self._most = held
        self._held: dict[str, int] = {}
        self._base: sqlite3.Connection | None = None

    def first(self, name: str, row: int) -> int:
        """The row that had this id first: `row` itself, if none had it before."""
        if name in self._held:
            return self._held[name]
        if len(self._held) < self._most:
            return self._held.setdefault(name, row)
        return self._first_of_rest(name.encode("utf-8", "surrogatepass"), row)

    def firsts(self, named: Sequence[tuple[str, int]]) -> list[int]:
        """The same for many rows, one after the other: in a long file most are new, and are put down together."""
        if len(self._held) < self._most or not self._held.keys().isdisjoint(name for name, _ in named):
            return [self.first(name, row) for name, row in named]
        rest = [(name.encode("utf-8", "surrogatepass"), row) for name, row in named]
        if self._opened().executemany("insert or ignore into seen values (?, ?)", rest).rowcount == len(rest):
            return [row for _, row in rest]
        return [self._known(name) for name, _ in rest]

    def _first_of_rest(self, name: bytes, row: int) -> int:
        base = self._opened()
        if base.execute("insert or ignore into seen values (?, ?)", (name, row)).rowcount:
            return row
        return self._known(name)

    def _known(self, name: bytes) -> int:
        found: tuple[int] = self._opened().execute("select line from seen where name = ?", (name,)).fetchone()
        return found[0]

    def _opened(self) -> sqlite3.Connection:
        if self._base is None:
            # A generator is read by one thread at a time, but not always by the one that made it.
            self._base = sqlite3.connect("", isolation_level=None, check_same_thread=False)
            self._base.execute("pragma cache_size = -8000")
            self._base.execute("create table seen (name blob primary key, line integer not null) without rowid")
            self._base.execute("begin")
        return self._base

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._base is not None:
            self._base.close()
