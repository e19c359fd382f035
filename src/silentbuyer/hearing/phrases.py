"""Phrases of many languages found in a text, in time linear in its length, with negation understood.

The phrases and their writing: ``hearing/phrasebook.py``. Texts and phrases are folded first (small letters, no
accents). A phrase never crosses a sentence.

A negator within three words before a phrase in the same clause, or inside one of its gaps, silences it: "not too
expensive" is no complaint about the price. Some languages put the negator behind, and a word behind may turn a phrase
into something else ("very high power").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import attrs

from silentbuyer.hearing.mood import ASKED, STATED, SUMMED, Condition, condition_of, is_question
from silentbuyer.hearing.no_wish import is_no_wish, puts_off_calls
from silentbuyer.hearing.offers import offers_to_us
from silentbuyer.hearing.one_phrase import LOOSE, Part, Phrase
from silentbuyer.hearing.opt_out import asks_to_stop
from silentbuyer.hearing.phrasebook import LANGUAGES, Lexicon, lexicon
from silentbuyer.text.sentences import fold, sentences
from silentbuyer.values.lazy import remembered

__all__ = ["LANGUAGES", "Hit", "find", "topics"]

_GAP, _LOOSE_GAP = 5, 12
_BEFORE, _BEHIND = 3, 2
_LOOSE_BEFORE, _LOOSE_BEHIND = 6, 8
_MOST_HITS = 200
# A comma inside a figure ("4,000") parts no clause.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’][^\W_]+)*|[,;:()–—،；，：]")
_PLAIN_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)+|[a-z0-9]+(?:'[a-z0-9]+)*|[,;:()]")
"""The same for folded sentences of plain ASCII, in less time."""
_CLAUSE = frozenset(",;:()–—،；，：")
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


@lru_cache(maxsize=512)
def find(text: str) -> tuple[Hit, ...]:
    """All phrases in a text that no negator silences, each topic, phrase and sentence once."""
    hits: dict[Hit, None] = {}
    for sentence in sentences(text):
        if len(hits) >= _MOST_HITS:
            break
        hits.update(dict.fromkeys(_held(sentence)))
    return tuple(hits)


@remembered(4096)
def _held(sentence: str) -> tuple[Hit, ...]:
    """The phrases of one sentence, its wish to be left alone, and what it offers to us."""
    hits = tuple(Hit(phrase.topic, phrase.language, phrase.text, sentence) for phrase in _stated(sentence))
    if any(hit.topic == "opt-out" for hit in hits) and (puts_off_calls(sentence) or is_no_wish(sentence)):
        hits = tuple(hit for hit in hits if hit.topic != "opt-out")
    if (language := asks_to_stop(sentence)) is not None:
        hits = (*hits, Hit("opt-out", language, "opt-out", sentence))
    if (language := offers_to_us(sentence)) is not None:
        hits = (*hits, Hit("not-buyer", language, "offer", sentence))
    return hits


def topics(text: str) -> dict[str, Hit]:
    """Topic -> the first hit of it."""
    found: dict[str, Hit] = {}
    for hit in find(text):
        found.setdefault(hit.topic, hit)
    return found


def _stated(sentence: str) -> Iterator[Phrase]:
    """The phrases of a sentence, of reasons only those that are stated as facts."""
    found = tuple(_in_sentence(sentence))
    if not any(phrase.topic in STATED for phrase in found):
        yield from found
        return
    condition = condition_of(sentence)
    facts = None if condition is None else _facts_beside(condition)
    asked = is_question(sentence)
    for phrase in found:
        hangs = facts is not None and phrase.topic in STATED and phrase.topic not in facts
        if not hangs and not (asked and phrase.topic in ASKED):
            yield phrase


def _facts_beside(condition: Condition) -> set[str]:
    said = {phrase.topic for phrase in _in_sentence(condition.before)}
    return said | ({phrase.topic for phrase in _in_sentence(condition.then)} & SUMMED)


def facts_in(text: str, book: Lexicon) -> Iterator[tuple[Phrase, str]]:
    """The phrases of one's own book that a text states as facts (not asked, not supposed), each with its sentence."""
    for sentence in sentences(text):
        held = tuple(_in_sentence(sentence, book))  # few sentences hold any
        if held and not is_question(sentence) and condition_of(sentence) is None:
            yield from ((phrase, sentence) for phrase in held)


def _in_sentence(sentence: str, own: Lexicon | None = None) -> Iterator[Phrase]:
    folded, book = fold(sentence), own or lexicon()
    tokens = _words(folded)
    for place, phrase in book.by_word.possible(tokens):
        if _matches(phrase.parts, tokens, place, book) and phrase.meant(folded):
            yield phrase
    if LOOSE.search(folded):
        folded = _YES_OR_NO.sub(lambda match: match.group(0)[0], folded)
        for head, phrase in book.by_piece.possible(folded):
            if _loosely(head, phrase, folded, book):
                yield phrase


@remembered(2048)  # several books are opened for one sentence
def _words(folded: str) -> tuple[str, ...]:
    """The words and signs of a folded sentence in their order."""
    return tuple(_PLAIN_TOKEN.findall(folded) if folded.isascii() else _TOKEN.findall(folded))


def _matches(parts: tuple[Part, ...], tokens: tuple[str, ...], place: int, book: Lexicon) -> bool:
    end = _end(parts, 1, tokens, place + 1, book)  # the first part is how the phrase was looked up
    if end is None:
        return False
    return not _negated_before(tokens, place, book) and not _negated_behind(tokens, end, book)


def _end(parts: tuple[Part, ...], part: int, tokens: tuple[str, ...], place: int, book: Lexicon) -> int | None:
    """Where the parts from `part` on end when they begin at `place`; gaps may hold no negator."""
    while part < len(parts):
        if not parts[part].words and not parts[part].heads:
            return _over_gap(parts, part + 1, tokens, place, book)
        if place >= len(tokens) or not parts[part].fits(tokens[place]):
            return None
        part, place = part + 1, place + 1
    return place


def _over_gap(parts: tuple[Part, ...], part: int, tokens: tuple[str, ...], place: int, book: Lexicon) -> int | None:
    for skipped in range(_GAP + 1):
        if skipped and (place + skipped > len(tokens) or _breaks(tokens[place + skipped - 1], book)):
            return None
        end = _end(parts, part, tokens, place + skipped, book)
        if end is not None:
            return end
    return None


def _breaks(token: str, book: Lexicon) -> bool:
    return token in _CLAUSE or token in book.negators or token.startswith("n'")


def _negated_before(tokens: tuple[str, ...], place: int, book: Lexicon) -> bool:
    if tokens[place] in book.negators:
        return False  # The phrase is a negation itself, and "ne ... pas" is one negation, not two.
    for token in reversed(tokens[max(0, place - _BEFORE) : place]):
        if token in _CLAUSE:
            return False
        if token in book.negators or token.startswith("n'"):
            return True
    return False


def _negated_behind(tokens: tuple[str, ...], end: int, book: Lexicon) -> bool:
    for token in tokens[end : end + _BEHIND]:
        if token in _CLAUSE:
            return False
        if token in book.behind:
            return True
    return False


def _loosely(head: str, phrase: Phrase, text: str, book: Lexicon) -> bool:
    start = text.find(head)
    while start >= 0:
        end = _loose_end(phrase.pieces[1:], text, start + len(head), book)
        if end is not None and not _loose_negated(text, start, end, book):
            return phrase.meant(text)
        start = text.find(head, start + 1)
    return False


def _loose_end(pieces: tuple[tuple[str, ...], ...], text: str, end: int, book: Lexicon) -> int | None:
    for ways in pieces:
        found = [(at, way) for way in ways if (at := text.find(way, end, end + _LOOSE_GAP + len(way))) >= 0]
        if not found:
            return None
        place, way = min(found, key=lambda hit: (hit[0], -len(hit[1])))
        if any(word in text[end:place] for word in book.loose_negators):
            return None
        end = place + len(way)
    return end


def _loose_negated(text: str, start: int, end: int, book: Lexicon) -> bool:
    before = _LOOSE_CLAUSE.split(text[max(0, start - _LOOSE_BEFORE) : start])[-1]
    behind = _LOOSE_CLAUSE.split(text[end : end + _LOOSE_BEHIND])[0]
    return any(word in before for word in book.loose_negators) or any(word in behind for word in book.loose_behind)
