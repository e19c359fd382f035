"""The answer: does a buyer fit the seller's trades, and by which of the buyer's own words."""

from __future__ import annotations

import attrs

from silentbuyer.language.saying import mark, say

REASONS = {
    "no-sectors": "the seller's profile names no trade to look for",
    "too-little": "the texts say too little",
    "no-script": "the text is in a script that the seller's trades have no words in",
    "none-recognised": "no word that the program knows as a trade's was read in the texts",
    "request-unread": "the buyer asks for goods that the program did not recognise",
    "no-words": "the text is in a language in which no words are known for one of the seller's trades",
    "part-of": "the buyer's trade is one that a sector in the seller's own words may be a part of",
    "may-buy": "the buyer's trade often buys such goods, and the seller did not say who buys",
}
"""Why no verdict is given; "no sign of your sectors" is said only where none of them holds."""
_FIELDS = {
    "products": mark("products on record"), "company": mark("company name"), "about": mark("description on record"),
    "inquiry": mark("the inquiry"), "website": mark("the website"),
}  # fmt: skip


@attrs.frozen(kw_only=True)
class Evidence:
    """One term that was read in the buyer's own words.

    Attributes:
        quote: what is written there; `start` and `end` count characters of the field with markup taken off.
        field: ``products``, ``company``, ``about``, ``inquiry`` or ``website``.
        sector: the trade it speaks for.
        term: the term of the pack, and `language` the language it belongs to (``own`` for the seller's own words; empty
            where it cannot be told).
        strength: ``strong`` when the term names products or works, ``weak`` when it names who somebody is.
        place: where it stands, for people, where that is known better than by `field`: the message of a day.

    """

    quote: str
    field: str
    sector: str
    term: str
    language: str
    strength: str
    place: str = ""

    @property
    def where(self) -> str:
        """The place, for people."""
        return self.place or say(_FIELDS.get(self.field, self.field))

    def __str__(self) -> str:
        values = {"quote": self.quote, "field": self.where}
        if self.language == "own":
            return say('"{quote}" ({field}, your words)', **values)
        return say('"{quote}" ({field})', **values)


@attrs.frozen
class Nearness:
    """How near an encoder finds the texts to a trade: cosine after centring, not a percentage."""

    trade: str
    score: float


@attrs.frozen(kw_only=True)
class Fit:
    """Whether a buyer is in a trade that the seller sells to.

    Attributes:
        verdict: ``fit``, ``not-fit`` or ``unknown``.
        sector: the seller's sector (in the seller's own spelling) with most evidence; None unless it fits.
        sectors: all sectors with evidence, the strongest first.
        evidence: the quoted words behind the verdict; for ``not-fit`` those of the trade the buyer seems to be in.
        trade: the other trade that the buyer seems to be in or to ask for, if one was read.
        own: the buyer's own trade by their own description of themselves, whatever the verdict; None where they give
            none, or not clearly.
        own_evidence: the words of that description.
        confidence: 0..1, judgement: more distinct words in more fields are surer; ``not-fit`` without an encoder
            stays low ("check before dropping").
        excluded: whether `trade` is one that the seller excludes.
        clear: whether ``not-fit`` rests on a description of the buyer or on two words, and not on one product's name.
        because: one sentence for a salesperson.
        words: words that carried meaning (two characters of Chinese count as one), counted where no trade was read.
        missing: what was not given or said too little, for ``unknown``.
        reason: why it is ``unknown``, one of `REASONS`; empty otherwise.
        question: what to ask the buyer then.
        notes: doubts about the answer, such as own words in few languages.
        nearest: with an encoder, the nearest trades.

    """

    verdict: str
    sector: str | None = None
    sectors: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    trade: str | None = None
    own: str | None = None
    own_evidence: tuple[Evidence, ...] = ()
    confidence: float = 0.0
    excluded: bool = False
    clear: bool = True
    because: str
    words: int = 0
    missing: tuple[str, ...] = ()
    reason: str = ""
    question: str | None = None
    notes: tuple[str, ...] = ()
    nearest: tuple[Nearness, ...] = ()
