"""Phrases of many languages found in a text, in time linear in its length, with negation understood.

A phrase of ``data/phrases/<language>.toml`` is a row of words: ``word`` as it stands, ``word*`` any word that begins
so, ``a|b`` either, and a lone ``*`` for up to five words of one clause between. Texts and phrases are
folded first (small letters, no accents). Scripts that write without spaces or glue particles to words (Chinese,
Japanese, Korean, Thai, Arabic, Devanagari) are matched by character, where ``*`` is a gap of up to twelve characters.
A phrase never crosses a sentence.

A negator within three words before a phrase in the same clause, or inside one of its gaps, silences it: "not too
expensive" is no complaint about the price. Some languages put the negator behind, and a word behind may turn a phrase
into something else ("very high power").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import attrs

from silentbuyer.frozen import FrozenMap
from silentbuyer.tables import toml
from silentbuyer.text.words import fold, sentences

LANGUAGES = ("en", "zh", "es", "pt", "fr", "de", "it", "ru", "ar", "tr", "nl", "pl", "vi", "hi", "id", "ja", "ko")

_GAP, _LOOSE_GAP = 5, 12
_BEFORE, _BEHIND = 3, 2
_LOOSE_BEFORE, _LOOSE_BEHIND = 6, 8
_MOST_HITS = 200
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[,;:()–—،；，：]")
_CLAUSE = frozenset(",;:()–—،；，：")
_LOOSE = re.compile(r"[\u0590-\u06ff\u0900-\u0dff\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# Chinese asks by saying yes and no: "have-not-have a discount" denies nothing.
_YES_OR_NO = re.compile("有[没沒]有|是不是")
_LOOSE_CLAUSE = re.compile(r"[,;:、，；：،]")


@attrs.frozen
class Hit:
    """One phrase that a text holds: its topic, language and the sentence it stands in."""

    topic: str
    language: str
    phrase: str
    sentence: str


@attrs.frozen
class _Part:
    """One place of a phrase: the words that may stand there, or how they may begin; neither means a gap."""

    words: frozenset[str]
    heads: tuple[str, ...]

    def fits(self, token: str) -> bool:
        return token in self.words or token.startswith(self.heads) or ("'" in token and _tail(token) in self.words)


@attrs.frozen
class _Phrase:
    topic: str
    language: str
    text: str
    parts: tuple[_Part, ...] = ()
    pieces: tuple[str, ...] = ()


@attrs.frozen
class _Lexicon:
    exact: FrozenMap[str, tuple[_Phrase, ...]]
    prefix: FrozenMap[str, tuple[_Phrase, ...]]
    lengths: tuple[int, ...]
    loose: tuple[_Phrase, ...]
    negators: frozenset[str]
    behind: frozenset[str]
    loose_negators: tuple[str, ...]
    loose_behind: tuple[str, ...]


@lru_cache(maxsize=512)
def find(text: str) -> tuple[Hit, ...]:
    """All phrases in a text that no negator silences, each topic, phrase and sentence once."""
    hits: dict[Hit, None] = {}
    for sentence in sentences(text):
        if len(hits) >= _MOST_HITS:
            break
        for phrase in _in_sentence(sentence):
            hits[Hit(phrase.topic, phrase.language, phrase.text, sentence)] = None
    return tuple(hits)


def topics(text: str) -> dict[str, Hit]:
    """Topic -> the first hit of it."""
    found: dict[str, Hit] = {}
    for hit in find(text):
        found.setdefault(hit.topic, hit)
    return found


def _in_sentence(sentence: str) -> Iterator[_Phrase]:
    folded, book = fold(sentence), _lexicon()
    tokens = _TOKEN.findall(folded)
    for place, token in enumerate(tokens):
        for phrase in _candidates(book, token):
            if _matches(phrase.parts, tokens, place, book):
                yield phrase
    if _LOOSE.search(folded):
        folded = _YES_OR_NO.sub(lambda match: match.group(0)[0], folded)
        yield from (phrase for phrase in book.loose if _loosely(phrase.pieces, folded, book))


def _candidates(book: _Lexicon, token: str) -> Iterator[_Phrase]:
    yield from book.exact.get(token, ())
    if "'" in token:
        yield from book.exact.get(_tail(token), ())
    for length in book.lengths:
        if length > len(token):
            return
        yield from book.prefix.get(token[:length], ())


def _matches(parts: tuple[_Part, ...], tokens: list[str], place: int, book: _Lexicon) -> bool:
    end = _end(parts, 1, tokens, place + 1, book)  # the first part is how the phrase was looked up
    if end is None:
        return False
    return not _negated_before(tokens, place, book) and not _negated_behind(tokens, end, book)


def _end(parts: tuple[_Part, ...], part: int, tokens: list[str], place: int, book: _Lexicon) -> int | None:
    """Where the parts from `part` on end when they begin at `place`; gaps may hold no negator."""
    while part < len(parts):
        if not parts[part].words and not parts[part].heads:
            return _over_gap(parts, part + 1, tokens, place, book)
        if place >= len(tokens) or not parts[part].fits(tokens[place]):
            return None
        part, place = part + 1, place + 1
    return place


def _over_gap(parts: tuple[_Part, ...], part: int, tokens: list[str], place: int, book: _Lexicon) -> int | None:
    for skipped in range(_GAP + 1):
        if skipped and (place + skipped > len(tokens) or _breaks(tokens[place + skipped - 1], book)):
            return None
        end = _end(parts, part, tokens, place + skipped, book)
        if end is not None:
            return end
    return None


def _tail(token: str) -> str:
    """The word behind an elided article: ``dell'approvazione`` -> ``approvazione``."""
    return token.rpartition("'")[2] or token


def _breaks(token: str, book: _Lexicon) -> bool:
    return token in _CLAUSE or token in book.negators or token.startswith("n'")


def _negated_before(tokens: list[str], place: int, book: _Lexicon) -> bool:
    if tokens[place] in book.negators:
        return False  # The phrase is a negation itself, and "ne ... pas" is one negation, not two.
    for token in reversed(tokens[max(0, place - _BEFORE) : place]):
        if token in _CLAUSE:
            return False
        if token in book.negators or token.startswith("n'"):
            return True
    return False


def _negated_behind(tokens: list[str], end: int, book: _Lexicon) -> bool:
    for token in tokens[end : end + _BEHIND]:
        if token in _CLAUSE:
            return False
        if token in book.behind:
            return True
    return False


def _loosely(parts: tuple[str, ...], text: str, book: _Lexicon) -> bool:
    start = text.find(parts[0])
    while start >= 0:
        end = _loose_end(parts, text, start, book)
        if end is not None and not _loose_negated(text, start, end, book):
            return True
        start = text.find(parts[0], start + 1)
    return False


def _loose_end(parts: tuple[str, ...], text: str, start: int, book: _Lexicon) -> int | None:
    end = start + len(parts[0])
    for part in parts[1:]:
        found = text.find(part, end, end + _LOOSE_GAP + len(part))
        if found < 0 or any(word in text[end:found] for word in book.loose_negators):
            return None
        end = found + len(part)
    return end


def _loose_negated(text: str, start: int, end: int, book: _Lexicon) -> bool:
    before = _LOOSE_CLAUSE.split(text[max(0, start - _LOOSE_BEFORE) : start])[-1]
    behind = _LOOSE_CLAUSE.split(text[end : end + _LOOSE_BEHIND])[0]
    return any(word in before for word in book.loose_negators) or any(word in behind for word in book.loose_behind)


@cache
def _lexicon() -> _Lexicon:
    phrases = [phrase for language in LANGUAGES for phrase in _phrases(language)]
    exact: dict[str, list[_Phrase]] = {}
    prefix: dict[str, list[_Phrase]] = {}
    for phrase in phrases:
        for word in phrase.parts[0].words if phrase.parts else ():
            exact.setdefault(word, []).append(phrase)
        for head in phrase.parts[0].heads if phrase.parts else ():
            prefix.setdefault(head, []).append(phrase)
    return _Lexicon(
        FrozenMap({key: tuple(found) for key, found in exact.items()}),
        FrozenMap({key: tuple(found) for key, found in prefix.items()}),
        tuple(sorted({len(key) for key in prefix})),
        tuple(phrase for phrase in phrases if phrase.pieces),
        frozenset(_words("negators", loose=False)),
        frozenset(_words("behind", loose=False)),
        tuple(_words("negators", loose=True)),
        tuple(_words("behind", loose=True)),
    )


def _phrases(language: str) -> Iterator[_Phrase]:
    for topic, texts in toml(f"phrases/{language}.toml")["topics"].items():
        for text in texts:
            folded = fold(text)
            if _LOOSE.search(folded):
                yield _Phrase(topic, language, text, pieces=tuple(piece.strip() for piece in folded.split("*")))
            else:
                yield _Phrase(topic, language, text, parts=tuple(map(_part, folded.split())))


def _part(text: str) -> _Part:
    if text == "*":
        return _Part(frozenset(), ())
    ways = text.split("|")
    heads = tuple(way[:-1] for way in ways if way.endswith("*"))
    return _Part(frozenset(way for way in ways if not way.endswith("*")), heads)


def _words(name: str, *, loose: bool) -> Iterator[str]:
    for language in LANGUAGES:
        for word in toml(f"phrases/{language}.toml").get(name, ()):
            if bool(_LOOSE.search(word)) is loose:
                yield fold(word)
