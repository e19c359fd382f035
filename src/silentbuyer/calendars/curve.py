"""How a curve is drawn: the plans of local days laid on UTC seconds, the working windows over nights and days off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import tzinfo

from silentbuyer.calendars.edges import DAY, Code, Edges, offset_pieces
from silentbuyer.calendars.office import Span

NIGHT, WEEKEND, HOLIDAY = 0, 1, 2
"""What lies under the working windows of a day."""

Plan = tuple[int, tuple[Span, ...], float]
"""A local day: what lies under its windows, the windows in seconds from midnight, and the rate in them."""


def drawn(
    zone: tzinfo,
    begin: int,
    end: int,
    special: Mapping[int, Plan],
    plain: Sequence[Plan],
    *,
    after_hours: float,
    off_days: float,
) -> Edges:
    """The curve between two UTC seconds.

    `special` are the plans of single days by their number since 1970-01-01, `plain` those of the week from Monday;
    the two rates (0..1) are those of the time outside the windows of working days, and of weekends; a public holiday
    counts nothing.
    """
    codes: dict[tuple[float, str], int] = {
        (after_hours, "night"): NIGHT,
        (off_days, "weekend"): WEEKEND,
        (0.0, "holiday"): HOLIDAY,
    }
    days: list[_Day] = []
    for start, stop, offset in offset_pieces(zone, begin, end):
        for number in range((start + offset) // DAY - 1, (stop + offset - 1) // DAY + 1):
            kind, windows, rate = special.get(number) or plain[(number + 3) % 7]
            code = codes.setdefault((rate, "weekend"), len(codes)) if windows else 0
            days.append((number * DAY - offset, start, stop, kind, windows, code))
    pieces = _simple(days) or _overlay(*_cut(days))
    return Edges.of(pieces, end, [Code(*key) for key in codes])


_Day = tuple[int, int, int, int, tuple[Span, ...], int]
"""Its midnight, the stretch of one UTC offset that it lies in, what lies under its windows, these, and their code."""


def _simple(days: Iterable[_Day]) -> list[tuple[int, int]]:
    """The pieces where each window ends on its own day and within its stretch, as nearly all do; else none."""
    pieces: list[tuple[int, int]] = []
    for midnight, start, stop, kind, windows, code in days:
        if midnight + DAY <= start:
            if windows and midnight + windows[-1][1] > start:
                return []
            continue
        pieces.append((max(midnight, start), kind))
        at = max(start - midnight, 0)
        for first, last in windows:
            if first <= at or last >= DAY or midnight + last >= stop:
                return []
            pieces += (midnight + first, code), (midnight + last, kind)
            at = last
    return pieces


def _cut(days: Iterable[_Day]) -> tuple[list[tuple[int, int]], list[tuple[int, int, int]]]:
    """What lies under the windows, and the windows themselves in order, all cut to their stretches."""
    base: list[tuple[int, int]] = []
    work: list[tuple[int, int, int]] = []
    for midnight, start, stop, kind, windows, code in days:
        if midnight + DAY > start:
            base.append((max(midnight, start), kind))
        for first, last in windows:
            if midnight + first < stop and midnight + last > start:
                work.append((max(midnight + first, start), min(midnight + last, stop), code))
    return base, sorted(work)


def _overlay(base: list[tuple[int, int]], work: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    """Base pieces with the working intervals laid over them, as (first second, code)."""
    at, under = 0, 0
    busy_until = 0
    for start, stop, code in work:
        first = max(start, busy_until)
        if stop <= first:
            continue
        while at < len(base) and base[at][0] < first:
            under = base[at][1]
            if base[at][0] >= busy_until:
                yield base[at]
            at += 1
        yield first, code
        while at < len(base) and base[at][0] <= stop:
            under = base[at][1]
            at += 1
        yield stop, under
        busy_until = stop
    yield from base[at:]
