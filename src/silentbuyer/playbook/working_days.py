"""Working days of a buyer's place: counted, found after a holiday, and ended by a deadline."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from silentbuyer.calendars import WorkCalendar, calendar_for

if TYPE_CHECKING:
    from silentbuyer.calendars.zones import Candidate

LONGEST_BREAK = 21
"""Calendar days of the longest break that the calendars know; beyond it no working day needs to be counted."""

_LEAST_TIME = timedelta(hours=1)
_MORNING_HOURS = 2.0
_WEEKEND = timedelta(days=3)


def _usually_works(calendar: WorkCalendar, day: date) -> bool:
    """Whether the office opens on this day of other weeks, so that its being shut is a holiday and not a weekend."""
    return any(calendar.works_on(day + timedelta(days=7 * week)) for week in (-2, -1, 1, 2))


@lru_cache(maxsize=4096)
def working_day(country: str | None, subdivision: str | None, zone: str | None, day: date, count: int) -> date:
    """The date so many working days of a place after a date."""
    # Buyers of one place, written to on one day, share the answer.
    return calendar_for(country, subdivision, zone=zone).add_days(day, count)


@lru_cache(maxsize=4096)
def free_again(
    country: str | None, subdivision: str | None, zone: str, first: date, today: date, *, count: int
) -> date | None:
    """So many working days after the first one that follows the last holiday between two days; None without one."""
    calendar = calendar_for(country, subdivision, zone=zone)
    for back in range(min((today - first).days, LONGEST_BREAK) + 1):
        day = today - timedelta(days=back)
        if not calendar.works_on(day) and _usually_works(calendar, day):
            return calendar.add_days(calendar.add_days(day, 1), count)
    return None


@lru_cache(maxsize=4096)
def deadline(where: Candidate, ours: WorkCalendar, start: datetime, latest: datetime, *, urgent: bool) -> datetime:
    """The last working moment up to a deadline, of a day on which both sides work; what is urgent minds theirs alone.

    Where hardly any working time lies before it, it is the morning after, on the first day on which both work.
    """
    calendar = calendar_for(where.country, where.subdivision, where.zone)
    ends = [end.astimezone(start.tzinfo) for begun, end in calendar.intervals(start, latest) if _counts(begun, end)]
    shared = ends if urgent else [end for end in ends if ours.works_on(end.date())]
    if shared:
        return shared[-1]
    return latest if urgent else _shared_morning(calendar, ours, latest, start)


@lru_cache(maxsize=4096)
def owed(where: Candidate, start: datetime, latest: datetime) -> datetime:
    """By when an answer of ours is owed: within the span; where the office stays shut, in its first morning.

    A weekend is no such office: an answer may lie there when they come in.
    """
    calendar = calendar_for(where.country, where.subdivision, where.zone)
    ends = [end.astimezone(start.tzinfo) for begun, end in calendar.intervals(start, latest) if _counts(begun, end)]
    if ends:
        return ends[-1]
    morning = calendar.advance(latest, _MORNING_HOURS).astimezone(start.tzinfo)
    return morning if morning - latest > _WEEKEND else latest


def _counts(begun: datetime, end: datetime) -> bool:
    return end - begun >= _LEAST_TIME


def _shared_morning(calendar: WorkCalendar, ours: WorkCalendar, latest: datetime, start: datetime) -> datetime:
    at = calendar.advance(latest, _MORNING_HOURS).astimezone(start.tzinfo)
    for _ in range(LONGEST_BREAK):
        if ours.works_on(at.date()):
            break
        midnight = datetime(at.year, at.month, at.day, tzinfo=at.tzinfo) + timedelta(days=1)
        at = calendar.advance(midnight, _MORNING_HOURS).astimezone(start.tzinfo)
    return at
