"""Figures of many diagnoses: which reasons lead, how long the silences are, and one buyer's time line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from silentbuyer.charts.figure import GREY, axes, figure_of, ink, plain
from silentbuyer.errors import RecordError
from silentbuyer.show import headline
from silentbuyer.text.clean import clean

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from silentbuyer.model.diagnosis import Diagnosis

_MOST = 20
_NAME = 40


@attrs.frozen
class Plots:
    """The figures of some diagnoses, ``diagnoses.plot``; each takes `ax`, axes of your own to draw on."""

    diagnoses: Sequence[Diagnosis]

    def causes(self, ax: Axes | None = None) -> Figure:
        """How many buyers each reason leads for, in the colours of the families.

        Raises:
            ImportError: when matplotlib is not installed.

        """
        counts = Counter((headline.short(d), headline.tone(d)) for d in self.diagnoses).most_common(_MOST)
        on = axes(ax, height=1.2 + 0.32 * max(len(counts), 1))
        names = [clean(name, _NAME) for (name, _), _ in counts]
        bars = on.barh(range(len(counts)), [n for _, n in counts], color=[ink(tone) for (_, tone), _ in counts])
        on.bar_label(bars, padding=3)
        on.set_yticks(range(len(counts)), labels=names)
        on.invert_yaxis()
        on.set_xlabel("buyers")
        plain(on)
        return figure_of(on)

    def silence(self, ax: Axes | None = None) -> Figure:
        """Each buyer's silence: working hours that counted against how likely an answer still is.

        Raises:
            ImportError: when matplotlib is not installed.

        """
        on = axes(ax)
        waiting = [d for d in self.diagnoses if d.silence.since is not None and d.silence.state != "none"]
        hours = [max(d.silence.effective_hours, 0.1) for d in waiting]
        chances = [d.silence.p_reply for d in waiting]
        on.scatter(hours, chances, c=[ink(headline.tone(d)) for d in waiting], alpha=0.75)
        on.set_xscale("log")
        on.set_ylim(-0.02, 1.02)
        on.set_xlabel("silent for so many of the buyer's working hours")
        on.set_ylabel("chance that an answer still comes")
        on.grid(visible=True, color=GREY, alpha=0.25)
        plain(on)
        return figure_of(on)

    def timeline(self, customer: str, ax: Axes | None = None) -> Figure:
        """One buyer's time line: both sides' messages over nights, days off and absences on their calendar.

        Raises:
            ImportError: when matplotlib is not installed.
            RecordError: when no buyer has this id or name.

        """
        from silentbuyer.charts.time_chart import draw

        for d in self.diagnoses:
            if customer in (d.customer, d.label):
                return draw(d, axes(ax, height=2.6))
        raise RecordError(f"no buyer of these has the id or name {customer!r}")
