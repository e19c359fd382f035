"""Whether a message asks, requests, reminds or offers something, and in which sentence."""

from __future__ import annotations

from functools import lru_cache

from silentbuyer.hearing.answering import AMOUNT, QUOTED, WORD, mere_greeting, quotes_a_price, table
from silentbuyer.hearing.concepts import means
from silentbuyer.hearing.mood import condition_of, is_question
from silentbuyer.hearing.no_request import asks_to_reply, requests_nothing
from silentbuyer.hearing.phrases import find
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import UNSPACED, fold, sentences
from silentbuyer.values.lazy import remembered

_NEEDED = ("advance-payment", "letter-of-credit")
"""What we need of a buyer to go on, and of nobody else: "we need to pay our supplier first" asks nothing."""

_ASKING_WORDS = 3
"""Words of a question of ours that can be quoted alone (judgement)."""


def asks_back(text: str) -> bool:
    """Whether a message asks something of its own: a question that is no reminder and no "how are you"."""
    return any(
        is_question(sentence) and not table("nudges").search(fold(sentence)) and not mere_greeting(fold(sentence))
        for sentence in sentences(own_words(text))
    )


def asking_sentence(text: str) -> str | None:
    """The last sentence of a text that asks something of its own, or asks for something to be done or confirmed."""
    return next(filter(asks, reversed(sentences(own_words(text)))), None)


@remembered(2048)
def asks(sentence: str) -> bool:
    """Whether a sentence asks something of its own: a question or a request, and no mere reminder."""
    folded = fold(sentence)
    if mere_greeting(folded) or len(WORD.findall(folded)) + len(UNSPACED.findall(folded)) < _ASKING_WORDS:
        return False
    asked = is_question(sentence) or (_requests(sentence, folded) and not asks_to_reply(folded))
    return asked and not table("reminds").search(folded) and not table("presses").search(folded)


def _requests(sentence: str, folded: str) -> bool:
    """Whether a sentence asks for something of its own: not for a reply alone, and not to see what it states itself."""
    if "request" not in {hit.topic for hit in find(sentence)} or AMOUNT.search(folded) or requests_nothing(sentence):
        return False
    if table("attached").search(folded) or condition_of(sentence) is not None:
        return False  # "please find our offer attached" asks nothing, nor does "if the price is high, tell us"
    return not table("nudges").search(folded) or any(map(str.isdecimal, folded))


@lru_cache(maxsize=1024)
def wants_an_answer(text: str) -> bool:
    """Whether a message of ours asks, requests, reminds or offers something; mere news does not. A missing text may."""
    said = [sentence[:QUOTED] for sentence in sentences(own_words(text))]
    return quotes_a_price(text) or any(map(_wants, said))


def _wants(sentence: str) -> bool:
    asks = is_question(sentence) or table("nudges").search(fold(sentence)) is not None
    return asks or "request" in {hit.topic for hit in find(sentence)} or _pleads(sentence)


def _pleads(sentence: str) -> bool:
    """Whether we plead for something or need it of them: "pls do something", "we need the deposit to start"."""
    if condition_of(sentence) is not None or means("not", sentence) or table("attached").search(fold(sentence)):
        return False
    needs = means("need", sentence) and any(means(one, sentence) for one in _NEEDED)
    return needs or (means("ask-please", sentence) and not requests_nothing(sentence))
