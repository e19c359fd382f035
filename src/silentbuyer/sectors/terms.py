"""Terms as the matcher needs them: stems in folded form, put into one index.

The index of the packs is built ahead of time (``tools/build_sector_index.py``), so that a program that asks once does
not wait for twenty thousand terms to be folded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from silentbuyer.sectors.fold import SENTENCE, fold

UNSPACED = frozenset({"zh", "ja", "th", "ko", "lo", "km", "my"})
"""Languages whose words are not reliably parted by spaces: terms match anywhere."""
COMPOUNDING = frozenset({"de", "nl", "sv", "nb", "da", "fi", "et", "hu", "is"})
"""Languages that write compounds as one word: a long single stem also matches inside one."""
UNINFLECTED = frozenset({"vi"})
"""Languages whose words have no endings: what goes on is another word."""
CLITIC = frozenset({"ar", "fa", "ur", "he"})
"""Languages whose small words are written onto the next one."""
INNER = 7
"""Letters from which a stem of a compounding language is looked for inside words."""
SHORT = 3
"""Letters up to which a stem that stands alone is a whole word."""
TINY = 2
"""Letters up to which a stem among others is a whole word."""
OWN = "own"
"""The language of a seller's own words, which may be any."""


@attrs.frozen
class Term:
    """One term of one pack, in every language that spells it so.

    Attributes:
        owner: the slug of its pack, or the seller's own sector.
        languages: as in the pack; ``own`` for the seller's own words.
        against: whether it is a look-alike that takes away from the pack's terms.
        written: as it stands in the pack.

    """

    owner: str
    languages: tuple[str, ...]
    against: bool
    written: str


@attrs.frozen
class Index:
    """Terms arranged for one search.

    Attributes:
        stems: what is searched for; a space in front stands for the beginning of a word, one behind for its end.
        clitic: numbers of the stems onto whose front small words may be written.
        uses: for each stem the terms that are looked for from it (its longest stem stands for a term): a number, or
            a list of several, or none.
        others: term -> its other stems.
        terms: owner, languages, ``-`` for a look-alike, and how it is written, parted by tabulators.

    """

    stems: list[str]
    clitic: list[int]
    uses: list[int | list[int] | None]
    others: Mapping[str, list[int]]
    terms: list[str]

    def term(self, number: int) -> Term:
        """The term of a number."""
        owner, languages, against, written = self.terms[number].split("\t")
        return Term(owner, tuple(languages.split()), against == "-", written)

    def used(self, stem: int) -> Iterable[int]:
        """The terms that are looked for from a stem."""
        use = self.uses[stem]
        return use if isinstance(use, list) else () if use is None else (use,)


def to_data(index: Index) -> dict[str, Any]:
    """The index as plain data for JSON."""
    return attrs.asdict(index)


def from_data(data: Mapping[str, Any]) -> Index:
    """The index that `to_data` wrote."""
    return Index(**data)


@attrs.frozen
class Listed:
    """Terms as a pack lists them: whose, in which language, and whether they are look-alikes."""

    owner: str
    language: str
    against: bool
    terms: tuple[str, ...]


def index_of(lists: Iterable[Listed]) -> Index:
    """The index of some lists of terms; a term that several languages spell alike is one term."""
    making = _Making()
    for listed in lists:
        for written in listed.terms:
            making.add(listed, written)
    return making.index()


@attrs.define
class _Making:
    """An index in the making."""

    numbers: dict[str, int] = attrs.field(factory=dict)
    uses: list[list[int]] = attrs.field(factory=list)
    clitic: set[int] = attrs.field(factory=set)
    others: dict[str, list[int]] = attrs.field(factory=dict)
    known: dict[tuple[str, bool, tuple[str, ...]], int] = attrs.field(factory=dict)
    languages: list[dict[str, None]] = attrs.field(factory=list)
    terms: list[tuple[str, bool, str]] = attrs.field(factory=list)

    def add(self, listed: Listed, written: str) -> None:
        habits = _habits(written) if listed.language == OWN else listed.language
        stems = _stems(habits, written)
        key = (listed.owner, listed.against, stems)
        if stems and key not in self.known:
            self.known[key] = len(self.terms)
            self._new(listed, written, stems, clitic=habits in CLITIC)
        if stems:
            self.languages[self.known[key]][listed.language] = None

    def _new(self, listed: Listed, written: str, stems: tuple[str, ...], *, clitic: bool) -> None:
        number = len(self.terms)
        self.terms.append((listed.owner, listed.against, written))
        self.languages.append({})
        places = [self._place(stem) for stem in stems]
        if clitic:
            self.clitic.update(places)
        anchor = self.numbers[max(stems, key=len)]
        self.uses[anchor].append(number)
        if len(places) > 1:
            self.others[str(number)] = [place for place in places if place != anchor]

    def _place(self, stem: str) -> int:
        if stem not in self.numbers:
            self.numbers[stem] = len(self.numbers)
            self.uses.append([])
        return self.numbers[stem]

    def index(self) -> Index:
        spelt = zip(self.terms, self.languages, strict=True)
        return Index(
            stems=list(self.numbers),
            clitic=sorted(self.clitic),
            uses=[use if len(use) > 1 else next(iter(use), None) for use in self.uses],
            others=self.others,
            terms=[f"{owner}\t{' '.join(spoken)}\t{'-' * out}\t{written}" for (owner, out, written), spoken in spelt],
        )


def _habits(written: str) -> str:
    """A language with the habits of writing of own words, of which only the script is known."""
    letters = fold(written)
    if any("\u0590" <= char <= "\u06ff" for char in letters):
        return "ar"
    return "zh" if any(map(_unspaced, letters)) else "en"


def _unspaced(char: str) -> bool:
    return "\u0e00" <= char <= "\u0eff" or "\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af"


def _stems(language: str, written: str) -> tuple[str, ...]:
    """The stems of a term, some of which may be marked with ``*`` or ``=``."""
    words = list(_words(written))
    alone = len(words) == 1
    return tuple({_stem(language, word, mark, alone=alone): None for word, mark in words})


def _words(written: str) -> Iterator[tuple[str, str]]:
    """Folded words with their marks."""
    for part in written.split():
        mark = f"{'*' * part.startswith('*')}{'=' * part.endswith('=')}"
        for word in fold(part.strip("*=")).replace(SENTENCE, " ").split():
            yield word, mark


def _stem(language: str, word: str, mark: str, *, alone: bool) -> str:
    if language in UNSPACED and not word.isascii():
        return word if len(word) > 1 else f" {word} "  # one character is a part of a hundred other words
    whole = "=" in mark or language in UNINFLECTED
    if language in CLITIC:
        bare = word.removeprefix("ال") if len(word) > 4 else word
        return f"{bare} " if whole or len(bare) <= SHORT else bare
    if whole or len(word) <= (SHORT if alone else TINY):
        return f" {word} "
    inside = "*" in mark or (alone and language in COMPOUNDING and len(word) >= INNER)
    return word if inside else f" {word}"
