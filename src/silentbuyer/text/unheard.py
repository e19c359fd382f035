"""The buyer's last word when nobody understood it: said, never passed over."""

from __future__ import annotations

import re

from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.text.hearing import words_of
from silentbuyer.text.learned import understood
from silentbuyer.text.open_question import open_question
from silentbuyer.text.phrases import topics

_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_LEAST_WORDS, _LEAST_SIGNS = 3, 8
"""Words (of scripts without spaces: signs) from which a message says more than a courtesy (judgement)."""


def not_understood(case: Case) -> Message | None:
    """The buyer's newest message, if it says something and no layer heard anything in it, nor a question."""
    last = case.last("buyer")
    if last is None or not _says_something(words_of(last)):
        return None
    words = words_of(last)
    return None if topics(words) or open_question(last.text) or understood(words) or case.acts_in(last) else last


def _says_something(text: str) -> bool:
    signs = len(_UNSPACED.findall(text))
    return signs >= _LEAST_SIGNS if signs else len(_WORD.findall(text)) >= _LEAST_WORDS
