"""Whether a buyer is in a trade that we sell to, by the buyer's own words in any language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar

import attrs

from silentbuyer.hearing.heard_topics import heard
from silentbuyer.hearing.mood import STATED
from silentbuyer.language.saying import say
from silentbuyer.language.sentence import message_of
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Customer, Stage
from silentbuyer.model.facts import Question, Unknown
from silentbuyer.model.findings import Finding
from silentbuyer.model.questions import website_question
from silentbuyer.model.seller import Seller
from silentbuyer.model.signs import sign
from silentbuyer.sectors import verdict
from silentbuyer.sectors.doubt import QUESTION, UNREAD, UNRECOGNISED
from silentbuyer.sectors.encoders import Encode, Encoder
from silentbuyer.sectors.fit import Evidence, Fit
from silentbuyer.sectors.on_record import is_customer, is_offered, is_refused, judged, placed, texts_of

NOT_ASKED = frozenset({"fee", "visa", "phishing", "bank-change", "pay-diverted", "not-buyer", "opt-out"}) | STATED
"""What they wrote whom we ask nothing about their trade: swindlers, sellers, who gave a reason or wants silence."""

_EARLY = frozenset({Stage.INQUIRY, Stage.QUOTATION})


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


@attrs.frozen(kw_only=True)
class SectorFit:
    """Whether the buyer is in a trade that the seller sells to.

    What it looks for:
        Nothing where the buyer has ordered: then their trade is known. Else the words of the seller's trades
        (``Seller.sectors``) and of who buys (``Seller.customers``) in the buyer's
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
        A buyer of the right trade may use words that no pack holds. What somebody asks for is not their trade: it
        speaks for a fit, and against one only where two words name goods of another trade and none is ours. "No sign
        of your sectors" is said only where the text can be read, words are known for all of the seller's trades in its
        language, the buyer describes themselves as of another trade (or asks so plainly for its goods), and we made no
        offer: after one the goods are ours. It is still weak: check before dropping. Everything else is unknown, with
        the reason (``none-recognised``, ``no-words``, ``may-buy`` ...). A trader may buy for a customer of the right
        trade without saying so. An inquiry's words about another trade count a quarter.

    What to do:
        Fits: answer with a reference from that trade. Does not fit: ask once for the end use, then give it the
        lowest priority. Cannot tell: ask a new buyer what they make or sell.

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
        """One finding for or against, or what is missing; nothing where the buyer is a customer of ours."""
        if not (case.seller.sectors or case.seller.customers):
            yield Unknown(say("not-given"), say("the seller's profile names no sectors"), about=say("sector"))
        elif not is_customer(case):
            yield from self._judged(case)

    def _judged(self, case: Case) -> Iterator[Finding | Unknown]:
        if "not-buyer" in heard(case):
            return  # what a seller asked us for was only the way in
        answer = judged(case) if self.encoder is None else self._by_meaning(case)
        against = answer.verdict == "not-fit" and not answer.excluded
        if against and not _is_described(answer, case) and is_offered(case):
            return  # what they ask for is ours, for we have offered it
        if answer.verdict == "unknown" or answer.confidence < self.least_confidence or (against and not answer.clear):
            yield _unknown(answer, case)
        else:
            yield _finding(answer, self._scale(answer, texts_of(case)))

    def _by_meaning(self, case: Case) -> Fit:
        return placed(fit(texts_of(case), case.seller, encoder=self.encoder), case)

    def _scale(self, answer: Fit, texts: Mapping[str, str | tuple[str, ...]]) -> float:
        # Banks, freight, software: everyday words of an inquiry, which asks for our goods and seldom says one's trade.
        told = {item.field for item in answer.evidence} or {field for field, text in texts.items() if text}
        return 1.0 if told - {"inquiry", "company"} else self.by_inquiry


def _is_described(answer: Fit, case: Case) -> bool:
    """Whether a description on record tells the other trade: a jeweller stays one who got our offer of a lamp."""
    fields = {item.field for item in answer.evidence}
    return case.stage in _EARLY and answer.clear and bool(fields) and fields <= {"about", "website"}


def _unknown(answer: Fit, case: Case) -> Unknown:
    """What is missing, with the question to ask where the buyer is new, real and says nothing of their trade."""
    because, reason = answer.because, answer.reason or "too-little"
    if not answer.clear:
        because, reason = say(UNRECOGNISED), "none-recognised"
    if (
        answer.own is not None and message_of(because) == UNRECOGNISED
    ):  # their own trade was recognised, their request was not
        because, reason = say(UNREAD), "request-unread"
    if answer.own is None and _is_new(case):
        because = say("{because}; ask: {question}", because=because, question=say(answer.question or QUESTION))
    return Unknown(reason, because, about=say("sector"))


def _is_new(case: Case) -> bool:
    """Whether this is an inquiry that we have not answered with an offer, of somebody who may be a buyer."""
    return not (is_offered(case) or is_refused(case)) and NOT_ASKED.isdisjoint(heard(case))


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
        "own": answer.own,
        "quotes": [_quote(item) for item in answer.evidence],
        "nearest": [{"trade": near.trade, "score": near.score} for near in answer.nearest],
        "notes": list(answer.notes),
    }


def _quote(item: Evidence) -> dict[str, Any]:
    told = {"quote": item.quote, "field": item.field, "place": item.where, "language": item.language}
    return {**told, "sector": item.sector}
