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
_END = 3


def languages_of(text: str) -> tuple[str, ...]:
    """The likeliest language of a text as its ISO 639 code, and a second one where that is nearly as likely."""
    return _likeliest(text[:READ])


@lru_cache(maxsize=4096)
def _likeliest(text: str) -> tuple[str, ...]:
    table, total, known = _table(), 0, 0
    for word in words_in(text):
        row, count = _row(word)
        total, known = total + row, known + count
    scores = table.scores_of(total, known)
    best = max(scores)
    near = [(score, name) for score, name in zip(scores, table.classes, strict=True) if best - score < CLOSE]
    return tuple(name for _, name in sorted(near, reverse=True)[:2])


def words_in(text: str) -> list[str]:
    """The words that are looked at."""
    return _WORD.findall(text[:READ].casefold())


def features_of(word: str) -> set[str]:
    """A word, its beginning and end, and each of its letters that is not plain ASCII."""
    if word.isascii():
        return {f"{word}.", f"{word[:_END]}-", f"-{word[-_END:]}"}
    found = {letter for letter in word if letter > "\x7f"} | {f"{word[:_END]}-", f"-{word[-_END:]}"}
    return found | {f"{word}."} if len(word) <= 2 * _END else found


@lru_cache(maxsize=20_000)
def _row(word: str) -> tuple[int, int]:
    """The sum of the rows of a word's features, and their number; kept, as few words make up most texts."""
    rows = _table().rows
    known = rows.keys() & features_of(word)
    return sum(map(rows.__getitem__, known)), len(known)


@cache
def _table() -> Linear:
    return load("text/tongues.bin")
