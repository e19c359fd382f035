"""Eves of feasts, and feasts that a part of a country keeps: no message is timed for them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache, lru_cache

from silentbuyer.calendars.calendar_tables import rows
from silentbuyer.calendars.country import CountryCalendar
from silentbuyer.calendars.days import year_of

KEPT_BY_SOME = 0.25
"""Share of offices from which a feast is one that a message to an unknown part of the country steers clear of
(judgement)."""


@cache
def _eves() -> tuple[str, ...]:
    return tuple(row["feast"] for row in rows("eves"))


@lru_cache(maxsize=1024)
def has_eve(feast: str) -> bool:
    """Whether nobody begins anything on the day before a feast of this name; an observed or second day has no eve."""
    parts = (part for part in feast.split(" / ") if not part.endswith(")") or "estimated" in part)
    return any(part.startswith(_eves()) for part in parts)


def is_eve(calendar: CountryCalendar, morning: datetime) -> bool:
    """Whether a day is worked in part for a feast, is kept by a part of the country, or is the eve of a great one."""
    day, following = morning.date(), morning.date() + timedelta(days=1)
    own, after = calendar.table(day.year).get(day), calendar.table(following.year).get(following)
    if own is not None and own.kind == "workday":
        return False
    partly = own is not None and own.kind == "holiday"
    if partly or day in _kept_by_some(calendar.country, calendar.subdivision, day.year):
        return True
    return after is not None and after.kind == "holiday" and has_eve(after.name)


@lru_cache(maxsize=1024)
def _kept_by_some(country: str | None, subdivision: str | None, year: int) -> frozenset[date]:
    """The feasts of a year that enough offices rest on all day long to be minded; a bridge day is none."""
    days = year_of(country, subdivision, year).days
    return frozenset(
        row.day
        for row in days
        if row.kind == "holiday" and row.cause == "holiday-absence" and not row.windows and row.share >= KEPT_BY_SOME
    )
