"""A weighed sum of what is known of something, as the chance that it is so (logistic regression)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

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
        total = self.bias + sum([weight * traits[name] for name, weight in self.weights if name in traits])
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def sum_of(name: str, table: str = "owed.toml") -> Sum:
    """The sum of that name in a table of trained weights: ``tools/train_owed.py``, ``tools/train_turn.py``."""
    told = toml(table)[name]
    return Sum(float(told["bias"]), tuple((trait, float(weight)) for trait, weight in told["weights"].items()))


def odds(chance: float) -> float:
    """The logarithm of a chance's odds."""
    return math.log((chance + _LEAST) / (1 + _LEAST - chance))
