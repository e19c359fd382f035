"""The reply law: how often and how fast a letter of ours is answered, by the situation it is written in."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import attrs

from silentbuyer.data.tables import toml
from silentbuyer.values.frozen import FrozenMap

KINDS = ("exchange", "row", "channel", "stage", "region")
"""What a situation consists of, one level of each."""

_FLOOR = 1e-4

Situation = tuple[str, ...]
"""The level of each of `KINDS`, such as ``("running", "1", "mail", "quotation", "europe-west")``."""


@attrs.frozen(kw_only=True)
class Effect:
    """What one level of a situation does.

    Attributes:
        odds: factor on the odds that a letter is answered at all.
        pace: factor on the working hours until the answer.
        letters, answered: how many letters it was learned from; 0 is the starting table.

    """

    odds: float = 1.0
    pace: float = 1.0
    letters: int = 0
    answered: int = 0


NONE = Effect()


def _effects(value: Mapping[str, Mapping[str, Effect]]) -> FrozenMap[str, FrozenMap[str, Effect]]:
    return FrozenMap({kind: FrozenMap(rows) for kind, rows in value.items()})


@attrs.frozen(kw_only=True, cache_hash=True)
class ReplyLaw:
    """How often and how fast letters are answered.

    Attributes:
        chance: share of letters in the plainest situation that are ever answered (0..1).
        hours: median of the buyer's working hours until the answer; `spread`: standard deviation of their logarithm.
        own: letters of a buyer's own history that the chance is worth; `kappa`: answers that the median is worth.
        effects: kind -> level -> effect.
        shift, slope: how the log odds of "an answer still comes" are put right in the end: shift + slope times them.

    """

    chance: float
    hours: float
    spread: float
    own: float
    kappa: float
    effects: FrozenMap[str, FrozenMap[str, Effect]] = attrs.field(factory=FrozenMap, converter=_effects)
    shift: float = 0.0
    slope: float = 1.0

    def effect(self, kind: str, level: str) -> Effect:
        """What one level does; nothing where it is not known."""
        rows = self.effects.get(kind)
        return NONE if rows is None else rows.get(level, NONE)

    def log_odds(self, situation: Iterable[str]) -> float:
        """The natural log odds that a letter in a situation is ever answered."""
        factors = (self.effect(kind, level).odds for kind, level in zip(KINDS, situation, strict=True))
        return logit(self.chance) + math.fsum(map(math.log, factors))

    def log_hours(self, situation: Iterable[str]) -> float:
        """The natural logarithm of the median working hours of an answer in a situation."""
        factors = (self.effect(kind, level).pace for kind, level in zip(KINDS, situation, strict=True))
        return math.log(self.hours) + math.fsum(map(math.log, factors))

    def put_right(self, p: float) -> float:
        """A probability that an answer still comes, after shift and slope; none or all stays what it is."""
        if (self.shift, self.slope) == (0.0, 1.0) or not 0.0 < p < 1.0:
            return p
        return expit(self.shift + self.slope * logit(p))


def logit(p: float) -> float:
    """The natural log odds of a probability, which is held a little away from 0 and 1."""
    p = min(1.0 - _FLOOR, max(_FLOOR, p))
    return math.log(p / (1.0 - p))


def expit(odds: float) -> float:
    """The probability of natural log odds."""
    return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, odds))))


def effects_of(table: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> dict[str, dict[str, Effect]]:
    """Effects from plain tables of kind -> level -> figures."""
    return {kind: {level: Effect(**row) for level, row in rows.items()} for kind, rows in table.items()}


@cache
def starting_law() -> ReplyLaw:
    """The law of ``data/replies.toml``."""
    table = toml("replies.toml")
    numbers = {name: float(table[name]) for name in ("chance", "hours", "spread", "own", "kappa")}
    return ReplyLaw(**numbers, effects=_effects(effects_of(table["effects"])))


@cache
def region_of(country: str | None) -> str:
    """The group that a country's buyers are learned in; ``unknown`` without one, ``elsewhere`` outside the table."""
    if country is None:
        return "unknown"
    groups = toml("replies.toml")["regions"]
    return next((name for name, listed in groups.items() if country in listed), "elsewhere")
