"""Calibrated weights in the place of those of the table, and the keys and shares by which they are found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

import attrs

from silentbuyer.errors import RuleError
from silentbuyer.model.findings import Cause, Finding
from silentbuyer.model.signs import sign
from silentbuyer.values.frozen import FrozenMap

Overrides = Mapping[str, Mapping[Cause, float]]


def reweighed(findings: Iterable[Finding], overrides: Overrides | None) -> tuple[Finding, ...]:
    """The findings with calibrated weights in the place of the table's, so that what is shown is what was counted."""
    if not overrides:
        return tuple(findings)
    return tuple(_reweighed(finding, _row_of(finding, overrides)) for finding in findings)


def key_of(finding: Finding) -> str:
    """The key that calibrated weights of a finding go by.

    It is the sign where the table has its row. Of any other finding each set of bits is a kind of its own, as one rule
    may say several things: ``my-rule/fake-buyer +2.5, unreachable -0.5``.
    """
    if finding.sign and _in_table(finding.sign):
        return finding.sign
    bits = ", ".join(f"{cause.value} {bits:+.4g}" for cause, bits in sorted(finding.weights.items()))
    return f"{finding.sign or finding.rule}/{bits}"


@lru_cache(maxsize=1024)
def _in_table(key: str) -> bool:
    rule, _, name = key.partition("/")
    try:
        return bool(sign(rule, name))
    except RuleError:
        return False


def _row_of(finding: Finding, overrides: Overrides) -> Mapping[Cause, float] | None:
    """The calibrated weights of a finding: by its key, else by its sign or the name of a rule without signs."""
    row = overrides.get(key_of(finding))
    return overrides.get(finding.sign or finding.rule) if row is None else row


def full_weights(finding: Finding) -> Mapping[Cause, float]:
    """The weights of the finding's row in the table, at full strength; of a finding without a row its own."""
    rule, _, name = finding.sign.partition("/")
    try:
        return sign(rule, name).weights if name else finding.weights
    except RuleError:
        return finding.weights


def share_of(finding: Finding, cause: Cause | None = None) -> float:
    """How much of its row's full weight a finding carries for a cause, for all of them if none is named.

    Rules weaken what they saw only in part; what a buyer stated counts more for its cause than the row says (`lifted`).
    """
    full = full_weights(finding)
    shares = {one: finding.weights.get(one, 0.0) / bits for one, bits in full.items() if bits}
    if cause in shares:
        return shares[cause]
    return min(shares.values(), key=abs, default=1.0)


def _reweighed(finding: Finding, weights: Mapping[Cause, float] | None) -> Finding:
    if weights is None:
        return finding
    scaled = FrozenMap({cause: bits * share_of(finding, cause) for cause, bits in weights.items()})
    return attrs.evolve(finding, weights=scaled, source="calibrated")
