"""Which phrases of a book a text may hold, by what they begin with and hold: few are left to be walked over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from silentbuyer.hearing.one_phrase import Phrase, tail

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_USUAL = 32
"""Letters of a word, beyond which it will hardly come again."""

_MOST_WORDS = 16_384
"""Words of which is kept what they may begin (judgement)."""

_NONE: frozenset[str] = frozenset()


class _Met(NamedTuple):
    """One word as a book knows it: what it is to a phrase, the phrases that it may begin, and by which keys.

    A key's phrases are the bits of a number, one for each in their order: few objects, and they are joined at once.
    """

    serves: tuple[str, ...]
    keys: frozenset[str]
    begun: dict[str, int]
    phrases: tuple[Phrase, ...]

    def keyed(self, held: frozenset[str]) -> Iterator[Phrase]:
        """The phrases whose key a sentence holds, in their order."""
        bits = 0
        for key in self.keys & held:
            bits |= self.begun[key]
        while bits:
            rank = (bits & -bits).bit_length() - 1
            yield self.phrases[rank]
            bits ^= 1 << rank


class ByWord(dict[str, _Met]):
    """Word -> what it may begin and is to others; the common words make up most of all texts."""

    def __init__(self, exact: Mapping[str, tuple[Phrase, ...]], prefix: Mapping[str, tuple[Phrase, ...]]) -> None:
        super().__init__()
        self._exact, self._prefix = exact, prefix
        self._lengths = tuple(sorted(set(map(len, prefix))))
        self._heads = _heads_in(chain(exact.values(), prefix.values()))
        self._head_lengths = tuple(sorted({len(head) - 1 for head in self._heads}))

    def possible(self, tokens: tuple[str, ...]) -> Iterator[tuple[int, Phrase]]:
        """The phrases that begin at some word of a sentence and whose other parts it holds, each with its place."""
        met = list(map(self.__getitem__, tokens))
        held = _NONE.union(*[one.serves for one in met])
        for place, one in enumerate(met):
            if not one.keys.isdisjoint(held):
                yield from ((place, phrase) for phrase in one.keyed(held) if phrase.is_held(held))

    def __missing__(self, token: str) -> _Met:
        begun: dict[str, int] = {}
        phrases = tuple(self._phrases(token))
        for rank, phrase in enumerate(phrases):
            for key in phrase.needs[0]:
                begun[key] = begun.get(key, 0) | 1 << rank
        met = _Met(self._serves(token), frozenset(begun), begun, phrases)
        if len(token) <= _USUAL:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[token] = met
        return met

    def _phrases(self, token: str) -> Iterator[Phrase]:
        yield from self._exact.get(token, ())
        if "'" in token:
            yield from self._exact.get(tail(token), ())
        for length in self._lengths:
            if length > len(token):
                return
            yield from self._prefix.get(token[:length], ())

    def _serves(self, token: str) -> tuple[str, ...]:
        """What a word is to a phrase that holds it: itself, what stands behind its article, how it begins."""
        heads = [f"{token[:length]}*" for length in self._head_lengths if length <= len(token)]
        return tuple({token, tail(token), *self._heads.intersection(heads)})


def _heads_in(books: Iterator[tuple[Phrase, ...]]) -> frozenset[str]:
    """The beginnings of words that phrases ask for, read from their writing: taking all apart takes too long."""
    said = "\n".join({phrase.said for phrases in books for phrase in phrases})
    return frozenset(way for way in set(said.replace("|", " ").split()) if way.endswith("*"))


class ByPiece:
    """First piece of characters -> the phrases that it may begin, where the text holds their other pieces."""

    def __init__(self, begun: Mapping[str, tuple[Phrase, ...]]) -> None:
        from ahocorasick_rs import AhoCorasick

        self._begun = {head: phrases for head, phrases in begun.items() if head}
        self._ranks = {head: rank for rank, head in enumerate(self._begun)}
        needs = (need for phrases in self._begun.values() for phrase in phrases for need in phrase.needs)
        self._pieces = tuple({*self._begun, *chain.from_iterable(needs)} - {""})
        self._automaton: AhoCorasick = AhoCorasick(self._pieces)

    def possible(self, text: str) -> Iterator[tuple[str, Phrase]]:
        """The phrases whose pieces a folded text holds, each with the first."""
        matches = self._automaton.find_matches_as_indexes(text, overlapping=True)
        held = frozenset([self._pieces[index] for index, _, _ in matches])
        heads = sorted(self._begun.keys() & held, key=lambda head: (_place(head, text), self._ranks[head]))
        for head in heads:
            yield from ((head, phrase) for phrase in self._begun[head] if phrase.is_held(held))


def _place(head: str, text: str) -> int:
    """Where a first piece comes in the order of a text: by its first two characters, single ones behind all others."""
    if len(head) > 1:
        return text.find(head[:2])
    return len(text) - 1 if text.endswith(head) else len(text) + text.find(head)
