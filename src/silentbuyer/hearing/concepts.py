"""Words of many languages as concepts that are the same in all of them, so that one table can learn from all.

The entries and their writing: ``data/concepts/README.md``. All is read once, when the first text is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from silentbuyer.data.tables import toml
from silentbuyer.hearing.kin import heard_as
from silentbuyer.hearing.lexicon import SIGN, SIGNS, Lexicon, lexicon_of, plainly_folded
from silentbuyer.hearing.rows_begun import RowsBegun
from silentbuyer.hearing.word_pieces import pieces_of
from silentbuyer.text.sentences import fold
from silentbuyer.text.tongue import languages_of
from silentbuyer.values.lazy import remembered

MOST_WORDS = 80
"""Words (signs count half) of one sentence that are looked at."""
# The vowel signs of India's scripts are no letters to `re`, but parts of words all the same; the danda ends a sentence.
_INDIC = "\u0900-\u0963\u0966-\u0dff"
_LETTERS = rf"[^\W_{SIGNS}]+(?:[{_INDIC}]+[^\W_{SIGNS}]*)*"
_TOKEN = re.compile(rf"[{SIGNS}]+|{_LETTERS}(?:[/'’-]{_LETTERS})*|[?？؟%]")
_PLAIN_TOKEN = re.compile(r"[a-z0-9]+(?:[/'-][a-z0-9]+)*|[?%]")
"""The same for sentences of plain ASCII, in a third of the time."""
_FIRST_SIGN = SIGNS[0]
_LEAST_STEM = 3
NOTHING: frozenset[str] = frozenset()
"""The concepts of an unknown word."""

_PAIR = 2
"""Signs by which a run of them is known beside its concepts."""


class ConceptsRead(NamedTuple):
    """A sentence as the layers see it: its tokens, the concepts of each, pairs of signs, and words as written."""

    tokens: list[str]
    places: list[frozenset[str]]
    signs: set[str]
    words: set[tuple[str, ...]]


class _Word(NamedTuple):
    """The concepts of a word, the rows that it may begin, and what is known of its writing."""

    concepts: frozenset[str]
    rows: RowsBegun | None
    pieces: tuple[str, ...]


_Entries = tuple[tuple[str, str], ...]
"""Rows of signs, each with its concept."""

_MOST_KEPT = 20_000


def tokens_in(sentence: str) -> list[str]:
    """The folded words and runs of signs of a sentence, the first `MOST_WORDS`."""
    plain = sentence.isascii()
    return (_PLAIN_TOKEN.findall(sentence.lower()) if plain else _TOKEN.findall(plainly_folded(sentence)))[:MOST_WORDS]


def concepts_of(
    tokens: list[str], languages: tuple[str, ...]
) -> tuple[list[frozenset[str]], set[str], set[tuple[str, ...]]]:
    """The concepts of each token of a sentence, of runs of signs those of each sign; pairs of signs; words as written.

    The pairs of signs stand behind "="; what is known of a word's writing: `word_pieces`.
    """
    known = heard_as(languages) or ("en",)
    words = _words(known)
    found: list[frozenset[str]] = []
    signs: set[str] = set()
    written: set[tuple[str, ...]] = set()
    for place, token in enumerate(tokens):
        if token[0] >= _FIRST_SIGN and SIGN.match(token):
            run = token[: 2 * MOST_WORDS]
            found += _of_run(run, known)
            signs.update([f"={run[at : at + _PAIR]}" for at in range(len(run) - 1)])
        else:
            concepts, rows, pieces = words[token]
            found.append(concepts if rows is None else rows.joined(concepts, tokens, place))
            written.add(pieces)
    return found, signs, written


@remembered(2048)
def concepts_read(sentence: str, languages: tuple[str, ...]) -> ConceptsRead:
    """The same of a sentence, which the table of acts asks for, and whoever looks for a concept; nobody changes it."""
    tokens = tokens_in(sentence)
    return ConceptsRead(tokens, *concepts_of(tokens, languages))


def concepts_in(sentence: str, languages: tuple[str, ...]) -> list[tuple[int, frozenset[str]]]:
    """Each word or sign of a sentence by its place, with its concepts, none for an unknown word."""
    return list(enumerate(concepts_read(sentence, languages).places))


def means(concept: str, sentence: str) -> bool:
    """Whether a concept stands in a sentence, whatever its language."""
    return concept in meant_in(sentence)


@remembered(2048)
def meant_in(sentence: str) -> frozenset[str]:
    """All concepts of a sentence, whatever its language: one is asked for after the other."""
    return all_concepts(sentence, languages_of(sentence))


@remembered(2048)
def all_concepts(sentence: str, languages: tuple[str, ...]) -> frozenset[str]:
    """All concepts of a sentence in these languages."""
    return NOTHING.union(*concepts_read(sentence, languages).places)


def _of_run(run: str, languages: tuple[str, ...]) -> list[frozenset[str]]:
    """The concepts of the entries that stand at each sign of a run."""
    entries = _signs(languages)
    begun = [entries[run[at : at + _PAIR]] for at in range(len(run))]
    return [_standing(found, longer, run, at) if longer else found for at, (found, longer) in enumerate(begun)]


def _standing(found: frozenset[str], longer: _Entries, run: str, at: int) -> frozenset[str]:
    more = [concept for entry, concept in longer if run.startswith(entry, at)]
    return found.union(more) if more else found


class _Signs(dict[str, tuple[frozenset[str], _Entries]]):
    """Two signs (or the last one) of a run -> the concepts of the entries that they hold, and the longer entries."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        super().__init__()
        self._lexicons = [lexicon_of(language) for language in languages]

    def __missing__(self, pair: str) -> tuple[frozenset[str], _Entries]:
        if len(self) > _MOST_KEPT:
            self.clear()
        entries = [one for lexicon in self._lexicons for one in lexicon.signs.get(pair[0], ())]
        held = frozenset(concept for entry, concept in entries if pair.startswith(entry))
        longer = tuple(one for one in entries if len(one[0]) > _PAIR and one[0].startswith(pair))
        kept = self[pair] = held or NOTHING, longer
        return kept


@lru_cache(maxsize=512)
def _signs(languages: tuple[str, ...]) -> _Signs:
    return _Signs(languages)


class _Words(dict[str, _Word]):
    """The words that were met in some languages; kept, as few words make up most texts."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        super().__init__()
        self._lexicons = [lexicon_of(language) for language in languages]

    def __missing__(self, word: str) -> _Word:
        if len(self) > _MOST_KEPT:
            self.clear()
        found = set().union(*(_of_forms(word, lexicon) for lexicon in self._lexicons))
        number = word[0].isdigit()
        if number:
            found.add("number")
        rows = [row for lexicon in self._lexicons for row in lexicon.rows_from(word)]
        pieces = (*pieces_of(word), *_pieces_within(word))
        kept = self[word] = _Word(frozenset(found) or NOTHING, RowsBegun.of(rows) if rows else None, pieces)
        return kept


@lru_cache(maxsize=64)
def _words(languages: tuple[str, ...]) -> _Words:
    return _Words(languages)


def _of_forms(word: str, lexicon: Lexicon) -> set[str]:
    found = lexicon.of_word(word)
    if "'" in word:
        found.update(*(lexicon.words.get(part, ()) for part in word.split("'")))
        if word.endswith("n't"):
            found.add("not")
    stems = iter(()) if found else _stems(word)
    return found or next((one for stem in stems if (one := lexicon.of_word(stem))), found)


def _pieces_within(word: str) -> tuple[str, ...]:
    """What is known of the writing of a word behind small words that are written in one with it: "والبنك", "البنك"."""
    for letters, before, _ in _joined() if not word.isascii() else ():
        if letters.match(word):
            shorn = (word[len(small) :] for small in before if word.startswith(small))
            return next((pieces_of(rest) for rest in shorn if len(rest) >= _LEAST_STEM), ())
    return ()


def _stems(word: str) -> Iterator[str]:
    """What is left of a word without what was joined to it: parts of compounds, small words, endings."""
    if "-" in word or "/" in word:
        yield from re.split("[-/]", word)
    for letters, before, behind in _joined() if not word.isascii() else ():
        if letters.match(word):
            yield from (word[len(c) :] for c in before if word.startswith(c) and len(word) - len(c) >= _LEAST_STEM)
            yield from (word[: -len(c)] for c in behind if word.endswith(c) and len(word) - len(c) >= _LEAST_STEM)


@cache
def _joined() -> tuple[tuple[re.Pattern[str], tuple[str, ...], tuple[str, ...]], ...]:
    """For each script whose words carry others: its letters, and what is joined before and behind."""
    scripts = toml("text/joined.toml").values()
    return tuple(
        (re.compile(f"[{one['letters']}]"), tuple(map(fold, one["before"])), tuple(map(fold, one["behind"])))
        for one in scripts
    )
