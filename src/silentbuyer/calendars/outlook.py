"""The clock of one candidate place: certain hours, doubts about them, and the worlds that the doubts span.

A doubt is a stretch of time in which this buyer may be away: a season, a customary day off, a holiday of some
subdivisions, a computed lunar date, an out-of-office reply. A share of 60 % means that this buyer is away with
probability 0.6, not that they work at four tenths of the pace; so hours are counted in each world on its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import attrs

from silentbuyer.calendars.absence import Absence
from silentbuyer.calendars.country import SURE, CountryCalendar, calendar_for
from silentbuyer.calendars.days import DayOff, year_of
from silentbuyer.calendars.office import spans
from silentbuyer.calendars.seasons import school_holidays, seasons
from silentbuyer.calendars.work import WorkCalendar
from silentbuyer.calendars.zones import Candidate

AFTER_HOURS = 0.08
"""Working rate outside office hours on a working day: measured best on a mail log (research 4.5)."""

OFF_DAYS = 0.04
"""Working rate on weekends and holidays (the same source)."""

AWAY = 0.01
"""Working rate of a buyer who is away (judgement)."""

HOLD_DAYS = 5
"""Working days that an absence without a return date is assumed to last (research 6.6)."""

MOST_DOUBTS = 4
"""Doubts that are mixed over; further ones, of less weight, are averaged."""

_HOUR = 3600.0
_ONE = timedelta(days=1)
Stretch = tuple[float, float]


@attrs.frozen(kw_only=True)
class Doubt:
    """Stretches of time (UTC seconds) in which the buyer is away with one probability.

    Attributes:
        kind: ``season``, ``holiday`` or ``absence``, as in `Discount`.
        cause: ``away`` or ``holiday-absence``.

    """

    name: str
    share: float
    stretches: tuple[Stretch, ...]
    kind: str
    cause: str
    source: str = ""

    def within(self, begin: float, end: float) -> list[Stretch]:
        """The stretches cut to an interval."""
        return [(max(a, begin), min(b, end)) for a, b in self.stretches if a < end and b > begin]

    def covers(self, moment: float) -> bool:
        """Whether a moment lies in it."""
        return any(a <= moment < b for a, b in self.stretches)


@attrs.frozen
class World:
    """One way things may be: which doubts hold, its probability and its hours.

    Attributes:
        weight: prior probability.
        soft: effective hours of the reply model, with a low rate outside office hours.
        hard: office hours.
        lost: office hours lost to doubts, by cause.

    """

    weight: float
    soft: float
    hard: float
    away: tuple[Doubt, ...]
    lost: dict[str, float]


def midnight(day: date, zone: str) -> float:
    """UTC seconds of the begin of a local date."""
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).timestamp()


def local_date(stamp: float, zone: str) -> date:
    """The local date at a UTC second."""
    return datetime.fromtimestamp(stamp, UTC).astimezone(ZoneInfo(zone)).date()


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The union of stretches, sorted and without overlaps."""
    found: list[Stretch] = []
    for begin, end in sorted(stretches):
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((begin, end))
    return found


def _off_part(row: DayOff, zone: str) -> list[Stretch]:
    """The part of a day that is off: all of it, or what lies before or after the hours still worked."""
    start, stop = midnight(row.day, zone), midnight(row.day + _ONE, zone)
    if not row.windows:
        return [(start, stop)]
    worked = spans(row.windows)
    edges = [(start, start + worked[0][0]), (start + worked[-1][1], stop)]
    return [(a, b) for a, b in edges if b > a]


@lru_cache(maxsize=8192)
def _year_doubts(country: str | None, subdivision: str | None, zone: str, year: int) -> tuple[Doubt, ...]:
    groups: dict[tuple[str, float], list[DayOff]] = {}
    for row in year_of(country, subdivision, year).days:
        if row.kind == "holiday" and row.share < SURE:
            groups.setdefault((row.name, row.share), []).append(row)
    found = [
        Doubt(
            name=name,
            share=share,
            stretches=tuple(joined(part for row in rows for part in _off_part(row, zone))),
            kind="holiday" if rows[0].cause == "holiday-absence" else "season",
            cause=rows[0].cause,
            source=rows[0].source,
        )
        for (name, share), rows in groups.items()
    ]
    found += [
        Doubt(
            name=season.name,
            share=season.share,
            stretches=((midnight(season.first, zone), midnight(season.last + _ONE, zone)),),
            kind="season",
            cause=season.cause,
            source=season.source,
        )
        for season in (*seasons(country, year), *school_holidays(country, subdivision, year))
    ]
    return tuple(sorted(found, key=lambda doubt: (doubt.stretches, doubt.name)))


@attrs.frozen
class Outlook:
    """The clock of one candidate place, with the absences of this buyer."""

    place: Candidate
    absences: tuple[Absence, ...] = ()

    @property
    def hard(self) -> CountryCalendar:
        """Office hours, certain days off only."""
        return calendar_for(self.place.country, self.place.subdivision, self.place.zone, firm=True)

    @property
    def soft(self) -> CountryCalendar:
        """The same with low rates outside office hours, as the reply model counts."""
        return calendar_for(
            self.place.country, self.place.subdivision, self.place.zone,
            firm=True, after_hours=AFTER_HOURS, off_days=OFF_DAYS,
        )  # fmt: skip

    @property
    def plain(self) -> WorkCalendar:
        """Office hours if there were no days off at all but the week's."""
        return _plain(self.hard)

    def doubts(self, begin: float, end: float) -> tuple[Doubt, ...]:
        """All doubts that touch an interval of UTC seconds."""
        place = self.place
        first, last = local_date(begin, place.zone).year - 1, local_date(end, place.zone).year
        found = [self._absent(absence) for absence in self.absences]
        for year in range(first, last + 1):
            found += _year_doubts(place.country, place.subdivision, place.zone, year)
        return tuple(doubt for doubt in found if doubt.within(begin, end))

    def _absent(self, absence: Absence) -> Doubt:
        return Doubt(
            name=absence.source,
            share=absence.confidence,
            stretches=((absence.since.timestamp(), midnight(self.back(absence), self.place.zone)),),
            kind="absence",
            cause="away",
            source=absence.source,
        )

    def back(self, absence: Absence) -> date:
        """The first day back of an absence; some working days are assumed where it names none."""
        if absence.back is not None:
            return absence.back
        return self.hard.add_days(local_date(absence.since.timestamp(), self.place.zone), HOLD_DAYS + 1)

    def worlds(self, since: datetime, now: datetime) -> tuple[World, ...]:
        """The worlds between two moments with their hours; their weights sum to 1."""
        begin, end = since.timestamp(), now.timestamp()
        soft, hard = self.soft.hours(since, now), self.hard.hours(since, now)
        doubts = self.doubts(begin, end) if hard > 0.0 or soft > 0.0 else ()
        weighed = sorted(((self._impact(doubt, begin, end), doubt) for doubt in doubts), key=lambda pair: -pair[0])
        mixed = [doubt for impact, doubt in weighed if impact > 0.0][:MOST_DOUBTS]
        slight = [doubt for impact, doubt in weighed if impact > 0.0][MOST_DOUBTS:]
        thin = sum(doubt.share * self._hours(self.hard, doubt.within(begin, end)) for doubt in slight)
        worlds = []
        for weight, away in _subsets(mixed):
            gone = joined(part for doubt in away for part in doubt.within(begin, end))
            hard_left = max(0.0, hard - self._hours(self.hard, gone) - thin)
            asleep = sum(b - a for a, b in gone) / _HOUR * AWAY
            soft_left = max(0.0, soft - self._hours(self.soft, gone) + asleep - thin)
            worlds.append(World(weight, soft_left, hard_left, away, self._lost(away, begin, end)))
        return tuple(worlds)

    def soft_hours(self, since: datetime, now: datetime, away: Iterable[Doubt] = ()) -> float:
        """Effective hours of the reply model in the world in which exactly these doubts hold."""
        begin, end = since.timestamp(), now.timestamp()
        gone = joined(part for doubt in away for part in doubt.within(begin, end))
        asleep = sum(b - a for a, b in gone) / _HOUR * AWAY
        return max(0.0, self.soft.hours(since, now) - self._hours(self.soft, gone) + asleep)

    def _impact(self, doubt: Doubt, begin: float, end: float) -> float:
        # A doubt that is nearly certain still decides much: its share counts, not only its variance.
        return doubt.share * self._hours(self.soft, doubt.within(begin, end))

    def _hours(self, calendar: WorkCalendar, stretches: Iterable[Stretch]) -> float:
        total = 0.0
        for begin, end in stretches:
            total += calendar.edges(begin, end).between(begin, end)
        return total / _HOUR

    def _lost(self, away: tuple[Doubt, ...], begin: float, end: float) -> dict[str, float]:
        lost: dict[str, float] = {}
        seen: list[Stretch] = []
        for doubt in away:
            before = self._hours(self.hard, seen)
            seen = joined([*seen, *doubt.within(begin, end)])
            lost[doubt.cause] = lost.get(doubt.cause, 0.0) + self._hours(self.hard, seen) - before
        return lost

    def segments(self, begin: float, end: float) -> Iterator[tuple[float, float, tuple[Doubt, ...]]]:
        """The interval cut at every begin and end of a doubt, with the doubts of each part."""
        doubts = self.doubts(begin, end)
        edges = {begin, end}
        edges.update(edge for doubt in doubts for part in doubt.within(begin, end) for edge in part)
        for first, last in pairwise(sorted(edges)):
            yield first, last, tuple(doubt for doubt in doubts if doubt.covers(first))


@lru_cache(maxsize=2048)
def _plain(calendar: CountryCalendar) -> WorkCalendar:
    return WorkCalendar(
        zone=calendar.zone, windows=calendar.windows, weekend=calendar.weekend, short_days=calendar.short_days
    )


def _subsets(doubts: list[Doubt]) -> Iterator[tuple[float, tuple[Doubt, ...]]]:
    """Every choice of the doubts that hold, with its probability; doubts are taken as independent."""
    for mask in range(1 << len(doubts)):
        weight, away = 1.0, []
        for bit, doubt in enumerate(doubts):
            holds = mask >> bit & 1
            weight *= doubt.share if holds else 1.0 - doubt.share
            if holds:
                away.append(doubt)
        if weight > 0.0:
            yield weight, tuple(away)
