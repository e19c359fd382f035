"""The hours in which a buyer can be met: their office hours on every likely clock, and those that two sides share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from silentbuyer.calendars.country import calendar_for
from silentbuyer.calendars.doubts import midnight
from silentbuyer.calendars.zones import ASSERT, Whereabouts

Interval = tuple[datetime, datetime]

HORIZON = timedelta(days=75)
_CANDIDATE = 0.1


def both(left: Iterable[Interval], right: Iterable[Interval]) -> Iterator[Interval]:
    """The stretches in both of two rows of sorted intervals."""
    others = list(right)
    at = 0
    for begin, end in left:
        while at < len(others) and others[at][1] <= begin:
            at += 1
        for first, last in others[at:]:
            if first >= end:
                break
            yield max(begin, first), min(end, last)


def reply_windows(where: Whereabouts, begin: datetime, end: datetime) -> list[Interval]:
    """The buyer's office hours; only those that all likely clocks share when the clock is not certain."""
    places = where.candidates[:1]
    if where.confidence(begin) < ASSERT:
        places = tuple(place for place in where.candidates if place.share >= _CANDIDATE) or places
    calendars = {(p.country, p.subdivision, p.zone): calendar_for(p.country, p.subdivision, p.zone) for p in places}
    windows: list[list[Interval]] = [list(calendar.intervals(begin, end)) for calendar in calendars.values()]
    shared = windows[0]
    for other in windows[1:]:
        shared = list(both(shared, other))
    return shared or windows[0]


def coming_windows(where: Whereabouts, start: datetime) -> Iterator[Interval]:
    """The buyer's office hours from a moment on, two days and then weeks: the first good one is nearly always near.

    They are cut at the buyer's midnight, so that no window is cut in two.
    """
    zone = where.best.zone
    day = start.astimezone(ZoneInfo(zone)).date()
    begin, last = start, start + HORIZON
    step = timedelta(days=2)
    while begin < last:
        day, step = day + step, timedelta(days=7)
        end = min(datetime.fromtimestamp(midnight(day, zone), UTC), last)
        yield from reply_windows(where, begin, end)
        begin = end
