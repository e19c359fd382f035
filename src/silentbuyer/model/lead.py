"""What leads a diagnosis: the likeliest cause where it stands out, else the family that leads, else nothing."""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Sequence
from typing import Protocol

import attrs

from silentbuyer.model.causes import info
from silentbuyer.model.findings import NOTHING_WRONG, Cause, Finding

STANDS_OUT = 0.4
"""Probability from which one cause may be named; below it the family leads."""

GUESS = 0.25
"""Probability from which a family may lead: less than one in four is nobody's reason (judgement)."""


FOUND = 0.5
"""Share of a family's mass that must belong to causes for which something was found (judgement)."""


class Scored(Protocol):
    """A cause with its probability and findings, as `CauseScore` has them."""

    @property
    def cause(self) -> Cause:
        """The cause."""

    @property
    def probability(self) -> float:
        """Its probability."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that moved it."""


@attrs.frozen
class Lead:
    """What leads: the family, the cause if one is named, and how sure.

    Where no reason stands out the family is empty, and the probability is that of all for which nothing was found.
    """

    family: str
    cause: Cause | None
    probability: float


def lead_of(causes: Sequence[Scored]) -> Lead:
    """What leads these causes, the likeliest of which comes first.

    A cause for which nothing was found leads neither by itself nor with its family: its prior is what is usual, not
    what happened. So a family leads only where something was found for most of it (`FOUND`). The silence is measured,
    so the family "nothing is wrong yet" needs no finding.
    """
    top = causes[0]
    if top.probability >= STANDS_OUT and top.cause is not Cause.UNKNOWN and is_told(top):
        return Lead(info(top.cause).family, top.cause, top.probability)
    masses = {family: _mass(family, causes) for family in _told_families(causes)}
    best = max(masses, key=masses.__getitem__)
    if best and masses[best] >= GUESS:
        return Lead(best, None, masses[best])
    return Lead("", None, _unexplained(masses, causes))


def is_told(score: Scored) -> bool:
    """Whether something was heard or measured for a cause."""
    return score.cause in NOTHING_WRONG or any(finding.weights[score.cause] > 0.0 for finding in score.findings)


def _told_families(causes: Iterable[Scored]) -> dict[str, None]:
    """The families of which most was found, and that of the unknown, which has no name."""
    whole: dict[str, list[float]] = {"": []}
    found: dict[str, list[float]] = {}
    for score in causes:
        family = info(score.cause).family
        whole.setdefault(family, []).append(score.probability)
        if is_told(score):
            found.setdefault(family, []).append(score.probability)
    told = [family for family, shares in found.items() if math.fsum(shares) >= FOUND * math.fsum(whole[family])]
    return dict.fromkeys(["", *told])


def _mass(family: str, causes: Iterable[Scored]) -> float:
    return math.fsum(score.probability for score in causes if info(score.cause).family == family)


def _unexplained(told: Container[str], causes: Iterable[Scored]) -> float:
    families = ((info(score.cause).family, score.probability) for score in causes)
    return math.fsum(share for family, share in families if not family or family not in told)
