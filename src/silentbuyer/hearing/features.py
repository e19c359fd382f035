"""What the learned layer looks at in a sentence: concepts, their pairs and order, phrases' topics, its words."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from silentbuyer.hearing.concepts import NOTHING, concepts_read
from silentbuyer.model.acts import Act

MOST_CONCEPTS = 20
"""Concepts of one sentence that are looked at; a sentence has seven, as a rule."""

_BEGIN = 6
"""Letters by which a word is known beside its neighbour: five find a hundredth fewer reasons in sentences left out."""

USUAL_LENGTH = 45
"""Signs of a sentence that is neither short nor long."""

_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Signs that say as much as two letters."""

_EDGE = frozenset({""})
"""Stands before the first word and behind the last."""

_LENGTHS = tuple(f"length:{fifth}" for fifth in range(5))
_UNKNOWN = tuple(f"unknown:{fourth}" for fourth in range(5))


class Features(NamedTuple):
    """What is known of one sentence: its concepts and their like, and for each word what is known of its writing."""

    concepts: set[str]
    words: set[tuple[str, ...]]


def features_of(sentence: str, languages: tuple[str, ...], topics: Collection[str] = ()) -> Features:
    """The concepts of a sentence, their pairs in any order and one after the other, the phrases' topics, and its words.

    A phrase that asks to stop is left out: it is heard by itself, and what it does not hold must be learned without it.
    """
    tokens, places, signs, words = concepts_read(sentence, languages)
    found = set().union(*places)
    concepts = list(found) if len(found) <= MOST_CONCEPTS else _first(places)
    features = signs.union(concepts)
    for place, one in enumerate(concepts, 1):
        features.update(map(_names(one).__getitem__, concepts[place:]))
    for before, then in pairwise((_EDGE, *places, _EDGE)):  # each word's with the next one's, the first's, the last's
        for one in before if then else ():
            features.update(map(_next(one).__getitem__, then))
    features.update(_neighbours(tokens), _shape(places))
    if topics:
        features.update([f"phrase:{topic}" for topic in topics if topic != Act.OPT_OUT])
    return Features(features, words)


def longness(sentence: str) -> float:
    """How long a sentence is: the logarithm of its signs over those of a usual one, below 0 for a shorter one."""
    signs = len(sentence) + (0 if sentence.isascii() else len(_WIDE.findall(sentence)))
    return math.log(max(1, signs) / USUAL_LENGTH)


def _first(places: list[frozenset[str]]) -> list[str]:
    """The concepts that stand first in a long sentence."""
    return list(dict.fromkeys(concept for concepts in places for concept in sorted(concepts)))[:MOST_CONCEPTS]


def _neighbours(tokens: list[str]) -> list[str]:
    """How two words begin that stand side by side."""
    return [f"{one}_{then}" for one, then in pairwise([token[:_BEGIN] for token in tokens])]


class _Pairs(dict[str, str]):
    """Another concept -> the name of its pair with one concept."""

    def __init__(self, one: str) -> None:
        super().__init__()
        self._one = one

    def __missing__(self, other: str) -> str:
        one = self._one
        name = self[other] = f"{one}+{other}" if one < other else f"{other}+{one}"
        return name


class _Next(dict[str, str]):
    """The concept of the next word -> the name of its pair with the one before."""

    def __init__(self, one: str) -> None:
        super().__init__()
        self._one = one

    def __missing__(self, then: str) -> str:
        name = self[then] = f"{self._one}>{then}"
        return name


@cache
def _next(one: str) -> _Next:
    """The pairs that a concept begins."""
    return _Next(one)


@cache
def _names(one: str) -> _Pairs:
    """The pairs of a concept; there are few concepts, so that all may be kept."""
    return _Pairs(one)


def _shape(places: list[frozenset[str]]) -> tuple[str, str]:
    words = len(places)
    return _LENGTHS[min(4, words // 5)], _UNKNOWN[4 * places.count(NOTHING) // max(1, words)]
