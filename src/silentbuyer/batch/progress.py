"""How far a long run is, on stderr: buyers, rate, remaining time, and how many answers were unknown."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from typing import Any, TextIO, TypeVar

from silentbuyer.batch.provenance import BadRow
from silentbuyer.language.saying import joined, say

T = TypeVar("T")
_EVERY = 0.5
"""Seconds between two tellings."""


class Progress:
    """A line that is written over in place; nothing is written where stderr is no terminal."""

    bad: int
    done: int
    unknown: int

    def __init__(
        self, total: int | None = None, *, out: TextIO | None = None, clock: Callable[[], float] = time.monotonic,
        told: Callable[[str], str] = str,
    ) -> None:  # fmt: skip
        self._told = told
        self._total, self._out, self._clock = total, sys.stderr if out is None else out, clock
        self._began = self._last = clock()
        self._live = self._out.isatty()
        self.done = self.unknown = self.bad = 0

    def take(self, item: Any) -> None:
        """Count one diagnosis, or one pair of its place and what came of it."""
        outcome = item[1] if isinstance(item, tuple) else item
        self.done += 1
        row = outcome if isinstance(outcome, Mapping) else {}
        self.unknown += bool(row.get("unknowns") or getattr(outcome, "unknowns", ()))
        self.bad += isinstance(outcome, BadRow)
        now = self._clock()
        if self._live and now - self._last >= _EVERY:
            self._last = now
            self._write(f"\r{self.line(now)}\x1b[K")

    def line(self, now: float) -> str:
        """Such as ``12,300 of 100,000 buyers, 410 a second, 3 min 34 s left; something unknown of 812``."""
        rate = self.done / max(now - self._began, 1e-9)
        left = (self._total - self.done) / rate if self._total and rate > 0 else None
        done = say("{n:,} buyers", n=self.done)
        if self._total:
            done = say("{n:,} of {total:,} buyers", n=self.done, total=self._total)
        told = [done, say("{rate:,.0f} a second", rate=rate)]
        told += [say("{span} left", span=spell(left))] if left is not None and left >= 1 else []
        aside = [say("something unknown of {n:,}", n=self.unknown)] if self.unknown else []
        aside += [say("{n:,} unreadable", n=self.bad)] if self.bad else []
        return self._told(joined([say("{parts}", parts=tuple(told)), *aside]))

    def end(self) -> None:
        """The last line, which stays."""
        if self._live:
            self._write(f"\r{self.line(self._clock())}\x1b[K\n")

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()


def spell(seconds: float) -> str:
    """Seconds as ``2 h 5 min``, ``3 min 34 s`` or ``40 s``."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return say("{hours} h {minutes} min", hours=hours, minutes=minutes)
    return say("{minutes} min {rest} s", minutes=minutes, rest=rest) if minutes else say("{rest} s", rest=rest)


def counted(
    items: Iterable[T], total: int | None = None, *, out: TextIO | None = None, told: Callable[[str], str] = str
) -> Iterator[T]:
    """The same items, while stderr shows how far it is; `total` is how many there will be, where that is known.

    `told` says a sentence in the user's language.
    """
    progress = Progress(total, out=out, told=told)
    try:
        for item in items:
            yield item
            progress.take(item)
    finally:
        progress.end()


def total_of(items: Iterable[object]) -> int | None:
    """How many there will be, where that can be told without reading them."""
    return len(items) if isinstance(items, Sized) else None
