"""One field of a buyer's record read for terms, with the rules that tell who somebody is from whom they serve.

Terms of terminal markets (school, hospital) say who the buyer is only when the buyer says it of themselves: they do
not count in product lists ("school uniforms"), after "for" ("software for hospitals") unless it is "for our", nor
beside a word for goods or another trade ("hospital furniture"). No term counts where it is excluded ("this class
does not include ..."), denied, or part of a longer name of another trade.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from silentbuyer.sectors.fold import SENTENCE, Text
from silentbuyer.sectors.lexicon import OWN, Profile, matcher
from silentbuyer.sectors.matcher import Span
from silentbuyer.sectors.packs import packs

FOR_REACH = 7
"""Spaces after "for" within which a name is the name of those served."""
AFTER_REACH = 2
"""Spaces before a following "for" (Turkish için, Japanese 向け)."""
BESIDE = 2
"""Spaces between a name and a word for goods that make one expression of both."""
DENIED = 4
"""Spaces after a denial that it reaches."""


@attrs.frozen
class Hit:
    """A term that counts: its owner (a pack's slug or own words), where it stands, and whether it is weak."""

    owner: str
    span: Span
    weak: bool


@attrs.frozen
class Reading:
    """What one field says: hits of target trades, hits of other trades, and how much else there is."""

    field: str
    text: Text
    targets: tuple[Hit, ...]
    others: tuple[Hit, ...]
    generic: tuple[Span, ...]


@attrs.frozen
class _Page:
    """A field in the course of reading: all its hits and the cues between them."""

    folded: str
    field: str
    hits: list[Hit]
    cues: Mapping[str, list[Span]]
    sought: Profile

    def near(self, cue: str, start: int, words: int) -> bool:
        """Whether a cue of a kind ends at most `words` words before a place, in its sentence."""
        return any(_within(self.folded, span.end, start, words) for span in self.cues.get(cue, ()))


def read(field: str, raw: str, sought: Profile) -> Reading:
    """The hits of one field for a seller's profile."""
    text = Text.of(raw)
    spans = matcher().scan(text)
    if sought.own:
        spans += sought.own.scan(text)
    cues, named, against = _sorted(spans)
    hits = [_hit(span) for span in named if not _covered(span, against)]
    page = _Page(text.folded, field, hits, cues, sought)
    kept = [hit for hit in hits if _counts(page, hit)]
    return Reading(
        field,
        text,
        tuple(hit for hit in kept if hit.owner in sought.targets),
        tuple(hit for hit in kept if hit.owner not in sought.targets),
        tuple(cues.get("cue-generic", ())),
    )


def _sorted(spans: Iterable[Span]) -> tuple[dict[str, list[Span]], list[Span], list[Span]]:
    """Cues by pack, terms, and look-alikes."""
    known = packs()
    cues: dict[str, list[Span]] = {}
    named: list[Span] = []
    against: list[Span] = []
    for span in spans:
        pack = known.get(span.term.owner)
        if pack is not None and pack.kind == "cue":
            cues.setdefault(pack.slug, []).append(span)
        else:
            (against if span.term.against else named).append(span)
    return cues, named, against


def _hit(span: Span) -> Hit:
    pack = packs().get(span.term.owner)
    return Hit(span.term.owner, span, bool(pack and pack.weak) and span.term.language != OWN)


def _covered(span: Span, against: Iterable[Span]) -> bool:
    owner = span.term.owner
    return any(a.term.owner == owner and a.start < span.end and span.start < a.end for a in against)


def _counts(page: _Page, hit: Hit) -> bool:
    if _inside_other(page, hit) or _excluded(page, hit) or page.near("cue-denies", hit.span.start, DENIED):
        return False
    if not hit.weak:
        return True
    return page.field != "products" and not _served(page, hit) and not _goods_beside(page, hit)


def _inside_other(page: _Page, hit: Hit) -> bool:
    """Whether the hit is a part of a longer name of another trade."""
    start, end = hit.span.start, hit.span.end
    return hit.owner in page.sought.targets and any(
        other.owner not in page.sought.targets
        and other.span.start <= start
        and end <= other.span.end
        and other.span.end - other.span.start > end - start
        for other in page.hits
    )


def _excluded(page: _Page, hit: Hit) -> bool:
    """Whether the last word on the scope before the hit was "does not include"."""
    out, back = (
        max((cue.start for cue in page.cues.get(kind, ()) if cue.end <= hit.span.start), default=-1)
        for kind in ("cue-excludes", "cue-includes")
    )
    return out >= 0 and out >= back


def _within(folded: str, start: int, end: int, words: int) -> bool:
    if not 0 <= end - start <= 20 * words:
        return False
    between = folded[start:end]
    return SENTENCE not in between and _distance(between) <= words


def _distance(between: str) -> int:
    """Words between two places; each character of a script written without spaces counts as one."""
    return between.count(" ") + sum(char >= "\u2e80" or "\u0e00" <= char <= "\u0eff" for char in between)


def _served(page: _Page, hit: Hit) -> bool:
    """Whether the hit names those who are served."""
    if page.near("cue-our", hit.span.start, 3):
        return False
    after = page.cues.get("cue-for-after", ())
    follows = any(_within(page.folded, hit.span.end, cue.start, AFTER_REACH) for cue in after)
    return follows or page.near("cue-for", hit.span.start, FOR_REACH)


def _goods_beside(page: _Page, hit: Hit) -> bool:
    known = packs()
    trades = [o.span for o in page.hits if o.owner in known and known[o.owner].kind == "trade"]
    return any(_beside(page.folded, hit.span, span) for span in (*trades, *page.cues.get("cue-goods", ())))


def _beside(folded: str, name: Span, goods: Span) -> bool:
    if goods.start >= name.end:
        between = folded[name.end : goods.start]
    elif goods.end <= name.start:
        between = folded[goods.end : name.start]
    else:
        return False
    if len(between) > 40 or "  " in between or SENTENCE in between:
        return False
    return _distance(between) <= BESIDE
