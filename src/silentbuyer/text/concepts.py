"""Words of many languages as concepts that are the same in all of them, so that one table can learn from all.

The entries and their writing: ``data/concepts/README.md``. All is read once, when the first text is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import TypeVar

import attrs

from silentbuyer.data.tables import resource, toml
from silentbuyer.text.sentences import fold
from silentbuyer.text.tongue import languages_of
from silentbuyer.values.lazy import remembered

MOST_WORDS = 80
"""Words (signs count half) of one sentence that are looked at."""

_SIGNS = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff"
# The vowel signs of India's scripts are no letters to `re`, but parts of words all the same; the danda ends a sentence.
_INDIC = "\u0900-\u0963\u0966-\u0dff"
_LETTERS = rf"[^\W_{_SIGNS}]+(?:[{_INDIC}]+[^\W_{_SIGNS}]*)*"
_TOKEN = re.compile(rf"[{_SIGNS}]+|{_LETTERS}(?:[/'’-]{_LETTERS})*|[?？؟%]")
_PLAIN_TOKEN = re.compile(r"[a-z0-9]+(?:[/'-][a-z0-9]+)*|[?%]")
"""The same for sentences of plain ASCII, in a third of the time."""
_SIGN = re.compile(f"[{_SIGNS}]")
_FIRST_SIGN = _SIGNS[0]
_HINDI_DOTS = str.maketrans({"\u093c": None, "\u0901": "\u0902"})
_LEAST_STEM = 3
_NOTHING: frozenset[str] = frozenset()
_BEGIN, _PAIR = 5, 2
"""Letters of a word, and signs, by which it is known beside its concepts."""


_Row = tuple[tuple[str, ...], str]
_T = TypeVar("_T")


@attrs.frozen(kw_only=True)
class Lexicon:
    """The concepts of one language by how a word is written, begins, ends, opens a row, or by its first sign."""

    words: dict[str, tuple[str, ...]]
    heads: dict[str, tuple[str, ...]]
    tails: dict[str, tuple[str, ...]]
    rows: dict[str, tuple[_Row, ...]]
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

    def rows_from(self, word: str) -> tuple[_Row, ...]:
        """The rows of words that may begin with a word."""
        begun = (self.rows.get(word[:length] + "*", ()) for length in self.lengths if length <= len(word))
        return (*self.rows.get(word, ()), *(row for rows in begun for row in rows))

    def of_signs(self, run: str, place: int) -> set[str]:
        """The concepts of the entries that stand at one sign of a run."""
        return {concept for entry, concept in self.signs.get(run[place], ()) if run.startswith(entry, place)}


def tokens_in(sentence: str) -> list[str]:
    """The folded words and runs of signs of a sentence, the first `MOST_WORDS`."""
    plain = sentence.isascii()
    return (_PLAIN_TOKEN.findall(sentence.lower()) if plain else _TOKEN.findall(_folded(sentence)))[:MOST_WORDS]


def concepts_of(tokens: list[str], languages: tuple[str, ...]) -> list[tuple[float, frozenset[str]]]:
    """Each token of a sentence with its place and concepts, none for an unknown word; signs are half a place apart."""
    known, at = _known(languages), 0.0
    found: list[tuple[float, frozenset[str]]] = []
    for place, token in enumerate(tokens):
        if token[0] >= _FIRST_SIGN and _SIGN.match(token):
            found += [(at + sign / 2, _of_sign(token, sign, known)) for sign in range(min(len(token), 2 * MOST_WORDS))]
            at += len(token) / 2
        else:
            concepts, rows = _word(token, known)
            found.append((at, _in_rows(concepts, rows, tokens, place) if rows else concepts))
            at += 1
    return found


def concepts_in(sentence: str, languages: tuple[str, ...]) -> list[tuple[float, frozenset[str]]]:
    """The same of a sentence."""
    return concepts_of(tokens_in(sentence), languages)


def pieces_of(tokens: list[str]) -> Iterator[str]:
    """How the words of a sentence begin, and the pairs of signs in scripts without spaces, each behind "="."""
    for token in tokens:
        if token[0] >= _FIRST_SIGN and _SIGN.match(token):
            yield from (f"={token[at : at + _PAIR]}" for at in range(min(len(token), 2 * MOST_WORDS) - 1))
        elif len(token) > 1 and not token[0].isdigit():
            yield "=" + token[:_BEGIN]


def _folded(text: str) -> str:
    """Folded, and Hindi without the dots that hands leave out."""
    return fold(text).translate(_HINDI_DOTS)


def means(concept: str, sentence: str) -> bool:
    """Whether a concept stands in a sentence, whatever its language."""
    return concept in _meant(sentence)


@remembered(2048)
def _meant(sentence: str) -> frozenset[str]:
    """All concepts of a sentence: one is asked for after the other."""
    return _NOTHING.union(*(concepts for _, concepts in concepts_in(sentence, languages_of(sentence))))


def _of_sign(run: str, sign: int, languages: tuple[str, ...]) -> frozenset[str]:
    """The concepts of the entries that stand at one sign of a run."""
    first = run[sign]
    fitting = (one for one in languages if first in _lexicon(one).signs)
    return _NOTHING.union(*(_lexicon(one).of_signs(run, sign) for one in fitting))


def _in_rows(found: frozenset[str], rows: tuple[_Row, ...], tokens: list[str], place: int) -> frozenset[str]:
    """The concepts of a word and of the rows of words that begin with it here."""
    if place + 1 == len(tokens):
        return found
    then = tokens[place + 1]
    begun = [(row, concept) for row, concept in rows if row[1] == then or row[1][-1] == "*"]
    fitting = [concept for row, concept in begun if _fits(row, tokens[place : place + len(row)])]
    return found.union(fitting) if fitting else found


def _fits(row: tuple[str, ...], tokens: list[str]) -> bool:
    return len(row) == len(tokens) and all(
        word.startswith(entry[:-1]) if entry.endswith("*") else word == entry
        for entry, word in zip(row, tokens, strict=True)
    )


@lru_cache(maxsize=20_000)
def _word(word: str, languages: tuple[str, ...]) -> tuple[frozenset[str], tuple[_Row, ...]]:
    """The concepts of a word by itself, and the rows that it may begin; kept, as few words make up most texts."""
    lexicons = [_lexicon(language) for language in languages]
    found = set().union(*(_of_forms(word, lexicon) for lexicon in lexicons))
    if word[0].isdigit():
        found.add("number")
    return frozenset(found), tuple(row for lexicon in lexicons for row in lexicon.rows_from(word))


def _of_forms(word: str, lexicon: Lexicon) -> set[str]:
    found = lexicon.of_word(word)
    if "'" in word:
        found.update(*(lexicon.words.get(part, ()) for part in word.split("'")))
        if word.endswith("n't"):
            found.add("not")
    stems = iter(()) if found else _stems(word)
    return found or next((one for stem in stems if (one := lexicon.of_word(stem))), found)


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


@lru_cache(maxsize=512)
def _known(languages: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the languages that have concepts, else English."""
    return tuple(one for one in languages if one in _languages()) or ("en",)


@cache
def _languages() -> frozenset[str]:
    return frozenset(file.name[:-4] for file in resource("concepts").iterdir() if file.name.endswith(".txt"))


@cache
def _lexicon(language: str) -> Lexicon:
    words: dict[str, list[str]] = {}
    heads: dict[str, list[str]] = {}
    tails: dict[str, list[str]] = {}
    rows: dict[str, list[_Row]] = {}
    signs: dict[str, list[tuple[str, str]]] = {}
    for entry, concept in _entries(language):
        if _SIGN.match(entry):
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
            yield from ((entry, concept) for entry in _folded(entries).split())


def _lengths(pieces: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted({len(piece) for piece in pieces}))


def _tuples(table: dict[str, list[_T]]) -> dict[str, tuple[_T, ...]]:
    return {key: tuple(dict.fromkeys(values)) for key, values in table.items()}
