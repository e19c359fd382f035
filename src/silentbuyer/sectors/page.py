"""A field in the course of reading, and which of its words its writers say of themselves."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from functools import cache

import attrs

from silentbuyer.sectors.fold import SENTENCE
from silentbuyer.sectors.goods import LEFT, words
from silentbuyer.sectors.heads import CUSTOMERS
from silentbuyer.sectors.matcher import Span
from silentbuyer.sectors.near import last, within
from silentbuyer.sectors.plausible import Hit
from silentbuyer.sectors.targets import Profile

DESCRIBES = frozenset({"company", "about", "website"})
"""Fields that describe the buyer; products on record and letters hold what they ask us for."""
TOLD = 12
"""Words after "we sell" within which something is said of oneself; a comma is as wide as four (judgement)."""
TOLD_BEHIND = 3
"""Words before "üreticisiyiz" or "を販売して" (judgement)."""
FIRM = 3
"""Words before a name within which a firm that deals in it is looked for (judgement)."""
VERB_LAST = frozenset({"tr", "ja", "ko", "hi", "fa"})
"""Languages in which what one does with a thing stands behind it: "we are" in front of it may be "we need"."""


@attrs.frozen
class Page:
    """A field in the course of reading: all its hits and the cues between them, each kind by place.

    `rivals` are the spans of trades that the seller does not name, `ours` the unbroken ones of the seller's; `spoken`
    are the languages that it can be in, none where that is not told.
    """

    folded: str
    field: str
    hits: list[Hit]
    cues: Mapping[str, list[Span]]
    goods: list[Span]
    rivals: list[Span]
    ours: list[Span]
    sought: Profile
    spoken: frozenset[str]

    def spoken_cues(self, cue: str) -> list[Span]:
        """The cues of a kind that are words of the text's languages."""
        return [span for span in self.cues.get(cue, ()) if not self.spoken or self.spoken & {*span.term.languages}]

    def before(self, cue: str, start: int, words: int) -> bool:
        """Whether a cue of a kind ends at most `words` words before a place, in its sentence."""
        return self.cue_before(cue, start, words) is not None

    def cue_before(self, cue: str, start: int, words: int) -> Span | None:
        """The last cue of a kind that ends at most `words` words before a place, in its sentence."""
        if cue not in self.cues:
            return None
        found = last(self.cues[cue], start)
        return found if found is not None and within(self.folded, found.end, start, words) else None

    def after(self, cue: str, end: int, words: int) -> bool:
        """Whether a cue of a kind begins at most `words` words after a place, in its sentence."""
        spans = self.cues.get(cue)
        if not spans:
            return False
        index = bisect_left(spans, (end,))
        return index < len(spans) and within(self.folded, end, spans[index].start, words)

    def holds(self, cue: str, start: int, end: int) -> bool:
        """Whether a cue of a kind begins between two places."""
        spans = self.cues.get(cue, [])
        index = bisect_left(spans, (start,))
        return index < len(spans) and spans[index].start < end


def is_told(page: Page, hit: Hit) -> bool:
    """Whether the buyer says a word of themselves: in a field about them, or after "we sell" and before "we need".

    Nobody deals in hotels: such a trade is told by "we are" alone.
    """
    if page.field in DESCRIBES:
        return True
    if page.field != "inquiry":
        return False
    span = hit.span
    if page.after("cue-self-after", span.end, TOLD_BEHIND) and not page.before("cue-seeks", span.start, TOLD_BEHIND):
        return True
    return any(_opens(page, cue, span) for cue in ("cue-self", "cue-deals")[: 1 if hit.owner in CUSTOMERS else 2])


def _opens(page: Page, kind: str, span: Span) -> bool:
    """Whether a cue of a kind stands before a word, and no word of seeking between."""
    cue = page.cue_before(kind, span.start, TOLD)
    return cue is not None and not page.holds("cue-seeks", cue.end, _until(page, cue, span))


def _until(page: Page, cue: Span, span: Span) -> int:
    """How far no word of seeking may stand: to the word, or to the end of the sentence where verbs come last."""
    if VERB_LAST.isdisjoint(cue.term.languages):
        return span.start
    end = page.folded.find(SENTENCE, span.end)
    return end if end >= 0 else len(page.folded)


def deals_in(folded: str, start: int, most: int = FIRM) -> bool:
    """Whether a word for a firm of any trade stands shortly before a place, as in "Großhandel für Spielwaren"."""
    before = " ".join(folded[:start].rpartition(SENTENCE)[2].split()[-most:])
    return any(map(before.__contains__, _firms()))


@cache
def _firms() -> tuple[str, ...]:
    return tuple(run[0] for run in words().firms if len(run) == 1 and len(run[0]) > LEFT)
