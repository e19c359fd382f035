"""The three sentences that speak most for and against what leads, and what else is possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from silentbuyer.model.causes import info
from silentbuyer.model.findings import Cause
from silentbuyer.model.lead import lead_of
from silentbuyer.show.text_report import capital
from silentbuyer.show.wording import cause_label, percent

if TYPE_CHECKING:
    from silentbuyer.model.diagnosis import Diagnosis
    from silentbuyer.model.findings import Finding

_LEAST = 0.05
"""Bits below which a finding says next to nothing."""

_POSSIBLE = 0.08


@attrs.frozen
class Reason:
    """One sentence, and how many bits it moves what leads: above zero it speaks for it."""

    sentence: str
    bits: float


def reasons(d: Diagnosis, most: int = 3) -> list[Reason]:
    """The weightiest sentences, those for it first; where anything speaks against it, one of them does."""
    told = [Reason(capital(finding.because), bits) for finding, bits in _moves(d) if abs(bits) >= _LEAST]
    unique = list({one.sentence: one for one in sorted(told, key=lambda one: abs(one.bits))}.values())[::-1]
    for_it = [one for one in unique if one.bits > 0]
    against = [one for one in unique if one.bits < 0]
    kept = for_it[: most - bool(against)]
    return [*kept, *against[: most - len(kept)]]


def _moves(d: Diagnosis) -> list[tuple[Finding, float]]:
    """Each finding with the bits by which it moves the cause that leads, or most of the family's causes."""
    lead = lead_of(d.causes)
    if lead.cause is not None:
        return [(finding, finding.weights.get(lead.cause, 0.0)) for finding in d.findings]
    family = [score.cause for score in d.causes if info(score.cause).family == lead.family and lead.family]
    causes = family or [d.cause]
    return [(finding, max((finding.weights.get(c, 0.0) for c in causes), key=abs)) for finding in d.findings]


def also_possible(d: Diagnosis, most: int = 2) -> str:
    """The likeliest causes beside the one that leads: ``comparing quotes 12%, unreachable 9%``."""
    named = lead_of(d.causes).cause
    rest = [one for one in d.causes if one.probability >= _POSSIBLE and one.cause not in (named, Cause.UNKNOWN)]
    return ", ".join(f"{cause_label(one.cause, d.language)} {percent(one.probability)}" for one in rest[:most])
