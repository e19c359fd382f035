"""All terms looked for at once: one Aho-Corasick pass, then stems put together into terms.

`ahocorasick_rs` is loaded with the first matcher. The time grows with the text, not with the number of packs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from silentbuyer.sectors.fold import SENTENCE, Text
from silentbuyer.sectors.terms import Index, Term

GAP = 3
"""Spaces that may stand between neighbouring stems of a term: two words; a comma is wider."""
REACH = 60
"""Characters that may stand between neighbouring stems."""
STUB = 4
"""Letters up to which a stem is so short that its ending and its accents must agree."""
ACCENTED = 6
"""Letters up to which an accent that the term has not makes another word."""
ENDING = 4
"""Letters that may follow so short a stem."""
LATIN_ENDS = "\u0250"
"""The first character after the Latin letters that languages are written in."""
DENSE = "\u0e00"
"""From this character on scripts are written without spaces (or, as Korean, with long words)."""
SPACED = "\u10a0", "\u139f"
"""The first and last characters of Georgian and Ethiopic, which are written with spaces all the same."""
VIETNAMESE = ("vi",)
"""The language in which accents tell most words apart."""
MOST = 4_000
"""Stems looked at in one text; a hostile text may hold more, and is judged by its beginning."""
_CLITICS = (
    frozenset(f"{a}{b}{c}" for a in ("", "و", "ف") for b in ("", "ب", "ك", "ل") for c in ("", "ال", "ل"))
    | frozenset("הבלמשוכ")
    | {f"{a}{b}" for a in "ושמבלכ" for b in "השבלמכ"}
    | {"وشه"}
)


Place = tuple[int, int]
"""Where a stem begins and ends in the folded text."""
Use = tuple[int, int, tuple[int, ...]]
"""A term that is looked for from a stem: its number, its next stem (-1: none) and the stems after that."""


class Span(NamedTuple):
    """A term read at a place of the folded text; a tuple, since a text holds hundreds and most of them are dropped."""

    start: int
    end: int
    term: Term


_start, _end = itemgetter(0), itemgetter(1)


class Matcher:
    """An index ready to search; `scan` reads one text."""

    def __init__(self, index: Index) -> None:
        from ahocorasick_rs import AhoCorasick

        self._index = index
        self._clitic = frozenset(index.clitic)
        self._terms: dict[int, Term] = {}
        self._uses: dict[int, tuple[Use, ...]] = {}
        self._search = AhoCorasick(index.stems, store_patterns=False).find_matches_as_indexes

    def _term(self, number: int) -> Term:
        term = self._terms.get(number)
        if term is None:
            term = self._terms[number] = self._index.term(number)
        return term

    def scan(self, text: Text) -> list[Span]:
        """Every term that the text holds, by place; a place may hold terms of several packs and languages."""
        places = self._places(text.folded)
        found: list[Span] = []
        for pattern, spots in places.items():
            uses = self._uses.get(pattern)
            for number, second, rest in self._learn(pattern) if uses is None else uses:
                if second < 0:
                    term = self._term(number)
                    found += [Span(start, end, term) for start, end in spots]
                elif second in places and all(other in places for other in rest):
                    found += self._joined(text.folded, spots, [places[other] for other in (second, *rest)], number)
        found.sort(key=_end, reverse=True)
        found.sort(key=_start)
        return found if text.raw.isascii() else [span for span in found if _spelt(text, span)]

    def _places(self, folded: str) -> dict[int, list[Place]]:
        """Where each stem stands."""
        clitic = self._clitic
        places: dict[int, list[Place]] = {}
        for pattern, start, end in self._search(folded, overlapping=True)[:MOST]:
            if pattern not in clitic or _stands_alone(folded, start):
                begin = start + (folded[start] == " ")
                stop = _word_end(folded, begin, end)
                if stop:
                    if pattern in places:
                        places[pattern].append((begin, stop))
                    else:
                        places[pattern] = [(begin, stop)]
        return places

    def _learn(self, pattern: int) -> tuple[Use, ...]:
        """The uses of a stem, arranged the first time it is read."""
        others = self._index.others
        stems = [(number, others.get(str(number), (-1,))) for number in self._index.used(pattern)]
        uses = self._uses[pattern] = tuple((number, first, tuple(rest)) for number, (first, *rest) in stems)
        return uses

    def _joined(self, folded: str, spots: list[Place], others: list[list[Place]], number: int) -> Iterator[Span]:
        for spot in spots:
            whole = _together(folded, spot, others)
            if whole:
                yield Span(*whole, self._term(number))


def _word_end(folded: str, begin: int, end: int) -> int:
    """Where the word ends in which a stem ends; 0 when so short a stem would have too long an ending."""
    letter = folded[end - 1]
    if letter == " ":
        return end - 1
    if letter >= DENSE and not SPACED[0] <= letter <= SPACED[1]:
        return end
    stop = folded.find(" ", end)
    return 0 if end - begin <= STUB and stop - end > ENDING else stop


def _spelt(text: Text, span: Span) -> bool:
    """Whether accents agree, where they tell words apart: in Vietnamese, and in words of a few letters.

    Many buyers write without accents; they then leave out all of them, and such a text is not asked about. Some leave
    them out of longer words, but nobody adds one: "köper" and "fermé" are other words than "koper" and "ferme".
    """
    start, end, term = span
    stem = term.written.replace("*", "").replace("=", "").casefold()
    if term.languages == VIETNAMESE:
        quoted = text.quote(start, end).casefold()
        return all(word in quoted for word in stem.split())
    if " " in stem or len(stem) > ACCENTED or text.folded[start] >= LATIN_ENDS:
        return True
    quoted = text.quote(start, end).casefold()
    if end - start <= STUB and quoted.isascii() != stem.isascii():
        return False
    written = quoted[: len(stem)]
    return written == stem or (written.isascii() and len(stem) > STUB)


def _stands_alone(folded: str, start: int) -> bool:
    before = folded[max(0, start - 6) : start].rpartition(" ")
    return bool(before[1]) and (not before[2] or before[2] in _CLITICS)


def _together(folded: str, place: Place, others: list[list[Place]]) -> Place | None:
    """The span over a place and the nearest of each other stem, if all stand near enough in one sentence."""
    start, end = place
    taken = [place]
    for spots in others:
        near = _nearest(folded, (start, end), spots, taken)
        if near is None:
            return None
        taken.append(near)
        start, end = min(start, near[0]), max(end, near[1])
    return start, end


def _nearest(folded: str, span: Place, spots: list[Place], taken: list[Place]) -> Place | None:
    index = bisect_left(spots, span)
    for spot in spots[index : index + 2] + spots[max(0, index - 2) : index][::-1]:
        free = all(spot[1] <= other[0] or other[1] <= spot[0] for other in taken)
        if free and _near(folded, span, spot):
            return spot
    return None


def _near(folded: str, span: Place, spot: Place) -> bool:
    """Whether a stem stands inside a span or at most two words off, in one sentence."""
    first, second = (span, spot) if span <= spot else (spot, span)
    between = folded[first[1] : second[0]]
    return len(between) <= REACH and between.count(" ") <= GAP and SENTENCE not in between
