"""A weighed sum of what is known of something, as the chance that it is so (logistic regression)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from operator import mul

import attrs

from silentbuyer.data.tables import toml

Traits = Mapping[str, float]
"""Name -> value of what is known; what is not named is nothing."""

_LEAST = 0.01
"""How near a chance comes to none or all when its odds are taken."""


@attrs.frozen
class Sum:
    """The weight of each trait, and what stands where none is known."""

    bias: float
    weights: tuple[tuple[str, float], ...]

    def chance(self, traits: Traits) -> float:
        """The chance, 0..1."""
        return _share(self.bias + sum([weight * traits[name] for name, weight in self.weights if name in traits]))


@attrs.frozen
class Pairs:
    """The weights of traits and of each two of them together (a row a trait: with itself and with those behind it)."""

    bias: float
    names: tuple[str, ...]
    weights: tuple[float, ...]
    pairs: tuple[tuple[float, ...], ...]

    def chance(self, traits: Traits) -> float:
        """The chance, 0..1, where all traits are known."""
        known = [float(traits[name]) for name in self.names]
        rows = [
            value * sum(map(mul, row, known[at:]))
            for at, (value, row) in enumerate(zip(known, self.pairs, strict=True))
        ]
        return _share(self.bias + sum(map(mul, self.weights, known)) + sum(rows))


def _share(total: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def sum_of(name: str, table: str = "owed.toml") -> Sum:
    """The sum of that name in a table of trained weights: ``tools/train_owed.py``, ``tools/train_turn.py``."""
    told = toml(table)[name]
    return Sum(float(told["bias"]), tuple((trait, float(weight)) for trait, weight in told["weights"].items()))


@cache
def pairs_of(name: str, table: str) -> Pairs:
    """The sum of that name with pairs, in a table of trained weights: ``tools/train_turn.py``."""
    told = toml(table)[name]
    rows = tuple(tuple(map(float, row)) for row in told["pairs"])
    return Pairs(float(told["bias"]), tuple(told["names"]), tuple(map(float, told["weights"])), rows)


def odds(chance: float) -> float:
    """The logarithm of a chance's odds."""
    return math.log((chance + _LEAST) / (1 + _LEAST - chance))
