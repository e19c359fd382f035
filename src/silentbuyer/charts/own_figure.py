"""The figure class of ours, imported only where matplotlib is there."""

from __future__ import annotations

from io import BytesIO

from matplotlib.figure import Figure


class OwnFigure(Figure):
    """A figure that a notebook shows although nobody opened a window for it."""

    def _repr_png_(self) -> bytes:
        buffer = BytesIO()
        self.savefig(buffer, format="png", dpi=110)
        return buffer.getvalue()
