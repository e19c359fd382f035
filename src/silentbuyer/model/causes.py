"""The causes as the table ``data/causes.toml`` describes them: label, family, prior by stage, cap."""

from __future__ import annotations

import math
from functools import cache

import attrs

from silentbuyer.data.tables import toml
from silentbuyer.model.customer import Stage
from silentbuyer.model.findings import NOTHING_WRONG, Cause
from silentbuyer.values.frozen import FrozenMap


@attrs.frozen(kw_only=True)
class CauseInfo:
    """One row of the table.

    Attributes:
        label: what a salesperson calls the cause.
        family: the heading it stands under; empty for ``unknown``.
        cap: bits that evidence which is not decisive may add up to; infinite when the table names none.
        against: bits that evidence which is not decisive may take from a decisive sign; infinite when none are named.
        source: source ids of ``data/README.md`` and the word ``judgement`` where a figure is ours.

    """

    cause: Cause
    label: str
    family: str
    source: str
    cap: float = math.inf
    against: float = math.inf


def info(cause: Cause) -> CauseInfo:
    """What the table says of one of our causes, and a plugin of its own; of a bare name the name."""
    found = _table().get(cause)
    return _of_own(cause) if found is None else found


def family_of(cause: Cause) -> str:
    """The heading that a cause stands under; of the unknown none."""
    found = _families().get(cause)
    return info(cause).family if found is None else found


@cache
def _families() -> dict[Cause, str]:
    return {cause: row.family for cause, row in _table().items()}


@cache
def _table() -> dict[Cause, CauseInfo]:
    rows = toml("causes.toml")["causes"]
    return {
        cause: CauseInfo(
            cause=cause,
            label=rows[cause.value]["label"],
            family=rows[cause.value]["family"],
            source=rows[cause.value]["source"],
            cap=float(rows[cause.value].get("cap", math.inf)),
            against=float(rows[cause.value].get("against", math.inf)),
        )
        for cause in Cause
    }


def _of_own(cause: Cause) -> CauseInfo:
    own = cause.own
    if own is None:
        return CauseInfo(cause=cause, label=cause.value, family="", source="the plugin is not here")
    return CauseInfo(cause=cause, label=own.name_sentence, family=own.family, source=own.source, cap=own.cap)


def label(cause: Cause) -> str:
    """What a salesperson calls the cause, in English."""
    return info(cause).label


@cache
def priors(stage: Stage) -> FrozenMap[Cause, float]:
    """The share of each cause outside "nothing is wrong yet" at this stage; the shares sum to 1."""
    table = toml("causes.toml")["causes"]
    rest = {cause: float(table[cause.value]["prior"][stage.value]) for cause in Cause if cause not in NOTHING_WRONG}
    total = math.fsum(rest.values())
    return FrozenMap({cause: share / total for cause, share in rest.items()})


@attrs.frozen(kw_only=True)
class TurnMass:
    """Prior mass by whose turn it is: of the family, of ``your-turn`` and of ``unknown`` beforehand."""

    scale: float | None
    family: float
    your_turn: float
    unknown: float

    def of_family(self, p_reply: float) -> float:
        """The mass of "nothing is wrong yet" when a reply still comes with this probability."""
        return self.family if self.scale is None else self.scale * p_reply


@cache
def turn_mass(turn: str) -> TurnMass:
    """The row of one turn (``buyer``, ``seller``, ``unknown`` or ``nobody``)."""
    row = toml("causes.toml")["turn"][turn]
    scale = row.get("scale")
    return TurnMass(
        scale=None if scale is None else float(scale),
        family=float(row.get("family", 0.0)),
        your_turn=float(row["your-turn"]),
        unknown=float(row["unknown"]),
    )
