"""Fixed national days told apart from the computed feasts that fall on them: only the feast may move by a day."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

import attrs

from silentbuyer.calendars.live import Holiday
from silentbuyer.calendars.snapshot import snapshot


@lru_cache(maxsize=512)
def _never_moving(country: str) -> frozenset[str]:
    """The names of a country's holidays that stand on announced or fixed dates, in any year of the snapshot."""
    shot = snapshot()
    years = (shot.days(country, None, year) or () for year in range(shot.first, shot.last + 1))
    return frozenset(row.name for days in years for row in days if not row.estimated)


def parted(country: str, days: dict[Holiday, float]) -> dict[Holiday, float]:
    """The days, with a fixed national day told apart from the computed feast that falls on it."""
    found = defaultdict[Holiday, float](float)
    for row, share in days.items():
        parts = row.name.split(" / ") if row.estimated else [row.name]
        fixed = [part for part in parts if len(parts) > 1 and part in _never_moving(country)]
        if fixed:
            found[attrs.evolve(row, name=" / ".join(fixed), estimated=False)] += share
            parts = [part for part in parts if part not in fixed]
        if parts:
            found[attrs.evolve(row, name=" / ".join(parts))] += share
    return dict(found)
