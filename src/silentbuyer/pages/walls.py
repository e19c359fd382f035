"""What stands between us and a page: bot walls and country blocks. Each proves life and says nothing more. Pure."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import attrs

from silentbuyer.addresses.urls import host_of
from silentbuyer.data.tables import rows
from silentbuyer.pages.signatures import SHORT, TINY

if TYPE_CHECKING:
    from silentbuyer.pages.document import Document
    from silentbuyer.pages.look import Page

_WALL_STATUSES = frozenset(
    {401, 402, 403, 405, 406, 407, 409, 418, 425, 426, 429, 430, 444, 451, 468, 493, 498, 499, 503, 999}
)
_SHUT_STATUSES = _WALL_STATUSES - {402, 503}


@attrs.frozen(kw_only=True)
class Wall:
    """One mark of a bot wall or a country block: it proves life and says nothing more."""

    place: str
    text: str
    vendor: str = ""


@cache
def walls() -> tuple[Wall, ...]:
    """The marks of bot walls and country blocks."""
    return tuple(Wall(place=row["place"], text=row["text"], vendor=row["vendor"]) for row in rows("sites/walls.csv"))


def wall_marks(page: Page, document: Document) -> tuple[str, ...]:
    """The marks of a bot wall or a country block; empty when there is none."""
    if page.status == 451:
        return ("geo-block",)
    shut = (page.status or 200) in _WALL_STATUSES
    headers = "\n".join(f"{name}: {value}".casefold() for name, value in page.headers.items())
    host = f".{host_of(page.final_url)}"
    for wall in walls():
        if wall.place == "host" and host.endswith(f".{wall.text}"):
            return ("bot-wall", f"wall:{wall.vendor}")
        if _stands(wall, document, headers, shut=shut):
            vendor = (f"wall:{wall.vendor}",) if wall.vendor else ()
            return ("geo-block",) if wall.place == "geo" else ("bot-wall", *vendor)
    return ("shut",) if (page.status or 200) in _SHUT_STATUSES else ()


def _stands(wall: Wall, document: Document, headers: str, *, shut: bool) -> bool:
    """Whether one mark of a wall is there, and the page is one that a wall could have sent."""
    if wall.place == "header":
        return (shut or "challenge" in wall.text) and wall.text in headers
    if wall.place == "source":
        return (shut or document.length < TINY) and wall.text in document.source
    if wall.place == "host":
        return False
    if wall.place == "headline":
        return wall.text in document.headline and (shut or document.length < SHORT or _coded(document))
    most = SHORT // 2 if wall.place == "geo" else SHORT
    return (shut or document.length < most) and wall.text in f"{document.headline}\n{document.folded}"


def _coded(document: Document) -> bool:
    return any(wall.place == "source" and wall.text in document.source for wall in walls())
