"""Whether a sentence asks to be written to no more, in thirty-five languages: by law heard with priority."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import attrs

from silentbuyer.data.tables import toml
from silentbuyer.text.sentences import UNSPACED, fold

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_NEAR = 60
"""Characters within which a word for stopping and one for writing belong together (judgement)."""

_LONGEST = 400
_SIGNS = re.compile(r"[^\w@'’-]+")


@attrs.frozen
class _Piece:
    language: str
    part: str


def asks_to_stop(sentence: str) -> str | None:
    """The language in which a sentence asks for silence; None when it does not."""
    text = _plain(sentence)
    found: dict[str, list[tuple[str, int, int]]] = {}
    pieces, automaton = _book()
    for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        for piece in pieces[index]:
            found.setdefault(piece.language, []).append((piece.part, start, end))
    if any(part == "unless" for hits in found.values() for part, _, _ in hits):
        return None  # kindred languages share words, so what clears one clears all
    return next((language for language, hits in found.items() if _asks(hits)), None)


def _asks(hits: list[tuple[str, int, int]]) -> bool:
    parts = {part for part, _, _ in hits}
    return "alone" in parts or ("stop" in parts and "contact" in parts and _together(hits))


def _together(hits: list[tuple[str, int, int]]) -> bool:
    stops = [(start, end) for part, start, end in hits if part == "stop"]
    contacts = [(start, end) for part, start, end in hits if part == "contact"]
    return any(max(a[0], b[0]) - min(a[1], b[1]) <= _NEAR for a in stops for b in contacts)


def _plain(sentence: str) -> str:
    """Folded, signs as single blanks, with a blank at each end, so that a blank before a piece means a word's start."""
    return f" {_SIGNS.sub(' ', fold(sentence[:_LONGEST])).strip()} "


@cache
def _book() -> tuple[tuple[list[_Piece], ...], AhoCorasick]:
    from ahocorasick_rs import AhoCorasick

    found: dict[str, list[_Piece]] = {}  # kindred languages share words
    for language, parts in toml("text/opt_out.toml").items():
        if language != "date":
            for part, words in parts.items():
                for word in words:
                    found.setdefault(_written(word), []).append(_Piece(language, part))
    return tuple(found.values()), AhoCorasick(list(found))


def _written(word: str) -> str:
    plain = _SIGNS.sub(" ", fold(word)).strip()
    return plain if UNSPACED.search(plain) else f" {plain}"
