"""The times of a text in the light of an absence that it tells: the days away are one time, "after it" another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

import attrs

from silentbuyer.dates.date_reading import NamedDate
from silentbuyer.dates.date_signs import signs_of
from silentbuyer.dates.feast_days import GENERAL, is_whole
from silentbuyer.dates.plain_text import plain
from silentbuyer.dates.told_times import ToldTime
from silentbuyer.dates.waits import Wait

AFTERWARDS = timedelta(days=13)
"""How long "after the holidays" lasts from the first day back (judgement; so long as after any other feast)."""

_ONE, _FEW = timedelta(days=1), timedelta(days=7)
"""A feast is meant by the days off that end so few days before it does (judgement)."""

_BREAKS = frozenset({GENERAL, "summer"})
"""Rows of words for free days that do not say which ones."""


@attrs.frozen
class Leave:
    """An absence that was told: first day away, first day back."""

    first: date
    back: date

    def holds(self, named: NamedDate) -> bool:
        """Whether named days are days of it."""
        return named.kind != "lasting" and self.covers(named)

    def covers(self, days: NamedDate | Wait) -> bool:
        """Whether days from first to last lie in it."""
        return self.first <= days.earliest and days.latest < self.back


def seen_from(times: list[ToldTime], leave: Leave | None, written: date, *, own: bool) -> list[ToldTime]:
    """The times of a sentence; `own` where it is the one that tells the leave."""
    if leave is None or leave.back <= written:
        return times
    return list(_seen(times, leave, written, own=own))


def _seen(times: list[ToldTime], leave: Leave, written: date, *, own: bool) -> Iterator[ToldTime]:
    away = [one for one in times if own and leave.holds(one.named)]
    afterwards = [one for one in times if _is_after(one, leave)]
    for one in times:
        if one in afterwards:
            days = attrs.evolve(one.named, earliest=leave.back, latest=leave.back + AFTERWARDS)
            yield attrs.evolve(one, named=days)
        elif one not in away:
            yield one
        elif one is away[0] and not afterwards:
            days = attrs.evolve(one.named, earliest=max(leave.first, written), latest=leave.back - _ONE)
            yield attrs.evolve(one, named=days)


def _is_after(one: ToldTime, leave: Leave) -> bool:
    """Whether a time is "after the holidays", and those are the days that were told, or a feast among them."""
    if one.named.kind != "feast" or one.named.led == "Z":
        return False
    words = plain(one.sentence)[one.named.start : one.named.end]
    return _is_break(words) or leave.first <= one.named.earliest - _ONE < leave.back + _FEW


@lru_cache(maxsize=256)
def _is_break(words: str) -> bool:
    named = [(str(one.value), one.text) for one in signs_of(words) if one.code == "F"]
    return bool(named) and all(name in _BREAKS and not is_whole(name, text) for name, text in named)
