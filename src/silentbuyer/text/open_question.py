"""The question that stands open in what somebody wrote."""

from __future__ import annotations

from functools import lru_cache

from silentbuyer.text.mood import is_question
from silentbuyer.text.phrases import find
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import sentences

_LONGEST = 240
_NO_REQUEST = frozenset({"opt-out", "wrong-person", "not-buyer"})
"""What sounds like a request and asks us for nothing: to stop, to write to somebody else, to buy from them."""


@lru_cache(maxsize=512)
def open_question(text: str) -> str | None:
    """The first question in a writer's own words, shortened for quoting; a request ("please send ...") counts."""
    said = sentences(own_words(text))
    asked = next((sentence for sentence in said if is_question(sentence)), None) or _request(said)
    return None if asked is None else shortened(asked)


def shortened(sentence: str) -> str:
    """A sentence as long as a quotation may be."""
    return sentence if len(sentence) <= _LONGEST else sentence[: _LONGEST - 1].rstrip() + "…"


def _request(said: tuple[str, ...]) -> str | None:
    for sentence in said:
        asked = {hit.topic for hit in find(sentence)}
        if "request" in asked and not asked & _NO_REQUEST:
            return sentence
    return None
