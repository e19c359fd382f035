"""One field of a buyer's record read for terms, with the rules that tell who somebody is from whom they serve.

Terms of terminal markets (school, hospital) say who the buyer is only when the buyer says it of themselves: they do
not count in product lists ("school uniforms"), after "for" ("software for hospitals") unless it is "for our", nor
beside a word for goods or another trade ("hospital furniture"); the same holds of the trades that the seller's
customers are in. No term counts where it is excluded ("this class does not include ..."), denied, part of a longer
name of another trade, or of a language that the text is not in; and a letter about a deal speaks of banks, freight and
cartons whatever the trade, so such words count there only of who says "we are".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import attrs

from silentbuyer.sectors import amount
from silentbuyer.sectors.compiled import filler, matcher
from silentbuyer.sectors.fold import Text
from silentbuyer.sectors.language import languages
from silentbuyer.sectors.matcher import Span
from silentbuyer.sectors.near import around, beside, last, place, within
from silentbuyer.sectors.packs import everyday, of_kind, weak
from silentbuyer.sectors.page import Page, deals_in, is_told
from silentbuyer.sectors.plausible import Hit, inside, likely, unbroken
from silentbuyer.sectors.targets import Profile
from silentbuyer.sectors.terms import OWN
from silentbuyer.values.lazy import lazy

FOR_REACH = 12
"""Spaces after "for" within which a name is the name of those served."""
AFTER_REACH = 2
"""Spaces before a following "for" (Turkish için, Japanese 向け)."""
DENIED = 4
"""Spaces after a denial that it reaches."""
OURS = 3
"""Spaces after "our" that it reaches."""
SELF = 6
"""Spaces after "we are a" that it reaches."""
LIST_REACH = 5
"""Spaces between the parts of a list of those who are served."""
SHORT = 200
"""Characters up to which a field's reading is kept for the next buyer who writes the same."""


_OF_TEXT = frozenset({"generic", "spoken", "words"})
"""What is worked out of a field's text alone, whatever hits are kept."""


@attrs.frozen(slots=False)
class Reading:
    """What one field says: hits of target trades and hits of other trades."""

    field: str
    text: Text
    targets: tuple[Hit, ...] = ()
    others: tuple[Hit, ...] = ()

    @lazy
    def generic(self) -> Sequence[Span]:
        """Greetings, price talk, legal forms and self-praise in it."""
        return filler().scan(self.text)

    @lazy
    def spoken(self) -> frozenset[str]:
        """The languages that it can be in; empty when its words do not tell."""
        return languages(self.text.folded, self.generic)

    def saying(self, targets: Iterable[Hit], others: Iterable[Hit]) -> Reading:
        """The same field with what was read in it."""
        made = Reading(self.field, self.text, tuple(targets), tuple(others))
        made.__dict__.update({name: value for name, value in self.__dict__.items() if name in _OF_TEXT})
        return made

    @lazy
    def words(self) -> float:
        """Words that carry meaning."""
        return amount.count(self.text.folded, self.generic)


def read(field: str, raw: str, sought: Profile) -> Reading:
    """The hits of one field for a seller's profile."""
    return _short(field, raw, sought) if len(raw) <= SHORT else _read(field, raw, sought)


@lru_cache(maxsize=1024)
def _short(field: str, raw: str, sought: Profile) -> Reading:
    # Many buyers of one list name the same goods, and sign with the same few words.
    return _read(field, raw, sought)


def _read(field: str, raw: str, sought: Profile) -> Reading:
    text = Text.of(raw)
    spans = matcher().scan(text)
    if sought.own:
        spans = sorted([*spans, *sought.own.scan(text)], key=place)
    cues, named, against = _sorted(spans)
    told = [_hit(span) for span in named if not (against and _covered(span, against))]
    reading = Reading(field, text)
    hits = likely(text, told, reading.spoken) if told else []
    if not hits:
        return reading
    targets = sought.targets.keys()
    page = _page(reading, hits, cues, sought)
    kept = [_marked(page, hit) for hit in _not_listed(page, [hit for hit in hits if _counts(page, hit)])]
    mine, others = [hit for hit in kept if hit.owner in targets], [hit for hit in kept if hit.owner not in targets]
    return reading.saying(mine, others)


def _page(reading: Reading, hits: list[Hit], cues: Mapping[str, list[Span]], sought: Profile) -> Page:
    goods = sorted([*cues.get("cue-goods", ()), *_of_trades(hits)], key=place)
    rivals = [hit.span for hit in hits if hit.owner not in sought.targets]
    ours = [hit.span for hit in hits if hit.owner in sought.targets and unbroken(reading.text.folded, hit.span)]
    return Page(reading.text.folded, reading.field, hits, cues, goods, rivals, ours, sought, reading.spoken)


def _of_trades(hits: Iterable[Hit]) -> Iterator[Span]:
    ours = of_kind("trade")
    return (hit.span for hit in hits if hit.owner in ours)


def _sorted(spans: Iterable[Span]) -> tuple[dict[str, list[Span]], list[Span], list[Span]]:
    """Cues by pack, terms, and look-alikes."""
    kinds = of_kind("cue")
    cues: dict[str, list[Span]] = {}
    named: list[Span] = []
    against: list[Span] = []
    for span in spans:
        owner = span.term.owner
        if owner in kinds:
            cues.setdefault(owner, []).append(span)
        else:
            (against if span.term.against else named).append(span)
    return cues, named, against


def _hit(span: Span) -> Hit:
    owner = span.term.owner
    return Hit(owner, span, owner in weak() and OWN not in span.term.languages)


def _covered(span: Span, against: list[Span]) -> bool:
    owner = span.term.owner
    near = around(against, span)
    return any(a.term.owner == owner and a.start < span.end and span.start < a.end for a in near)


def _counts(page: Page, hit: Hit) -> bool:
    if _inside_other(page, hit) or _excluded(page, hit) or _denied(page, hit):
        return False
    if page.field == "inquiry" and _of_any_deal(page, hit):
        return False
    if not hit.weak:
        return not _of_their_customers(page, hit)
    return page.field != "products" and not _served(page, hit) and not _goods_beside(page, hit, page.goods)


def _denied(page: Page, hit: Hit) -> bool:
    """Whether somebody says that they are not in it, do not have it or do not want it."""
    after = page.after("cue-denies-after", hit.span.end, AFTER_REACH)
    return after or page.before("cue-denies", hit.span.start, DENIED)


def _of_any_deal(page: Page, hit: Hit) -> bool:
    """Whether a word stands in any deal's letters, and nobody says it of themselves."""
    target = page.sought.targets.get(hit.owner)
    always = hit.owner in everyday("always")
    if not always and (hit.owner not in everyday("beside") or (target and not target.customer)):
        return False
    return not any(page.before(cue, hit.span.start, SELF) for cue in ("cue-self", "cue-deals"))


def _of_their_customers(page: Page, hit: Hit) -> bool:
    """Whether a trade that buys from the seller is only served by the buyer ("bakery equipment", "for restaurants")."""
    target = page.sought.targets.get(hit.owner)
    if not (target and target.customer) or page.field == "inquiry":
        return False
    return _served(page, hit) or _goods_beside(page, hit, page.cues.get("cue-goods", []))


def _not_listed(page: Page, kept: list[Hit]) -> list[Hit]:
    """The hits without weak ones that go on a list of those served ("canteens in hospitals or schools")."""
    served = [hit.span for hit in page.hits if hit.weak and hit not in kept]
    if not served:
        return kept
    return [hit for hit in kept if not hit.weak or not _goes_on(page, hit.span, served)]


def _goes_on(page: Page, span: Span, served: list[Span]) -> bool:
    before = last(served, span.start)
    near = before is not None and within(page.folded, before.end, span.start, LIST_REACH)
    return near and not page.before("cue-our", span.start, OURS)


def _marked(page: Page, hit: Hit) -> Hit:
    """The hit, marked where the buyer says it of themselves: after "our", or as the first word about them."""
    first = page.field == "about" and hit.span.start == 1
    said = hit.weak and (first or page.before("cue-our", hit.span.start, OURS))
    told = is_told(page, hit)
    near = _goods_beside(page, hit, page.spoken_cues("cue-made")) or (told and _only_served(page, hit))
    return Hit(hit.owner, hit.span, hit.weak, said, told, near) if said or told or near else hit


def _only_served(page: Page, hit: Hit) -> bool:
    """Whether a word that describes the buyer names whom they sell to, or what for."""
    served = _served(page, hit) and not deals_in(page.folded, hit.span.start)
    return served or _goods_beside(page, hit, page.spoken_cues("cue-goods"))


def _inside_other(page: Page, hit: Hit) -> bool:
    """Whether the hit is a part of a longer name on the other side: of another trade, or of the seller's."""
    if OWN in hit.span.term.languages:
        return False
    return inside(hit.span, page.rivals if hit.owner in page.sought.targets else page.ours)


def _excluded(page: Page, hit: Hit) -> bool:
    """Whether the last word on the scope before the hit was "does not include"."""
    if "cue-excludes" not in page.cues:
        return False
    out, back = (last(page.cues.get(kind, []), hit.span.start) for kind in ("cue-excludes", "cue-includes"))
    return out is not None and (back is None or out.start >= back.start)


def _served(page: Page, hit: Hit) -> bool:
    """Whether the hit names those who are served."""
    start, end = hit.span.start, hit.span.end
    if page.before("cue-our", start, OURS):
        return False
    spelt_out = around(page.cues["cue-for"], hit.span) if "cue-for" in page.cues else ()
    return (
        any(cue.start < start < cue.end for cue in spelt_out)
        or page.before("cue-for", start, FOR_REACH)
        or page.after("cue-for-after", end, AFTER_REACH)
    )


def _goods_beside(page: Page, hit: Hit, goods: list[Span]) -> bool:
    return any(beside(page.folded, hit.span, span) for span in around(goods, hit.span))
