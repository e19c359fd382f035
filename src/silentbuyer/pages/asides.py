"""What stands beside a page's text: the words of its links, and what its readers do not get to see."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_ASIDES = 20_000
"""Links and elements with a style of their own that are looked at; more has no page that people read (judgement)."""

_LONGEST = 20_000
_WAYS = ("display:none", "visibility:hidden", "left:-", "top:-", "text-indent:-", "font-size:0", "opacity:0")


def has_marks(markup: str) -> bool:
    """Whether a page's source names a style or the mark of something hidden."""
    folded = markup.casefold()
    return "style" in folded or "hidden" in folded


@cache
def _marked() -> Any:
    """The elements that are links or have a style or a mark of their own, in order."""
    from lxml import etree

    return etree.XPath("descendant::*[self::a or @hidden or @style]")


def asides(body: Any, *, styled: bool) -> Iterator[str]:
    """The texts of links and of elements that are hidden by their own attributes, in order.

    `styled` is whether the page has such attributes at all; of one without, links are found many times as fast.
    """
    taken: set[Any] = set()
    for node in islice(_marked()(body) if styled else body.iter("a"), MOST_ASIDES):
        aside = node.tag == "a" or node.get("hidden") is not None or _unseen(node.get("style", ""))
        if aside and taken.isdisjoint(node.iterancestors()):
            taken.add(node)
            yield from node.itertext()


def _unseen(style: str) -> bool:
    bare = style[:_LONGEST].replace(" ", "")
    return any(way in bare for way in _WAYS)
