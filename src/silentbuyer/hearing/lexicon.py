"""The concepts of one language by how a word is written, as `data/concepts` lists them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeVar

import attrs

from silentbuyer.data.tables import resource
from silentbuyer.text.sentences import fold

SIGNS = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff"
SIGN = re.compile(f"[{SIGNS}]")
_HINDI_DOTS = str.maketrans({"\u093c": None, "\u0901": "\u0902"})


Row = tuple[tuple[str, ...], str]

_T = TypeVar("_T")


@attrs.frozen(kw_only=True)
class Lexicon:
    """The concepts of one language by how a word is written, begins, ends, opens a row, or by its first sign."""

    words: dict[str, tuple[str, ...]]
    heads: dict[str, tuple[str, ...]]
    tails: dict[str, tuple[str, ...]]
    rows: dict[str, tuple[Row, ...]]
    signs: dict[str, tuple[tuple[str, str], ...]]
    lengths: tuple[int, ...]
    tail_lengths: tuple[int, ...]

    def of_word(self, word: str) -> set[str]:
        """The concepts of one folded word."""
        found = set(self.words.get(word, ()))
        for length in self.lengths:
            if length > len(word):
                break
            found.update(self.heads.get(word[:length], ()))
        for length in self.tail_lengths:
            if length < len(word):
                found.update(self.tails.get(word[-length:], ()))
        return found

    def rows_from(self, word: str) -> tuple[Row, ...]:
        """The rows of words that may begin with a word."""
        begun = (self.rows.get(word[:length] + "*", ()) for length in self.lengths if length <= len(word))
        return (*self.rows.get(word, ()), *(row for rows in begun for row in rows))


def plainly_folded(text: str) -> str:
    """Folded, and Hindi without the dots that hands leave out."""
    folded = fold(text)
    return folded.translate(_HINDI_DOTS) if "\u093c" in folded or "\u0901" in folded else folded


@cache
def lexicon_of(language: str) -> Lexicon:
    """The concepts of a language, read once."""
    words: dict[str, list[str]] = {}
    heads: dict[str, list[str]] = {}
    tails: dict[str, list[str]] = {}
    rows: dict[str, list[Row]] = {}
    signs: dict[str, list[tuple[str, str]]] = {}
    for entry, concept in _entries(language):
        if SIGN.match(entry):
            signs.setdefault(entry[0], []).append((entry, concept))
        elif "_" in entry:
            row = tuple(entry.split("_"))
            rows.setdefault(row[0], []).append((row, concept))
        elif entry.startswith("*"):
            tails.setdefault(entry[1:], []).append(concept)
        else:
            (heads if entry.endswith("*") else words).setdefault(entry.removesuffix("*"), []).append(concept)
    begun = {*heads, *(word[:-1] for word in rows if word.endswith("*"))}
    return Lexicon(
        words=_tuples(words), heads=_tuples(heads), tails=_tuples(tails), rows=_tuples(rows), signs=_tuples(signs),
        lengths=_lengths(begun), tail_lengths=_lengths(tails),
    )  # fmt: skip


def _entries(language: str) -> Iterator[tuple[str, str]]:
    for line in resource(f"concepts/{language}.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            concept, _, entries = line.partition(":")
            yield from ((entry, concept) for entry in plainly_folded(entries).split())


def _lengths(pieces: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted({len(piece) for piece in pieces}))


def _tuples(table: dict[str, list[_T]]) -> dict[str, tuple[_T, ...]]:
    return {key: tuple(dict.fromkeys(values)) for key, values in table.items()}
