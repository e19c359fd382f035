"""Findings weighed on one scale, bits, into ranked causes: pure arithmetic, the same at any time and in any order.

Score(cause) = log2 prior(cause | stage, silence, turn) + bits(cause); probabilities are the softmax of the scores.

**Prior.** "Nothing is wrong yet" has the mass with which a reply still comes (the reply model's `p_reply`), split
over its four causes by what discounted the waiting hours; all other causes share the rest by their prior for the
stage, ``unknown`` among them. That holds while it is the buyer's turn. When the last word is the buyer's the reply
model has nothing to say, and the fixed masses of ``[turn]`` in ``data/causes.toml`` stand in its place.

**Bits.** Facts that depend on each other share a group. For each cause a group counts twice at most: by its
strongest weight for the cause and by its strongest weight against it. So a second, weaker finding of a group changes
nothing, the order of findings never matters (sums are exact, `math.fsum`), and as much for as against adds zero.
Weights below 6 bits are not decisive: their sum is held at the cause's cap, so that many weak signs of a fake buyer
never amount to certainty. `Unknown` is not a finding and cannot enter.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import attrs

from silentbuyer.causes import info, priors, turn_mass
from silentbuyer.customer import Stage
from silentbuyer.diagnosis import CauseScore, Silence
from silentbuyer.errors import RuleError
from silentbuyer.findings import NOTHING_WRONG, Cause, Finding
from silentbuyer.frozen import FrozenMap
from silentbuyer.weights import sign

DECISIVE = 6.0
"""Bits from which one finding may decide alone (fee or visa requests, phishing, the site-and-mail conjunction)."""

_EDGE = 1e-6
_LEAST = 1e-9
_CAUSES = tuple(Cause)

Overrides = Mapping[str, Mapping[Cause, float]]


def weigh(
    findings: Iterable[Finding],
    *,
    stage: Stage,
    silence: Silence,
    turn: str,
    overrides: Overrides | None = None,
) -> tuple[CauseScore, ...]:
    """All causes with their probabilities, the likeliest first (equal ones in the order of `Cause`); they sum to 1.

    `turn` is `Case.turn`. `overrides` are calibrated weights by sign (``rule/sign``; a finding without a sign goes
    by its rule's name) that stand in the place of the table's.
    """
    heard = reweighed(findings, overrides)
    prior = prior_masses(stage, silence, turn)
    spoken = _by_cause(heard)
    scores = {}
    for cause in _CAUSES:
        bits = total_bits(cause, spoken[cause]) if cause in spoken else 0.0
        scores[cause] = (math.log2(prior[cause]), bits)
    return _ranked(scores, spoken)


def _ranked(
    scores: Mapping[Cause, tuple[float, float]], spoken: Mapping[Cause, list[Finding]]
) -> tuple[CauseScore, ...]:
    top = max(before + bits for before, bits in scores.values())
    mass = {cause: 2.0 ** (before + bits - top) for cause, (before, bits) in scores.items()}
    total = math.fsum(mass.values())
    ranked = sorted(_CAUSES, key=mass.__getitem__, reverse=True)  # a stable sort: equal ones stay in order
    return tuple(
        CauseScore(
            cause=cause,
            probability=mass[cause] / total,
            findings=_strongest_first(cause, spoken[cause]) if cause in spoken else (),
            prior_bits=scores[cause][0],
            bits=scores[cause][1],
        )
        for cause in ranked
    )


def reweighed(findings: Iterable[Finding], overrides: Overrides | None) -> tuple[Finding, ...]:
    """The findings with calibrated weights in the place of the table's, so that what is shown is what was counted."""
    if not overrides:
        return tuple(findings)
    return tuple(_reweighed(finding, overrides.get(finding.sign or finding.rule)) for finding in findings)


def full_weights(finding: Finding) -> Mapping[Cause, float]:
    """The weights of the finding's row in the table, at full strength; of a finding without a row its own."""
    rule, _, name = finding.sign.partition("/")
    try:
        return sign(rule, name).weights if name else finding.weights
    except RuleError:
        return finding.weights


def share_of(finding: Finding) -> float:
    """How much of its row's full weight a finding carries: rules weaken what they saw only in part."""
    full = full_weights(finding)
    cause = max(full, key=lambda one: abs(full[one]), default=None)
    if cause is None or not full[cause]:
        return 1.0
    return finding.weights.get(cause, 0.0) / full[cause]


def _reweighed(finding: Finding, weights: Mapping[Cause, float] | None) -> Finding:
    if weights is None:
        return finding
    share = share_of(finding)
    scaled = FrozenMap({cause: bits * share for cause, bits in weights.items()})
    return attrs.evolve(finding, weights=scaled, source="calibrated")


def prior_masses(stage: Stage, silence: Silence, turn: str) -> Mapping[Cause, float]:
    """The prior probability of every cause before any finding; they sum to 1 and none is zero."""
    given = turn_mass(turn)
    family = given.of_family(_chance_of_reply(silence))
    rest = 1.0 - family - given.your_turn - given.unknown
    masses = {cause: family * share for cause, share in _family_shares(silence).items()}
    for cause, share in priors(stage).items():
        masses[cause] = rest * share
    masses[Cause.YOUR_TURN] += given.your_turn
    masses[Cause.UNKNOWN] += given.unknown
    return {cause: max(mass, _LEAST) for cause, mass in masses.items()}


def _chance_of_reply(silence: Silence) -> float:
    # A silence that could not be measured says nothing either way.
    return min(max(silence.p_reply, _EDGE), 1.0 - _EDGE) if silence.since is not None else 0.5


def _family_shares(silence: Silence) -> Mapping[Cause, float]:
    shares = {cause: max(silence.shares.get(cause, 0.0), 0.0) for cause in NOTHING_WRONG}
    total = math.fsum(shares.values())
    if total <= 0.0:
        return {**shares, Cause.WITHIN_USUAL_TIME: 1.0}
    return {cause: share / total for cause, share in shares.items()}


def _by_cause(findings: Iterable[Finding]) -> dict[Cause, list[Finding]]:
    spoken: dict[Cause, list[Finding]] = {}
    for finding in findings:
        for cause, bits in finding.weights.items():
            if bits:
                spoken.setdefault(cause, []).append(finding)
    return spoken


Held = dict[tuple[str, bool], tuple[float, Finding]]


def _heard(cause: Cause, findings: Iterable[Finding]) -> Held:
    held: Held = {}
    for finding in findings:
        bits = finding.weights.get(cause, 0.0)
        key = (finding.group or finding.rule, bits > 0.0)
        if bits and (key not in held or _wins(bits, finding, held[key])):
            held[key] = (bits, finding)
    return held


def _wins(bits: float, finding: Finding, held: tuple[float, Finding]) -> bool:
    # Equal bits are told apart by text, so that the trace does not depend on the order of the findings either.
    return (abs(bits), finding.sign, finding.because) > (abs(held[0]), held[1].sign, held[1].because)


def counted(cause: Cause, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that count for a cause: of each group the strongest for it and the strongest against it."""
    return tuple(finding for _, finding in _heard(cause, findings).values())


def total_bits(cause: Cause, findings: Iterable[Finding]) -> float:
    """The bits that findings add for a cause after groups and cap."""
    bits = [weight for weight, _ in _heard(cause, findings).values()]
    decisive = [weight for weight in bits if abs(weight) >= DECISIVE]
    weak = [weight for weight in bits if abs(weight) < DECISIVE] if decisive else bits
    return math.fsum(decisive) + min(math.fsum(weak), info(cause).cap)


def _strongest_first(cause: Cause, findings: list[Finding]) -> tuple[Finding, ...]:
    if len(findings) == 1:
        return (findings[0],)
    return tuple(sorted(findings, key=lambda f: (-abs(f.weights[cause]), f.rule, f.sign, f.because)))
