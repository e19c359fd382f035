"""Whether the buyer's last words only acknowledge what we sent: "received, thank you, I'll look at the details first".

Such a word asks nothing of us and answers nothing either. The next word is still theirs, and they are silent since the
letter of ours that they acknowledged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.hearing.all_well import all_is_well
from silentbuyer.hearing.answering import asks_nothing, is_automatic, names, quotes_a_price
from silentbuyer.hearing.asks_something import wants_an_answer
from silentbuyer.hearing.concepts import all_concepts, means
from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.mood import condition_of, is_question
from silentbuyer.hearing.phrases import topics
from silentbuyer.model.acts import Act
from silentbuyer.model.customer import Customer, Message
from silentbuyer.model.log_order import settled
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import UNSPACED, any_of, fold, is_short, sentences
from silentbuyer.text.tongue import languages_of
from silentbuyer.values.lazy import remembered

_LONGEST = 300
"""Characters beyond which a message says more than that it has come (judgement)."""

_MOST, _NAME_WORDS, _NAME_SIGNS, _LEAST = 6, 4, 6, 4
_LIKELY = 0.55
"""How likely another act must be beside words that only acknowledge (judgement)."""

_SHORT_WORDS, _SHORT_SIGNS = 18, 60
"""Words (signs) up to which a sentence says only that something has come, or will be looked at (judgement)."""

_WORD = re.compile(r"[^\W\d_]+")
_KIND = frozenset({"promise", "closing", "courtesy", "goods-received", "request", "internal", "concrete"})
"""Topics that stand in such a word: "we will review it" sounds like a decision of others, "I wait" like a request."""
_THEIR_PEOPLE = frozenset({"family", "boss", "committee", "department", "third-person"})
_FOR_US = frozenset({"you", "ask-please", "contact-other", "phone", "send", "pay", "buy"})
"""Whom they go through it with, and what would make of it a word to us or a step that they announce."""

_CALM = frozenset({Act.COURTESY, Act.PROMISES, Act.INTERNAL})
"""Acts that such a sentence may hold."""


@cache
def _table(name: str) -> re.Pattern[str]:
    return any_of(toml("text/acknowledged.toml")[name])


def acknowledged(customer: Customer, now: datetime) -> int:
    """How many messages at the end of a buyer's talk only acknowledge a letter of ours that waits for more."""
    log = settled(customer.messages)
    return trailing([message for message in log if message.at <= now and message.kind == "message"])


def trailing(talk: Sequence[Message]) -> int:
    """How many messages at the end of a settled talk only acknowledge a letter of ours that waits for more."""
    count = 0
    while count < len(talk) and talk[-1 - count].sender == "buyer":
        count += 1
    theirs, before = talk[len(talk) - count :], talk[: len(talk) - count]
    if not theirs or not before or before[-1].sender != "seller" or any(one.order_known is False for one in theirs):
        return 0
    if not any(map(acknowledges, (one.text for one in theirs))) or not all(_at_rest(one.text) for one in theirs):
        return 0
    return count if _waits(before) and not any(_is_well(one.text) for one in theirs) else 0


def _is_well(text: str) -> bool:
    """Whether goods or a sample came in order; who will look at what came has not said so yet."""
    return all_is_well(text) and not _table("looks").search(fold(text))


def _at_rest(text: str) -> bool:
    return acknowledges(text) or asks_nothing(text)


def _waits(before: Sequence[Message]) -> bool:
    """Whether a letter of ours lately asked or offered something."""
    ours = [message.text for message in before[-_MOST:] if message.sender == "seller" and message.text.strip()]
    return any(quotes_a_price(text) or wants_an_answer(text) for text in ours)


@remembered(1024)
def acknowledges(text: str) -> bool:
    """Whether a message says that something has come or will be looked at, and nothing that asks for more."""
    own = own_words(text)
    if not own.strip() or len(own) > _LONGEST or is_automatic(text):
        return False
    said = sentences(own)
    if not any(_tells(fold(sentence)) or _goes_to_ask(sentence) for sentence in said):
        return False
    kinds = [_kind_of(sentence) for sentence in said]
    told = next((place for place, kind in enumerate(kinds) if kind == "told"), None)
    if told is None:
        return False
    return all(kind or (place > told and _is_name(said[place])) for place, kind in enumerate(kinds))


@remembered(2048)
def _kind_of(sentence: str) -> str:
    """``told`` for a sentence that acknowledges, ``kind`` for a courtesy, else nothing."""
    folded = fold(sentence)
    if is_question(sentence) or condition_of(sentence) is not None:
        return ""
    if _tells(folded) and _is_short(folded) and not _says_more(sentence):
        return "told"
    if _goes_to_ask(sentence):
        return "told"
    return "kind" if asks_nothing(sentence) or _is_kind(sentence) else ""


def _is_kind(sentence: str) -> bool:
    """Whether a short sentence is heard as nothing but thanks or a closing."""
    heard, said = {one.act for one in understood(sentence)}, set(topics(sentence))
    if heard - {Act.COURTESY} or said - {"closing", "courtesy"} or any(map(str.isdecimal, sentence)):
        return False
    return bool(said or heard or names("thanks", fold(sentence))) and is_short(
        fold(sentence), words=_SHORT_WORDS, signs=_SHORT_SIGNS
    )


def _tells(folded: str) -> bool:
    if any(map(str.isdecimal, folded)):
        return False
    return bool(_table("looks").search(folded) or _table("came").search(folded))


@remembered(2048)
def _goes_to_ask(sentence: str) -> bool:
    """Whether a short sentence says that they will go through it with somebody of theirs: "with my sister"."""
    if not _is_short(fold(sentence)) or any(map(str.isdecimal, sentence)):
        return False
    words = all_concepts(sentence, languages_of(sentence))
    if "future" not in words or "we" not in words or not words & _THEIR_PEOPLE or words & _FOR_US:
        return False
    return not set(topics(sentence)) - {"promise", "closing", "courtesy", "internal"} and not _says_more(sentence)


def _is_short(folded: str) -> bool:
    return is_short(folded, words=_SHORT_WORDS, signs=_SHORT_SIGNS)


def _says_more(sentence: str) -> bool:
    """Whether a reason, a complaint, a question or a wish to us stands in the same sentence, or that nothing came."""
    heard = {one.act for one in understood(sentence) if one.chance >= _LIKELY}
    if heard - _CALM or set(topics(sentence)) - _KIND:
        return True
    return means("not", sentence) or means("still", sentence) or means("question-word", sentence)


def _is_name(sentence: str) -> bool:
    """Whether a line at the end is a name, an office or a firm, with which a letter is signed."""
    if any(map(str.isdecimal, sentence)) or is_question(sentence):
        return False
    signs = len(UNSPACED.findall(sentence))
    if signs:
        return signs <= _NAME_SIGNS
    words = _WORD.findall(sentence)
    begun = all(word[:1].isupper() or len(word) < _LEAST or word[:1].lower() == word[:1].upper() for word in words)
    return 0 < len(words) <= _NAME_WORDS and begun
