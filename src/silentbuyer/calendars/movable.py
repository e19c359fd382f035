"""Movable days: Easter of both churches, Passover, lunar new year, Ramadan, the Eids, and rules that hang on them."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta
from functools import cache, lru_cache

from silentbuyer.calendars.calendar_tables import rows

ORTHODOX = frozenset(
    {"AL", "BA", "BG", "BY", "CY", "EG", "ER", "ET", "GE", "GR", "ME", "MK", "MD", "RO", "RS", "RU", "UA", "XK"}
)

_RULE = re.compile(
    r"(EASTER|CNY|EIDFITR|EIDADHA|PESACH|SUKKOT)([+-]\d{1,2})?|W(\d{1,2})|(?:(\d{4})-)?(\d\d)-(\d\d)(>FRI)?"
)


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


def _hebrew_new_year(year: int) -> int:
    """Day number of 1 Tishri of a Hebrew year: the molad in parts of an hour, put off by the four rules."""
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def _tishri(year: int) -> date:
    """1 Tishri of a Hebrew year (Dershowitz and Reingold, Calendrical Calculations)."""
    before, this, after = (_hebrew_new_year(n) for n in (year - 1, year, year + 1))
    late = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return date.fromordinal(this + late - 1373427)


def sukkot(year: int) -> date:
    """15 Tishri, the first day of Sukkot."""
    return _tishri(year + 3761) + timedelta(days=14)


def pesach(year: int) -> date:
    """15 Nisan, the first day of Passover: 163 days before the new year that follows it."""
    return _tishri(year + 3761) - timedelta(days=163)


@cache
def _anchors() -> dict[str, list[date]]:
    found: dict[str, list[date]] = {}
    for row in rows("anchors"):
        found.setdefault(row["anchor"], []).append(date.fromisoformat(row["date"]))
    return {name: sorted(days) for name, days in found.items()}


_HEBREW = {"PESACH": pesach, "SUKKOT": sukkot}


def anchor(name: str, year: int, country: str | None = None) -> tuple[date, ...]:
    """The days of a year on which a movable feast begins: none, one, or (of the Islamic year) two."""
    if name == "EASTER":
        return (orthodox_easter(year) if country in ORTHODOX else easter(year),)
    if name in _HEBREW:
        return (_HEBREW[name](year),)
    days = _anchors().get(name, [])
    start = bisect_left(days, date(year, 1, 1))
    return tuple(day for day in days[start : start + 3] if day.year == year)


def days_of(rule: str, year: int, country: str | None, *, end: bool = False) -> tuple[date, ...]:
    """The dates of a rule in a year: ``12-24``, ``2026-05-15``, ``W33``, ``EASTER-47``, ``CNY+13``, or ``06-19>FRI``.

    The last is the first Friday from that day on; of a week `end` takes the Sunday.
    """
    match = _RULE.fullmatch(rule)
    if match is None:
        raise ValueError(f"not a day rule of data/calendars: {rule!r}")
    name, offset, iso_week, only, month, day, friday = match.groups()
    if only and int(only) != year:
        return ()
    if name:
        return tuple(found + timedelta(days=int(offset or 0)) for found in anchor(name, year, country))
    if iso_week:
        return (date.fromisocalendar(year, int(iso_week), 7 if end else 1),)
    found = date(year, int(month), int(day))
    return (found + timedelta(days=(4 - found.weekday()) % 7 if friday else 0),)


@lru_cache(maxsize=4096)
def ramadan(year: int) -> tuple[tuple[date, date], ...]:
    """The Ramadans that begin in a year, as first and last day (computed: either may move by a day)."""
    feasts = _anchors().get("EIDFITR", [])
    spans = []
    for start in anchor("RAMADAN", year):
        end = next((feast for feast in feasts if feast > start), start + timedelta(days=30))
        spans.append((start, end - timedelta(days=1)))
    return tuple(spans)
