"""What stands in a store, for people: how much, of what kind, how fresh."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Protocol

import attrs

from silentbuyer.cache.store import Cache
from silentbuyer.model.facts import Answer, Facts, Known, Question

Row = tuple[float, Question, Answer]


class Store(Cache, Protocol):
    """A cache that outlives its engine."""

    @property
    def place(self) -> str:
        """The file or address, without a password."""

    def now(self) -> float:
        """The clock that lifetimes are counted by, in seconds since 1970."""

    def rows(self) -> Iterator[Row]:
        """Everything that is still fresh: until when, the question, its answer."""

    def clear(self) -> int:
        """Forget everything; how many answers there were."""

    def close(self) -> None:
        """Let go of the file or connection."""


@attrs.frozen(kw_only=True)
class Kept:
    """A store in figures: answers that are known and not, by kind of question, and the seconds until they go stale."""

    place: str
    known: dict[str, int]
    unknown: dict[str, int]
    first: float = 0.0
    last: float = 0.0

    @property
    def total(self) -> int:
        """All answers that are still fresh."""
        return sum(self.known.values()) + sum(self.unknown.values())


def kept_in(store: Store) -> Kept:
    """The store in figures."""
    known: Counter[str] = Counter()
    unknown: Counter[str] = Counter()
    left: list[float] = []
    for until, question, answer in store.rows():
        (known if isinstance(answer, Known) else unknown)[question.kind] += 1
        left.append(until - store.now())
    first, last = (min(left), max(left)) if left else (0.0, 0.0)
    return Kept(place=store.place, known=dict(known), unknown=dict(unknown), first=first, last=last)


def facts_in(store: Store) -> Facts:
    """The store as facts to be saved and judged again; ordered, so that equal stores give equal files."""
    return Facts(dict(_sorted((question, answer) for _, question, answer in store.rows())))


def _sorted(pairs: Iterable[tuple[Question, Answer]]) -> list[tuple[Question, Answer]]:
    return sorted(pairs, key=lambda pair: pair[0])
