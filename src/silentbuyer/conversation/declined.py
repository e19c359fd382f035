"""Whether a sentence says that something is not wanted, and wants nothing besides: "no hace falta muestra"."""

from __future__ import annotations

import re
from functools import cache

from silentbuyer.conversation.thing_words import has, things_in
from silentbuyer.data.tables import toml
from silentbuyer.hearing.concepts import means
from silentbuyer.hearing.mood import is_question
from silentbuyer.text.sentences import fold, pieces_of_pattern, sentences
from silentbuyer.values.lazy import remembered

_WANTED = ("send", "need", "ask-please")
"""What a part of a sentence means that wants the thing that it names."""


def declines(text: str) -> bool:
    """Whether a sentence of a text declines what it speaks of."""
    return any(map(_declines, sentences(text)))


@remembered(2048)
def _declines(sentence: str) -> bool:
    pieces = [one for one in _turns().split(sentence.casefold()) if one.strip()]
    kept = [one for one in pieces if not _is_not_wanted(one)]
    if len(kept) == len(pieces) or any(map(_wants_a_thing, kept)):
        return False
    # "Don't you need a certificate?" asks; "no sample needed, what is the price?" asks for something else.
    return not is_question(sentence) or (kept[-1:] == pieces[-1:] and not things_in(pieces[-1]))


def _is_not_wanted(piece: str) -> bool:
    return _not_wanted().search(fold(piece)) is not None


def _wants_a_thing(piece: str) -> bool:
    return bool(things_in(piece)) and (has("asks", piece) or any(means(one, piece) for one in _WANTED))


@cache
def _not_wanted() -> re.Pattern[str]:
    return pieces_of_pattern(toml("text/promises.toml")["not_needed"])


@cache
def _turns() -> re.Pattern[str]:
    return pieces_of_pattern(toml("text/promises.toml")["turns"])
