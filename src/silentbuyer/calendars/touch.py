"""When to write or call next: the buyer's own hours, our hours, and the morning after an absence left alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import attrs

from silentbuyer.calendars.absence import Absence
from silentbuyer.calendars.country import CountryCalendar, calendar_for, default_zone
from silentbuyer.calendars.doubts import midnight
from silentbuyer.calendars.office import Windows
from silentbuyer.calendars.outlook import Outlook
from silentbuyer.calendars.shared_hours import Interval, both, coming_windows, reply_windows
from silentbuyer.calendars.zones import ASSERT, Whereabouts, locate
from silentbuyer.errors import CalendarError
from silentbuyer.model.customer import Customer
from silentbuyer.model.seller import Seller

_Ours = tuple[str, str | None, Windows]

CALLS = frozenset({"phone", "call", "voice"})
"""Channels on which both sides must be awake."""

MORNING = (time(9, 0), time(11, 30))
"""The part of the buyer's morning that a mail is sent into."""

LEFT_HOURS = 2.0
"""Working hours that must be left in the buyer's day."""

BACKLOG_HOURS = 2.0
"""Working hours after a long absence in which the buyer clears the backlog."""

LONG_ABSENCE_DAYS = 3
"""Working days from which an absence leaves a backlog."""

_MINUTE = timedelta(minutes=1)
_LEAST_CALL = timedelta(minutes=30)


@attrs.frozen(kw_only=True)
class Touch:
    """The next good moment to reach a buyer.

    Attributes:
        at: timezone-aware, on the buyer's (likeliest) clock.
        local_time: the same as that clock shows it; None when the zone is not certain.
        notes: why it is not earlier, and doubts, in sentences.

    """

    at: datetime
    local_time: str | None = None
    notes: tuple[str, ...] = ()


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
    start = _after_absence(outlook, after)[0]
    local = start.astimezone(ZoneInfo(where.best.zone)).date()
    last = calendar.add_days(local, max(1, days) - (1 if calendar.works_on(local) else 0))
    end = datetime.fromtimestamp(midnight(last + timedelta(days=1), where.best.zone), UTC)
    ours = seller_calendar(seller).intervals(start, end)
    shared = both(reply_windows(where, start, end), ours)
    return tuple((begin.astimezone(UTC), stop.astimezone(UTC)) for begin, stop in shared)


def _after_absence(outlook: Outlook, after: datetime) -> tuple[datetime, list[str]]:
    """The earliest moment that leaves the buyer's absence and the morning after it alone."""
    start, notes = after, []
    for _ in range(6):
        stamp = start.timestamp()
        holding = [
            (end, doubt)
            for doubt in outlook.doubts(stamp, stamp + 1)
            if doubt.share >= 0.5 and doubt.kind != "holiday"
            for begin, end in doubt.stretches
            if begin <= stamp < end
        ]
        if not holding:
            break
        end, doubt = max(holding, key=lambda pair: pair[0])
        back = datetime.fromtimestamp(end, UTC).astimezone(ZoneInfo(outlook.place.zone))
        calendar = calendar_for(outlook.place.country, outlook.place.subdivision, outlook.place.zone)
        first = calendar.add_days(back.date(), 0)
        if doubt.kind == "absence":
            first = calendar.add_days(first, 1)
            notes.append(f"the buyer is back on {back.date()}; one working day is left for the backlog")
        else:
            notes.append(f"{doubt.name} lasts until {(back - timedelta(seconds=1)).date()}")
        start = datetime.fromtimestamp(midnight(first, outlook.place.zone), UTC)
    return start, notes


def _rest_before(outlook: Outlook, calendar: CountryCalendar, day: datetime) -> int:
    """Weekdays of the buyer's week that were off directly before a day."""
    date, count = day.date() - timedelta(days=1), 0
    while not calendar.works_on(date) and count < 40:
        count += outlook.plain.works_on(date)
        date -= timedelta(days=1)
    if any(
        d.share >= 0.5 and d.kind != "holiday" for d in outlook.doubts(day.timestamp() - 43200, day.timestamp() - 43199)
    ):
        count += LONG_ABSENCE_DAYS
    return count


def next_touch(
    customer: Customer,
    seller: Seller,
    after: datetime,
    *,
    channel: str = "email",
    absences: Iterable[Absence] = (),
    where: Whereabouts | None = None,
) -> Touch:
    """The next good moment at or after `after` to reach the buyer over a channel.

    A mail goes into the buyer's morning, with at least two working hours left in their day; a call into the hours
    that both sides share. An absence is waited out: the return date plus one working day of the buyer after an
    out-of-office reply, two working hours after a break of three working days or more. `where` is what `locate`
    gave, if that is known already.

    Raises:
        CalendarError: when `after` is naive.

    """
    if after.utcoffset() is None:
        raise CalendarError("after", "a timezone-aware datetime", after)
    ours = (seller.country, seller.timezone, seller.hours) if channel in CALLS else None
    return _touch(where or locate(customer, after), ours, after, tuple(absences))


@lru_cache(maxsize=4096)
def _touch(where: Whereabouts, ours: _Ours | None, after: datetime, absences: tuple[Absence, ...]) -> Touch:
    # Buyers of one place, asked about at one moment, share the answer.
    outlook = Outlook(where.best, absences)
    start, notes = _after_absence(outlook, after)
    at = _call(where, outlook, _our_calendar(*ours), start) if ours else _mail(where, outlook, start)
    if at is None and ours:
        notes.append("our office hours and the buyer's do not meet: the call falls into their morning only")
        at = _mail(where, outlook, start)
    at = (at or outlook.hard.next_working(start)).astimezone(ZoneInfo(where.best.zone))
    sure = where.confidence(at) >= ASSERT
    if not sure:
        notes.append("the buyer's clock is not certain: the moment suits all likely zones as far as they meet")
    return Touch(at=at, local_time=f"{at:%a %Y-%m-%d %H:%M}" if sure else None, notes=tuple(notes))


def _call(where: Whereabouts, outlook: Outlook, calendar: CountryCalendar, start: datetime) -> datetime | None:
    for theirs in _open(where, outlook, start):
        for begin, end in both((theirs,), calendar.intervals(*theirs)):
            if end - begin >= _LEAST_CALL:
                return begin
    return None


def _mail(where: Whereabouts, outlook: Outlook, start: datetime) -> datetime | None:
    zone = ZoneInfo(where.best.zone)
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
    zone = ZoneInfo(where.best.zone)
    for begin, end in coming_windows(where, start):
        morning = begin.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
        first = begin
        if _rest_before(outlook, calendar, morning) >= LONG_ABSENCE_DAYS:
            first = max(begin, calendar.advance(morning, BACKLOG_HOURS))
        if first < end:
            yield first, end


def _ceil(moment: datetime) -> datetime:
    """The moment, rounded up to a full minute."""
    floor = moment.replace(second=0, microsecond=0)
    return floor if floor == moment else floor + _MINUTE
