"""The question that stands open in what somebody wrote."""

from __future__ import annotations

import re
from functools import lru_cache

from silentbuyer.hearing.answering import asks_nothing
from silentbuyer.hearing.mood import is_question
from silentbuyer.hearing.no_request import requests_nothing
from silentbuyer.hearing.phrases import find
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import UNSPACED, is_short, sentences

_LONGEST = 240
_FEW_WORDS, _FEW_SIGNS = 4, 4
"""Words (of scripts without spaces: signs) below which a question leans on the sentence beside it (judgement)."""

_BARE_WORDS, _BARE_SIGNS = 3, 9
"""Words (signs) up to which a request names nothing (judgement)."""

_FIGURE = re.compile(r"\d")
_CLAUSE = re.compile(r"[,;:](?=\s)|[，；、。]")
_WORD = re.compile(r"[^\W_]+")
_NO_REQUEST = frozenset({"opt-out", "wrong-person", "not-buyer"})
"""What sounds like a request and asks us for nothing: to stop, to write to somebody else, to buy from them."""


@lru_cache(maxsize=512)
def open_question(text: str) -> str | None:
    """The first question in a writer's own words, shortened for quoting; a request ("please send ...") counts."""
    said = sentences(own_words(text))
    asked = next((sentence for sentence in said if is_question(sentence)), None) or _request(said)
    return None if asked is None else shortened(_in_full(asked, said, text))


@lru_cache(maxsize=512)
def questions(text: str) -> tuple[str, ...]:
    """All questions and requests in a writer's own words, in order."""
    said = sentences(own_words(text))
    return tuple(sentence for sentence in said if is_question(sentence) or _request((sentence,)))


def _in_full(asked: str, said: tuple[str, ...], text: str) -> str:
    """The question with the sentence that it leans on where it says nothing alone: "You have this??", "Delivered??".

    Only a sentence of the same line is taken, as it stands in the text.
    """
    if not (says_little(asked) or _is_bare_request(asked)):
        return asked
    place = said.index(asked)
    before = said[place - 1] if place and not asks_nothing(said[place - 1]) else None
    after = said[place + 1] if place + 1 < len(said) else None
    pairs = [pair for pair in ((before, asked), (asked, after)) if None not in pair]
    joined = (f"{first}{gap}{second}" for first, second in pairs for gap in (" ", ""))
    return next((one for one in joined if one in text), asked)


def _is_bare_request(asked: str) -> bool:
    """Whether it asks to look at something and does not say at what: "please check", "확인 부탁드려요"."""
    return (
        not is_question(asked) and is_short(asked, words=_BARE_WORDS, signs=_BARE_SIGNS) and not _FIGURE.search(asked)
    )


def is_call(text: str) -> bool:
    """Whether a message is no more than a mark or one word that calls for an answer: "??", "Anna?"."""
    return ("?" in text or "？" in text) and len(_WORD.findall(own_words(text))) <= 1


def says_little(asked: str) -> bool:
    """Whether a sentence is too short to be understood alone."""
    signs = len(UNSPACED.findall(asked))
    return signs < _FEW_SIGNS if signs else len(_WORD.findall(asked)) < _FEW_WORDS


def shortened(sentence: str) -> str:
    """A sentence as long as a quotation may be, cut where a clause ends, else between words."""
    if len(sentence) <= _LONGEST:
        return sentence
    head = sentence[: _LONGEST - 1]
    clause = max(match.start() for match in _CLAUSE.finditer(head)) if _CLAUSE.search(head) else 0
    end = clause if clause >= _LONGEST // 2 else head.rfind(" ")
    return (head[:end] if end >= _LONGEST // 2 else head).rstrip(" ,;:") + "…"


def _request(said: tuple[str, ...]) -> str | None:
    for sentence in said:
        asked = {hit.topic for hit in find(sentence)}
        if "request" in asked and not asked & _NO_REQUEST and not requests_nothing(sentence):
            return sentence
    return None
