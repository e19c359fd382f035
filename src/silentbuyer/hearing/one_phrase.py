"""One phrase of a book, taken apart into words or pieces of characters (how they are written: ``phrasebook``)."""

from __future__ import annotations

import re

import attrs

from silentbuyer.values.lazy import lazy

LOOSE = re.compile(r"[\u0590-\u06ff\u0900-\u0dff\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""A letter of a script whose phrases are found by character."""


@attrs.frozen
class Part:
    """One place of a phrase: the words that may stand there, or how they may begin; neither means a gap."""

    words: frozenset[str]
    heads: tuple[str, ...]

    @property
    def written(self) -> frozenset[str]:
        """The words and, as ``word*``, the beginnings of words that may stand here; nothing for a gap."""
        return self.words.union([f"{head}*" for head in self.heads])

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
    def needs(self) -> tuple[frozenset[str], ...]:
        """What a text must hold beside the beginning, one of each: a cheap look before the walk over gaps.

        That with the fewest ways, the key, stands first. Beginnings of words are written ``word*``.
        """
        first, *others = map(_needed, self.pieces) if self.pieces else (part.written for part in self.parts)
        return tuple(sorted(filter(None, others), key=len)) or (first,)

    def is_held(self, held: frozenset[str]) -> bool:
        """Whether a text that holds these words, or pieces, holds all that is needed."""
        return not any(map(held.isdisjoint, self.needs))

    def meant(self, sentence: str) -> bool:
        """Whether nothing in the folded sentence takes the meaning away."""
        return not self.but or not any(words in sentence for words in self.unless)


def tail(token: str) -> str:
    """The word behind an elided article: ``dell'approvazione`` -> ``approvazione``."""
    return token.rpartition("'")[2] or token


def _needed(piece: tuple[str, ...]) -> frozenset[str]:
    """The ways to write a piece; nothing where one of them is to write nothing."""
    return frozenset() if "" in piece else frozenset(piece)


def _part(text: str) -> Part:
    if text == "*":
        return Part(frozenset(), ())
    ways = text.split("|")
    heads = tuple(way[:-1] for way in ways if way.endswith("*"))
    return Part(frozenset(way for way in ways if not way.endswith("*")), heads)
