"""Whether a message is written in a language that no layer reads."""

from __future__ import annotations

import re

from silentbuyer.hearing.kin import heard_as
from silentbuyer.hearing.phrases import topics
from silentbuyer.hearing.script_read import script_not_read
from silentbuyer.text.quotation import own_words
from silentbuyer.text.tongue import languages_of
from silentbuyer.values.lazy import remembered

_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 5
"""Words from which the language of a text is known well enough (judgement)."""

_STRANGE = re.compile("[\u0492-\u052f]")
"""Cyrillic letters of none of the languages that are read: of Mongolian, Kazakh, Kyrgyz, Tatar and others."""


@remembered(1024)
def is_unread(text: str) -> bool:
    """Whether the writer's own words are in a script or a language that is not read."""
    words = own_words(text)
    if script_not_read(words) or len(_STRANGE.findall(words.casefold())) > 1:
        return True
    return len(_WORD.findall(words)) >= _LEAST and not heard_as(languages_of(words)) and not topics(words)
