"""The rows of words that one word may begin, and the concepts of those that stand in a sentence."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from silentbuyer.hearing.lexicon import Row


@attrs.frozen
class RowsBegun:
    """The rows of words that a word may begin: by their second word, or where that is only begun, by its beginning.

    The concepts of rows of two words are told by the second alone.
    """

    pairs: dict[str, tuple[str, ...]]
    longer: dict[str, tuple[Row, ...]]
    begun: tuple[Row, ...]
    beginnings: tuple[str, ...]

    @classmethod
    def of(cls, rows: Iterable[Row]) -> RowsBegun:
        """The rows laid out."""
        pairs: dict[str, tuple[str, ...]] = {}
        longer: dict[str, tuple[Row, ...]] = {}
        exact = [one for one in rows if not one[0][1].endswith("*")]
        for row, concept in exact:
            if len(row) > len(("not", "yet")):
                longer[row[1]] = (*longer.get(row[1], ()), (row, concept))
            else:
                pairs[row[1]] = (*pairs.get(row[1], ()), concept)
        begun = tuple(one for one in rows if one[0][1].endswith("*"))
        return cls(pairs, longer, begun, tuple(row[1][:-1] for row, _ in begun))

    def joined(self, found: frozenset[str], tokens: list[str], place: int) -> frozenset[str]:
        """The concepts of a word, `found`, with those of the rows that it begins at its place in a sentence."""
        if place + 1 == len(tokens):
            return found
        then = tokens[place + 1]
        rows = (*self.longer.get(then, ()), *(self.begun if then.startswith(self.beginnings) else ()))
        if not rows:
            return found.union(self.pairs[then]) if then in self.pairs else found
        return found.union(self.pairs.get(then, ()), _standing(rows, tokens, place))


def _standing(rows: Iterable[Row], tokens: list[str], place: int) -> list[str]:
    return [concept for row, concept in rows if _fits(row, tokens[place : place + len(row)])]


def _fits(row: tuple[str, ...], tokens: list[str]) -> bool:
    return len(row) == len(tokens) and all(
        word.startswith(entry[:-1]) if entry.endswith("*") else word == entry
        for entry, word in zip(row, tokens, strict=True)
    )
