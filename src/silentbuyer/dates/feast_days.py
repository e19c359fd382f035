"""When a feast or season that people name is: its first and last day, the next time from a day on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from silentbuyer.calendars.movable import anchor, days_of
from silentbuyer.calendars.snapshot import snapshot
from silentbuyer.data.tables import toml

GENERAL = "holidays"
"""The row of words that say "the holidays" and do not name them."""

_OF_COUNTRY = re.compile(r"([A-Z]{2}):(.+?)([+-]\d+)?")
_SOUTH = frozenset({"AU", "NZ", "ZA", "BR", "AR", "CL", "UY", "PY", "BO", "PE", "ZW", "ZM", "MZ", "NA", "BW"})
_SOUTHERN_SUMMER = ("12-20", "01-31")
_SUMMER, _SPRING = (5, 6, 7, 8), (2, 3, 4)
_AUTUMN = (6, 7, 8, 9)


def feast(name: str, written: date, country: str | None = None) -> tuple[date, date] | None:
    """First and last day of the next such feast that is not over; None when its days are not known."""
    row = toml("dates/feasts.toml")[_meant(name, written)]
    rules, place = (row["first"], row["last"]), row.get("church", country)
    if row.get("south") is False and country in _SOUTH:
        rules = _SOUTHERN_SUMMER
    spans = (span for year in range(written.year - 1, written.year + 3) for span in _spans(*rules, year, place))
    return next((span for span in spans if span[1] >= written), None)


def _meant(name: str, written: date) -> str:
    """The feast that a general word ("the holidays") stands for at a time of the year."""
    row = toml("dates/feasts.toml")[name]
    if written.month in _SUMMER and "summer" in row:
        return str(row["summer"])
    if written.month in _SPRING and "spring" in row:
        return str(row["spring"])
    if written.month in _AUTUMN and "autumn" in row:
        return str(row["autumn"])
    return name


@lru_cache(maxsize=512)
def _spans(first: str, last: str, year: int, country: str | None) -> tuple[tuple[date, date], ...]:
    ends = sorted(day for at in (year, year + 1) for day in _days(last, at, country))
    begins = [] if first == "RAMADAN" else _days(first, year, country)
    begins = list(anchor("RAMADAN", year)) if first == "RAMADAN" else begins
    return tuple((day, end) for day in begins if (end := next((end for end in ends if end >= day), None)))


def _days(rule: str, year: int, country: str | None) -> list[date]:
    match = _OF_COUNTRY.fullmatch(rule)
    if match is None:
        return list(days_of(rule, year, country))
    return [day + timedelta(days=int(match[3] or 0)) for day in _of_snapshot(match[1], match[2], year)]


def _of_snapshot(place: str, name: str, year: int) -> Iterator[date]:
    for row in snapshot().days(place, None, year) or ():
        if row.name == name:
            yield row.day
