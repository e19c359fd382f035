"""The doubts about a place's working days: who may be away, when, and how likely; by the year, in UTC seconds.

A doubt is a stretch of time in which this buyer may be away: a season, a customary day off, a holiday of some
subdivisions, a computed lunar date, an out-of-office reply.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache

import attrs

from silentbuyer.calendars.country import SURE
from silentbuyer.calendars.days import DayOff, year_of
from silentbuyer.calendars.office import spans
from silentbuyer.calendars.seasons import MOST, school_holidays, seasons
from silentbuyer.data.time_zones import zone_of

_ONE = timedelta(days=1)
Stretch = tuple[float, float]
"""Begin and end in UTC seconds."""


@attrs.frozen(kw_only=True)
class Doubt:
    """Stretches of time (UTC seconds) in which the buyer is away with one probability.

    Attributes:
        kind: ``season``, ``holiday`` or ``absence``, as in `Discount`.
        cause: ``away`` or ``holiday-absence``.
        spread: the share holds at any moment and not from begin to end, so it thins the hours and explains no wait.

    """

    name: str
    share: float
    stretches: tuple[Stretch, ...]
    kind: str
    cause: str
    source: str = ""
    spread: bool = False

    @property
    def rules(self) -> bool:
        """Whether a buyer is taken to be away all through it: they said so, or it is a season that empties most."""
        if self.kind != "season":
            return self.share >= 0.5
        return self.share >= (0.5 if self.cause == "holiday-absence" else MOST) and not self.spread

    def within(self, begin: float, end: float) -> list[Stretch]:
        """The stretches cut to an interval."""
        return [(max(a, begin), min(b, end)) for a, b in self.stretches if a < end and b > begin]

    def after(self, wrote: Iterable[float]) -> Doubt:
        """The doubt after the buyer's own messages: a season in which they wrote only thins their hours.

        Who writes in its first half may still be leaving (judgement).
        """
        if self.kind != "season" or self.spread:
            return self
        inside = any((a + b) / 2 <= moment < b for moment in wrote for a, b in self.stretches)
        return attrs.evolve(self, spread=True) if inside else self

    def covers(self, moment: float) -> bool:
        """Whether a moment lies in it."""
        return any(a <= moment < b for a, b in self.stretches)


def midnight(day: date, zone: str) -> float:
    """UTC seconds of the begin of a local date."""
    return datetime(day.year, day.month, day.day, tzinfo=zone_of(zone)).timestamp()


def local_date(stamp: float, zone: str) -> date:
    """The local date at a UTC second."""
    return datetime.fromtimestamp(stamp, zone_of(zone)).date()


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


Lasting = tuple[float, float, Doubt]
"""A doubt behind the begin of its first stretch and the end of its last."""


@lru_cache(maxsize=8192)
def doubts_of_years(
    country: str | None, subdivision: str | None, zone: str, first: int, last: int
) -> tuple[Lasting, ...]:
    """The doubts of a place that begin in some years, with their ends: of all these dozens hardly one lies near."""
    found = (doubt for year in range(first, last + 1) for doubt in year_doubts(country, subdivision, zone, year))
    return tuple((doubt.stretches[0][0], doubt.stretches[-1][1], doubt) for doubt in found if doubt.stretches)


@lru_cache(maxsize=8192)
def year_doubts(country: str | None, subdivision: str | None, zone: str, year: int) -> tuple[Doubt, ...]:
    """The doubts of a place that begin in a year, whoever the buyer is: partial days off, seasons, school holidays."""
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
            spread=season.spread,
        )
        for season in (*seasons(country, year), *school_holidays(country, subdivision, year))
    ]
    return tuple(sorted(found, key=lambda doubt: (doubt.stretches, doubt.name)))
