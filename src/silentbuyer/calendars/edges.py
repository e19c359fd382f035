"""A working-rate curve: constant pieces on UTC seconds with prefix sums, so that two bisects answer any interval."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, tzinfo

import attrs

DAY = 86400
_WEEK = 7 * DAY
_GRAIN = 1e-4  # Seconds: sums are floats, and a moment on a plateau must not slip to its other side.

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
        sums: working seconds before each edge.
        table: the few distinct kinds of piece.
        first, last: begin and end of the curve.

    """

    starts: array[int]
    codes: bytearray
    sums: array[float]
    table: tuple[Code, ...]
    rates: tuple[float, ...]
    first: int
    last: int

    @classmethod
    def of(cls, pieces: Iterable[tuple[int, int]], end: int, table: Sequence[Code]) -> Edges:
        """The curve from (first second, code) pairs in order; neighbours of one code are joined."""
        starts, codes, sums = array("q"), bytearray(), array("d")
        rates = tuple(code.rate for code in table)
        total, last, last_start = 0.0, -1, 0
        for start, code in pieces:
            if code == last:
                continue
            total += (start - last_start) * rates[last] if last >= 0 else 0.0
            starts.append(start)
            codes.append(code)
            sums.append(total)
            last, last_start = code, start
        starts.append(end)
        sums.append(total + (end - last_start) * rates[last])
        return cls(starts, codes, sums, tuple(table), rates, starts[0], end)

    def work(self, moment: float) -> float:
        """Working seconds from the begin of the curve to a moment within it."""
        i = bisect_right(self.starts, moment) - 1
        if i >= len(self.codes):
            return self.sums[-1]
        return self.sums[i] + (moment - self.starts[i]) * self.rates[self.codes[i]]

    def between(self, begin: float, until: float) -> float:
        """Working seconds between two moments within the curve; negative when `until` is the earlier one."""
        starts, sums, codes, rates = self.starts, self.sums, self.codes, self.rates
        i, j = bisect_right(starts, begin) - 1, bisect_right(starts, until) - 1
        return sums[j] + (until - starts[j]) * rates[codes[j]] - sums[i] - (begin - starts[i]) * rates[codes[i]]

    def moment(self, work: float, *, latest: bool = False) -> float:
        """The earliest (or latest) moment before which exactly so many working seconds lie."""
        if latest:
            i = bisect_right(self.sums, work + _GRAIN)
            if i == len(self.sums):
                return self.starts[-1]
        else:
            i = bisect_left(self.sums, work - _GRAIN)
            if i == 0:
                return self.starts[0]
        rate = self.rates[self.codes[i - 1]]
        return self.starts[i - 1] + max(0.0, work - self.sums[i - 1]) / rate if rate else float(self.starts[i])

    def pieces(self, begin: float, end: float) -> Iterator[tuple[float, float, Code]]:
        """The pieces between two moments, cut to them."""
        starts, codes, table = self.starts, self.codes, self.table
        first = max(0, bisect_right(starts, begin) - 1)
        at = max(begin, starts[first])
        for i in range(first, min(bisect_left(starts, end), len(codes))):
            stop = starts[i + 1]
            yield at, min(end, stop), table[codes[i]]
            at = stop

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


def offset_pieces(zone: tzinfo, begin: int, end: int) -> list[Piece]:
    """The stretches of constant UTC offset between two UTC seconds.

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
    return pieces
