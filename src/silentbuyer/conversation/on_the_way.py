"""Whether an order is under way: goods that are made or sent, by the record and by the newest word of the log."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

from silentbuyer.conversation.money_state import money_came
from silentbuyer.conversation.stage_told import shown
from silentbuyer.data.tables import toml
from silentbuyer.hearing.all_well import all_is_well
from silentbuyer.hearing.concepts import all_concepts
from silentbuyer.hearing.heard_topics import heard
from silentbuyer.hearing.mood import condition_of, is_question
from silentbuyer.hearing.phrasebook import Lexicon, book_of, phrase_of
from silentbuyer.hearing.phrases import facts_in, topics
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message, Stage
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import sentences
from silentbuyer.text.tongue import languages_of
from silentbuyer.values.lazy import once, remembered

LONGEST = timedelta(days=120)
"""How long after the last order goods may still be under way: production and an ocean voyage (judgement)."""

_COMPLAINTS = frozenset({"product-trouble", "sample-bad"})
_MOST = 20
_READ = 2_000
_COME = frozenset({"goods", "received"})
_NOT_COME = frozenset(
    {"not", "future", "if", "would", "sample", "document", "pay", "paid", "money", "buy", "price", "need", "still"}
)
"""What says of goods that they have come, and what makes a sentence speak of something else."""

_OVER = frozenset({"goods-received", "our-arrival", "our-port-costs", "our-dunning", "owes"})
"""Topics that are spoken of once the goods are there: their receipt, costs at the port, a balance that is open."""


def on_the_way(case: Case) -> bool:
    """Whether the stage on record is shipment, the last order (if there is one) young, and no word of their arrival.

    Who complains of goods has them.
    """
    if case.stage is not Stage.SHIPMENT or case.told is not None or not _COMPLAINTS.isdisjoint(heard(case)):
        return False
    ordered = [order.at for order in case.customer.orders if order.at <= case.now]
    if ordered and case.now - max(ordered) > LONGEST:
        return False
    talk = case.talk[-_MOST:]
    return not any(_OVER & set(topics(own_words(message.text))) or goods_came(message.text) for message in talk)


@once
def under_way(case: Case) -> str:
    """``shipped``: goods are on their way; ``made``: their money is in; ``ready``: they wait for us or for money.

    Empty where no order is under way.

    The newest word counts: after goods that have come, or a newer offer of ours, no order is under way.
    """
    arrival = case.customer.arrival
    if arrival is not None and arrival <= case.now:
        return ""  # by the record they are there
    for message in reversed([one for one in case.talk[-_MOST:] if case.now - one.at <= LONGEST]):
        found = _state(message)
        if found is not None:
            return found
    if case.told is None and case.stage is Stage.DEPOSIT and money_came(case) is not None:
        return "made"
    return "shipped" if on_the_way(case) else ""


@remembered(512)
def goods_came(text: str) -> bool:
    """Whether a text, of either side, says that goods have come: to the port or to the door."""
    return any(map(_came, sentences(own_words(text)[:_READ])))


def _came(sentence: str) -> bool:
    if is_question(sentence) or condition_of(sentence) is not None:
        return False
    words = all_concepts(sentence, languages_of(sentence))
    return words >= _COME and words.isdisjoint(_NOT_COME)


def _has_left(message: Message) -> bool:
    """Whether a message of ours says that goods have left."""
    if message.sender != "seller":
        return False
    found = facts_in(own_words(message.text), _book())
    return any(not is_question(sentence) and condition_of(sentence) is None for _, sentence in found)


@cache
def _book() -> Lexicon:
    return book_of(phrase_of("left", "", text) for text in toml("text/stages.toml")["left"]["we"])


def _state(message: Message) -> str | None:
    """What one message says of an order: shipped, made, or (empty) that none is under way; None where nothing."""
    if not message.text:
        return None
    if message.sender == "buyer" and (_OVER & set(topics(own_words(message.text))) or all_is_well(message.text)):
        return ""
    if goods_came(message.text):
        return ""
    stages = {one.stage for one in shown(message)}
    if Stage.SHIPMENT in stages or _has_left(message):
        return "shipped" if _has_left(message) else "ready"
    if Stage.DEPOSIT in stages:
        return "made"
    return "" if stages & {Stage.QUOTATION, Stage.PROFORMA, Stage.SAMPLE} else None
