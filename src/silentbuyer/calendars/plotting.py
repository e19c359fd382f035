"""A year of a country's offices as a figure; the drawing itself is in ``charts``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def plot(country: str, year: int, subdivision: str | None = None, ax: Axes | None = None) -> Figure:
    """The days of a year on which offices rest, darker the more of them do, as a matplotlib figure.

    Args:
        country: ISO 3166-1 alpha-2.
        year: the year.
        subdivision: ISO 3166-2 without the country; None weighs the subdivisions by their people.
        ax: axes of your own to draw on.

    Raises:
        ImportError: when matplotlib is not installed.

    """
    from silentbuyer.charts.year_chart import draw

    return draw(country, year, subdivision, ax)
