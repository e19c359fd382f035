"""The report inside a notebook: sorts, filters and opens cards as in the browser, shut off from the notebook itself."""

from __future__ import annotations

from html import escape

import attrs


@attrs.frozen(repr=False)
class InNotebook:
    """A page in a frame of a cell: it may run its own script, and sees neither the notebook nor any network."""

    page: str
    height: int = 640

    def __repr__(self) -> str:
        return f"<a report of {len(self.page):,} characters; a notebook shows it>"

    def _repr_html_(self) -> str:
        allowed = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
        style = f"width:100%;height:{self.height}px;border:1px solid #8d98a8;border-radius:6px"
        page = escape(self.page, quote=True)
        return f'<iframe title="silentbuyer" sandbox="{allowed}" style="{style}" srcdoc="{page}"></iframe>'
