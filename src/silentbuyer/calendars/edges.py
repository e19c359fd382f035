"""A working-rate curve: constant pieces on UTC seconds with prefix sums, so that two bisects answer any interval."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from itertools import accumulate

import attrs

DAY = 86400
_WEEK = 7 * DAY
_PER = 10_000
"""Parts of a second in which work is summed: whole numbers, so that hours never depend on where a curve begins.

A curve begins where the first questions asked for it, and the same buyer is to get the same bytes in any process.
"""
_GRAIN = 1e-4  # Seconds: a moment on a plateau must not slip to its other side.

Piece = tuple[int, int, int]
"""A stretch of one UTC offset: first second, end, offset in seconds."""


@attrs.frozen
class Code:
    """What a stretch of time is: the working rate in it (0..1), and what the missing part of it is lost to."""

    rate: float
    lost_to: str


@attrs.frozen(eq=False)
class Edges:
    """The rate of a calendar between two moments as sorted UTC edges.

    Attributes:
        starts: first second of each piece; the last entry is the end of the curve.
        codes: for each piece, its index in `table`.
        sums: ten-thousandths of a working second before each edge.
        table: the few distinct kinds of piece; their `rates` count to a ten-thousandth.
        first, last: begin and end of the curve.

    """

    starts: array[int]
    codes: bytearray
    sums: array[int]
    table: tuple[Code, ...]
    rates: tuple[float, ...]
    first: int
    last: int

    @classmethod
    def of(cls, pieces: Iterable[tuple[int, int]], end: int, table: Sequence[Code]) -> Edges:
        """The curve from (first second, code) pairs in order; neighbours of one code are joined."""
        given = list(pieces)
        kept = [piece for before, piece in zip([(0, -1), *given], given, strict=False) if piece[1] != before[1]]
        starts, codes = array("q", [start for start, _ in kept]), bytearray([code for _, code in kept])
        starts.append(end)
        parts = [round(code.rate * _PER) for code in table]
        work = [(stop - start) * parts[code] for start, stop, code in zip(starts, starts[1:], codes, strict=False)]
        sums = array("q", accumulate(work, initial=0))
        return cls(starts, codes, sums, tuple(table), tuple(part / _PER for part in parts), starts[0], end)

    def work(self, moment: float) -> float:
        """Working seconds from the begin of the curve to a moment within it."""
        i = bisect_right(self.starts, moment) - 1
        if i >= len(self.codes):
            return self.sums[-1] / _PER
        return self.sums[i] / _PER + (moment - self.starts[i]) * self.rates[self.codes[i]]

    def between(self, begin: float, until: float) -> float:
        """Working seconds between two moments within the curve; negative when `until` is the earlier one."""
        starts, sums, codes, rates = self.starts, self.sums, self.codes, self.rates
        i, j = bisect_right(starts, begin) - 1, bisect_right(starts, until) - 1
        parts = (until - starts[j]) * rates[codes[j]] - (begin - starts[i]) * rates[codes[i]]
        return (sums[j] - sums[i]) / _PER + parts

    def after(self, begin: float, seconds: float, *, latest: bool = False) -> float | None:
        """The earliest (or latest) moment at which so many working seconds have passed since `begin`.

        None when it lies outside the curve. Negative seconds go back.
        """
        starts, sums = self.starts, self.sums
        at = bisect_right(starts, begin) - 1
        base, goal = sums[at], (begin - starts[at]) * self.rates[self.codes[at]] + seconds
        if not 0 <= base + goal * _PER <= sums[-1]:
            return None
        grain = _GRAIN if latest else -_GRAIN
        i = (bisect_right if latest else bisect_left)(sums, base + (goal + grain) * _PER)
        if i in {0, len(sums)}:
            return float(starts[0] if i == 0 else starts[-1])
        rate, left = self.rates[self.codes[i - 1]], goal - (sums[i - 1] - base) / _PER
        return starts[i - 1] + max(0.0, left) / rate if rate else float(starts[i])

    def pieces(self, begin: float, end: float) -> list[tuple[float, float, Code]]:
        """The pieces between two moments, cut to them."""
        starts, codes = self.starts, self.codes
        first = max(0, bisect_right(starts, begin) - 1)
        after = min(bisect_left(starts, end), len(codes))
        if first >= after:
            return []
        inner = starts[first + 1 : after].tolist()
        kinds = map(self.table.__getitem__, codes[first:after])
        return list(zip([max(begin, starts[first]), *inner], [*inner, min(end, starts[after])], kinds, strict=True))

    @property
    def nbytes(self) -> int:
        """Bytes of the three arrays."""
        return len(self.starts) * 8 + len(self.codes) + len(self.sums) * 8


def _offset(zone: tzinfo, moment: int) -> int:
    offset = datetime.fromtimestamp(moment, UTC).astimezone(zone).utcoffset()
    return int(offset.total_seconds()) if offset is not None else 0


def _transition(zone: tzinfo, low: int, high: int, before: int) -> int:
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
    return high


@lru_cache(maxsize=1024)
def offset_pieces(zone: tzinfo, begin: int, end: int) -> tuple[Piece, ...]:
    """The stretches of constant UTC offset between two UTC seconds; the calendars of one zone share them.

    A week is the step of the search: no zone has changed its clock twice within one.
    """
    pieces: list[Piece] = []
    start, offset, at = begin, _offset(zone, begin), begin
    while at < end:
        following = min(at + _WEEK, end)
        new = _offset(zone, following)
        if new != offset:
            change = _transition(zone, at, following, offset)
            pieces.append((start, change, offset))
            start, offset = change, new
        at = following
    pieces.append((start, end, offset))
    return tuple(pieces)
