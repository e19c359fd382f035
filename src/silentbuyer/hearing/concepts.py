"""Words of many languages as concepts that are the same in all of them, so that one table can learn from all.

The entries and their writing: ``data/concepts/README.md``. All is read once, when the first text is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from silentbuyer.data.tables import toml
from silentbuyer.hearing.kin import heard_as
from silentbuyer.hearing.lexicon import SIGN, SIGNS, Lexicon, Row, lexicon_of, plainly_folded
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
_Begun = dict[str, list[Row]]
"""The rows of words that a word may begin, by their second word; by nothing where that is only begun."""

_Word = tuple[frozenset[str], _Begun, tuple[str, ...]]
"""The concepts of a word, the rows that it may begin, and what is known of its writing."""
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
            found.append(_in_rows(concepts, rows, tokens, place) if rows else concepts)
            written.add(pieces)
    return found, signs, written


@remembered(2048)
def concepts_read(
    sentence: str, languages: tuple[str, ...]
) -> tuple[list[frozenset[str]], set[str], set[tuple[str, ...]]]:
    """The same of a sentence, which the table of acts asks for, and whoever looks for a concept; nobody changes it."""
    return concepts_of(tokens_in(sentence), languages)


def concepts_in(sentence: str, languages: tuple[str, ...]) -> list[tuple[int, frozenset[str]]]:
    """Each word or sign of a sentence by its place, with its concepts, none for an unknown word."""
    return list(enumerate(concepts_read(sentence, languages)[0]))


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
    return NOTHING.union(*concepts_read(sentence, languages)[0])


def _of_run(run: str, languages: tuple[str, ...]) -> list[frozenset[str]]:
    """The concepts of the entries that stand at each sign of a run."""
    entries = _signs(languages)
    return [_standing(entries[sign], run, at) if sign in entries else NOTHING for at, sign in enumerate(run)]


def _standing(entries: tuple[tuple[str, str], ...], run: str, at: int) -> frozenset[str]:
    found = [concept for entry, concept in entries if run.startswith(entry, at)]
    return frozenset(found) if found else NOTHING


@lru_cache(maxsize=512)
def _signs(languages: tuple[str, ...]) -> dict[str, tuple[tuple[str, str], ...]]:
    """The entries of all these languages by their first sign."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for language in languages:
        for sign, entries in lexicon_of(language).signs.items():
            found[sign] = (*found.get(sign, ()), *entries)
    return found


def _in_rows(found: frozenset[str], rows: _Begun, tokens: list[str], place: int) -> frozenset[str]:
    """The concepts of a word and of the rows of words that begin with it here."""
    if place + 1 == len(tokens):
        return found
    then = tokens[place + 1]
    begun = rows.get(then, ())
    begun = (*begun, *rows[""]) if "" in rows else begun
    fitting = [concept for row, concept in begun if _fits(row, tokens[place : place + len(row)])]
    return found.union(fitting) if fitting else found


def _fits(row: tuple[str, ...], tokens: list[str]) -> bool:
    return len(row) == len(tokens) and all(
        word.startswith(entry[:-1]) if entry.endswith("*") else word == entry
        for entry, word in zip(row, tokens, strict=True)
    )


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
        rows: dict[str, list[Row]] = {}
        for row in (row for lexicon in self._lexicons for row in lexicon.rows_from(word)):
            rows.setdefault("" if row[0][1].endswith("*") else row[0][1], []).append(row)
        kept = self[word] = frozenset(found), rows, (*pieces_of(word), *_pieces_within(word))
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
