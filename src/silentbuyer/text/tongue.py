"""The language of a short text, guessed from its words, how they begin and end, and its letters."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from silentbuyer.text.linear import Linear, load

READ = 400
"""Characters of a text that are looked at."""

CLOSE = 1.5
"""How near (in score) a second language must come to be read along: people mix languages (judgement)."""

_WORD = re.compile(r"[^\W\d_]+")
_PLAIN_WORD = re.compile(r"[a-z]+")
"""The same in small letters of plain ASCII, in half the time."""

_END = 3


def languages_of(text: str) -> tuple[str, ...]:
    """The likeliest language of a text as its ISO 639 code, and a second one where that is nearly as likely."""
    return _likeliest(text[:READ])


@lru_cache(maxsize=4096)
def _likeliest(text: str) -> tuple[str, ...]:
    table = _table()
    scores = table.scores_of(sum(map(_row, words_in(text))))
    best = max(scores)
    near = [(score, name) for score, name in zip(scores, table.classes, strict=True) if best - score < CLOSE]
    return tuple(name for _, name in sorted(near, reverse=True)[:2])


def words_in(text: str) -> list[str]:
    """The words that are looked at."""
    small = text[:READ].casefold()
    return _PLAIN_WORD.findall(small) if small.isascii() else _WORD.findall(small)


def features_of(word: str) -> set[str]:
    """A word, its beginning and end, and each of its letters that is not plain ASCII."""
    if word.isascii():
        return {f"{word}.", f"{word[:_END]}-", f"-{word[-_END:]}"}
    found = {letter for letter in word if letter > "\x7f"} | {f"{word[:_END]}-", f"-{word[-_END:]}"}
    return found | {f"{word}."} if len(word) <= 2 * _END else found


@lru_cache(maxsize=20_000)
def _row(word: str) -> int:
    """The sum of the rows of a word's features; kept, as few words make up most texts."""
    return _table().sum_of(features_of(word))


@cache
def _table() -> Linear:
    return load("text/tongues.bin")
