"""The days off of a place in one year, each with the share of offices that rest on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache, lru_cache

import attrs

from silentbuyer.calendars.calendar_tables import office_windows, ramadan_windows, rows, week
from silentbuyer.calendars.fixed_days import parted
from silentbuyer.calendars.live import Holiday
from silentbuyer.calendars.movable import ramadan
from silentbuyer.calendars.office import Windows
from silentbuyer.calendars.seasons import overlays
from silentbuyer.calendars.snapshot import snapshot
from silentbuyer.language.saying import mark, say

SMEAR = 0.15
"""Chance that a day off on a computed lunar date comes a day earlier, and the same for a day later (judgement)."""

BRIDGE = 0.5
"""Chance that a lone working day between a holiday and other days off is taken off too (judgement)."""

_NO_BRIDGE = frozenset(
    {
        "CN",
        "HK",
        "ID",
        "IN",
        "JP",
        "KR",
        "MY",
        "PH",
        "PK",
        "SG",
        "TH",
        "TW",
        "VN",
        "AE",
        "BH",
        "KW",
        "OM",
        "QA",
        "SA",
        "EG",
        "IL",
    }
)
_TELLS_EACH_YEAR = frozenset({"CN"})
"""Where a notice in the autumn before shifts days of rest and of work between weeks, as no rule foretells."""

_KEEPS_NONE = frozenset({"UA", "BV", "IO", "HM"})
"""Where a year without a day off is no gap: martial law keeps none in Ukraine, and nobody lives on the islands."""

_LEAST = 0.03
_HALF_UNTIL = "13:00"
_ONE = timedelta(days=1)


@attrs.frozen(kw_only=True)
class DayOff:
    """One date on which some or all offices of a place rest, or work against the week.

    Attributes:
        share: part of the offices that it concerns (0..1); a single buyer is in it or not.
        windows: the hours still worked by those that rest; None is none at all.
        kind: ``holiday``, ``workday`` (make-up day) or ``hours`` (other hours on a working day).
        cause: what an absence for it is called: ``holiday-absence`` or ``away``.

    """

    day: date
    name: str
    share: float = 1.0
    windows: Windows | None = None
    kind: str = "holiday"
    cause: str = "holiday-absence"
    source: str = ""


@attrs.frozen
class Year:
    """What is known of a place's year: its days, and a sentence for each doubt about them."""

    days: tuple[DayOff, ...]
    notes: tuple[str, ...] = ()


def until(windows: Windows, end: str) -> Windows:
    """The part of the windows before a clock time."""
    return tuple((start, min(stop, end)) for start, stop in windows if start < end)


@cache
def _people() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for row in rows("people"):
        found[row["country"]][row["subdivision"]] = float(row["millions"])
    return found


def _weights(country: str, subdivisions: Iterable[str]) -> dict[str, float]:
    people = _people().get(country)
    weights = people or dict.fromkeys(subdivisions, 1.0)
    total = sum(weights.values())
    return {name: weight / total for name, weight in weights.items()}


def _weighted(country: str, year: int, public: tuple[Holiday, ...]) -> dict[Holiday, float]:
    """Share of the people whose subdivision has each day, when the buyer's subdivision is not known."""
    shares = dict.fromkeys(public, 1.0)
    differences = snapshot().differences(country, year)
    weights = _weights(country, differences) if differences else {}
    for name, (more, less) in differences.items():
        for day in more:
            shares[day] = shares.get(day, 0.0) + weights.get(name, 0.0)
        for day in less:
            shares[day] = shares.get(day, 0.0) - weights.get(name, 0.0)
    return _under_one_name(shares)


def _under_one_name(shares: dict[Holiday, float]) -> dict[Holiday, float]:
    """The shares by date: states keep one day under several names (Presidents' Day, Washington's Birthday)."""
    found: dict[tuple[date, str, bool], dict[Holiday, float]] = defaultdict(dict)
    for row, share in shares.items():
        found[row.day, row.kind, row.estimated][row] = share
    named = ((max(rows, key=lambda row: (rows[row], row.name)), rows) for rows in found.values())
    return {row: sum(rows.values()) for row, rows in named}


def _public(country: str, subdivision: str | None, year: int) -> tuple[dict[Holiday, float], tuple[str, ...]]:
    shot = snapshot()
    if not shot.has(country):
        return {}, (say("no holiday calendar is known for {country}; only its weekends are counted", country=country),)
    if subdivision is not None and not shot.has(country, subdivision):
        days, notes = _public(country, None, year)
        return days, (
            say("no holiday calendar is known for {place}; the country's is used", place=f"{country}-{subdivision}"),
            *notes,
        )
    days_of_year = shot.days(country, subdivision, year)
    if days_of_year is not None:
        notes = _doubts_of(country, year, days_of_year)
        days_of_year = tuple(_as_called_there(country, row) for row in days_of_year)
        if subdivision is not None:
            return dict.fromkeys(days_of_year, 1.0), notes
        return _weighted(country, year, days_of_year), notes
    return _beyond(country, subdivision, year)


_CALLED = {("EG", "Spring Festival"): "Sham el-Nessim"}
"""Names of the package `holidays` that a reader takes for another feast (the Spring Festival is China's)."""


def _as_called_there(country: str, row: Holiday) -> Holiday:
    name = _CALLED.get((country, row.name))
    return attrs.evolve(row, name=name) if name else row


def _doubts_of(country: str, year: int, days: tuple[Holiday, ...]) -> tuple[str, ...]:
    """The doubt about a year of which no holiday is known, or whose long weekends were not told yet."""
    if not days and country not in _KEEPS_NONE:
        return (
            say(
                "no list of holidays is known of {country} for {year}; weekends and days of a fixed date are counted",
                country=country,
                year=year,
            ),
        )
    if country not in _TELLS_EACH_YEAR or any(row.kind == "workday" for row in days):
        return ()
    return (say("the days in lieu and the make-up days of {year} were not announced yet", year=year),)


def _beyond(country: str, subdivision: str | None, year: int) -> tuple[dict[Holiday, float], tuple[str, ...]]:
    from silentbuyer.calendars.live import live_days

    days = live_days(country, subdivision, year)
    if days:
        return dict.fromkeys(days, 1.0), (say("the holidays of {year} are computed, not announced", year=year),)
    return {}, (
        say("no holidays of {country} are known for {year}; only its weekends are counted", country=country, year=year),
    )


def _smeared(days: dict[Holiday, float]) -> list[DayOff]:
    """Days off; those on computed lunar dates may have come a day earlier or later."""
    found, moving = [], defaultdict[tuple[date, str], float](float)
    for row, share in days.items():
        if row.estimated:
            for shift, part in ((-1, SMEAR), (0, 1 - 2 * SMEAR), (1, SMEAR)):
                moving[row.day + shift * _ONE, row.name] += share * part
        elif share >= _LEAST:
            found.append(_plain(row, min(share, 1.0)))
    by_day: dict[date, tuple[float, str]] = {}
    for (day, name), share in sorted(moving.items()):
        before = by_day.get(day, (0.0, name))
        by_day[day] = (before[0] + share, before[1])
    return found + [
        DayOff(day=day, name=name, share=min(share, 1.0), source="holidays, estimated date")
        for day, (share, name) in by_day.items()
        if share >= _LEAST
    ]


def _plain(row: Holiday, share: float) -> DayOff:
    kind = "workday" if row.kind == "workday" else "holiday"
    windows = (("00:00", _HALF_UNTIL),) if row.kind == "half" else None
    return DayOff(day=row.day, name=row.name, share=share, windows=windows, kind=kind, source="holidays")


def _bridges(country: str, subdivision: str | None, days: list[DayOff]) -> list[DayOff]:
    off = {row.day for row in days if row.kind == "holiday" and row.share >= 0.5 and row.windows is None}
    worked = {row.day for row in days if row.kind == "workday"}
    calendar = week(country, subdivision)

    def rests(day: date) -> bool:
        weekend: tuple[int, ...] = ()
        for since, numbers in calendar.off:
            weekend = numbers if since <= day else weekend
        return day in off or (day.weekday() in weekend and day not in worked)

    found = {}
    for holiday in off:
        for step in (-_ONE, _ONE):
            lone = holiday + step
            if not rests(lone) and rests(lone + step):
                found[lone] = DayOff(day=lone, name=mark("bridge day"), share=BRIDGE, cause="away", source="judgement")
    return list(found.values())


@cache
def _feasts() -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows("feasts"):
        found[row["country"]].append(row)
    return found


def _beside_feasts(country: str, days: list[DayOff]) -> list[DayOff]:
    """The days around great feasts on which many rest although only the feast is public."""
    return [
        DayOff(
            day=feast.day + int(row["offset"]) * _ONE,
            name=row["label"],
            share=float(row["share"]),
            source=row["source"],
        )
        for row in _feasts().get(country, ())
        for feast in days
        if feast.share >= 0.5 and feast.name.startswith(row["name"])
    ]


def _ramadan_days(country: str, year: int) -> list[DayOff]:
    windows = ramadan_windows(country)
    if windows is None:
        return []
    return [
        DayOff(day=first + n * _ONE, name="Ramadan hours", windows=windows, kind="hours", source="ramadan_hours.csv")
        for begin in (year - 1, year)
        for first, last in ramadan(begin)
        for n in range((last - first).days + 1)
        if (first + n * _ONE).year == year
    ]


@lru_cache(maxsize=4096)
def year_of(country: str | None, subdivision: str | None, year: int) -> Year:
    """The special days of a place in a year; of several on one date the one that concerns most offices stands."""
    if country is None:
        return Year(())
    public, notes = _public(country, subdivision, year)
    customs = overlays(country, year)
    named = {(row.day, row.name) for row in customs}
    days = [row for row in _smeared(parted(country, public)) if (row.day, row.name) not in named]
    taken = {row.day for row in days if row.share >= 0.5}
    days += [
        DayOff(day=row.day, name=row.name, share=row.share, windows=row.windows, source=row.source)
        for row in customs
        if row.day not in taken
    ]
    days += _beside_feasts(country, days)
    if country not in _NO_BRIDGE:
        days += [row for row in _bridges(country, subdivision, days) if row.day not in {d.day for d in days}]
    best: dict[date, DayOff] = {row.day: row for row in _ramadan_days(country, year)}
    for row in sorted(days, key=lambda row: (row.share, row.name)):
        best[row.day] = _cut(row, country)
    return Year(tuple(best[day] for day in sorted(best)), notes)


def _cut(row: DayOff, country: str) -> DayOff:
    half = row.windows == (("00:00", _HALF_UNTIL),)
    return attrs.evolve(row, windows=until(office_windows(country), _HALF_UNTIL)) if half else row
