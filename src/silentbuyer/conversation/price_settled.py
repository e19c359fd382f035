"""Whether a word on the price is settled: we gave way with a figure, and the buyer went on to something else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from silentbuyer.conversation.stage_told import shown
from silentbuyer.hearing.answering import asks_nothing
from silentbuyer.hearing.concepts import all_concepts, means
from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.mood import is_question
from silentbuyer.hearing.phrases import topics
from silentbuyer.hearing.promising import promises
from silentbuyer.model.acts import REASONS, Act
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message, Stage
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import sentences
from silentbuyer.text.tongue import languages_of

_OF_PRICE = frozenset({"price", "target", "terms", "comparing", "chose-other"})
_OF_PRICE_ACTS = frozenset({Act.PRICE, Act.TERMS, Act.COMPARING, Act.CHOSE_OTHER, Act.PRICE_COLLECTING})
_ON = (REASONS - _OF_PRICE_ACTS) | {Act.AGREES}
"""What is said by who has left the price behind: yes, or another reason."""

_SURE = 0.7
"""How likely a yes must be (judgement)."""

_UNSURE = frozenset({"not", "if", "would", "still", "no-longer", "wait"})
_BUSINESS = frozenset({"buy", "send", "document", "invoice", "pay", "boss", "committee", "deliver", "price"})
"""What a yes is said to: the order, its papers, the money, or the yes of who decides."""

_OFFERS = frozenset({Stage.QUOTATION, Stage.PROFORMA})


def price_settled(case: Case, since: datetime, topic: str = "price") -> bool:
    """Whether the buyer agreed after their word on the price, or went on to something else after our answer to it."""
    after = [message for message in case.talk if message.at > since]
    if _agreed(after, topic):
        return True
    answered = next((one.at for one in after if one.sender == "seller" and _gives_way(one)), None)
    if answered is None:
        return False
    later = [own_words(one.text) for one in after if one.sender == "buyer" and one.at > answered]
    return any(map(_goes_on, later)) and not any(map(_speaks_of_price, later))


def agreed_since(case: Case, since: datetime) -> bool:
    """Whether the buyer said yes to the business after a moment, and bargained no more."""
    return _agreed([message for message in case.talk if message.at > since], "price")


def _agreed(after: Sequence[Message], topic: str) -> bool:
    """Whether a later message of theirs agrees in so many words, and none after it takes the same thing up again."""
    theirs = [own_words(one.text) for one in after if one.sender == "buyer"]
    place = next((place for place, text in enumerate(theirs) if _agrees(text)), None)
    again = _OF_PRICE if topic == "terms" else _OF_PRICE - {"terms"}
    return place is not None and not any(_bargains(text, again) for text in theirs[place:])


def _agrees(text: str) -> bool:
    """Whether a text says yes to the business: it agrees and orders, asks for the proforma, or has the boss's yes."""
    said = sentences(text)
    words = frozenset[str]().union(*(all_concepts(one, languages_of(one)) for one in said))
    business = bool(words & _BUSINESS) or any(map(str.isdecimal, text))
    return business and any(map(_is_yes, said)) and not _bargains(text, _OF_PRICE)


def _bargains(text: str, topic: frozenset[str]) -> bool:
    acts = {one.act.value for one in understood(text)} & {act.value for act in _OF_PRICE_ACTS}
    return not topic.isdisjoint(topics(text)) or not acts.isdisjoint(topic | {Act.PRICE_COLLECTING.value})


def conceded(case: Case, since: datetime) -> bool:
    """Whether we said yes or promised right after their word on the terms, and they bargained no more."""
    after = [message for message in case.talk if message.at > since]
    ours = next((one for one in after if one.sender == "seller"), None)
    if ours is None or not any(promises(one) or _is_yes(one) for one in sentences(own_words(ours.text))):
        return False
    return not any(_bargains(own_words(one.text), _OF_PRICE) for one in after if one.sender == "buyer")


def _is_yes(sentence: str) -> bool:
    words = all_concepts(sentence, languages_of(sentence))
    yes = any(one.act is Act.AGREES and one.chance >= _SURE for one in understood(sentence)) or "accept" in words
    return yes and not words & _UNSURE and not is_question(sentence)


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
