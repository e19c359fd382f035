"""The table of the learned layer: its network, the marks from which acts are heard, and how often it was right."""

from __future__ import annotations

import math
from functools import cache

from silentbuyer.hearing.two_layers import Network, load_network
from silentbuyer.model.acts import REASONS, Act


@cache
def acts_table() -> Network:
    """The network, loaded once."""
    return load_network("text/acts.bin")


@cache
def marks() -> tuple[tuple[Act, float], ...]:
    """Each act of the table with the score from which it is heard."""
    table = acts_table()
    return tuple((Act(name), mark) for name, mark in zip(table.classes, table.told["marks"], strict=True))


@cache
def reason_marks() -> tuple[float, ...]:
    """The marks of the reasons in the order of the table; what is none never comes near."""
    return tuple(mark if act in REASONS else math.inf for act, mark in marks())


@cache
def bare_marks() -> tuple[float, ...]:
    """The marks alone, in the order of the table."""
    return tuple(mark for _, mark in marks())


@cache
def reason_places() -> dict[Act, int]:
    """Each reason of the table with its place."""
    return {act: place for place, (act, _) in enumerate(marks()) if act in REASONS}


@cache
def reason_columns() -> tuple[int, ...]:
    """The places of the reasons, in the order of the table."""
    return tuple(reason_places().values())


@cache
def other_reasons(place: int) -> tuple[int, ...]:
    """The places of the reasons but for that of one act."""
    return tuple(other for other in reason_places().values() if other != place)


def precision_of(act: Act) -> float:
    """How often the table was right where it heard an act in sentences left out of its training, 0..1."""
    table = acts_table()
    return float(table.told["precision"][table.classes.index(act.value)])
