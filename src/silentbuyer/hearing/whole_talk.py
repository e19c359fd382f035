"""Which reason a whole talk gives, all of its sentences weighed at once: what one sentence leaves open two often tell.

"The container of last time is still full" and, a message later, "after the fair we see": neither is sure by itself. And
a plain reason of three turns ago is seldom why somebody is silent now. For each reason the nearest, the second nearest
and the latest sentence count, in the buyer's last turn, in the one before it and in all before those; against them
stands what else the last turn does (it asks, it thanks, it promises). Trained on talks of which is known why the buyer
fell silent (``tools/train_talk.py``).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from operator import mul

import attrs

from silentbuyer.data.tables import toml
from silentbuyer.hearing.acts_table import acts_table, reason_places
from silentbuyer.hearing.overtaken import turns_since
from silentbuyer.hearing.surroundings import Levels, with_surroundings
from silentbuyer.model.acts import OTHER_ACTS, Act
from silentbuyer.model.case import Case
from silentbuyer.values.frozen import FrozenMap
from silentbuyer.values.lazy import once

TABLE = "talk_reason.toml"
ALIKE = {Act.TERMS: Act.PRICE}
"""Reasons that stand for one cause."""

_FOOT, _MOST = -6.0, 10.0
"""The level below which a sentence is near no reason, and the one above which none comes nearer."""
_EDGE = 8.0
"""The farthest that another act is from its level of nothing."""
_TURNS = 3
"""The last turn of the buyer, the one before it, and all before that."""


@attrs.frozen
class Turns:
    """The levels of the buyer's sentences in the last turn, the one before, and before that; and how many turns."""

    groups: tuple[Sequence[Levels], ...]
    number: int

    @property
    def is_told(self) -> bool:
        """Whether anything of the last turn was read."""
        return bool(self.groups[0])

    def known(self) -> Mapping[Act, tuple[float, ...]]:
        """How near the nearest, the second and the latest sentence come to each reason, a group after the other."""
        near = [_near(group) for group in self.groups]
        by_act = {act: tuple(sign for group in near for sign in group[place]) for act, place in _reasons()}
        for act, other in ALIKE.items():
            by_act[other] = tuple(map(max, by_act.pop(act), by_act[other]))
        return by_act

    def beside(self) -> tuple[float, ...]:
        """What else the last turn does, and how long the talk is."""
        last = self.groups[0]
        others = [max(-_EDGE, min(_EDGE, max([row[place] for row in last]))) / 4 for place in _others()]
        return *others, float(self.number == 1), math.log(self.number), math.log(len(last))


def _near(group: Sequence[Levels]) -> Sequence[tuple[float, float, float]]:
    """Of each act the nearest, the second and the latest sentence of a group."""
    return [_signs(column) for column in zip(*group, strict=True)] if group else _nothing()


def _signs(column: Sequence[float]) -> tuple[float, float, float]:
    second, nearest = sorted((_FOOT, _FOOT, *column))[-2:]
    return min(_MOST, nearest) - _FOOT, min(_MOST, second) - _FOOT, min(_MOST, max(_FOOT, column[-1])) - _FOOT


@cache
def _nothing() -> Sequence[tuple[float, float, float]]:
    return [(0.0, 0.0, 0.0)] * len(acts_table().classes)


@cache
def _reasons() -> tuple[tuple[Act, int], ...]:
    return tuple(reason_places().items())


@cache
def _others() -> tuple[int, ...]:
    return tuple(at for at, act in enumerate(acts_table().classes) if act in OTHER_ACTS)


def chances(turns: Turns) -> Mapping[Act, float]:
    """How likely each reason is why the buyer fell silent, by all that was read, 0..1; in sum less than one."""
    table = toml(TABLE)
    none = table["none"]["bias"] + sum(map(mul, table["none"]["weights"], turns.beside()))
    sums = {act: _sum(table["reasons"][act.value], known) for act, known in turns.known().items()}
    most = max(none, *sums.values())
    shares = {act: math.exp(at - most) for act, at in sums.items()}
    whole = math.exp(none - most) + sum(shares.values())
    found = {act: share / whole for act, share in shares.items()}
    return FrozenMap(found | {act: found[other] for act, other in ALIKE.items()})


def _sum(line: Sequence[float], known: Sequence[float]) -> float:
    """The weights of one reason, its bias first."""
    return float(line[0] + sum(map(mul, line[1:], known)))


@once
def told_by_talk(case: Case) -> Mapping[Act, float]:
    """How likely each reason is why the buyer fell silent; nothing where their last turn was not read."""
    turns = turns_of(case)
    return chances(turns) if turns is not None and turns.is_told else FrozenMap({})


def turns_of(case: Case) -> Turns | None:
    """The buyer's turns since their last order; None where they wrote nothing after a word of ours."""
    since, ours = turns_since(case), next((one.at for one in case.talk if one.sender == "seller"), None)
    listened = [row for row in with_surroundings(case, since_order=True) if row[0].sender == "buyer"]
    if ours is None or not listened or listened[0][0].at < ours:
        return None
    turns = sorted({since.get(id(message), 0) for message, _ in listened})  # others may have written since
    groups: tuple[list[Levels], ...] = tuple([] for _ in range(_TURNS))
    for message, around in reversed(listened):
        groups[min(turns.index(since.get(id(message), 0)), _TURNS - 1)].extend(row for _, row in around.own)
    return Turns(groups, len(turns))
