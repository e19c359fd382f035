"""The hours in which a buyer can be met: their office hours on every likely clock, and those that two sides share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from silentbuyer.calendars.country import calendar_for
from silentbuyer.calendars.doubts import midnight
from silentbuyer.calendars.zones import ASSERT, Candidate, Whereabouts
from silentbuyer.data.time_zones import zone_of

Interval = tuple[datetime, datetime]

HORIZON = timedelta(days=75)
_CANDIDATE = 0.1
_TRIED, _LEAST, _LEAST_DAYS = timedelta(days=14), timedelta(hours=2), 4


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
    """The buyer's office hours; those that the likely clocks share, as many of them as meet, when it is not certain."""
    places = where.candidates[:1]
    if where.confidence(begin) < ASSERT:
        places = _meeting(where.candidates, begin.date())
    calendars = {(p.country, p.subdivision, p.zone): calendar_for(p.country, p.subdivision, p.zone) for p in places}
    windows: list[list[Interval]] = [list(calendar.intervals(begin, end)) for calendar in calendars.values()]
    shared = windows[0]
    for other in windows[1:]:
        shared = list(both(shared, other))
    return shared


@lru_cache(maxsize=1024)
def _meeting(candidates: tuple[Candidate, ...], day: date) -> tuple[Candidate, ...]:
    """The likely places whose office hours meet in the fortnight from a day, from the likeliest on.

    A place that leaves no hours in common with likelier ones would put every message off, to summer time or for good.
    """
    begin = datetime(day.year, day.month, day.day, tzinfo=UTC)
    end = begin + _TRIED
    kept = candidates[:1]
    shared = _hours_of(kept[0], begin, end)
    for place in candidates[1:]:
        met = list(both(shared, _hours_of(place, begin, end))) if place.share >= _CANDIDATE else []
        if sum(stop - start >= _LEAST for start, stop in met) >= _LEAST_DAYS:
            kept, shared = (*kept, place), met
    return kept


def _hours_of(place: Candidate, begin: datetime, end: datetime) -> list[Interval]:
    return list(calendar_for(place.country, place.subdivision, place.zone).intervals(begin, end))


def coming_windows(where: Whereabouts, start: datetime) -> Iterator[Interval]:
    """The buyer's office hours from a moment on, two days and then weeks: the first good one is nearly always near.

    They are cut at the buyer's midnight, so that no window is cut in two.
    """
    zone = where.best.zone
    day = start.astimezone(zone_of(zone)).date()
    begin, last = start, start + HORIZON
    step = timedelta(days=2)
    while begin < last:
        day, step = day + step, timedelta(days=7)
        end = min(datetime.fromtimestamp(midnight(day, zone), UTC), last)
        yield from reply_windows(where, begin, end)
        begin = end
