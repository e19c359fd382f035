"""Seasons, school holidays and customary days off: when a share of the buyers of a country is away."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache, lru_cache

import attrs

from silentbuyer.calendars.calendar_tables import rows, windows_of
from silentbuyer.calendars.movable import days_of
from silentbuyer.calendars.office import Windows
from silentbuyer.language.saying import say

EU = frozenset(
    {
        "AT",
        "BE",
        "BG",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "HU",
        "IE",
        "IT",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    }
)


MANY = 0.4
"""Share from which a season is one that many keep from begin to end (judgement); a weaker one explains no silence."""

MOST = 0.6
"""Share from which a season of holidays is taken to be the buyer's own until they say otherwise (judgement)."""


_FRIDAY, _BRIDGED = 4, 2
"""The last working day of a week, and how many days between a feast and a weekend are bridged (judgement)."""


@attrs.frozen(kw_only=True)
class Season:
    """A stretch of dates in which a share of the buyers is away.

    Attributes:
        first, last: local dates, both inside.
        share: chance that a given buyer is away all through it; of a spread one, at any moment of it.
        cause: ``away`` or ``holiday-absence``.
        spread: people are away in turn (school holidays, a season that fewer than `MANY` keep), so that no single
            buyer is taken to be away from its begin to its end.

    """

    name: str
    first: date
    last: date
    share: float
    cause: str
    source: str
    confidence: str
    spread: bool = False


@attrs.frozen
class _SeasonRow:
    country: str
    key: str
    start: str
    end: str
    share: float
    cause: str
    name: str
    source: str
    confidence: str

    def seasons(self, year: int, country: str) -> list[Season]:
        starts, ends = days_of(self.start, year, country), days_of(self.end, year, country, end=True)
        if not starts or not ends:
            return []
        if ends[0] < starts[0]:
            ends = days_of(self.end, year + 1, country, end=True)
        stretches: Iterable[tuple[date, date]] = zip(starts, ends, strict=False)
        if self.key.startswith("bridge"):
            stretches = filter(None, (_bridged(first, last) for first, last in stretches))
        return [
            Season(
                name=self.name, first=first, last=last, share=self.share, cause=self.cause,
                source=self.source, confidence=self.confidence, spread=self.share < MANY,
            )
            for first, last in stretches
        ]  # fmt: skip


def _bridged(first: date, last: date) -> tuple[date, date] | None:
    """A feast with the one or two days that part it from a weekend; None where there is nothing to bridge."""
    before = first.weekday() if first.weekday() <= _BRIDGED else 0
    after = _FRIDAY - last.weekday() if _FRIDAY - _BRIDGED <= last.weekday() < _FRIDAY else 0
    return (first - timedelta(days=before), last + timedelta(days=after)) if before or after else None


@cache
def _season_rows() -> dict[str, list[_SeasonRow]]:
    found: dict[str, list[_SeasonRow]] = {}
    for row in rows("seasons"):
        season = _SeasonRow(
            row["country"], row["key"], row["from"], row["to"], float(row["share"]), row["cause"], row["name"],
            row["source"], row["confidence"],
        )  # fmt: skip
        found.setdefault(season.country, []).append(season)
    return found


@lru_cache(maxsize=4096)
def seasons(country: str | None, year: int) -> tuple[Season, ...]:
    """The seasons of a country that begin in a year, the earliest first."""
    if country is None:
        return ()
    own = _season_rows().get(country, [])
    keys = {row.key for row in own}
    common = [row for row in _season_rows()["EU"] if country in EU and row.key not in keys]
    found = [season for row in [*own, *common] for season in row.seasons(year, country)]
    return tuple(sorted(found, key=lambda season: (season.first, season.last, season.name)))


def most_away(country: str | None, first: date, last: date) -> float:
    """The largest share that a season of the country empties between two dates, both inside; 0 outside of any."""
    years = range(first.year - 1, last.year + 1)
    found = [season for year in years for season in seasons(country, year) if not season.spread]
    return max((season.share for season in found if season.first <= last and season.last >= first), default=0.0)


SCHOOL_SHARE = 0.1
"""How much of their working time parents and all others together miss in the school holidays of their region.

Statistics Norway (2017): 20 % of those at work are away in an average week of the third quarter, in a country that
shuts in July; half of that is taken for elsewhere (judgement, docs/evidence/time.md#working-rate has 0.1 to 0.2).
"""


@attrs.frozen
class _School:
    name: str
    first: date
    last: date
    regions: frozenset[str]


def _school_break(name: str) -> str:
    return say("school holidays ({name})", name=say(name))


@cache
def _school() -> dict[str, tuple[list[_School], int]]:
    found: dict[str, list[_School]] = {}
    for row in rows("school"):
        regions = frozenset(row["regions"].split())
        stretch = _School(row["name"], date.fromisoformat(row["first"]), date.fromisoformat(row["last"]), regions)
        found.setdefault(row["country"], []).append(stretch)
    return {key: (rows, len(frozenset[str]().union(*(row.regions for row in rows)))) for key, rows in found.items()}


@lru_cache(maxsize=4096)
def school_holidays(country: str | None, subdivision: str | None, year: int) -> tuple[Season, ...]:
    """The school holidays that begin in a year, without those of Christmas, which `seasons` holds.

    Without a region (or with one that the table does not know) only those count that most regions share; their share
    is that of the regions.
    """
    stretches, count = _school().get(country or "", ([], 1))
    known = any(subdivision in row.regions for row in stretches)
    found = []
    for row in stretches:
        part = float(subdivision in row.regions) if known else len(row.regions) / count
        if row.first.year == year and part >= 0.25 and "Christmas" not in row.name:
            found.append(
                Season(
                    name=_school_break(row.name), first=row.first, last=row.last, share=SCHOOL_SHARE * part,
                    cause="away", source="dates: holidays (school category); share: judgement, Statistics Norway 2017",
                    confidence="low", spread=True,
                )
            )  # fmt: skip
    return tuple(found)


@attrs.frozen
class Overlay:
    """One date on which a share of the offices rests although it is no public holiday there."""

    day: date
    name: str
    share: float
    windows: Windows | None
    source: str


@cache
def _overlay_rows() -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for row in rows("overlays"):
        found.setdefault(row["country"], []).append(row)
    return found


@lru_cache(maxsize=4096)
def overlays(country: str | None, year: int) -> tuple[Overlay, ...]:
    """The customary days off of a country in a year."""
    return tuple(
        Overlay(day, row["name"], float(row["share"]), windows_of(row["windows"]) or None, row["source"])
        for row in _overlay_rows().get(country or "", [])
        for day in days_of(row["day"], year, country)
    )
