"""How likely a time that a buyer named is the one until which nothing is to be expected: a weighed sum of features.

Trained by ``tools/train_times.py`` on invented talks whose writers say what each time is for (``bench/waits``).
"""

from __future__ import annotations

import math
import re
from datetime import date, timedelta
from functools import cache

from silentbuyer.data.tables import rows
from silentbuyer.dates.plain_text import plain
from silentbuyer.dates.told_times import ToldTime
from silentbuyer.owed.time_features import Setting, features_of

AWAITED, HEARD, FAR = 0.5, 0.42, 0.65
"""Chance from which a time is one to wait for; of one that the nearest word makes a wait; and of another that is far
ahead, as a false one silences us for long (judgement, on talks left out)."""

SURE, DECIMAL = 0.75, 0.85
"""Chance from which nothing else in the sentence speaks against it, and from which "8.5" is a day (judgement)."""

_DECIMAL = re.compile(r"\d+\.\d+")
_LONG = timedelta(days=60)


def chance_of(told: ToldTime, setting: Setting) -> float:
    """The chance that a time is waited for, from 0 to 1."""
    weights = _weights()
    found = features_of(told, setting).items()
    score = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in found)
    return 1 / (1 + math.exp(-score))


def is_awaited(told: ToldTime, chance: float, written: date) -> bool:
    """Whether a time of this chance is one to wait for; what may be a decimal number ("8.5") must be surer."""
    if told.named.kind == "weak" and _DECIMAL.fullmatch(plain(told.sentence), told.named.start, told.named.end):
        return chance >= DECIMAL
    if told.kind:
        return chance >= HEARD
    return chance >= (FAR if told.named.earliest - written > _LONG else AWAITED)


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in rows("dates/time_parts.csv")}
