"""The time line of one silence on the buyer's calendar: messages, nights, days off, absences, and what is still due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

import attrs

from silentbuyer.calendars.absence import Absence
from silentbuyer.calendars.country import calendar_for
from silentbuyer.calendars.doubts import joined, midnight, year_doubts
from silentbuyer.calendars.history import usual_by
from silentbuyer.calendars.outlook import Outlook
from silentbuyer.calendars.zones import Candidate
from silentbuyer.data.time_zones import zone_of
from silentbuyer.model.customer import Customer
from silentbuyer.model.log_order import settled
from silentbuyer.playbook.plan import leading

if TYPE_CHECKING:
    from silentbuyer.calendars.country import CountryCalendar
    from silentbuyer.model.customer import Message
    from silentbuyer.model.diagnosis import Diagnosis

LONGEST, SHORTEST, AHEAD = timedelta(days=45), timedelta(days=7), timedelta(days=21)
"""Days shown before now at most and at least, and after now at most."""

_NIGHTS = timedelta(days=16)
"""Up to this length of the whole, nights are wide enough to be seen."""

_DAY = timedelta(days=1)
_LIKELY = 0.4
"""A season in which this share of offices rests is drawn (judgement)."""


@attrs.frozen
class Band:
    """A stretch of time of one kind: ``night``, ``weekend``, ``holiday``, ``season`` or ``absence``."""

    kind: str
    begin: datetime
    end: datetime
    name: str = ""


@attrs.frozen
class Mark:
    """One message: ``ours``, ``theirs`` or ``unknown``, and its kind."""

    side: str
    kind: str
    at: datetime
    channel: str = ""


@attrs.frozen(kw_only=True)
class TimeLine:
    """What the chart draws; every moment is on the buyer's clock.

    Attributes:
        usual: when four of five of this buyer's answers would have come; None where nobody waits for them.
        window: the next stretch of working time in which to reach them, from the action's moment on.

    """

    begin: datetime
    end: datetime
    now: datetime
    zone: str
    bands: tuple[Band, ...] = ()
    marks: tuple[Mark, ...] = ()
    usual: datetime | None = None
    window: tuple[datetime, datetime] | None = None


def time_line(d: Diagnosis) -> TimeLine:
    """The time line of a diagnosis; of the log it knows what the diagnosis keeps."""
    zone = d.silence.zone or "UTC"
    clock = zone_of(zone)
    now = d.now.astimezone(clock)
    log = tuple(message for message in settled(d.buyer.messages) if message.at <= d.now)
    begin = _begin(d, log).astimezone(clock)
    calendar = calendar_for(d.buyer.country, d.buyer.subdivision, zone)
    window, usual = _window(d, calendar), _usual(d, log, zone)
    end = _end(d, window, usual).astimezone(clock)
    return TimeLine(
        begin=begin,
        end=end,
        now=now,
        zone=zone,
        bands=tuple(_bands(d, calendar, begin, end)),
        marks=tuple(_mark(message, clock) for message in log if message.at >= begin),
        usual=usual.astimezone(clock) if usual and begin <= usual <= end else None,
        window=window,
    )


def _begin(d: Diagnosis, log: tuple[Message, ...]) -> datetime:
    first = log[0].at if log else d.now - 2 * SHORTEST
    begin = max(first, d.now - LONGEST)
    return min(begin, d.now - SHORTEST) - _DAY / 2


def _end(d: Diagnosis, window: tuple[datetime, datetime] | None, usual: datetime | None) -> datetime:
    ahead = [d.now, *(at for at in (window and window[1], usual) if at is not None)]
    return min(max(ahead), d.now + AHEAD) + _DAY


def _mark(message: Message, clock: tzinfo) -> Mark:
    side = {"seller": "ours", "buyer": "theirs"}.get(message.sender, "unknown")
    return Mark(side, message.kind, message.at.astimezone(clock), message.channel)


def _window(d: Diagnosis, calendar: CountryCalendar) -> tuple[datetime, datetime] | None:
    action = leading(d)
    at = action.not_before or action.due if action else None
    if at is None:
        return None
    begin = max(at, d.now)
    spans = calendar.intervals(begin, begin + 7 * _DAY)
    return next(((first, last) for first, last in spans if last > begin), None)


def _usual(d: Diagnosis, log: tuple[Message, ...], zone: str) -> datetime | None:
    talk = tuple(message for message in log if message.kind == "message")
    if not talk or talk[-1].sender != "seller" or d.silence.since is None:
        return None
    buyer = d.buyer
    customer = Customer(
        id=d.customer, country=buyer.country, subdivision=buyer.subdivision, stage=d.stage, messages=talk
    )
    outlook = Outlook(Candidate(buyer.country, buyer.subdivision, zone, 1.0), _absences(d))
    return usual_by(customer, talk, outlook)


def _absences(d: Diagnosis) -> tuple[Absence, ...]:
    return tuple(Absence(since=a.since, back=a.until.date() if a.until else None) for a in d.buyer.absences)


def _bands(d: Diagnosis, calendar: CountryCalendar, begin: datetime, end: datetime) -> Iterator[Band]:
    """The bands in the order in which they are drawn: what covers more certainly comes later."""
    yield from _seasons(d, calendar.zone, begin, end)
    nights = end - begin <= _NIGHTS
    for day in _days(begin.date(), end.date()):
        yield from _of_day(calendar, day, nights=nights)
    for absence in d.buyer.absences:
        until = absence.until or absence.since + 7 * _DAY
        if until > begin and absence.since < end:
            yield Band("absence", max(absence.since, begin), min(until, end))


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def _of_day(calendar: CountryCalendar, day: date, *, nights: bool) -> Iterator[Band]:
    start, stop = _moment(day, calendar.zone), _moment(day + _DAY, calendar.zone)
    row = calendar.table(day.year).get(day)
    if row is not None and row.kind == "holiday" and not row.windows:
        yield Band("holiday", start, stop, row.name)
    elif not calendar.works_on(day):
        yield Band("weekend", start, stop)
    elif nights:
        opened = list(calendar.intervals(start, stop))
        if opened:
            yield Band("night", start, opened[0][0])
            yield Band("night", opened[-1][1], stop)


def _seasons(d: Diagnosis, zone: str, begin: datetime, end: datetime) -> Iterator[Band]:
    for year in range(begin.year - 1, end.year + 1):
        for doubt in year_doubts(d.buyer.country, d.buyer.subdivision, zone, year):
            if doubt.share < _LIKELY or doubt.spread:
                continue
            for first, last in joined(doubt.within(begin.timestamp(), end.timestamp())):
                yield Band("season", _of(first, zone), _of(last, zone), doubt.name)


def _moment(day: date, zone: str) -> datetime:
    return _of(midnight(day, zone), zone)


def _of(stamp: float, zone: str) -> datetime:
    return datetime.fromtimestamp(stamp, UTC).astimezone(zone_of(zone))


def noons(line: TimeLine) -> Iterator[datetime]:
    """Noon of each day that is shown, on the buyer's clock."""
    for day in _days(line.begin.date(), line.end.date()):
        noon = _of(midnight(day, line.zone) + 43_200, line.zone)
        if line.begin <= noon <= line.end:
            yield noon
