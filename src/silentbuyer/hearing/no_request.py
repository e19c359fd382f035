"""What is worded as a request and asks for nothing: "please note", "please find attached", "if urgent call Ann"."""

from __future__ import annotations

import re
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.hearing.concepts import means
from silentbuyer.hearing.phrases import find
from silentbuyer.hearing.urgent_elsewhere import sends_urgent_elsewhere
from silentbuyer.text.sentences import any_of, fold, is_short

_REPLY_WORDS, _REPLY_SIGNS = 5, 8
"""Words (of scripts without spaces: signs) up to which what speaks of a reply asks for nothing else (judgement)."""


@cache
def _table(name: str) -> re.Pattern[str]:
    return any_of(toml("text/no_request.toml")[name])


def asks_to_reply(folded: str) -> bool:
    """Whether a folded sentence wants a reply and nothing else: "please answer today!!", "merci de votre réponse"."""
    return bool(_table("reply_only").search(folded)) and is_short(folded, words=_REPLY_WORDS, signs=_REPLY_SIGNS)


def requests_nothing(sentence: str) -> bool:
    """Whether a request is only to take note, excuse, be patient, find what is attached, or ask others if urgent."""
    if sends_urgent_elsewhere(sentence):
        return True
    folded = fold(sentence)
    if not _table("no_request").search(folded):
        return False
    rest = _table("no_request").sub(" ", folded)
    return not (means("send", rest) and any(hit.topic == "request" for hit in find(rest)))
