"""Words of a table that stand together in a sentence, in any of its languages, found in linear time.

A table holds for each language ``alone`` (says it by itself), two lists that say it together and close to each other,
and ``unless`` (what in the same sentence makes it something else). In scripts with spaces a piece begins a word and may
go on, unless ``_`` ends it.
"""

from __future__ import annotations

import re
from bisect import bisect
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import attrs

from silentbuyer.data.tables import toml
from silentbuyer.text.sentences import UNSPACED, fold

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_NEAR = 60
"""Characters within which two words belong together (judgement)."""

_SIGNS = re.compile("[^\\w@'’\u0900-\u0963\u0966-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e-]+")
"""What parts words. The vowel signs of India and Thailand do not: without them "stop texting" is "stop everything"."""

_PLAIN_SIGNS = {at: " " for at in range(128) if _SIGNS.match(chr(at))}

_Place = tuple[int, int]


@attrs.frozen
class Nearby:
    """A table in ``data/`` and its two lists of words that belong together; `longest` is what is read of a sentence."""

    table: str
    first: str
    second: str
    longest: int

    def language(self, sentence: str) -> str | None:
        """The language in which a sentence says it; None when it does not."""
        found = self._parts(sentence)
        if not found or any("unless" in parts for parts in found.values()):
            return None  # kindred languages share words, so what clears one clears all
        return next((language for language, parts in found.items() if self._says(parts)), None)

    def holds(self, sentence: str, part: str) -> bool:
        """Whether a sentence holds a word of one list, in any language."""
        return any(part in parts for parts in self._parts(sentence).values())

    def _parts(self, sentence: str) -> dict[str, dict[str, list[_Place]]]:
        """Language -> list of the table -> where its words stand."""
        found: dict[str, dict[str, list[_Place]]] = {}
        pieces, automaton = _book(self.table)
        for index, start, end in automaton.find_matches_as_indexes(_plain(sentence[: self.longest]), overlapping=True):
            for language, part in pieces[index]:
                found.setdefault(language, {}).setdefault(part, []).append((start, end))
        return found

    def _says(self, parts: dict[str, list[_Place]]) -> bool:
        return "alone" in parts or _together(parts.get(self.first, []), parts.get(self.second, []))


def _together(first: list[_Place], second: list[_Place]) -> bool:
    """Whether one of the first stands close to one of the second: only the neighbours of each need a look."""
    second = sorted(second)
    for place in first:
        at = bisect(second, place)
        if any(max(place[0], near[0]) - min(place[1], near[1]) <= _NEAR for near in second[max(0, at - 1) : at + 1]):
            return True
    return False


@lru_cache(maxsize=128)  # several tables are looked for in a sentence, one soon after the other
def _plain(sentence: str) -> str:
    """Folded, signs as single blanks, with a blank at each end, so that a blank before a piece means a word's start."""
    folded = fold(sentence)
    if folded.isascii():
        return f" {' '.join(folded.translate(_PLAIN_SIGNS).split())} "
    return f" {_SIGNS.sub(' ', folded).strip()} "


@cache
def _book(table: str) -> tuple[tuple[list[tuple[str, str]], ...], AhoCorasick]:
    from ahocorasick_rs import AhoCorasick

    found: dict[str, list[tuple[str, str]]] = {}  # kindred languages share words
    for language, parts in toml(table).items():
        if language != "date":
            for part, words in parts.items():
                for folded in fold("\n".join(words)).split("\n") if words else ():  # all at once: much quicker
                    found.setdefault(_written(folded), []).append((language, part))
    return tuple(found.values()), AhoCorasick(list(found))


def _written(folded: str) -> str:
    plain = _SIGNS.sub(" ", folded).strip()
    plain = f"{plain[:-1]} " if plain.endswith("_") else plain
    return plain if UNSPACED.search(plain) else f" {plain}"
