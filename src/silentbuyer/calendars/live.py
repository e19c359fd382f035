"""Holidays straight from the `holidays` package: for building the snapshot, and for years or places outside it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator

HALF_DAYS = ("CW", "EE", "GR", "IS", "PR", "TR")
"""Countries whose half days are half days for offices; in China, say, they are for women, youth and soldiers."""

_ESTIMATED = " (estimated)"


@attrs.frozen
class Holiday:
    """One date that is not a plain day of the week.

    Attributes:
        kind: ``off``, ``half`` (the afternoon is off) or ``workday`` (a make-up day).
        estimated: the date of a lunar calendar is computed, not announced; it may move by a day.

    """

    day: date
    name: str
    kind: str = "off"
    estimated: bool = False


def _calendar(country: str, subdivision: str | None, year: int, category: str) -> Any:
    import holidays

    # The language is explicit: without it the names follow the locale of the machine.
    return holidays.country_holidays(country, subdiv=subdivision, years=year, categories=(category,), language="en_US")


def supported() -> dict[str, tuple[str, ...]]:
    """Country -> subdivisions, as the package knows them (its own codes, no aliases)."""
    from holidays.utils import list_supported_countries

    return {code: tuple(subs) for code, subs in list_supported_countries(include_aliases=False).items()}


@lru_cache(maxsize=256)
def live_days(country: str, subdivision: str | None, year: int) -> tuple[Holiday, ...]:
    """The special days of one year, sorted; empty when the package does not know the place.

    Raises:
        NotImplementedError: when the package does not know the country or the subdivision.

    """
    public = _calendar(country, subdivision, year, "public")
    rows = [_row(day, name, "off") for day, name in sorted(public.items()) if day.year == year]
    rows += [
        Holiday(day, "make-up working day", "workday") for day in sorted(public.weekend_workdays) if day.year == year
    ]
    rows += _half_days(country, subdivision, year, {row.day for row in rows})
    return tuple(sorted(rows, key=lambda row: (row.day, row.kind)))


def _half_days(country: str, subdivision: str | None, year: int, taken: set[date]) -> Iterator[Holiday]:
    if country in HALF_DAYS:
        for day, name in sorted(_calendar(country, subdivision, year, "half_day").items()):
            if day.year == year and day not in taken:
                yield _row(day, name, "half")


def _row(day: date, name: str, kind: str) -> Holiday:
    plain = name.replace(_ESTIMATED, "").replace("; ", " / ")
    return Holiday(day, plain, kind, estimated=_ESTIMATED in name)
