"""What a sentence with a date says of it: something due, a promise, a put-off; or a request, a delivery, the past."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import attrs

from silentbuyer.data.tables import toml
from silentbuyer.dates.plain_text import words
from silentbuyer.dates.vocabulary import UNSPACED

KINDS = ("again", "event", "promise", "ours", "past", "ask")
"""What words say, the stronger first where they stand equally near."""

LASTS = ("lasts",)
"""Words beside which a length of time is a wait: "takes", "braucht", "tarda"."""

_WORD = re.compile("(?:[^\\W\\d_]|[\u0900-\u0963\u0966-\u0dff\u0e00-\u0eff])+")
_PREFIX = re.compile("[وفبلكسا]{1,3}|[והבלמשכ]{1,2}")
_STEM = 3
"""Letters up to which an entry is the whole word; a longer one is the beginning of a word."""


@attrs.frozen
class Cue:
    """A word of one kind, and where it stands."""

    kind: str
    start: int
    end: int


@attrs.frozen
class _Book:
    """Whole words, beginnings of words, and phrases by their first word; and pieces of text by their first letter."""

    whole: dict[str, tuple[str, ...]]
    stems: dict[str, tuple[str, ...]]
    phrases: dict[str, tuple[tuple[str, str], ...]]
    pieces: dict[str, tuple[tuple[str, str], ...]]
    longest: int


@cache
def _book(kinds: tuple[str, ...]) -> _Book:
    whole: dict[str, tuple[str, ...]] = {}
    stems: dict[str, tuple[str, ...]] = {}
    phrases: dict[str, tuple[tuple[str, str], ...]] = {}
    pieces: dict[str, tuple[tuple[str, str], ...]] = {}
    for kind, text in _entries(kinds):
        if UNSPACED.search(text):
            pieces[text[0]] = (*pieces.get(text[0], ()), (text, kind))
        elif " " in text:
            first = text.partition(" ")[0]
            phrases[first] = (*phrases.get(first, ()), (text, kind))
        else:
            place = whole if len(text) <= _STEM and text.isascii() else stems
            place[text] = (*place.get(text, ()), kind)
    return _Book(whole, stems, phrases, pieces, max(map(len, stems)))


def _entries(kinds: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for kind in kinds:
        tables = (table for table in toml("dates/acts.toml").values() if hasattr(table, "items"))
        texts = "|".join(table[kind] for table in tables if kind in table)
        yield from ((kind, text) for text in dict.fromkeys(words(texts.split("|"))) if text)


def cues_in(text: str, kinds: tuple[str, ...] = KINDS) -> list[Cue]:
    """The telling words of a plain text in order; what is a part of a longer one is none ("pay" in "have paid")."""
    found = sorted(_all(text, _book(kinds)), key=lambda cue: (cue.start, -cue.end))
    kept: list[Cue] = []
    for cue in found:
        if not kept or cue.end > kept[-1].end or (cue.start, cue.end) == (kept[-1].start, kept[-1].end):
            kept.append(cue)
    return kept


def _all(text: str, book: _Book) -> Iterator[Cue]:
    for match in _WORD.finditer(text):
        found = match.group()
        if UNSPACED.match(found):
            yield from _pieces(book, found, match.start())
            continue
        yield from (Cue(kind, match.start(), match.end()) for kind in _kinds(book, found))
        for phrase, kind in book.phrases.get(found, ()):
            end = match.start() + len(phrase)
            if text.startswith(phrase, match.start()) and not _cut(phrase, text[end : end + 1]):
                yield Cue(kind, match.start(), end)


def _cut(phrase: str, after: str) -> bool:
    """Whether a phrase with a short last word ends within a longer one ("kan i" in "kan ik")."""
    return after.isalpha() and len(phrase) - phrase.rfind(" ") - 1 <= _STEM


def _kinds(book: _Book, found: str) -> tuple[str, ...]:
    """What a word says: as a whole, else by the longest beginning known, behind a prefix of Arabic or Hebrew."""
    if found in book.whole:
        return book.whole[found]
    prefix = _PREFIX.match(found)
    for cut in range(prefix.end() + 1 if prefix else 1):
        for length in range(min(len(found) - cut, book.longest), 1, -1):
            if (kinds := book.stems.get(found[cut : cut + length])) is not None:
                return kinds
    return ()


def _pieces(book: _Book, found: str, start: int) -> Iterator[Cue]:
    for place, letter in enumerate(found):
        for piece, kind in book.pieces.get(letter, ()):
            if found.startswith(piece, place):
                yield Cue(kind, start + place, start + place + len(piece))
