"""What the record or the buyer's own words give already, by name: no advice and no draft asks for it again.

Names: ``phone``, ``messenger``, ``email``, ``emergency`` (ways on record; an emergency contact is wanted only while
goods are at sea or in port), ``date`` (a day still to come that the buyer named), ``decider``, ``quantity``, ``use``,
``company``, ``photos``, ``count`` (of pieces that fail), ``paper`` (what the bank asks for), ``queue`` (that the bank
takes its time), ``papers`` (of ours, sent already), ``licence``, ``office`` (who has to do with it), ``reason`` (why
another was chosen), ``complaint``, ``repeat`` (an order of theirs is on record), ``announced`` (they announced an
order or a payment, or accepted the price).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from silentbuyer.conversation.announced import announced
from silentbuyer.conversation.money_state import amounts_in, money_state
from silentbuyer.conversation.our_words import DUNNED
from silentbuyer.conversation.thing_words import kinds_in
from silentbuyer.data.tables import toml
from silentbuyer.hearing.answering import sends_along
from silentbuyer.hearing.concepts import means
from silentbuyer.hearing.mood import is_question
from silentbuyer.hearing.phrases import find
from silentbuyer.model.customer import Stage
from silentbuyer.playbook.bank_wants import bank_wants
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import UNSPACED, any_of, fold, sentences

if TYPE_CHECKING:
    from silentbuyer.model.case import Case
    from silentbuyer.model.customer import Message
    from silentbuyer.model.findings import Finding

_BEFORE_AN_ORDER = frozenset({Stage.INQUIRY, Stage.QUOTATION, Stage.SAMPLE})
_PASSED = frozenset({"named-dates/passed", "named-dates/promise-broken"})
_TRIED = frozenset({"internal-decision/sample-in-test", "product-trouble/said"})
"""What is only said of a sample that has come."""

_COMPLAINED = frozenset({"product-trouble/said", "trust-lost/said"})
"""Beside what answers a complaint nobody is asked whether anything else is missing."""

_NUMBER_TOLD = re.compile(r"(?<![\w.,])(?:\+|00)\d[\d ().-]{7,16}\d(?!\w)")
"""A telephone number with the code of its country, as people write it in a message."""

_PAPER_FILE = re.compile(
    r"(?<![^\W_])(?:ISO|CE|SGS|COA|MSDS|SDS|EN ?\d|RoHS|REACH|FDA|LFGB|cert|zertif|test|report|dossi|informe|laudo)"
    r"[\w .()-]{0,60}\.(?:pdf|zip|rar|jpe?g|png|docx?)\b",
    re.IGNORECASE,
)
"""A file that is a certificate or a report by its name."""

_PAYS = frozenset({"balance-owed/said", "balance-owed/we-dun", "balance-owed/broken-promises", "payment-diverted/said"})
"""The findings beside which it counts whether the money has left."""

_FRESH = timedelta(days=1)
"""Within which an answer is prompt, and says sorry for no wait (judgement)."""

_CENTS = re.compile(r"(?<![\d.,])\d{1,6}[.,]\d{2,4}(?![\d.,])")
_MOST, _LONGEST, _SAME = 20, 4_000, 8
_ABBREVIATED = re.compile(r"\b[A-Z]{2,6}\b")
_NUMBER = r"\d[\d.,\s\u00a0]{0,12}"


def given(case: Case, findings: Mapping[str, Finding], held: Mapping[str, bool]) -> frozenset[str]:
    """The names of what is known already; `held` tells it of what stands on record, the rest is read in the talk."""
    known = {name for name, there in held.items() if there}
    known |= {"emergency"} if case.stage in _BEFORE_AN_ORDER or case.told is not None else set()
    known |= {"prompt"} if _asked_just_now(case) else set()
    known |= {"announced"} if announced(case) is not None else set()
    return frozenset(known) | frozenset(_told(case, findings)) | frozenset(_found(case, findings))


def _asked_just_now(case: Case) -> bool:
    """Whether the buyer's last word is so fresh that nobody has waited for the answer."""
    return case.turn == "seller" and case.now - case.talk[-1].at <= _FRESH


def _told(case: Case, findings: Mapping[str, Finding]) -> Iterator[str]:
    theirs = [own_words(m.text)[:_LONGEST] for m in case.talk[-_MOST:] if m.sender == "buyer"]
    if any(map(_counts, theirs)):
        yield "quantity"
    if case.customer.about or any(_words("uses").search(fold(text)) for text in theirs):
        yield "use"
    numbers = [_digits(told.group())[-_SAME:] for text in theirs for told in _NUMBER_TOLD.finditer(text)]
    if numbers and not all(map(_our_digits(case).__contains__, numbers)):
        yield "phone"
    if not _TRIED.isdisjoint(findings) or any(map(says_arrived, theirs)):
        yield "arrived"
    if any(_words("photos").search(fold(text)) for text in theirs):
        yield "photos"
    paying = _PAYS & set(findings) or case.stage not in _BEFORE_AN_ORDER
    state = money_state(case) if paying else None
    if state is not None and state.state == "sent":
        yield from ("paid", *(["slip"] if sends_along(state.message.text) else []))
    if any(sign.startswith("price-or-terms/") for sign in findings) and any(map(_names_price, _since_offer(case))):
        yield "figure"
    if case.stage is Stage.SAMPLE and not _PASSED.isdisjoint(findings):
        yield "date"  # the day by which they would test it has come
    if case.stage is Stage.SAMPLE:
        yield "count"  # of a sample nobody counts pieces
    for sign, name, says in _BY_SIGN:
        if sign in findings and any(map(says, _message(case, findings[sign]))):
            yield name


def _since_offer(case: Case) -> Iterator[str]:
    """The buyer's own words after our first message."""
    return (own_words(m.text)[:_LONGEST] for m in case.talk[-_MOST:] if m.sender == "buyer" and m.at > case.begun)


def _names_price(text: str) -> bool:
    """Whether a text names a price: a sum with its currency, or a figure with cents."""
    return bool(_CENTS.search(text)) or any(map(amounts_in, sentences(text)))


def says_arrived(text: str) -> bool:
    """Whether a text says that something has come; who asks when it comes, or says that it has not, does not."""
    told = (one for one in sentences(text) if _words("arrived").search(fold(one)))
    return any(not is_question(one) and not means("not", one) for one in told)


def _our_digits(case: Case) -> str:
    return "".join(map(_digits, (m.text[:_LONGEST] for m in case.talk[-_MOST:] if m.sender == "seller")))


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


def _means(*concepts: str) -> Callable[[str], bool]:
    return lambda sentence: any(means(concept, sentence) for concept in concepts)


def _names_licence(sentence: str) -> bool:
    return bool(_ABBREVIATED.search(sentence)) or means("licence", sentence)


def _has_figure(sentence: str) -> bool:
    return any(map(str.isdecimal, sentence))


def _names_span(sentence: str) -> bool:
    return any(means(span, sentence) for span in ("week", "month"))


_BY_SIGN: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
    ("internal-decision/said", "decider", _means("boss", "committee", "department")),
    ("end-customer/said", "decider", _means("customer")),
    ("product-trouble/said", "count", _has_figure),
    ("price-or-terms/price", "figure", _has_figure),
    ("price-or-terms/target", "figure", _has_figure),
    ("import-barrier/said", "licence", _names_licence),
    ("import-barrier/said", "date", _names_span),
    ("wrong-person/said", "office", _means("department", "contact-other")),
    ("chose-other-supplier/said", "reason", _means("price", "low", "high", "quality", "leadtime", "fast")),
)
"""Finding, what its message may give, and how a sentence gives it."""


def _message(case: Case, finding: Finding) -> tuple[str, ...]:
    """The sentences of the message that a finding quotes."""
    at = datetime.fromisoformat(str(finding.evidence["at"])) if "at" in finding.evidence else None
    found = (m for m in case.talk if m.sender == "buyer" and m.at == at)
    return next((sentences(own_words(m.text)[:_LONGEST]) for m in found), ())


def _found(case: Case, findings: Mapping[str, Finding]) -> Iterator[str]:
    """What the findings tell without their words: a complaint, mail that came back, what the bank waits for."""
    if not _COMPLAINED.isdisjoint(findings):
        yield "complaint"
    if "product-trouble/said" in findings and any(map(_counts_faults, case.talk[-_MOST:])):
        yield "count"
    if any(sign.startswith("bounced-mail/") for sign in findings):
        yield "bounced"
    if "import-barrier/said" in findings and any(_sends_papers(m.text) for m in case.talk if m.sender == "seller"):
        yield "papers"
    blocked = findings.get("money-blocked/said")
    if blocked is not None and (wants := bank_wants(_from_then(case, blocked))):
        yield wants


def _counts_faults(message: Message) -> bool:
    """Whether a sentence of the buyer's names a figure beside what is wrong: "86 pots are broken"."""
    said = sentences(own_words(message.text)[:_LONGEST]) if message.sender == "buyer" else ()
    return any(_has_figure(one) and any(means(word, one) for word in ("defect", "not-working")) for one in said)


def _sends_papers(text: str) -> bool:
    """Whether a message of ours sends certificates or reports along: nobody is offered them once more."""
    own = own_words(text)[:_LONGEST]
    if _PAPER_FILE.search(own):
        return True
    return sends_along(text) and any("proof" in kinds_in(one) and not means("price", one) for one in sentences(own))


def _from_then(case: Case, finding: Finding) -> list[str]:
    """The buyer's own words from the message that a finding quotes on."""
    at = datetime.fromisoformat(str(finding.evidence["at"])) if "at" in finding.evidence else case.now
    since = (one for one in case.talk[-_MOST:] if one.sender == "buyer" and one.at >= at)
    return [own_words(message.text)[:_LONGEST] for message in since]


_CLOSING = "no-current-need/closing-down"


def sends_elsewhere(case: Case, findings: Mapping[str, Finding]) -> str:
    """The sentence in which the news of the firm's end names who is to be written to; empty when there is none."""
    found = findings.get(_CLOSING)
    told = _message(case, found) if found is not None else ()
    return next((sentence for sentence in told if means("contact-other", sentence)), "")


@cache
def _words(name: str) -> re.Pattern[str]:
    return any_of(toml("text/given.toml")[name])


@cache
def _counted() -> re.Pattern[str]:
    units = sorted({fold(unit) for unit in toml("text/given.toml")["units"]}, key=len, reverse=True)
    spaced = "|".join(re.escape(unit) for unit in units if not UNSPACED.search(unit))
    unspaced = "|".join(re.escape(unit) for unit in units if UNSPACED.search(unit))
    return re.compile(rf"{_NUMBER}(?:(?:{spaced})(?![^\W\d_])|(?:{unspaced}))")


def _counts(text: str) -> bool:
    return bool(_counted().search(fold(text)))


def open_amount(case: Case) -> str:
    """The amount that stands beside our newest word on money that is due; empty when none does, or it has come."""
    state = money_state(case)
    if state is not None and state.state != "open":
        return ""
    if state is not None and state.amount:
        return state.amount
    sent = [own_words(m.text)[:_LONGEST] for m in case.talk[-_MOST:] if m.sender == "seller"]
    for sentence in (one for text in reversed(sent) for one in sentences(text)):
        amounts = amounts_in(sentence)
        if amounts and any(hit.topic == DUNNED for hit in find(sentence)):
            return amounts[0]
    return ""
