"""How near spans of one text stand to each other."""

from __future__ import annotations

from bisect import bisect_left

from silentbuyer.sectors.fold import SENTENCE
from silentbuyer.sectors.matcher import Span

BESIDE = 3
"""Spaces between a name and a word for goods that make one expression of both."""
REACH = 40
"""Characters between such a name and such a word."""
NEAR = 12
"""Neighbours that are looked at on each side; more of them stand too far away to matter."""


def place(span: Span) -> int:
    """Where a span begins."""
    return span.start


def last(spans: list[Span], start: int) -> Span | None:
    """The last span that ends before a place; spans may overlap a little, so a few are looked at."""
    if not spans:
        return None
    index = bisect_left(spans, (start,))
    near = [span for span in spans[max(0, index - NEAR) : index] if span.end <= start]
    return max(near, key=lambda span: span.end, default=None)


def around(spans: list[Span], span: Span) -> list[Span]:
    """The spans that begin nearest to a span, on both sides."""
    if len(spans) <= NEAR:
        return spans
    index = bisect_left(spans, (span.start,))
    return spans[max(0, index - NEAR) : index + NEAR]


def within(folded: str, start: int, end: int, words: int) -> bool:
    """Whether two places stand at most so many words apart, in one sentence."""
    if not 0 <= end - start <= 20 * words:
        return False
    between = folded[start:end]
    return SENTENCE not in between and distance(between) <= words


def distance(between: str) -> int:
    """Words between two places; each character of a script written without spaces counts as one."""
    spaces = between.count(" ")
    if between.isascii():
        return spaces
    return spaces + sum(char >= "\u2e80" or "\u0e00" <= char <= "\u0eff" for char in between)


def beside(folded: str, name: Span, goods: Span) -> bool:
    """Whether a name and a word for goods make one expression, without a comma between them."""
    if goods.start >= name.end:
        start, end = name.end, goods.start
    elif goods.end <= name.start:
        start, end = goods.end, name.start
    else:
        return name.start < goods.start and goods.end < name.end
    if end - start > REACH:
        return False
    between = folded[start:end]
    return "  " not in between and SENTENCE not in between and distance(between) <= BESIDE
