"""The language of a short text, guessed from its words, how they begin and end, and its letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from silentbuyer.text.linear import Linear, load

READ = 400
"""Characters of a text that are looked at."""

CLOSE = 1.5
"""How near (in score) a second language must come to be read along: people mix languages (judgement)."""

_WORD = re.compile(r"[^\W\d_]+")
_END = 3


@lru_cache(maxsize=256)
def languages_of(text: str) -> tuple[str, ...]:
    """The likeliest language of a text as its ISO 639 code, and a second one where that is nearly as likely."""
    table = _table()
    scores = sorted(zip(table.scores(features_of(text)), table.classes, strict=True), reverse=True)
    (best, first), (next_best, second) = scores[:2]
    return (first, second) if best - next_best < CLOSE else (first,)


def features_of(text: str) -> set[str]:
    """The words of a text, their beginnings and ends, and each letter that is not plain ASCII."""
    text = text[:READ].casefold()
    return set(_forms(text)) | {letter for letter in text if letter > "\x7f" and letter.isalpha()}


def _forms(text: str) -> Iterator[str]:
    for word in _WORD.findall(text):
        if len(word) <= 2 * _END or word.isascii():
            yield f"{word}."
        yield f"{word[:_END]}-"
        yield f"-{word[-_END:]}"


@cache
def _table() -> Linear:
    return load("text/tongues.bin")
