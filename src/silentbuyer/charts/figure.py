"""A matplotlib figure that stands by itself: no window, no global state, and a notebook shows it.

matplotlib and not altair: its figures need no script, so they print, go into a PDF and pass a mail; its axes can be
composed with your own.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from silentbuyer.worklist.tones import INK

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

GREY = "#8d98a8"


def axes(ax: Axes | None, *, width: float = 8.0, height: float = 4.5) -> Axes:
    """The axes to draw on: the caller's own, or those of a new figure.

    Raises:
        ImportError: when matplotlib is not installed.

    """
    if ax is not None:
        return ax
    try:
        import_module("matplotlib")
    except ImportError as error:
        raise ImportError("figures need matplotlib: pip install 'silentbuyer[plot]'") from error
    from silentbuyer.charts.own_figure import OwnFigure

    made: Axes = OwnFigure(figsize=(width, height), layout="constrained").add_subplot()
    return made


def figure_of(ax: Axes) -> Figure:
    """The figure that axes stand in."""
    found: Any = ax.get_figure(root=True)
    return found  # type: ignore[no-any-return]


def plain(ax: Axes) -> None:
    """Axes without the frame that nobody needs."""
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)


def ink(tone: str) -> str:
    """The colour of a family of causes."""
    return INK.get(tone, INK["open"])
