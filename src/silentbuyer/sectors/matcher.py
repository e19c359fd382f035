"""All terms looked for at once: one Aho-Corasick pass, then stems put together into terms.

`ahocorasick_rs` is loaded with the first matcher. The time grows with the text, not with the number of packs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import attrs

from silentbuyer.sectors.fold import SENTENCE, Text
from silentbuyer.sectors.terms import Index, Term

GAP = 3
"""Spaces that may stand between neighbouring stems of a term: two words, or one and a comma."""
MOST = 4_000
"""Stems looked at in one text; a hostile text may hold more, and is judged by its beginning."""
_CLITICS = (
    frozenset(f"{a}{b}{c}" for a in ("", "و", "ف") for b in ("", "ب", "ك", "ل") for c in ("", "ال", "ل"))
    | frozenset("הבלמשוכ")
    | {f"{a}{b}" for a in "ושמבלכ" for b in "השבלמכ"}
    | {"وشه"}
)


@attrs.frozen
class Span:
    """A term read at a place of the folded text."""

    start: int
    end: int
    term: Term


class Matcher:
    """An index ready to search; `scan` reads one text."""

    def __init__(self, index: Index) -> None:
        from ahocorasick_rs import AhoCorasick

        self._index = index
        self._clitic = frozenset(index.clitic)
        self._terms: dict[int, Term] = {}
        self._search = AhoCorasick(index.stems, store_patterns=False).find_matches_as_indexes

    def _term(self, number: int) -> Term:
        term = self._terms.get(number)
        if term is None:
            term = self._terms[number] = self._index.term(number)
        return term

    def scan(self, text: Text) -> list[Span]:
        """Every term that the text holds, by place; a place may hold terms of several packs and languages."""
        folded = text.folded
        places: dict[int, list[tuple[int, int]]] = {}
        for pattern, start, end in self._search(folded, overlapping=True)[:MOST]:
            if pattern not in self._clitic or _stands_alone(folded, start):
                begin = start + 1 if folded[start] == " " else start
                places.setdefault(pattern, []).append((begin, end - (folded[end - 1] == " ")))
        spans = [span for pattern in places for span in self._spans(folded, pattern, places)]
        spans = [span for span in spans if span.term.languages != ("vi",) or _toned(text, span)]
        spans.sort(key=lambda span: (span.start, -span.end))
        return spans

    def _spans(self, folded: str, pattern: int, places: dict[int, list[tuple[int, int]]]) -> Iterator[Span]:
        for number in self._index.used(pattern):
            others = self._index.others.get(str(number))
            if others is None:
                for start, end in places[pattern]:
                    yield Span(start, end, self._term(number))
            elif all(other in places for other in others):
                for place in places[pattern]:
                    whole = _together(folded, place, [places[other] for other in others])
                    if whole:
                        yield Span(*whole, self._term(number))


def _toned(text: Text, span: Span) -> bool:
    """Whether Vietnamese tones agree where they are written; many buyers write without them."""
    written = text.quote(span.start, span.end).casefold()
    return written.isascii() or all(word.strip("*=") in written for word in span.term.written.casefold().split())


def _stands_alone(folded: str, start: int) -> bool:
    before = folded[max(0, start - 6) : start].rpartition(" ")
    return bool(before[1]) and (not before[2] or before[2] in _CLITICS)


def _together(folded: str, place: tuple[int, int], others: list[list[tuple[int, int]]]) -> tuple[int, int] | None:
    """The span over a place and the nearest of each other stem, if all stand near enough in one sentence."""
    start, end = place
    for spots in others:
        near = _nearest(folded, (start, end), spots)
        if near is None:
            return None
        start, end = min(start, near[0]), max(end, near[1])
    return start, end


def _nearest(folded: str, span: tuple[int, int], spots: list[tuple[int, int]]) -> tuple[int, int] | None:
    index = bisect_left(spots, span)
    for spot in spots[index : index + 2] + spots[max(0, index - 2) : index][::-1]:
        between = folded[span[1] : spot[0]] if spot[0] >= span[1] else folded[spot[1] : span[0]]
        overlap = spot[0] < span[1] and span[0] < spot[1]
        if not overlap and len(between) <= 60 and between.count(" ") <= GAP and SENTENCE not in between:
            return spot
    return None
