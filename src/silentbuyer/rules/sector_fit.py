"""Whether a buyer is in a trade that we sell to, by the buyer's own words in any language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar

import attrs

from silentbuyer.language.saying import say
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Customer
from silentbuyer.model.facts import Question, Unknown
from silentbuyer.model.findings import Finding
from silentbuyer.model.questions import website_question
from silentbuyer.model.seller import Seller
from silentbuyer.model.signs import sign
from silentbuyer.sectors import verdict
from silentbuyer.sectors.doubt import QUESTION
from silentbuyer.sectors.encoders import Encode, Encoder
from silentbuyer.sectors.fit import Evidence, Fit

FIRST_MESSAGES = 5
"""The buyer's first messages that are read; later ones are about delivery and payment."""
_SHOWN = ("title", "description", "text")


def fit(
    texts: Mapping[str, str | Iterable[str] | None], seller: Seller, *, encoder: Encode | Encoder | str | None = None
) -> Fit:
    """Whether texts of a buyer show a trade of the seller's.

    Args:
        texts: ``products`` (text or a sequence), ``company``, ``about``, ``inquiry``, ``website``; all optional.
        seller: whose `sectors`, `customers` and `excluded` are looked for.
        encoder: a callable ``list[str] -> 2-D array``, or ``"semantic"`` or ``"semantic-lite"`` for the extras of
            that name; without one only the packs' terms and the seller's own words are known.

    """
    if encoder is None:
        return verdict.judge(texts, seller)
    from silentbuyer.sectors.semantic import judge

    return judge(texts, seller, encoder)


def texts_of(case: Case) -> dict[str, str | tuple[str, ...]]:
    """What the buyer's record says in the buyer's own words; our own messages are not theirs."""
    customer = case.customer
    written = [message for message in case.talk if message.sender == "buyer"][:FIRST_MESSAGES]
    question = website_question(customer)
    site = (case.known(question) if question else None) or {}
    return {
        "products": customer.products,
        "company": customer.company or "",
        "about": customer.about,
        "inquiry": "\n".join(f"{message.subject}\n{message.text}" for message in written),
        "website": "\n".join(str(site[key]) for key in _SHOWN if site.get(key)),
    }


@attrs.frozen(kw_only=True)
class SectorFit:
    """Whether the buyer is in a trade that the seller sells to.

    What it looks for:
        The words of the seller's trades (``Seller.sectors``) and of who buys (``Seller.customers``) in the buyer's
        products, company name, description, first messages and website, in about forty languages, with the words
        quoted; and those of the trades that the seller excludes (``Seller.excluded``). Names of terminal markets and
        of customers' trades (schools, restaurants) count only where the buyer says them of themselves: "uniforms for
        schools" is no school. A short word counts only where the text can be in its language; in a letter, words that
        stand in any deal (bank, freight, carton) count only after "we are".

    Why it means silence:
        A buyer of another trade asked out of curiosity or by mistake; no follow-up makes them need the product.

    What it needs:
        Products, a description, an inquiry, or an answer about the website; the seller's sectors.

    When it is wrong:
        A buyer of the right trade may use words that no pack holds. "No sign of your sectors" is said only where the
        text can be read, words are known for all of the seller's trades in its language, and another trade is named
        in it that does not buy such goods as a matter of course; it is still weak: check before dropping. Everything
        else is unknown, with the reason (``no-trade-named``, ``no-words``, ``may-buy`` ...). A trader may buy for a
        customer of the right trade without saying so. An inquiry's words about another trade count a quarter.

    What to do:
        Fits: answer with a reference from that trade. Does not fit: ask once for the end use, then give it the
        lowest priority. Cannot tell: ask what the buyer makes or sells.

    Sources:
        The source article's list of target customers; term packs in ``data/sectors`` with their own sources;
        thresholds and weights: judgement.

    """

    name: ClassVar[str] = "sector-fit"
    encoder: Encode | Encoder | str | None = None
    least_confidence: float = 0.3
    by_inquiry: float = 0.25
    """What is left of "another trade" where only an inquiry's words say so."""

    def needs(self, customer: Customer) -> Iterable[Question]:
        """The website, where one is given."""
        question = website_question(customer)
        return (question,) if question else ()

    def judge(self, case: Case) -> Iterator[Finding | Unknown]:
        """One finding for or against, or what is missing."""
        if not (case.seller.sectors or case.seller.customers):
            yield Unknown(say("not-given"), say("the seller's profile names no sectors"), about=say("sector"))
            return
        texts = texts_of(case)
        answer = fit(texts, case.seller, encoder=self.encoder)
        if answer.verdict == "unknown" or answer.confidence < self.least_confidence:
            reason = answer.reason or "too-little"
            yield Unknown(
                reason,
                say("{because}; ask: {question}", because=answer.because, question=say(answer.question or QUESTION)),
                about=say("sector"),
            )
        else:
            yield _finding(answer, self._scale(answer, texts))

    def _scale(self, answer: Fit, texts: Mapping[str, str | tuple[str, ...]]) -> float:
        # Banks, freight, software: everyday words of an inquiry, which asks for our goods and seldom says one's trade.
        told = {item.field for item in answer.evidence} or {field for field, text in texts.items() if text}
        return 1.0 if told - {"inquiry", "company"} else self.by_inquiry


def _finding(answer: Fit, scale: float) -> Finding:
    if answer.verdict == "fit":
        return sign("sector-fit", "fits").finding(answer.because, _shown(answer), scale=answer.confidence)
    row = "excluded" if answer.excluded else "nearer-other-trade" if answer.nearest else "other-trade"
    return sign("sector-fit", row).finding(answer.because, _shown(answer), scale=scale)


def _shown(answer: Fit) -> dict[str, Any]:
    return {
        "verdict": answer.verdict,
        "sectors": list(answer.sectors),
        "trade": answer.trade,
        "confidence": answer.confidence,
        "quotes": [_quote(item) for item in answer.evidence],
        "nearest": [{"trade": near.trade, "score": near.score} for near in answer.nearest],
        "notes": list(answer.notes),
    }


def _quote(item: Evidence) -> dict[str, Any]:
    return {"quote": item.quote, "field": item.field, "language": item.language, "sector": item.sector}
