"""Priors of causes and weights of signs fitted to outcomes that name a cause, and what they are worth elsewhere."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import attrs

from silentbuyer.calibration.fitting import LabelledCase, Weights, fit, folds_of, posterior, table_of
from silentbuyer.calibration.reliability import leading, mass_of
from silentbuyer.calibration.reply_check import Asked
from silentbuyer.model.findings import NOTHING_WRONG, Cause

STRENGTH = 4.0
"""Cases that a weight or prior of the table is worth."""

_FAMILY = frozenset(NOTHING_WRONG)
_ROUNDS = 30

Learned = tuple[dict[Cause, float], Weights | None]
"""Bits added to priors, and weights by sign (None: the table's)."""


def nothing(_: Sequence[LabelledCase]) -> Learned:
    """The table as it is."""
    return {}, None


def priors_only(labelled: Sequence[LabelledCase]) -> Learned:
    """Priors fitted, the weights of the table kept."""
    return fit_priors(labelled, table_of(labelled)), None


def priors_and_weights(labelled: Sequence[LabelledCase]) -> Learned:
    """Priors fitted, then weights beside them."""
    table = table_of(labelled)
    bits = fit_priors(labelled, table)
    return bits, fit([moved(case, bits) for case in labelled], table, STRENGTH)


WAYS: Mapping[str, Callable[[Sequence[LabelledCase]], Learned]] = {
    "table": nothing,
    "priors": priors_only,
    "priors and weights": priors_and_weights,
}


def fit_priors(labelled: Sequence[LabelledCase], weights: Weights) -> dict[Cause, float]:
    """Bits to add to the priors of causes outside "nothing is wrong yet", among which these cases are told apart.

    Newton steps on the likelihood of the true cause among those causes, drawn towards zero.
    """
    cases = [case for case in labelled if not case.truth & _FAMILY]
    bits = {cause: 0.0 for case in cases for cause in case.prior if cause not in _FAMILY}
    for _ in range(_ROUNDS if cases else 0):
        guesses = [_among_rest(posterior(moved(case, bits), weights)) for case in cases]
        steps = {cause: _step(cause, cases, guesses, bits[cause]) for cause in bits}
        bits = {cause: bits[cause] + step for cause, step in steps.items()}
        if max(map(abs, steps.values())) < 1e-3:
            break
    return {cause: value for cause, value in bits.items() if abs(value) >= 0.05}


def _among_rest(p: Mapping[Cause, float]) -> dict[Cause, float]:
    total = math.fsum(mass for cause, mass in p.items() if cause not in _FAMILY) or 1.0
    return {cause: mass / total for cause, mass in p.items() if cause not in _FAMILY}


def _step(cause: Cause, cases: Sequence[LabelledCase], guesses: Sequence[Mapping[Cause, float]], drift: float) -> float:
    slope, bend = -STRENGTH * drift * math.log(2.0) / 4.0, STRENGTH * math.log(2.0) / 4.0
    for case, p in zip(cases, guesses, strict=True):
        slope += _truth(case.truth, cause, p) - p[cause]
        bend += p[cause] * (1.0 - p[cause]) * math.log(2.0)
    return max(-1.0, min(1.0, slope / bend))


def _truth(truth: frozenset[Cause], cause: Cause, p: Mapping[Cause, float]) -> float:
    if cause not in truth:
        return 0.0
    return p[cause] / (mass_of(p, truth) or 1.0)


def moved(case: LabelledCase, bits: Mapping[Cause, float]) -> LabelledCase:
    """The case with learned bits in its priors; the mass of "nothing is wrong yet" stays what it was."""
    if not bits:
        return case
    rest = {cause: value for cause, value in case.prior.items() if cause not in _FAMILY}
    raised = {cause: value + bits.get(cause, 0.0) for cause, value in rest.items()}
    more = math.log2(math.fsum(2.0**v for v in raised.values()) / math.fsum(2.0**v for v in rest.values()))
    return attrs.evolve(case, prior={**case.prior, **{cause: value - more for cause, value in raised.items()}})


def guess(case: LabelledCase, learned: Learned, table: Weights) -> dict[Cause, float]:
    """The probabilities of a case's causes by what was learned."""
    bits, weights = learned
    return posterior(moved(case, bits), table if weights is None else weights, table)


def questions(labelled: Sequence[LabelledCase], folds: int) -> tuple[list[Asked], list[Asked]]:
    """Of each case, by fits without that customer: was it this cause, of every cause; and, of the one that leads.

    The four causes of "nothing is wrong yet" are one. What leads is what leads with the table, so that all ways of
    learning answer one question.
    """
    table, parts = table_of(labelled), folds_of([case.customer for case in labelled], folds)
    each: list[Asked] = []
    leads: list[Asked] = []
    for fold in range(folds):
        rest = [case for case, part in zip(labelled, parts, strict=True) if part != fold]
        learned = {name: way(rest) for name, way in WAYS.items()}
        for case in (case for case, part in zip(labelled, parts, strict=True) if part == fold):
            guesses = {name: guess(case, one, table) for name, one in learned.items()}
            each += [_asked(case, guesses, group) for group in _groups(case)]
            leads.append(_asked(case, guesses, leading(guesses["table"])))
    return each, leads


def _groups(case: LabelledCase) -> tuple[frozenset[Cause], ...]:
    return (_FAMILY, *(frozenset([cause]) for cause in case.prior if cause not in _FAMILY))


def _asked(case: LabelledCase, guesses: Mapping[str, Mapping[Cause, float]], group: frozenset[Cause]) -> Asked:
    return Asked(
        case.customer, float(bool(group & case.truth)), {name: mass_of(p, group) for name, p in guesses.items()}
    )
