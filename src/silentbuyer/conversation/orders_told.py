"""The orders that stand in the buyer's messages only, where the record holds none: for the rhythm of orders.

A message is an order where a sentence of it places one (``order`` in ``data/text/stages.toml``: "PO attached", "the
usual 20 pallets, please"), asks for no price and speaks of no payment or arrival. An order that is named by its number
counts once. Two orders may be chance: there must be `LEAST` of them, or a number that shows as many before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache

from silentbuyer.conversation.stage_told import shown
from silentbuyer.data.tables import toml
from silentbuyer.hearing.answering import asks_nothing
from silentbuyer.hearing.listening import words_of
from silentbuyer.hearing.open_question import open_question
from silentbuyer.hearing.phrasebook import Lexicon, book_of, phrase_of
from silentbuyer.hearing.phrases import facts_in, topics
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message, Order, Stage
from silentbuyer.text.sentences import fold, sentences
from silentbuyer.values.lazy import once, remembered

LEAST = 3
APART = timedelta(days=14)
"""Between two messages that are two orders; what comes sooner is one word more on the same (judgement)."""

_PLACED = frozenset({Stage.PROFORMA, Stage.DEPOSIT, Stage.SHIPMENT})
_LATELY = timedelta(days=90)
"""For how long a word on the next order is the state of things (judgement)."""

_NEW_TALK = 0.5
"""Share of the usual gap after which what a buyer writes is about the next business (judgement)."""

_MOST, _LONGEST = 60, 600
_OTHER = frozenset({"goods-received", "port-trouble", "owes", "product-trouble", "chose-other", "no-need", "comparing"})
_NUMBER = re.compile(
    r"\b(?:order|pedido|commande|bestellung|ordine|rendeles|po)\s*(?:no|nr|number|n°|#)?\.?\s*(\d{1,4})\b"
)
_PRICE = re.compile(
    r"\b(?:price|prices|quote|quotation|preis|angebot|precio|prix|devis|cotacao|prezzo|цен\w*|fiyat)\b|价|報價|見積"
)


@once
def orders_told(case: Case) -> tuple[Order, ...]:
    """The orders that the buyer wrote, the oldest first; none where the record holds orders, or too few are told."""
    if case.customer.orders:
        return ()
    found, highest = list[Order](), 0
    seen: set[int] = set()
    for message in _ordering(case):
        number = _number(message)
        if number in seen or (found and message.at - found[-1].at < APART):
            continue
        seen |= {number} if number else set()
        highest = max(highest, number)
        found.append(Order(at=message.at))
    enough = len(found) >= LEAST or (len(found) == LEAST - 1 and highest >= LEAST)
    return tuple(found) if enough else ()


def order_in_talk(case: Case, *, proforma: bool = True) -> datetime | None:
    """When the talk last showed an order: one that the buyer placed, money or goods under way, or a `proforma`."""
    stages = _PLACED if proforma else _PLACED - {Stage.PROFORMA}
    placed = {message.at for message in _ordering(case)}
    under_way = {message.at for message in case.talk[-_MOST:] if any(one.stage in stages for one in shown(message))}
    return max(placed | under_way, default=None)


def next_is_in_talk(case: Case, last: datetime, usual: timedelta) -> bool:
    """Whether the order after the `last` is placed, lately offered, or spoken of since half the `usual` gap.

    An offer counts where the buyer has written since the last order.
    """
    if case.stage in _PLACED or wrote_since(case, last + usual * _NEW_TALK):
        return True
    since = [message for message in case.talk[-_MOST:] if message.at - last > APART]
    if not any(message.sender == "buyer" for message in since):
        return False
    placed = order_in_talk(case)
    offered = [one.at for message in since for one in shown(message) if one.stage is Stage.QUOTATION]
    steps = [at for at in (placed, *offered) if at is not None and at - last > APART]
    return any(case.now - at <= _LATELY for at in steps)


def wrote_since(case: Case, begins: datetime) -> bool:
    """Whether the buyer has written more than courtesies since."""
    late = (message for message in case.talk if message.sender == "buyer" and message.at >= begins)
    return any(not asks_nothing(message.text) for message in late)


def _ordering(case: Case) -> Iterator[Message]:
    for message in case.talk[-_MOST:]:
        words = words_of(message)[:_LONGEST] if message.sender == "buyer" else ""
        if not any(map(_orders, sentences(words))):
            continue
        if not (_PRICE.search(fold(words)) or _OTHER & set(topics(words)) or _only_asks(words)):
            yield message


@remembered(2048)
def _orders(sentence: str) -> bool:
    return any(facts_in(sentence, _book()))


def _only_asks(words: str) -> bool:
    """Whether a question stands in the message: "when will the order ship?" orders nothing."""
    asked = open_question(words)
    return asked is not None and asked.rstrip().endswith(("?", "？", "؟"))


def _number(message: Message) -> int:
    """The number that the buyer gives the order, where it is small enough for a count of theirs; else 0."""
    match = _NUMBER.search(fold(words_of(message)[:_LONGEST]))
    return int(match.group(1)) if match else 0


@cache
def _book() -> Lexicon:
    return book_of(phrase_of("order", "", text) for text in toml("text/stages.toml")["order"]["they"])
