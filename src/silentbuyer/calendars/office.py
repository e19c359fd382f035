"""What an office's calendar is made of: windows, dates, weeks that changed, short days; checked and put in order."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import attrs

from silentbuyer.calendars.edges import DAY
from silentbuyer.errors import CalendarError
from silentbuyer.values import checks

Windows = tuple[tuple[str, str], ...]
Span = tuple[int, int]

_CLOCK = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d|24:00")


def seconds(clock: str) -> int:
    """Seconds since local midnight of a clock time such as ``08:30``."""
    hours, minutes = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60


@lru_cache(maxsize=4096)
def spans(windows: Windows) -> tuple[Span, ...]:
    """Windows as seconds of the day; one that ends at or before its start runs past midnight."""
    pairs = ((seconds(start), seconds(end)) for start, end in windows)
    return tuple((start, end if end > start else end + DAY) for start, end in pairs)


def as_windows(value: Any) -> Any:
    """Windows as a tuple of pairs."""
    items = checks.as_tuple(value)
    return tuple(checks.as_tuple(item) for item in items) if isinstance(items, tuple) else items


def check_windows(_: object, __: Any, value: Any) -> None:
    """Windows that are pairs of clock times; the error names the one that is none."""
    for window in value if isinstance(value, tuple) else (value,):
        good = isinstance(window, tuple) and len(window) == 2
        if not good or not all(isinstance(t, str) and _CLOCK.fullmatch(t) for t in window):
            expected = 'windows of local time such as (("08:30", "12:00"), ("13:30", "18:00"))'
            raise CalendarError("WorkCalendar.windows", expected, window)


def as_date(value: Any, field: str = "WorkCalendar.holidays") -> date:
    """A date from a date or ISO text; a datetime counts as its own date."""
    try:
        if isinstance(value, datetime):
            return value.date()
        return value if isinstance(value, date) else date.fromisoformat(value)
    except (TypeError, ValueError):
        raise CalendarError(field, "dates or ISO text such as '2026-12-25'", value) from None


def as_dates(value: Any) -> tuple[date, ...]:
    """Dates, sorted and each once."""
    return tuple(sorted({as_date(item) for item in value}))


def as_weekend(value: Any) -> tuple[tuple[date, tuple[int, ...]], ...]:
    """Rows of (since, weekdays off), sorted by date."""
    try:
        rows = [(as_date(since, "WorkCalendar.weekend"), tuple(map(int, days))) for since, days in value]
    except (TypeError, ValueError):
        raise CalendarError("WorkCalendar.weekend", "pairs of (since, weekdays), Monday is 0", value) from None
    if not rows or any(not 0 <= day <= 6 for _, days in rows for day in days):
        raise CalendarError("WorkCalendar.weekend", "pairs of (since, weekdays), Monday is 0", value)
    return tuple(sorted(rows))


@attrs.frozen
class ShortDay:
    """A weekday with its own hours or a lower rate from a date on: the half Friday of the Emirates, say."""

    weekday: int
    windows: Windows | None = None
    rate: float = 1.0
    since: date = date.min


def by_date(value: Any) -> tuple[ShortDay, ...]:
    """Short days by the date from which they hold."""
    return tuple(sorted(value, key=lambda short: short.since))


@attrs.frozen
class DayRow:
    """What is special about one date: a holiday with its name, a make-up working day, or hours of its own."""

    kind: str
    name: str = ""
    windows: Windows | None = None
    source: str = ""


def zone_name(value: Any) -> Any:
    """The name of a zone that may be given as a `ZoneInfo`."""
    return value.key if isinstance(value, ZoneInfo) else value
