"""The phrases of ``data/phrases/<language>.toml``, read once and laid out for quick finding.

A phrase is a row of words: ``word`` as it stands, ``word*`` any word that begins so, ``a|b`` either, and a lone ``*``
for up to five words of one clause between. In scripts that write without spaces or glue particles to words (Chinese,
Japanese, Korean, Thai, Arabic, Devanagari) it is a row of pieces, each ``a`` or ``a|b``, found by character, where
``*`` is a gap of up to twelve characters. What stands behind ``!`` takes the meaning away: "no need" is not meant in a
sentence that holds "of another supplier".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import attrs

from silentbuyer.data.tables import toml
from silentbuyer.hearing.one_phrase import LOOSE, Phrase
from silentbuyer.hearing.phrase_index import ByPiece, ByWord
from silentbuyer.text.sentences import fold
from silentbuyer.values.lazy import lazy

LANGUAGES = ("en", "zh", "es", "pt", "fr", "de", "it", "ru", "ar", "tr", "nl", "pl", "vi", "hi", "id", "ja", "ko")


@attrs.frozen(eq=False, slots=False)
class Lexicon:
    """All phrases by their first word, by how it begins, or by their first piece; and all negators."""

    exact: Mapping[str, tuple[Phrase, ...]]
    prefix: Mapping[str, tuple[Phrase, ...]]
    loose: Mapping[str, tuple[Phrase, ...]]
    negators: frozenset[str]
    behind: frozenset[str]
    loose_negators: tuple[str, ...]
    loose_behind: tuple[str, ...]

    @lazy
    def by_word(self) -> ByWord:
        """What each word may begin and end."""
        return ByWord(self.exact, self.prefix)

    @lazy
    def by_piece(self) -> ByPiece:
        """What each piece of characters may begin and end."""
        return ByPiece(self.loose)


@cache
def lexicon() -> Lexicon:
    """The phrases of all languages."""
    return book_of(phrase for language in LANGUAGES for phrase in _phrases(language))


def book_of(given: Iterable[Phrase]) -> Lexicon:
    """Phrases laid out for quick finding, with the negators of all languages."""
    exact: _Begun = {}
    prefix: _Begun = {}
    loose: _Begun = {}
    for phrase in given:
        for start, book in _starts(phrase.said, exact, prefix, loose):
            book.setdefault(start, []).append(phrase)
    return Lexicon(
        _settled(exact),
        _settled(prefix),
        _settled(loose),
        frozenset(_words("negators", loose=False)),
        frozenset(_words("behind", loose=False)),
        tuple(_words("negators", loose=True)),
        tuple(_words("behind", loose=True)),
    )


_Begun = dict[str, list[Phrase]]
"""A first word, how it begins, or a first piece -> the phrases that begin so."""


def _starts(said: str, exact: _Begun, prefix: _Begun, loose: _Begun) -> Iterator[tuple[str, _Begun]]:
    """How a folded phrase may begin, each way once, with the book to which it belongs."""
    if LOOSE.search(said):
        for way in said.partition("*")[0].split("|"):
            yield way.strip(), loose
        return
    first = said.split(maxsplit=1)[:1]
    for way in dict.fromkeys(first[0].split("|") if first and first[0] != "*" else ()):
        yield (way[:-1], prefix) if way.endswith("*") else (way, exact)


def _settled(begun: _Begun) -> dict[str, tuple[Phrase, ...]]:
    return {start: tuple(phrases) for start, phrases in begun.items()}


def _phrases(language: str) -> Iterator[Phrase]:
    """The phrases of a language, folded all at once."""
    topics = toml(f"phrases/{language}.toml")["topics"]
    written = [(topic, text) for topic, texts in topics.items() for text in texts]
    folded = fold("\n".join(text for _, text in written)).split("\n")
    for (topic, text), line in zip(written, folded, strict=True):
        yield _phrase(topic, language, text, line)


def phrase_of(topic: str, language: str, text: str) -> Phrase:
    """One phrase, as the tables write it."""
    return _phrase(topic, language, text, fold(text))


def _phrase(topic: str, language: str, text: str, folded: str) -> Phrase:
    said, _, but = folded.partition("!")
    return Phrase(topic, language, text, said, but)


def _words(name: str, *, loose: bool) -> Iterator[str]:
    for language in LANGUAGES:
        for word in toml(f"phrases/{language}.toml").get(name, ()):
            if bool(LOOSE.search(word)) is loose:
                yield fold(word)
