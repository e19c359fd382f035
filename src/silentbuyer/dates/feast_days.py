"""When a feast or season that people name is: its first and last day, the next time from a day on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, lru_cache

from silentbuyer.calendars.movable import anchor, days_of
from silentbuyer.calendars.snapshot import snapshot
from silentbuyer.data.tables import toml
from silentbuyer.dates.plain_text import words

GENERAL = "holidays"
"""The row of words that say "the holidays" and do not name them."""

_OF_COUNTRY = re.compile(r"([A-Z]{2}):(.+?)([+-]\d+)?")
_SOUTH = frozenset({"AU", "NZ", "ZA", "BR", "AR", "CL", "UY", "PY", "BO", "PE", "ZW", "ZM", "MZ", "NA", "BW"})
_SOUTHERN_SUMMER = ("12-20", "01-31")
_SUMMER, _SPRING = (5, 6, 7, 8), (2, 3, 4)
_AUTUMN = (6, 7, 8, 9)
_JUST_BEEN, _SOON = timedelta(days=45), timedelta(days=200)
"""A feast so lately over is meant, and not the next one so far ahead (judgement)."""


def feast(name: str, written: date, country: str | None = None) -> tuple[date, date] | None:
    """First and last day of the next such feast that is not over; None when its days are not known."""
    found = [span for one in _names(name, written, country) for span in _all(one, written, country)]
    return min((span for span in found if span[1] >= written), default=None)


def has_just_been(name: str, written: date, country: str | None = None) -> bool:
    """Whether such a feast is so lately over that it is meant, and not the next one far ahead: nobody waits for it."""
    found = [span for one in _names(name, written, country) for span in _all(one, written, country)]
    ahead = min((span[0] for span in found if span[1] >= written), default=None)
    just = any(timedelta(0) < written - span[1] <= _JUST_BEEN for span in found)
    return just and (ahead is None or ahead - written > _SOON)


def is_season(name: str, text: str) -> bool:
    """Whether the folded words of a feast name a season, which says by itself when: "in spring"."""
    return _is_of(name, "season", text)


def is_whole(name: str, text: str) -> bool:
    """Whether the folded words mean all of a season, and no leave in it: "after the summer", "nach dem Sommer"."""
    return _is_of(name, "whole", text)


def _is_of(name: str, key: str, text: str) -> bool:
    return any(text == word or (word.endswith("*") and text.startswith(word[:-1])) for word in _listed(name, key))


@cache
def _listed(name: str, key: str) -> frozenset[str]:
    return frozenset(words(toml("dates/feasts.toml")[name].get(key, "").split("|")))


def _names(name: str, written: date, country: str | None) -> tuple[str, ...]:
    """The feasts that a word may mean: of two the sooner is meant."""
    return tuple(toml("dates/feasts.toml")[name].get("either", (_meant(name, written, country),)))


def _all(name: str, written: date, country: str | None) -> Iterator[tuple[date, date]]:
    row = toml("dates/feasts.toml")[name]
    rules, place = (row["first"], row["last"]), row.get("church", country)
    if "south" in row and country in _SOUTH:
        rules = tuple(row["south"] or _SOUTHERN_SUMMER)
    for year in range(written.year - 1, written.year + 3):
        yield from _spans(*rules, year, place)


def _meant(name: str, written: date, country: str | None) -> str:
    """The feast that a general word ("the holidays") stands for at a time of the year, in their country."""
    row = toml("dates/feasts.toml")[name]
    row = row.get("of", {}).get(country or "", row)
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
