"""The calendar tables of ``data/calendars`` as values: office weeks, hours, seasons, overlays, movable days."""

from __future__ import annotations

import csv
import re
from bisect import bisect_left
from datetime import date, timedelta
from functools import cache, lru_cache

import attrs

from silentbuyer import tables
from silentbuyer.calendars.work import ShortDay, Windows

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
ORTHODOX = frozenset(
    {"AL", "BA", "BG", "BY", "CY", "EG", "ER", "ET", "GE", "GR", "ME", "MK", "MD", "RO", "RS", "RU", "UA", "XK"}
)

# Found once, at import: the first look for a resource loads a handful of modules of its own.
_FOLDER = tables.resource("calendars")
_DAYS: dict[str, int] = {"Mon": 0, "Tue": 1, "Wed": 2, "Thu": 3, "Fri": 4, "Sat": 5, "Sun": 6}
_RULE = re.compile(r"(EASTER|CNY|EIDFITR|EIDADHA)([+-]\d{1,2})?|W(\d{1,2})|(\d\d)-(\d\d)(>FRI)?")


def rows(name: str) -> list[dict[str, str]]:
    """A table of ``data/calendars``; read plainly, because the first answer of a process waits for it."""
    text = _FOLDER.joinpath(f"{name}.csv").read_text(encoding="utf-8")
    head, *lines = csv.reader(line for line in text.splitlines() if not line.startswith("#"))
    return [dict(zip(head, line, strict=True)) for line in lines]


def windows_of(text: str) -> Windows:
    """Windows from text such as ``09:00-12:30 14:00-18:00``."""
    pairs = (window.split("-") for window in text.split())
    return tuple((start, end) for start, end in pairs)


@attrs.frozen
class Week:
    """An office week with its dates of change: ``off`` rows as in `WorkCalendar.weekend`, and short days."""

    off: tuple[tuple[date, tuple[int, ...]], ...] = ((date.min, (5, 6)),)
    short: tuple[ShortDay, ...] = ()


@cache
def _weeks() -> dict[str, Week]:
    off: dict[str, list[tuple[date, tuple[int, ...]]]] = {}
    short: dict[str, list[ShortDay]] = {}
    for row in rows("weeks"):
        since, key = date.fromisoformat(row["since"]), row["country"]
        off.setdefault(key, []).append((since, tuple(_DAYS[day] for day in row["off"].split("+"))))
        if row["short"]:
            windows = windows_of(row["windows"]) if row["windows"] else None
            short.setdefault(key, []).append(ShortDay(_DAYS[row["short"]], windows, float(row["rate"] or 1.0), since))
    return {key: Week(tuple(rows), tuple(short.get(key, ()))) for key, rows in off.items()}


def week(country: str | None, subdivision: str | None = None) -> Week:
    """The office week of a place; Saturday and Sunday off where the table says nothing."""
    weeks = _weeks()
    return weeks.get(f"{country}-{subdivision}") or weeks.get(country or "") or Week()


@cache
def _windows() -> dict[str, Windows]:
    return {row["country"]: windows_of(row["windows"]) for row in rows("hours")}


@cache
def _ramadan_windows() -> dict[str, Windows]:
    return {row["country"]: windows_of(row["windows"]) for row in rows("ramadan_hours")}


def office_windows(country: str | None) -> Windows:
    """The usual office windows of a country; half past eight hours from nine where the table says nothing."""
    return _windows().get(country or "", (("09:00", "17:30"),))


def ramadan_windows(country: str | None) -> Windows | None:
    """The office windows of a country in Ramadan; None where Ramadan changes nothing."""
    return _ramadan_windows().get(country or "")


# -- movable days ----------------------------------------------------------------------------------------------


def easter(year: int) -> date:
    """Easter Sunday of the Western churches (the anonymous Gregorian computus)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + m - 7 * ((a + 11 * h + 22 * m) // 451) + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Eastern churches in the Gregorian calendar (Meeus; the shift of 13 days holds to 2099)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    month, day = divmod(d + (2 * a + 4 * b - d + 34) % 7 + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


@cache
def _anchors() -> dict[str, list[date]]:
    found: dict[str, list[date]] = {}
    for row in rows("anchors"):
        found.setdefault(row["anchor"], []).append(date.fromisoformat(row["date"]))
    return {name: sorted(days) for name, days in found.items()}


def anchor(name: str, year: int, country: str | None = None) -> tuple[date, ...]:
    """The days of a year on which a movable feast begins: none, one, or (of the Islamic year) two."""
    if name == "EASTER":
        return (orthodox_easter(year) if country in ORTHODOX else easter(year),)
    days = _anchors().get(name, [])
    start = bisect_left(days, date(year, 1, 1))
    return tuple(day for day in days[start : start + 3] if day.year == year)


def days_of(rule: str, year: int, country: str | None, *, end: bool = False) -> tuple[date, ...]:
    """The dates of a rule in a year: ``12-24``, ``W33``, ``EASTER-47``, ``CNY+13``, or ``06-19>FRI``.

    The last is the first Friday from that day on; of a week `end` takes the Sunday.
    """
    match = _RULE.fullmatch(rule)
    if match is None:
        raise ValueError(f"not a day rule of data/calendars: {rule!r}")
    name, offset, iso_week, month, day, friday = match.groups()
    if name:
        return tuple(found + timedelta(days=int(offset or 0)) for found in anchor(name, year, country))
    if iso_week:
        return (date.fromisocalendar(year, int(iso_week), 7 if end else 1),)
    found = date(year, int(month), int(day))
    return (found + timedelta(days=(4 - found.weekday()) % 7 if friday else 0),)


# -- seasons and overlays ----------------------------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class Season:
    """A stretch of dates in which a share of the buyers is away.

    Attributes:
        first, last: local dates, both inside.
        share: chance that a given buyer is away all through it.
        cause: ``away`` or ``holiday-absence``.

    """

    name: str
    first: date
    last: date
    share: float
    cause: str
    source: str
    confidence: str


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
        return [
            Season(
                name=self.name, first=first, last=last, share=self.share, cause=self.cause,
                source=self.source, confidence=self.confidence,
            )
            for first, last in zip(starts, ends, strict=False)
        ]  # fmt: skip


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


SCHOOL_SHARE = 0.15
"""Chance that a given buyer is away in the school holidays of their region (guess, research 6.1: 0.1 to 0.2)."""


@attrs.frozen
class _School:
    name: str
    first: date
    last: date
    regions: frozenset[str]


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
                    name=f"school holidays ({row.name})", first=row.first, last=row.last, share=SCHOOL_SHARE * part,
                    cause="away", source="holidays (school category); share is a guess", confidence="low",
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


@lru_cache(maxsize=4096)
def ramadan(year: int) -> tuple[tuple[date, date], ...]:
    """The Ramadans that begin in a year, as first and last day (computed: either may move by a day)."""
    feasts = _anchors().get("EIDFITR", [])
    spans = []
    for start in anchor("RAMADAN", year):
        end = next((feast for feast in feasts if feast > start), start + timedelta(days=30))
        spans.append((start, end - timedelta(days=1)))
    return tuple(spans)


@cache
def zone_shares() -> dict[str, tuple[tuple[str, float], ...]]:
    """Country -> its time zones with their share of the people, the largest first."""
    found: dict[str, list[tuple[str, float]]] = {}
    for row in rows("zones"):
        found.setdefault(row["country"], []).append((row["zone"], float(row["share"])))
    return {country: tuple(rows) for country, rows in found.items()}
