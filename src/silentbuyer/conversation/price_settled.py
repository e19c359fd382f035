"""Whether a word on the price is settled: we gave way with a figure, and the buyer went on to something else."""

from __future__ import annotations

from datetime import datetime

from silentbuyer.conversation.stage_told import shown
from silentbuyer.hearing.answering import asks_nothing
from silentbuyer.hearing.concepts import means
from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.phrases import topics
from silentbuyer.model.acts import REASONS, Act
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message, Stage
from silentbuyer.text.quotation import own_words

_OF_PRICE = frozenset({"price", "target", "terms", "comparing", "chose-other"})
_OF_PRICE_ACTS = frozenset({Act.PRICE, Act.TERMS, Act.COMPARING, Act.CHOSE_OTHER, Act.PRICE_COLLECTING})
_ON = (REASONS - _OF_PRICE_ACTS) | {Act.AGREES}
"""What is said by who has left the price behind: yes, or another reason."""

_OFFERS = frozenset({Stage.QUOTATION, Stage.PROFORMA})


def price_settled(case: Case, since: datetime) -> bool:
    """Whether the buyer's newest words after our answer to their word on the price speak of something else."""
    after = [message for message in case.talk if message.at > since]
    answered = next((one.at for one in after if one.sender == "seller" and _gives_way(one)), None)
    if answered is None:
        return False
    later = [own_words(one.text) for one in after if one.sender == "buyer" and one.at > answered]
    return any(map(_goes_on, later)) and not any(map(_speaks_of_price, later))


def _gives_way(ours: Message) -> bool:
    """Whether a message of ours names a figure, or sends an offer once more."""
    return any(map(str.isdecimal, own_words(ours.text))) or any(one.stage in _OFFERS for one in shown(ours))


def _speaks_of_price(text: str) -> bool:
    priced = any(means(word, text) for word in ("price", "percent", "high"))
    acts = {one.act for one in understood(text)}
    return priced or not _OF_PRICE.isdisjoint(topics(text)) or not _OF_PRICE_ACTS.isdisjoint(acts)


def _goes_on(text: str) -> bool:
    """Whether a text accepts, asks for the next paper, or gives another reason."""
    if means("document", text):
        return True  # "OK, the proforma please"
    if asks_nothing(text):
        return False
    return any(means(word, text) for word in ("accept", "buy")) or not _ON.isdisjoint(
        one.act for one in understood(text)
    )
