"""The days off of a place in one year, each with the share of offices that rest on it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from functools import cache, lru_cache

import attrs

from silentbuyer.calendars.calendar_tables import office_windows, ramadan_windows, rows, week
from silentbuyer.calendars.fixed_days import parted
from silentbuyer.calendars.live import Holiday
from silentbuyer.calendars.movable import ramadan
from silentbuyer.calendars.office import Windows
from silentbuyer.calendars.public_days import public_days
from silentbuyer.calendars.seasons import overlays
from silentbuyer.language.saying import mark

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
    public, notes = public_days(country, subdivision, year)
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
