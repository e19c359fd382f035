"""How sure the diagnoses were against how often they were right, before and after a calibration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from silentbuyer.charts.figure import GREY, axes, figure_of, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from silentbuyer.calibration.reliability import Bin


def draw(before: Iterable[Bin], after: Iterable[Bin], ax: Axes | None = None) -> Figure:
    """Both as points whose size is the number of cases; the diagonal is said = right."""
    on = axes(ax, width=5.0, height=5.0)
    on.plot([0, 1], [0, 1], color=GREY, linestyle=":", label="said = right")
    for bins, colour, name in (
        (before, "#8d98a8", "with the table's weights"),
        (after, "#2457c5", "with fitted weights"),
    ):
        rows = list(bins)
        said, right, sizes = [b.said for b in rows], [b.right for b in rows], [20 + 4 * min(b.count, 60) for b in rows]
        on.plot(said, right, color=colour, linewidth=1)
        on.scatter(said, right, s=sizes, color=colour, label=name, zorder=3)
    on.set_xlim(0, 1)
    on.set_ylim(0, 1)
    on.set_xlabel("how sure the diagnosis was")
    on.set_ylabel("how often it was right")
    on.legend(frameon=False, fontsize=9)
    plain(on)
    return figure_of(on)
