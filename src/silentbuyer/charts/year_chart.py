"""A year of a country's offices as a picture: a column a week, a square a day, dark where most offices rest."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from silentbuyer.calendars.country import calendar_for
from silentbuyer.calendars.days import year_of
from silentbuyer.charts.figure import axes, figure_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKEND = 0.35
"""The shade of the week's own days off, so that holidays stand out."""


def shades(country: str, year: int, subdivision: str | None = None) -> dict[date, float]:
    """Each day of the year with the share of offices that rest for another reason than the week (0..1)."""
    found: dict[date, float] = {}
    for row in year_of(country, subdivision, year).days:
        if row.kind == "holiday":
            found[row.day] = max(found.get(row.day, 0.0), row.share)
    return {day: found.get(day, 0.0) for day in _days(year)}


def _days(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


def draw(country: str, year: int, subdivision: str | None = None, ax: Axes | None = None) -> Figure:
    """The year on these axes, or on those of a new figure."""
    on = axes(ax, width=11.0, height=2.4)
    calendar, offset = calendar_for(country, subdivision), date(year, 1, 1).weekday()
    grid = [[float("nan")] * 54 for _ in range(7)]
    for number, (day, share) in enumerate(shades(country, year, subdivision).items()):
        rest = _WEEKEND if not calendar.works_on(day) and share < _WEEKEND else share
        grid[day.weekday()][(number + offset) // 7] = rest
    on.imshow(grid, cmap="Blues", vmin=0.0, vmax=1.0, aspect="equal")
    on.set_yticks(range(7), labels=list(_DAYS))
    starts = [(date(year, month, 1) - date(year, 1, 1)).days + offset for month in range(1, 13)]
    on.set_xticks([start // 7 for start in starts], labels=list(_MONTHS))
    place = f"{country}-{subdivision}" if subdivision else country
    on.set_title(f"{place} {year}: days on which offices rest", loc="left", fontsize=10, parse_math=False)
    on.tick_params(length=0)
    return figure_of(on)
