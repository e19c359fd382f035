"""The clock of one candidate place: certain hours, doubts about them, and the worlds that the doubts span.

A doubt of 60 % means that this buyer is away with probability 0.6, not that they work at four tenths of the pace; so
hours are counted in each world on its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import pairwise

import attrs

from silentbuyer.calendars.absence import Absence
from silentbuyer.calendars.country import CountryCalendar, calendar_for
from silentbuyer.calendars.doubts import Doubt, Stretch, doubts_of_years, joined, local_date, midnight
from silentbuyer.calendars.work import WorkCalendar
from silentbuyer.calendars.zones import Candidate
from silentbuyer.values.lazy import lazy, once

__all__ = ["AFTER_HOURS", "AWAY", "HOLD_DAYS", "MOST_DOUBTS", "OFF_DAYS", "Outlook", "World", "midnight"]

AFTER_HOURS = 0.08
"""Working rate outside office hours on a working day: measured best on a log (docs/evidence/time.md#effective-time)."""

OFF_DAYS = 0.04
"""Working rate on weekends (the same source, whose log is of colleagues); a public holiday counts nothing."""

AWAY = 0.01
"""Working rate of a buyer who is away (judgement)."""

HOLD_DAYS = 5
"""Working days that an absence without a date is taken to last (docs/evidence/time.md#out-of-office, judgement)."""

MOST_DOUBTS = 4
"""Doubts that are mixed over; further ones, of less weight, are averaged."""

_HOUR = 3600.0


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


@attrs.frozen(slots=False)
class Outlook:
    """The clock of one candidate place, with the absences of this buyer.

    Attributes:
        absences: what automatic replies, the buyer or the user tell.
        wrote: UTC seconds of the buyer's own messages: whoever writes well inside a season is not away all through it.

    """

    place: Candidate
    absences: tuple[Absence, ...] = ()
    wrote: tuple[float, ...] = ()
    _doubts: dict[Stretch, tuple[Doubt, ...]] = attrs.field(factory=dict, init=False, eq=False, repr=False)
    _certain: dict[tuple[datetime, datetime], float] = attrs.field(factory=dict, init=False, eq=False, repr=False)

    @lazy
    def hard(self) -> CountryCalendar:
        """Office hours, certain days off only."""
        return calendar_for(self.place.country, self.place.subdivision, self.place.zone, firm=True)

    @lazy
    def soft(self) -> CountryCalendar:
        """The same with low rates outside office hours, as the reply model counts."""
        return calendar_for(
            self.place.country, self.place.subdivision, self.place.zone,
            firm=True, after_hours=AFTER_HOURS, off_days=OFF_DAYS,
        )  # fmt: skip

    @lazy
    def plain(self) -> WorkCalendar:
        """Office hours if there were no days off at all but the week's."""
        return _plain(self.hard)

    def certain(self, since: datetime, now: datetime) -> float:
        """The office hours between two moments that certain days off took."""
        if (since, now) not in self._certain:  # asked for each world
            self._certain[since, now] = max(0.0, self.plain.hours(since, now) - self.hard.hours(since, now))
        return self._certain[since, now]

    def doubts(self, begin: float, end: float) -> tuple[Doubt, ...]:
        """All doubts that touch an interval of UTC seconds."""
        # One silence is asked about as worlds, as an account and as shares.
        if (begin, end) not in self._doubts:
            self._doubts[begin, end] = tuple(self._touching(begin, end))
        return self._doubts[begin, end]

    def _touching(self, begin: float, end: float) -> Iterator[Doubt]:
        place = self.place
        first, last = local_date(begin, place.zone).year - 1, local_date(end, place.zone).year
        found = [self._absent(absence) for absence in self.absences]
        listed = doubts_of_years(place.country, place.subdivision, place.zone, first, last)
        found += [doubt for since, until, doubt in listed if since < end and until > begin]
        return (doubt.after(self.wrote) for doubt in found if doubt.within(begin, end))

    def _absent(self, absence: Absence) -> Doubt:
        return Doubt(
            name=absence.source,
            share=absence.confidence,
            stretches=((absence.since.timestamp(), midnight(self.back(absence), self.place.zone)),),
            kind=absence.kind,
            cause="away" if absence.kind == "absence" else "holiday-absence",
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
        whole = [(begin, end)]
        soft, hard = self._hours(self.soft, whole), self._hours(self.hard, whole)
        doubts = self.doubts(begin, end) if hard > 0.0 or soft > 0.0 else ()
        if not doubts:  # as below, and the usual case of an answer that came within days
            return (World(1.0, max(0.0, soft), max(0.0, hard), (), {}),)
        weighed = sorted(((self._impact(doubt, begin, end), doubt) for doubt in doubts), key=lambda pair: -pair[0])
        heavy = [doubt for impact, doubt in weighed if impact > 0.0 and not doubt.spread]
        mixed, slight = heavy[:MOST_DOUBTS], [*heavy[MOST_DOUBTS:], *(doubt for doubt in doubts if doubt.spread)]
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


@once
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
