"""Whether the buyer announced an order, a deposit or a payment, or accepted the price: nobody asks if it is planned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from silentbuyer.hearing.answering import asks_nothing
from silentbuyer.hearing.concepts import all_concepts
from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.mood import condition_of, is_question
from silentbuyer.model.acts import REASONS, Act
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import sentences
from silentbuyer.text.tongue import languages_of

_MOST, _LONGEST, _QUOTED, _BACK = 40, 4_000, 1_000, 4
_RECENT = timedelta(days=120)
"""How long such a word stands (judgement)."""

_MONEY = frozenset({"advance-payment", "pay"})
_TERMS = frozenset({"price", "percent", "invoice", "document"})
_UNSURE = frozenset({"not", "if", "would", "no-longer"})
_AGAINST = REASONS - {Act.INTERNAL, Act.SAMPLE_TEST, Act.MONEY_BLOCKED, Act.OWES}
"""The reasons after which an earlier word no longer stands; who asks a colleague or a bank, or owes, means to buy."""


def announced(case: Case) -> Message | None:
    """The buyer's newest message that announces an order or a payment, or accepts the price, if it stands yet."""
    for message in _theirs(case):
        if any(_announces(one) for one in _said(message)):
            return message
        if any(_AGAINST & {one.act for one in understood(said)} for said in _said(message)):
            return None
    return None


def _theirs(case: Case) -> Iterator[Message]:
    """Their newest messages that say anything, since the last order on record."""
    ordered = max((one.at for one in case.customer.orders if one.at <= case.now), default=None)
    since = case.now - _RECENT if ordered is None else max(ordered, case.now - _RECENT)
    told = (one for one in reversed(case.talk[-_MOST:]) if one.sender == "buyer" and one.at > since)
    yield from [one for one in told if not asks_nothing(one.text)][:_BACK]


def _said(message: Message) -> tuple[str, ...]:
    return tuple(one[:_QUOTED] for one in sentences(own_words(message.text)[:_LONGEST]))


def _announces(sentence: str) -> bool:
    if is_question(sentence) or condition_of(sentence) is not None:
        return False
    words = all_concepts(sentence, languages_of(sentence))
    if words & _UNSURE:
        return False
    acts = {one.act for one in understood(sentence)}
    if acts & _AGAINST:
        return False
    ahead = "future" in words or Act.PROMISES in acts
    return (ahead and bool(words & _MONEY or "buy" in words)) or (
        Act.AGREES in acts and bool(words & (_TERMS | {"accept"}))
    )
