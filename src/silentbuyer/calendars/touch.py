"""When to write or call next: the buyer's own hours, our hours, and the morning after an absence left alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache

import attrs

from silentbuyer.calendars.absence import Absence
from silentbuyer.calendars.after_absence import LONG_ABSENCE_DAYS, after_absence, rest_before
from silentbuyer.calendars.country import CountryCalendar, calendar_for, default_zone
from silentbuyer.calendars.doubts import midnight
from silentbuyer.calendars.eves import is_eve
from silentbuyer.calendars.office import Windows
from silentbuyer.calendars.outlook import Outlook
from silentbuyer.calendars.shared_hours import Interval, both, coming_windows, reply_windows
from silentbuyer.calendars.zones import ASSERT, Whereabouts, locate
from silentbuyer.data.time_zones import zone_of
from silentbuyer.errors import CalendarError
from silentbuyer.model.customer import Customer
from silentbuyer.model.seller import Seller

_Ours = tuple[str, str | None, Windows]
"""Our own country, zone and office hours."""

CALLS = frozenset({"phone", "call", "voice"})
"""Channels on which both sides must be awake."""

MORNING = (time(9, 0), time(11, 30))
"""The part of the buyer's morning that a mail is sent into."""

LEFT_HOURS = 2.0
"""Working hours that must be left in the buyer's day."""

BACKLOG_HOURS = 2.0
"""Working hours after a long absence in which the buyer clears the backlog."""

_MINUTE = timedelta(minutes=1)
_FARTHEST_FOR_US = timedelta(days=12)
_LEAST_CALL = timedelta(minutes=30)


@attrs.frozen(kw_only=True)
class Touch:
    """The next good moment to reach a buyer.

    Attributes:
        at: timezone-aware, on the buyer's (likeliest) clock.
        local_time: the same as that clock shows it; None when the zone is not certain.
        notes: why it is not earlier, and doubts, in sentences.
        own_holiday: name of a holiday of our own on which it falls, or for which it was put off.

    """

    at: datetime
    local_time: str | None = None
    notes: tuple[str, ...] = ()
    own_holiday: str = ""


def seller_calendar(seller: Seller) -> CountryCalendar:
    """Our own office hours, week and holidays."""
    return _our_calendar(seller.country, seller.timezone, seller.hours)


@lru_cache(maxsize=64)
def _our_calendar(country: str, zone: str | None, hours: Windows) -> CountryCalendar:
    return attrs.evolve(calendar_for(country, None, zone or default_zone(country)), windows=hours)


def golden_overlap(
    customer: Customer, seller: Seller, after: datetime, *, days: int = 10, absences: Iterable[Absence] = ()
) -> tuple[Interval, ...]:
    """UTC intervals within the next working days of the buyer in which both sides are at work; for calls."""
    where = locate(customer, after)
    outlook = Outlook(where.best, tuple(absences))
    calendar = outlook.hard
    start = after_absence(outlook, after)[0]
    local = start.astimezone(zone_of(where.best.zone)).date()
    last = calendar.add_days(local, max(1, days) - (1 if calendar.works_on(local) else 0))
    end = datetime.fromtimestamp(midnight(last + timedelta(days=1), where.best.zone), UTC)
    ours = seller_calendar(seller).intervals(start, end)
    shared = both(reply_windows(where, start, end), ours)
    return tuple((begin.astimezone(UTC), stop.astimezone(UTC)) for begin, stop in shared)


def next_touch(
    customer: Customer,
    seller: Seller,
    after: datetime,
    *,
    channel: str = "email",
    absences: Iterable[Absence] = (),
    where: Whereabouts | None = None,
    now: datetime | None = None,
) -> Touch:
    """The next good moment at or after `after` to reach the buyer over a channel.

    A mail goes into the buyer's morning, with at least two working hours left in their day, never on the eve of a
    feast, and not on a holiday of our own country while another day is near (who asks on one, at `now`, is at the
    desk nevertheless: then there is a note); a call into the hours that both sides
    share. An absence is waited out: the return date plus one working day of the buyer after an out-of-office reply,
    two working hours after a break of three working days or more; a season for two weeks at most. `where` is what
    `locate` gave, if that is known already.

    Raises:
        CalendarError: when `after` is naive.

    """
    if after.utcoffset() is None:
        raise CalendarError("after", "a timezone-aware datetime", after)
    ours = _our_calendar(seller.country, seller.timezone, seller.hours)
    at_desk = bool(own_holiday(ours, now or after))
    who = where or locate(customer, after)
    return _touch(who, ours, after, tuple(absences), calls=channel in CALLS, at_desk=at_desk)


@lru_cache(maxsize=4096)
def _touch(
    where: Whereabouts,
    ours: CountryCalendar,
    after: datetime,
    absences: tuple[Absence, ...],
    *,
    calls: bool,
    at_desk: bool,
) -> Touch:
    # Buyers of one place, asked about at one moment, share the answer.
    outlook = Outlook(where.best, absences)
    start, notes = after_absence(outlook, after)
    closed = ""
    at = _call(where, outlook, ours, start) if calls else None
    if at is None:
        if calls:
            notes.append("our office hours and the buyer's do not meet: the call falls into their morning only")
        at, closed = _mail_of_ours(where, outlook, ours, start, at_desk=at_desk)
        notes += [f"{closed} is a holiday of our own"] if closed else []
    at = (at or outlook.hard.next_working(start)).astimezone(zone_of(where.best.zone))
    sure = where.confidence(at) >= ASSERT
    if not sure:
        notes.append("the buyer's clock is not certain: the moment suits all likely zones as far as they meet")
    return Touch(at=at, local_time=f"{at:%a %Y-%m-%d %H:%M}" if sure else None, notes=tuple(notes), own_holiday=closed)


def _mail_of_ours(
    where: Whereabouts, outlook: Outlook, ours: CountryCalendar, start: datetime, *, at_desk: bool
) -> tuple[datetime | None, str]:
    """The moment of a mail off our own holidays, and the name of the one that it was put off for or falls on."""
    first = at = _mail(where, outlook, start)
    closed = ""
    while at is not None and (name := own_holiday(ours, at)):
        closed = closed or name
        if at_desk or at - start > _FARTHEST_FOR_US:
            return first, closed
        at = _mail(where, outlook, at + timedelta(hours=8))
    return at or first, closed


def own_holiday(ours: CountryCalendar, at: datetime) -> str:
    """The name of the public holiday that it is in our own country at a moment; empty on another day."""
    day = at.astimezone(zone_of(ours.zone)).date()
    row = ours.table(day.year).get(day)
    return row.name if row is not None and row.kind == "holiday" and not row.windows else ""


def _call(where: Whereabouts, outlook: Outlook, calendar: CountryCalendar, start: datetime) -> datetime | None:
    for theirs in _open(where, outlook, start):
        for begin, end in both((theirs,), calendar.intervals(*theirs)):
            if end - begin >= _LEAST_CALL:
                return begin
    return None


def _mail(where: Whereabouts, outlook: Outlook, start: datetime) -> datetime | None:
    zone = zone_of(where.best.zone)
    calendar = calendar_for(outlook.place.country, outlook.place.subdivision, outlook.place.zone)
    fallback = None
    for begin, end in _open(where, outlook, start):
        local = begin.astimezone(zone)
        at = max(local, local.replace(hour=MORNING[0].hour, minute=MORNING[0].minute, second=0, microsecond=0))
        day_end = local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        if at >= end.astimezone(zone) or calendar.hours(at, day_end) < LEFT_HOURS:
            continue
        if at.time() <= MORNING[1]:
            return _ceil(at)
        fallback = fallback or at
        if begin - start > timedelta(days=10):
            break
    return _ceil(fallback) if fallback else None


def _open(where: Whereabouts, outlook: Outlook, start: datetime) -> Iterator[Interval]:
    """The buyer's windows from a moment on, without the first hours after a long absence."""
    calendar = calendar_for(outlook.place.country, outlook.place.subdivision, outlook.place.zone)
    zone = zone_of(where.best.zone)
    for begin, end in coming_windows(where, start):
        morning = begin.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
        if is_eve(calendar, morning):
            continue
        first = begin
        if rest_before(outlook, calendar, morning) >= LONG_ABSENCE_DAYS:
            first = max(begin, calendar.advance(morning, BACKLOG_HOURS))
        if first < end:
            yield first, end


def _ceil(moment: datetime) -> datetime:
    """The moment, rounded up to a full minute."""
    floor = moment.replace(second=0, microsecond=0)
    return floor if floor == moment else floor + _MINUTE
