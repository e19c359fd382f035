"""The phrases of ``data/phrases/<language>.toml``, read once and laid out for quick finding.

A phrase is a row of words: ``word`` as it stands, ``word*`` any word that begins so, ``a|b`` either, and a lone ``*``
for up to five words of one clause between. In scripts that write without spaces or glue particles to words (Chinese,
Japanese, Korean, Thai, Arabic, Devanagari) it is a row of pieces, each ``a`` or ``a|b``, found by character, where
``*`` is a gap of up to twelve characters. What stands behind ``!`` takes the meaning away: "no need" is not meant in a
sentence that holds "of another supplier".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import attrs

from silentbuyer.data.tables import toml
from silentbuyer.text.sentences import fold
from silentbuyer.values.lazy import lazy

LANGUAGES = ("en", "zh", "es", "pt", "fr", "de", "it", "ru", "ar", "tr", "nl", "pl", "vi", "hi", "id", "ja", "ko")
_USUAL = 32
"""Letters of a word, beyond which it will hardly come again."""

_MOST_WORDS = 16_384
"""Words of which is kept what they may begin (judgement)."""

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


@attrs.frozen(slots=False)
class Phrase:
    """One phrase: parts of words, or pieces of characters, and what must not stand in the same sentence.

    `said` is folded. It is taken apart when the phrase is first looked at: of the thousands of a book a text meets few.
    """

    topic: str
    language: str
    text: str
    said: str
    but: str = ""

    @lazy
    def parts(self) -> tuple[Part, ...]:
        """The words, one after the other; none where the phrase is found by character."""
        return () if LOOSE.search(self.said) else tuple(map(_part, self.said.split()))

    @lazy
    def pieces(self) -> tuple[tuple[str, ...], ...]:
        """The pieces of characters, each with the ways to write it; none where the phrase is found by words."""
        if not LOOSE.search(self.said):
            return ()
        return tuple(tuple(way.strip() for way in piece.split("|")) for piece in self.said.split("*"))

    @lazy
    def unless(self) -> tuple[str, ...]:
        """What takes the meaning away."""
        return tuple(word.strip() for word in self.but.split("|") if word.strip())

    @lazy
    def ends(self) -> frozenset[str] | None:
        """The words that the phrase can end with: a cheap look before the walk over its gaps; None where any may."""
        last = self.parts[-1]
        return None if last.heads else last.words

    def meant(self, sentence: str) -> bool:
        """Whether nothing in the folded sentence takes the meaning away."""
        return not self.but or not any(words in sentence for words in self.unless)


@attrs.frozen(eq=False, slots=False)
class Lexicon:
    """All phrases by their first word, by how it begins, or by their first piece; and all negators.

    First pieces are kept by their first two characters, so that a text meets only those that it may hold.
    """

    exact: Mapping[str, tuple[Phrase, ...]]
    prefix: Mapping[str, tuple[Phrase, ...]]
    lengths: tuple[int, ...]
    loose: Mapping[str, tuple[tuple[str, tuple[Phrase, ...]], ...]]
    negators: frozenset[str]
    behind: frozenset[str]
    loose_negators: tuple[str, ...]
    loose_behind: tuple[str, ...]

    @lazy
    def candidates(self) -> Candidates:
        """What each word may begin."""
        return Candidates(self)


class Candidates(dict[str, tuple[tuple[Phrase, frozenset[str] | None], ...]]):
    """Word -> the phrases that it may begin, with the words that each can end with; the common words make up most."""

    def __init__(self, book: Lexicon) -> None:
        super().__init__()
        self._book = book

    def __missing__(self, token: str) -> tuple[tuple[Phrase, frozenset[str] | None], ...]:
        found = tuple((phrase, phrase.ends) for phrase in self._phrases(token))
        if len(token) <= _USUAL:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[token] = found
        return found

    def _phrases(self, token: str) -> Iterator[Phrase]:
        book = self._book
        yield from book.exact.get(token, ())
        if "'" in token:
            yield from book.exact.get(tail(token), ())
        for length in book.lengths:
            if length > len(token):
                return
            yield from book.prefix.get(token[:length], ())


def tail(token: str) -> str:
    """The word behind an elided article: ``dell'approvazione`` -> ``approvazione``."""
    return token.rpartition("'")[2] or token


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
        tuple(sorted({len(head) for head in prefix})),
        _by_pair(loose),
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


def _by_pair(heads: _Begun) -> dict[str, tuple[tuple[str, tuple[Phrase, ...]], ...]]:
    found: dict[str, list[tuple[str, tuple[Phrase, ...]]]] = {}
    for head, phrases in heads.items():
        found.setdefault(head[:2], []).append((head, tuple(phrases)))
    return {pair: tuple(begun) for pair, begun in found.items()}


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
