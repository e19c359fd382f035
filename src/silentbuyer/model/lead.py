"""What leads a diagnosis: the likeliest cause where it stands out, else the family that leads, else nothing."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Protocol

import attrs

from silentbuyer.model.causes import family_of
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
        return Lead(family_of(top.cause), top.cause, top.probability)
    shares, found = _by_family(causes)
    masses = {family: math.fsum(shares[family]) for family in ("", *found)}
    told = {family: mass for family, mass in masses.items() if not family or math.fsum(found[family]) >= FOUND * mass}
    best = max(told, key=told.__getitem__)
    if best and told[best] >= GUESS:
        return Lead(best, None, told[best])
    rest = (masses for family, masses in shares.items() if not family or family not in told)
    return Lead("", None, math.fsum(chain.from_iterable(rest)))


def is_told(score: Scored) -> bool:
    """Whether something was heard or measured for a cause."""
    return score.cause in NOTHING_WRONG or any(finding.weights[score.cause] > 0.0 for finding in score.findings)


def _by_family(causes: Iterable[Scored]) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """The probabilities of each family, and of its causes for which something was found; the unknown has no name."""
    shares: dict[str, list[float]] = {"": []}
    found: dict[str, list[float]] = {}
    for score in causes:
        family = family_of(score.cause)
        shares.setdefault(family, []).append(score.probability)
        if is_told(score):
            found.setdefault(family, []).append(score.probability)
    return shares, found
