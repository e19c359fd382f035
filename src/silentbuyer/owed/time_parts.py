"""How likely a time that a buyer named is the one until which nothing is to be expected: a weighed sum of features.

Trained by ``tools/train_times.py`` on invented talks whose writers say what each time is for (``bench/waits``).
"""

from __future__ import annotations

import math
from functools import cache

from silentbuyer.data.tables import rows
from silentbuyer.dates.told_times import ToldTime
from silentbuyer.owed.time_features import Setting, features_of

AWAITED, HEARD = 0.55, 0.42
"""Chance from which a time is one to wait for; of one that the nearest word makes a wait (on talks left out, a third of
the false ones lie between)."""

SURE = 0.85
"""Chance of a time to be waited for, from which nothing else in its sentence speaks against it (judgement)."""


def chance_of(told: ToldTime, setting: Setting) -> float:
    """The chance that a time is waited for, from 0 to 1."""
    weights = _weights()
    found = features_of(told, setting).items()
    score = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in found)
    return 1 / (1 + math.exp(-score))


def is_awaited(told: ToldTime, chance: float) -> bool:
    """Whether a time of this chance is one to wait for; what may be a decimal number ("8.5") must be surer."""
    if told.named.kind == "weak":
        return chance >= SURE
    return chance >= (HEARD if told.kind else AWAITED)


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in rows("dates/time_parts.csv")}
