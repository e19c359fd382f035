"""One buyer's time line as a figure, from the same time line as the card's chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from silentbuyer.charts.figure import GREY, figure_of, plain
from silentbuyer.data.time_zones import zone_of
from silentbuyer.show.moment_words import named_zone
from silentbuyer.text.clean import clean
from silentbuyer.worklist.time_line import TimeLine, time_line

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from silentbuyer.model.diagnosis import Diagnosis

GROUNDS = {"night": "#e3e7ee", "weekend": "#cfd6e0", "season": "#f7e3b0", "holiday": "#f3c98b", "absence": "#d9c8fb"}
_SIDES = {"ours": (1.0, "#2457c5"), "theirs": (-1.0, "#1a7f4b"), "unknown": (0.0, "#556070")}


def draw(d: Diagnosis, ax: Axes) -> Figure:
    """The time line of a diagnosis on these axes; times are on the buyer's clock."""
    line = time_line(d)
    for band in line.bands:
        ax.axvspan(_of(band.begin), _of(band.end), color=GROUNDS[band.kind], linewidth=0)
    for side, (height, colour) in _SIDES.items():
        moments = [_of(mark.at) for mark in line.marks if mark.side == side]
        if moments:
            ax.scatter(moments, [height] * len(moments), color=colour, label=side, zorder=3)
    _moments(line, ax)
    ax.axhline(0, color=GREY, linewidth=0.8)
    ax.set_ylim(-2, 2)
    ax.set_yticks([])
    ax.set_xlim(_of(line.begin), _of(line.end))
    ax.set_title(
        f"{clean(d.label, 60)}{f' ({line.zone})' if named_zone(d.silence) else ''}",
        loc="left",
        fontsize=10,
        parse_math=False,
    )
    _dates(line, ax)
    plain(ax)
    ax.legend(loc="upper left", fontsize=8, frameon=False, ncols=6)
    return figure_of(ax)


def _of(at: Any) -> Any:
    """A moment for matplotlib, whose type hints know numbers only."""
    return at


def _moments(line: TimeLine, ax: Axes) -> None:
    ax.axvline(_of(line.now), color="#c02626", label="now")
    if line.usual is not None:
        ax.axvline(_of(line.usual), color="#556070", linestyle=":", label="80% of answers by here")
    if line.window is not None:
        ax.axvspan(_of(line.window[0]), _of(line.window[1]), color="#1a7f4b", alpha=0.35, label="next good time")


def _dates(line: TimeLine, ax: Axes) -> None:
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    zone = zone_of(line.zone)
    locator = AutoDateLocator(tz=zone)  # type: ignore[no-untyped-call]
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(ConciseDateFormatter(locator, tz=zone))  # type: ignore[no-untyped-call]
