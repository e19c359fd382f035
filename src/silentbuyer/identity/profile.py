"""What kind of customer this is: social, behavioural and value classes, each with the evidence it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from silentbuyer.data.tables import toml
from silentbuyer.hearing.concepts import means
from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.mood import is_question
from silentbuyer.hearing.phrases import Hit, find, topics
from silentbuyer.identity.order_rhythm import rhythm_of
from silentbuyer.language.saying import say
from silentbuyer.model.acts import REASONS, Act
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.model.diagnosis import Profile, Trait
from silentbuyer.model.findings import Cause, Finding
from silentbuyer.sectors.fit import Fit
from silentbuyer.sectors.on_record import is_customer, judged
from silentbuyer.text.quotation import own_words
from silentbuyer.text.tongue import languages_of

_QUOTE = 160
_TOLD = 30
"""Characters from which a message shows its language (judgement)."""

_OFTEN = 2
"""Messages that must show a class of behaviour, and questions that must be asked for one of value: one sentence is a
wish of the moment (judgement)."""

_SWINDLES = (Cause.FAKE_BUYER,)
_SWINDLE = 6.0
"""Bits for a swindle from which what somebody asks shows no class of buyer (the decisive signs of the weights)."""

_OF_GOODS = frozenset({"spec-driven"})
"""Classes that a sentence shows only where it is about the goods, and not about a trouble that names a paper."""

_ASKED_FOR = frozenset(
    {"spec-driven", "after-sales", "range", "stock", "stable-supply", "quantity-discount", "transport", "free-shipping",
     "wants-discount"}
)  # fmt: skip
"""Classes that a sentence shows only where it asks for it or wants it: a word in passing classes nobody."""

_INCOTERM = re.compile(r"(?<!\w)(?:exw|fca|fas|fob|cfr|cnf|c&f|cif|cpt|cip|dap|dat|dpu|ddp|ddu)(?!\w)", re.IGNORECASE)
"""A term of delivery belongs to a price, and asks nothing about transport by itself."""

_PLAINLY = frozenset({"transport"})
"""Of these what somebody needs is none: a forwarder who needs a paper asks nothing about transport."""

_WANTS = ("need", "ask-please")

_REASONS = frozenset(act.value for act in REASONS - {Act.PRICE, Act.TERMS, Act.COMPARING, Act.SAMPLE_TEST})
_LEVELS = ("buyer_level", "level", "grade")


def profile_of(case: Case, findings: Iterable[Finding] = ()) -> Profile:
    """The classes of one buyer; an empty tuple means that there is not enough to say.

    Of whom a finding says that they are no buyer (`findings`), only the social classes are told.
    """
    found = tuple(findings)
    social = (*_social(case), *_trade(case))
    if any(one.rule == "not-a-buyer" or _is_swindle(one) for one in found):
        return Profile(social=social)  # what a seller or a swindler asks us for shows no class of buyer
    hits = _hits(case)
    return Profile(
        social=social,
        behavioural=_behaviour(toml("profile.toml")["behavioural"], hits),
        value=tuple(_value(case, hits)),
    )


def _is_swindle(finding: Finding) -> bool:
    return max((finding.weights.get(cause, 0.0) for cause in _SWINDLES), default=0.0) >= _SWINDLE


Asked = tuple[datetime, Hit]
"""A phrase of the buyer's with the moment of its message."""


def _hits(case: Case) -> dict[str, list[Asked]]:
    """Topic -> hits in the buyer's own words, in the order of the talk; messages of unknown direction do not count."""
    found: dict[str, list[Asked]] = {}
    for message in case.talk[-40:]:
        if message.sender == "buyer":
            found_here = find(own_words(message.text))
            reasons = {hit.sentence for hit in found_here if hit.topic in _REASONS or _of_money(hit)}
            for hit in found_here:
                if hit.sentence not in reasons and _counts(hit):
                    found.setdefault(hit.topic, []).append((message.at, hit))
    return found


def _counts(hit: Hit) -> bool:
    """Whether a sentence shows the class: by more than a term of delivery, and where it asks for it or wants it."""
    if hit.topic == "transport":
        bare = _INCOTERM.sub(" ", hit.sentence)
        if bare != hit.sentence and not any(one.topic == "transport" for one in find(bare)):
            return False
    if hit.topic in _PLAINLY:
        return _asks_us(hit.sentence)
    return hit.topic not in _ASKED_FOR or _asks(hit.sentence)


def _asks_us(sentence: str) -> bool:
    unmarked = any(word in sentence for word in toml("profile.toml")["asks_unmarked"])
    return unmarked or is_question(sentence) or "request" in topics(sentence)


def _asks(sentence: str) -> bool:
    if _asks_us(sentence) or any(means(one, sentence) for one in _WANTS):
        return True
    return any(one.act is Act.ASKS for one in understood(sentence))


def _of_money(hit: Hit) -> bool:
    """Whether a sentence about a paper is about a payment: "the SWIFT copy is attached"."""
    return hit.topic in _OF_GOODS and (means("pay", hit.sentence) or means("bank", hit.sentence))


def _social(case: Case) -> Iterator[Trait]:
    customer = case.customer
    if customer.country:
        place = "-".join(filter(None, (customer.country, customer.subdivision)))
        yield Trait(say("country {place}", place=place), (say("country on record"),))
    if customer.languages:
        yield Trait(say("writes {those}", those=customer.languages), (say("languages on record"),))
    else:
        yield from _spoken(case)
    if customer.products:
        yield Trait(say("market: {those}", those=customer.products[:3]), (say("products on record"),))


def _trade(case: Case) -> Iterator[Trait]:
    """The buyer's own trade by their description of themselves, with its words; nothing of a customer of ours."""
    if not (case.seller.sectors or case.seller.customers) or is_customer(case):
        return
    read = judged(case)
    if read.own is not None and not _only_named(read):
        yield Trait(say("trade: {those}", those=say(read.own)), tuple(map(str, read.own_evidence[:3])))


def _only_named(read: Fit) -> bool:
    """Whether the trade stands in the firm's name alone, and is none of the seller's: "Studio", "Salons" name much."""
    named = all(one.field == "company" for one in read.own_evidence)
    return named and not any(one.field == "company" for one in read.evidence if read.verdict == "fit")


def _spoken(case: Case) -> Iterator[Trait]:
    """The language of the buyer's own phrases, when one language has at least two of them and twice the next's.

    Not where a message of theirs is plainly in another language: who wrote Romanian first and then "OK, please send the
    proforma" writes two.
    """
    counts: dict[str, int] = {}
    theirs = [message for message in case.talk[-40:] if message.sender == "buyer"]
    for message in theirs:
        for language, phrase in {(hit.language, hit.phrase) for hit in find(own_words(message.text))}:
            counts[language] = counts.get(language, 0) + bool(phrase)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    if ranked and any(_in_another(ranked[0][0], message) for message in theirs):
        return
    if ranked and ranked[0][1] >= 2 and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
        yield Trait(
            say("writes {those}", those=ranked[0][0]),
            (say("{n} phrases of the buyer's own messages", n=ranked[0][1]),),
        )


def _in_another(language: str, message: Message) -> bool:
    """Whether a message of some length is in another language for certain."""
    words = own_words(message.text)
    spoken = languages_of(words)
    return len(words) >= _TOLD and len(spoken) == 1 and spoken[0] != language


def _behaviour(labels: Mapping[str, str], hits: Mapping[str, list[Asked]]) -> tuple[Trait, ...]:
    """The classes of behaviour that `_OFTEN` messages show, each with up to three sentences of the buyer's."""
    found = _by_label(labels, hits)
    return tuple(
        Trait(label, _quoted(asked)[:3]) for label, asked in found.items() if len({at for at, _ in asked}) >= _OFTEN
    )


def _by_label(labels: Mapping[str, str], hits: Mapping[str, list[Asked]]) -> dict[str, list[Asked]]:
    found: dict[str, list[Asked]] = {}
    for topic, label in labels.items():
        if topic in hits:
            found.setdefault(label, []).extend(hits[topic])
    return found


def _quoted(asked: Iterable[Asked]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f'"{hit.sentence[:_QUOTE]}"' for _, hit in asked))


def _value(case: Case, hits: Mapping[str, list[Asked]]) -> Iterator[Trait]:
    """The questions of value, where `_OFTEN` of them are asked; then what platforms and orders show."""
    kinds = _by_label(toml("profile.toml")["value"], hits)
    if len({(kind, at, hit.sentence) for kind, asked in kinds.items() for at, hit in asked}) >= _OFTEN:
        if len(kinds) >= toml("profile.toml")["limits"]["valuable_questions"]:
            told = say("{those}", those=tuple(map(say, kinds)))
            yield Trait(say("valuable (high value): asks what valuable buyers ask"), (told,))
        yield from (Trait(label, _quoted(asked)[:3]) for label, asked in kinds.items())
    yield from _grade(case)
    orders = [order for order in case.customer.orders if order.at <= case.now]
    if orders:
        yield rhythm_of(case, orders)


def _grade(case: Case) -> Iterator[Trait]:
    grades = toml("profile.toml")["grades"]
    for platform, signals in case.customer.signals.items():
        level = _level(signals)
        if level in grades:
            yield Trait(grades[level], (say("shown by {platform}", platform=platform),))


def _level(signals: Any) -> str:
    if not isinstance(signals, Mapping):
        return ""
    found = next((signals[name] for name in _LEVELS if signals.get(name)), "")
    return str(found).strip().upper().replace(" ", "")
