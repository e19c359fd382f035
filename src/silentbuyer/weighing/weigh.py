"""Findings weighed on one scale, bits, into ranked causes: pure arithmetic, the same at any time and in any order.

Score(cause) = log2 prior(cause | stage, silence, turn) + bits(cause); probabilities are the softmax of the scores.

**Prior.** "Nothing is wrong yet" has the mass with which a reply still comes (the reply model's `p_reply`), split
over its four causes by what discounted the waiting hours; all other causes share the rest by their prior for the
stage, ``unknown`` among them. That holds while it is the buyer's turn. When the last word is the buyer's the reply
model has nothing to say, and the fixed masses of ``[turn]`` in ``data/causes.toml`` stand in its place.

**Bits.** Facts that depend on each other share a group. For each cause a group counts twice at most: by its
strongest weight for the cause and by its strongest weight against it. So a second, weaker finding of a group
changes nothing, the order of findings never matters (sums are exact, `math.fsum`), and as much for as against adds
zero. Weights below 6 bits are not decisive: their sum is held at the cause's cap, so that many weak signs of a fake
buyer never amount to certainty, nor do many weak signs of a real one undo a decisive sign of a fake (`against`).
`Unknown` is not a finding and cannot enter.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Iterable, Mapping

from silentbuyer.model.causes import info, turn_mass
from silentbuyer.model.causes import priors as stage_priors
from silentbuyer.model.customer import Stage
from silentbuyer.model.diagnosis import CauseScore, Silence
from silentbuyer.model.findings import NOTHING_WRONG, Cause, Finding
from silentbuyer.weighing.calibrated import Overrides, reweighed

DECISIVE = 6.0
"""Bits from which one finding may decide alone (fee or visa requests, phishing, the site-and-mail conjunction)."""

_EDGE = 1e-6
_LEAST = 1e-9
_CAUSES = tuple(Cause)
_PLACE = {cause: place for place, cause in enumerate(_CAUSES)}
_ALL_USUAL = (1.0, 0.0, 0.0, 0.0)

Said = list[tuple[float, Finding]]
"""What was said for or against one cause: bits and finding."""


def weigh(
    findings: Iterable[Finding],
    *,
    stage: Stage,
    silence: Silence,
    turn: str,
    overrides: Overrides | None = None,
    priors: Mapping[Cause, float] | None = None,
    own: tuple[Cause, ...] = (),
) -> tuple[CauseScore, ...]:
    """All causes with their probabilities, the likeliest first (equal ones in the order of `Cause`); they sum to 1.

    `turn` is `Case.turn`. `overrides` are calibrated weights by sign (`key_of`) that stand in the place of the
    table's; `priors` are learned bits that are added to the prior of causes outside "nothing is wrong yet". `own` are
    causes that plugins add, which come after ours; what a finding says of a cause that is in neither is not counted.
    """
    spoken = _by_cause(reweighed(findings, overrides))
    prior = [math.log2(mass) for mass in _prior(stage, silence, turn, priors, own)]
    causes, places = (_CAUSES, _PLACE) if not own else _with_own(own)
    bits = [0.0] * len(causes)
    for cause, said in spoken.items():
        if (place := places.get(cause)) is not None:
            bits[place] = _capped(causes[place], said)
    scores = list(map(operator.add, prior, bits))
    top = max(scores)
    mass = [2.0 ** (score - top) for score in scores]
    total = math.fsum(mass)
    ranked = sorted(range(len(mass)), key=mass.__getitem__, reverse=True)  # a stable sort: equal ones stay in order
    shown = {cause: _shown(said) for cause, said in spoken.items()}
    return tuple([CauseScore(causes[i], mass[i] / total, shown.get(causes[i], ()), prior[i], bits[i]) for i in ranked])


def _with_own(own: tuple[Cause, ...]) -> tuple[tuple[Cause, ...], dict[Cause, int]]:
    return _CAUSES + own, {**_PLACE, **{cause: place for place, cause in enumerate(own, len(_CAUSES))}}


def prior_masses(stage: Stage, silence: Silence, turn: str) -> Mapping[Cause, float]:
    """The prior probability of every cause before any finding; they sum to 1 and none is zero."""
    return dict(zip(_CAUSES, _prior(stage, silence, turn), strict=True))


def _prior(
    stage: Stage,
    silence: Silence,
    turn: str,
    learned: Mapping[Cause, float] | None = None,
    own: tuple[Cause, ...] = (),
) -> list[float]:
    # In the order of `Cause`, in which the family comes first: lists are twice as quick as mappings here.
    given = turn_mass(turn)
    family = given.of_family(_chance_of_reply(silence))
    rest = 1.0 - family - given.your_turn - given.unknown
    masses = [family * share for share in _family_shares(silence)]
    masses += [rest * share for share in _shares_of_rest(stage, learned, own).values()]
    masses[_PLACE[Cause.YOUR_TURN]] += given.your_turn
    masses[_PLACE[Cause.UNKNOWN]] += given.unknown
    return masses if min(masses) >= _LEAST else [max(mass, _LEAST) for mass in masses]


def _shares_of_rest(
    stage: Stage, learned: Mapping[Cause, float] | None, own: tuple[Cause, ...] = ()
) -> Mapping[Cause, float]:
    """The shares of the causes outside "nothing is wrong yet", moved by what was learned; they sum to 1."""
    shares: Mapping[Cause, float] = stage_priors(stage)
    if not learned and not own:
        return shares
    shares = {**shares, **{cause: cause.own.share(stage) for cause in own if cause.own}}
    moved = {cause: share * 2.0 ** (learned or {}).get(cause, 0.0) for cause, share in shares.items()}
    total = math.fsum(moved.values())
    return {cause: mass / total for cause, mass in moved.items()}


def _chance_of_reply(silence: Silence) -> float:
    # A silence that could not be measured says nothing either way; to what came back no reply comes.
    measured = silence.since is not None or silence.p_reply == 0.0
    return min(max(silence.p_reply, _EDGE), 1.0 - _EDGE) if measured else 0.5


def _family_shares(silence: Silence) -> Iterable[float]:
    known = dict(silence.shares.items())
    shares = [max(known.get(cause, 0.0), 0.0) for cause in NOTHING_WRONG]
    total = math.fsum(shares)
    return [share / total for share in shares] if total > 0.0 else _ALL_USUAL


def _by_cause(findings: Iterable[Finding]) -> dict[Cause, Said]:
    spoken: dict[Cause, Said] = {}
    for finding in findings:
        for cause, bits in finding.weights.items():
            if not bits:
                continue
            if cause in spoken:
                spoken[cause].append((bits, finding))
            else:
                spoken[cause] = [(bits, finding)]
    return spoken


def _said(cause: Cause, findings: Iterable[Finding]) -> Said:
    return [(bits, finding) for finding in findings if (bits := finding.weights.get(cause, 0.0))]


def _heard(said: Said) -> Said:
    """Of each group the strongest for the cause and the strongest against it."""
    if len(said) == 1:
        return said
    held: dict[tuple[str, bool], tuple[float, Finding]] = {}
    for one in said:
        bits, finding = one
        key = (finding.group or finding.rule, bits > 0.0)
        if key not in held or _wins(one, held[key]):
            held[key] = one
    return list(held.values())


def _wins(one: tuple[float, Finding], held: tuple[float, Finding]) -> bool:
    # Equal bits are told apart by text, so that the trace does not depend on the order of the findings either.
    return (abs(one[0]), one[1].sign, one[1].because) > (abs(held[0]), held[1].sign, held[1].because)


def counted(cause: Cause, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that count for a cause: of each group the strongest for it and the strongest against it."""
    return tuple(finding for _, finding in _heard(_said(cause, findings)))


def total_bits(cause: Cause, findings: Iterable[Finding]) -> float:
    """The bits that findings add for a cause after groups and cap."""
    return _capped(cause, _said(cause, findings))


def _capped(cause: Cause, said: Said) -> float:
    if len(said) == 1:  # as below, and the usual case
        bits = said[0][0]
        return bits if bits >= DECISIVE else min(bits, info(cause).cap)
    weak: list[float] = []
    decisive: list[float] = []
    for bits, _ in _heard(said):
        (decisive if abs(bits) >= DECISIVE else weak).append(bits)
    sure, known = math.fsum(decisive), info(cause)
    least = -known.against if sure > 0.0 else -math.inf
    return sure + max(min(math.fsum(weak), known.cap), least)


def _shown(said: Said) -> tuple[Finding, ...]:
    """The findings of a cause, the strongest first."""
    if len(said) == 1:
        return (said[0][1],)
    ordered = sorted(said, key=lambda one: (-abs(one[0]), one[1].rule, one[1].sign, one[1].because))
    return tuple([finding for _, finding in ordered])
