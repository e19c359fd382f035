"""The phrases of ``data/phrases/<language>.toml``, read once and laid out for quick finding.

A phrase is a row of words: ``word`` as it stands, ``word*`` any word that begins so, ``a|b`` either, and a lone ``*``
for up to five words of one clause between. In scripts that write without spaces or glue particles to words (Chinese,
Japanese, Korean, Thai, Arabic, Devanagari) it is a row of pieces, each ``a`` or ``a|b``, found by character, where
``*`` is a gap of up to twelve characters. What stands behind ``!`` takes the meaning away: "no need" is not meant in a
sentence that holds "of another supplier".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

import attrs

from silentbuyer.data.tables import toml
from silentbuyer.text.sentences import fold
from silentbuyer.values.frozen import FrozenMap

LANGUAGES = ("en", "zh", "es", "pt", "fr", "de", "it", "ru", "ar", "tr", "nl", "pl", "vi", "hi", "id", "ja", "ko")
LOOSE = re.compile(r"[\u0590-\u06ff\u0900-\u0dff\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""A letter of a script whose phrases are found by character."""


@attrs.frozen
class Part:
    """One place of a phrase: the words that may stand there, or how they may begin; neither means a gap."""

    words: frozenset[str]
    heads: tuple[str, ...]

    def fits(self, token: str) -> bool:
        """Whether a word may stand here, be it behind an elided article."""
        return token in self.words or token.startswith(self.heads) or ("'" in token and tail(token) in self.words)


@attrs.frozen
class Phrase:
    """One phrase: parts of words, or pieces of characters, and what must not stand in the same sentence."""

    topic: str
    language: str
    text: str
    parts: tuple[Part, ...] = ()
    pieces: tuple[tuple[str, ...], ...] = ()
    unless: tuple[str, ...] = ()

    @property
    def ends(self) -> frozenset[str] | None:
        """The words that the phrase can end with: a cheap look before the walk over its gaps; None where any may."""
        last = self.parts[-1]
        return None if last.heads else last.words

    def meant(self, sentence: str) -> bool:
        """Whether nothing in the folded sentence takes the meaning away."""
        return not self.unless or not any(words in sentence for words in self.unless)


@attrs.frozen
class Lexicon:
    """All phrases by their first word, by how it begins, or by their first piece; and all negators.

    First pieces are kept by their first two characters, so that a text meets only those that it may hold.
    """

    exact: FrozenMap[str, tuple[Phrase, ...]]
    prefix: FrozenMap[str, tuple[Phrase, ...]]
    lengths: tuple[int, ...]
    loose: FrozenMap[str, tuple[tuple[str, tuple[Phrase, ...]], ...]]
    negators: frozenset[str]
    behind: frozenset[str]
    loose_negators: tuple[str, ...]
    loose_behind: tuple[str, ...]


def tail(token: str) -> str:
    """The word behind an elided article: ``dell'approvazione`` -> ``approvazione``."""
    return token.rpartition("'")[2] or token


@cache
def lexicon() -> Lexicon:
    """The phrases of all languages."""
    return book_of(phrase for language in LANGUAGES for phrase in _phrases(language))


def book_of(given: Iterable[Phrase]) -> Lexicon:
    """Phrases laid out for quick finding, with the negators of all languages."""
    phrases = list(given)
    prefix = _by_start(phrases, lambda phrase: phrase.parts[0].heads if phrase.parts else ())
    return Lexicon(
        FrozenMap(_by_start(phrases, lambda phrase: phrase.parts[0].words if phrase.parts else ())),
        FrozenMap(prefix),
        tuple(sorted({len(head) for head in prefix})),
        FrozenMap(_by_pair(_by_start(phrases, lambda phrase: phrase.pieces[0] if phrase.pieces else ()))),
        frozenset(_words("negators", loose=False)),
        frozenset(_words("behind", loose=False)),
        tuple(_words("negators", loose=True)),
        tuple(_words("behind", loose=True)),
    )


def _by_start(phrases: list[Phrase], starts: Callable[[Phrase], Iterable[str]]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        for start in starts(phrase):
            found.setdefault(start, []).append(phrase)
    return {start: tuple(begun) for start, begun in found.items()}


def _by_pair(heads: dict[str, tuple[Phrase, ...]]) -> dict[str, tuple[tuple[str, tuple[Phrase, ...]], ...]]:
    found: dict[str, list[tuple[str, tuple[Phrase, ...]]]] = {}
    for head, phrases in heads.items():
        found.setdefault(head[:2], []).append((head, phrases))
    return {pair: tuple(begun) for pair, begun in found.items()}


def _phrases(language: str) -> Iterator[Phrase]:
    for topic, texts in toml(f"phrases/{language}.toml")["topics"].items():
        yield from (phrase_of(topic, language, text) for text in texts)


def phrase_of(topic: str, language: str, text: str) -> Phrase:
    """One phrase, as the tables write it."""
    said, _, unless = fold(text).partition("!")
    words = tuple(word.strip() for word in unless.split("|") if word.strip())
    if LOOSE.search(said):
        pieces = tuple(tuple(way.strip() for way in piece.split("|")) for piece in said.split("*"))
        return Phrase(topic, language, text, pieces=pieces, unless=words)
    return Phrase(topic, language, text, parts=tuple(map(_part, said.split())), unless=words)


def _part(text: str) -> Part:
    if text == "*":
        return Part(frozenset(), ())
    ways = text.split("|")
    heads = tuple(way[:-1] for way in ways if way.endswith("*"))
    return Part(frozenset(way for way in ways if not way.endswith("*")), heads)


def _words(name: str, *, loose: bool) -> Iterator[str]:
    for language in LANGUAGES:
        for word in toml(f"phrases/{language}.toml").get(name, ()):
            if bool(LOOSE.search(word)) is loose:
                yield fold(word)
