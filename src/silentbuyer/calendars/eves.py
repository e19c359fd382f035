"""Eves of feasts: days on which nobody begins anything, so that no message is timed for them."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache, lru_cache

from silentbuyer.calendars.calendar_tables import rows
from silentbuyer.calendars.country import CountryCalendar


@cache
def _eves() -> tuple[str, ...]:
    return tuple(row["feast"] for row in rows("eves"))


@lru_cache(maxsize=1024)
def has_eve(feast: str) -> bool:
    """Whether nobody begins anything on the day before a feast of this name; an observed or second day has no eve."""
    parts = (part for part in feast.split(" / ") if not part.endswith(")") or "estimated" in part)
    return any(part.startswith(_eves()) for part in parts)


def is_eve(calendar: CountryCalendar, morning: datetime) -> bool:
    """Whether a day is worked in part for a feast, or is the eve of a great one."""
    day, following = morning.date(), morning.date() + timedelta(days=1)
    own, after = calendar.table(day.year).get(day), calendar.table(following.year).get(following)
    if own is not None and own.kind == "workday":
        return False
    partly = own is not None and own.kind == "holiday"
    return partly or (after is not None and after.kind == "holiday" and has_eve(after.name))
