"""Where a message of the buyer's stands in the talk: what opens it is an inquiry, and what is old is mostly settled."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, ClassVar

import attrs

NEWEST = 2
"""Turns of the buyer in which a reason for the silence is looked for first; the last may be no more than "noted"."""

FEW = 2
"""Sentences of a message so short that a reason in it is likelier (judgement)."""


@attrs.frozen
class TalkPlace:
    """Whether a message asks before any word of ours, stands before the newest turns, and has few sentences."""

    NAMES: ClassVar[tuple[str, ...]] = ("opens", "is_older", "is_short")

    opens: bool
    is_older: bool
    is_short: bool

    @property
    def signs(self) -> tuple[float, ...]:
        """The three as numbers, in the order of their names."""
        return float(self.opens), float(self.is_older), float(self.is_short)


def places_of(
    theirs: Sequence[Any], ours: Sequence[Any], sizes: Sequence[int], asking: Sequence[bool]
) -> list[TalkPlace]:
    """Where each of the buyer's messages stands, in order.

    `theirs` and `ours` tell when the buyer's and our messages were written, in order, in numbers or moments that can be
    compared; `sizes` how many sentences each of the buyer's has, `asking` whether it asks for something: a log that
    begins in the middle of a talk has no inquiry. Messages with none of ours between are one turn.
    """
    turns = [bisect_left(ours, at) for at in theirs]
    newest = frozenset(sorted(set(turns))[-NEWEST:])
    known = zip(turns, sizes, asking, strict=True)
    return [TalkPlace(turn == 0 and asks, turn not in newest, size <= FEW) for turn, size, asks in known]
