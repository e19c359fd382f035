"""What kind of customer this is: social, behavioural and value classes, each with the evidence it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from silentbuyer.data.tables import toml
from silentbuyer.hearing.concepts import means
from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.mood import is_question
from silentbuyer.hearing.phrases import Hit, find, topics
from silentbuyer.language.saying import mark, plural, say
from silentbuyer.model.acts import REASONS, Act
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message, Order
from silentbuyer.model.diagnosis import Profile, Trait
from silentbuyer.model.findings import Finding
from silentbuyer.text.quotation import own_words
from silentbuyer.text.tongue import languages_of

_QUOTE = 160
_TOLD = 30
"""Characters from which a message shows its language (judgement)."""

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

    What sector-fit found in the buyer's own words (`findings`) is a social class: the market they are in.
    """
    found = tuple(findings)
    social = (*_social(case), *_sector(found))
    if any(one.rule == "not-a-buyer" for one in found):
        return Profile(social=social)  # what a seller asks us for shows no class of buyer
    hits = _hits(case)
    return Profile(
        social=social,
        behavioural=_traits(toml("profile.toml")["behavioural"], hits),
        value=tuple(_value(case, hits)),
    )


def _hits(case: Case) -> dict[str, list[Hit]]:
    """Topic -> hits in the buyer's own words, in the order of the talk; messages of unknown direction do not count."""
    found: dict[str, list[Hit]] = {}
    for message in case.talk[-40:]:
        if message.sender == "buyer":
            found_here = find(own_words(message.text))
            reasons = {hit.sentence for hit in found_here if hit.topic in _REASONS or _of_money(hit)}
            for hit in found_here:
                if hit.sentence not in reasons and _counts(hit):
                    found.setdefault(hit.topic, []).append(hit)
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


def _sector(findings: Iterable[Finding]) -> Iterator[Trait]:
    """The sectors or the other trade that the buyer's words tell, with the words."""
    for finding in findings:
        if finding.rule == "sector-fit":
            told = finding.evidence.get("sectors") or tuple(filter(None, [finding.evidence.get("trade")]))
            quotes = [f'"{quote["quote"]}" ({quote["field"]})' for quote in finding.evidence.get("quotes", ())]
            if told:
                yield Trait(say("trade: {those}", those=tuple(map(say, told))), tuple(quotes[:3]))


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


def _traits(labels: Mapping[str, str], hits: Mapping[str, list[Hit]]) -> tuple[Trait, ...]:
    """One trait a label, with up to three sentences of the buyer's as evidence."""
    evidence: dict[str, dict[str, None]] = {}
    for topic, label in labels.items():
        for hit in hits.get(topic, ()):
            evidence.setdefault(label, {})[f'"{hit.sentence[:_QUOTE]}"'] = None
    return tuple(Trait(label, tuple(quotes)[:3]) for label, quotes in evidence.items())


def _value(case: Case, hits: Mapping[str, list[Hit]]) -> Iterator[Trait]:
    asked = _traits(toml("profile.toml")["value"], hits)
    if len(asked) >= toml("profile.toml")["limits"]["valuable_questions"]:
        kinds = say("{those}", those=tuple(say(trait.label) for trait in asked))
        yield Trait(say("valuable (high value): asks what valuable buyers ask"), (kinds,))
    yield from asked
    yield from _grade(case)
    orders = [order for order in case.customer.orders if order.at <= case.now]
    if orders:
        yield _rfm(case, orders)


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


def _rfm(case: Case, orders: list[Order]) -> Trait:
    """Recency, frequency and money of the buyer's own orders, in words."""
    limits = toml("profile.toml")["limits"]
    last = max(order.at for order in orders)
    recent = case.now - last <= timedelta(days=limits["recent_days"])
    often = len(orders) >= limits["frequent_orders"]
    days = case.days_since(last)
    times = plural("{n} order", "{n} orders", n=len(orders))
    evidence = [say("last order {n} days ago", n=days), times, *_money(orders)]
    name = {
        (True, True): mark("valuable: orders often and lately"),
        (False, True): mark("valuable but cooling: ordered often, not lately"),
        (True, False): mark("new or occasional buyer: ordered lately"),
        (False, False): mark("occasional buyer: ordered once or twice, not lately"),
    }[recent, often]
    return Trait(name, tuple(evidence))


def _money(orders: list[Order]) -> Iterator[str]:
    """Sums by currency; amounts of different currencies are never added."""
    sums: dict[str, float] = {}
    for order in orders:
        if order.amount is not None:
            sums[order.currency or ""] = sums.get(order.currency or "", 0.0) + order.amount
    for currency, total in sorted(sums.items()):
        unit = currency or say("of unnamed currency")
        yield say("{total:,.0f} {currency} in all", total=total, currency=unit)
