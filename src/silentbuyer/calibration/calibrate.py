"""Weights fitted to the user's own outcomes: what each sign is worth in this trade, and which rules do nothing.

The model is the weighing itself. For each cause the weights of its signs are fitted by a logistic regression whose
offset is everything else in the score, and which is drawn towards the weights of the table: with few cases a weight
hardly moves, with many it becomes the data's own. What is fitted is weights; priors and the reply law are fitted by
`learn`. Figures of quality are measured on customers that the fit has not seen (five folds of customers), with an
interval over customers; where that does not lie above zero, the table's weights stay. Nothing but the standard library
is needed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from silentbuyer.calibration.calibration import Calibration, load_weights
from silentbuyer.calibration.fitting import LabelledCase, Weights, fit, posterior, rules_of, table_of, unseen
from silentbuyer.calibration.labels import ANSWERED, SILENT, Outcome, causes_of, with_own
from silentbuyer.calibration.reliability import bins, interval, lift_of, loss, losses
from silentbuyer.errors import CalibrationError
from silentbuyer.model.diagnosis import Diagnosis
from silentbuyer.model.findings import NOTHING_WRONG, Cause
from silentbuyer.values.frozen import FrozenMap
from silentbuyer.weighing.weigh import counted

__all__ = ["Calibration", "calibrate", "enough", "labelled_cases", "load_weights"]

_NEVER = datetime.max.replace(tzinfo=UTC)


def calibrate(
    cases: Iterable[Diagnosis],
    outcomes: Mapping[str, Outcome],
    *,
    least_cases: int = 100,
    least_each: int = 10,
    strength: float = 4.0,
    folds: int = 5,
) -> Calibration:
    """Weights fitted to labelled outcomes.

    Attributes:
        cases: diagnoses as they were made before the outcome was known.
        outcomes: customer id -> the true cause, the name of its family, ``answered`` (True) or ``silent`` (False).
        least_cases, least_each: the fewest labelled customers in all, and of at least two outcomes each.
        strength: how many cases the table's own weight is worth in the fit.

    Raises:
        CalibrationError: when there is too little data, with every reason.

    """
    labelled = labelled_cases(cases, outcomes)
    enough(labelled, least_cases, least_each)
    table = table_of(labelled)
    guessed, usual = unseen(labelled, table, strength, folds), [posterior(case, table) for case in labelled]
    saved = [b - a for b, a in zip(losses(usual, labelled), losses(guessed, labelled), strict=True)]
    low, high = interval(saved, [case.customer for case in labelled])
    lifts = sorted(
        (lift_of(rule, labelled, table) for rule in rules_of(labelled)), key=lambda lift: (-lift.gain, lift.rule)
    )
    return Calibration(
        cases=len(labelled),
        customers=len({case.customer for case in labelled}),
        weights=_frozen(fit(labelled, table, strength) if low > 0.0 else table),
        table=_frozen(table),
        before=loss(usual, labelled),
        after=loss(guessed, labelled),
        low=low,
        high=high,
        later=_later(labelled, table, strength),
        reliability=bins(usual, labelled),
        reliability_after=bins(guessed, labelled),
        lifts=tuple(lifts),
        idle=tuple(sorted(lift.rule for lift in lifts if lift.least <= 0.0)),
    )


def _later(labelled: Sequence[LabelledCase], table: Weights, strength: float) -> float | None:
    """What fitted weights save on the last two fifths of the cases, of customers that the fit has not seen."""
    ordered = sorted((case for case in labelled if case.at is not None), key=lambda case: case.at or _NEVER)
    cut = int(len(ordered) * 0.6)
    early, seen = ordered[:cut], {case.customer for case in ordered[:cut]}
    late = [case for case in ordered[cut:] if case.customer not in seen]
    if len(late) < 20 or ordered[0].at == ordered[-1].at:
        return None
    weights = fit(early, table, strength)
    usual = loss([posterior(case, table) for case in late], late)
    return usual - loss([posterior(case, weights, table) for case in late], late)


def labelled_cases(cases: Iterable[Diagnosis], outcomes: Mapping[str, Outcome]) -> list[LabelledCase]:
    """The diagnoses whose outcome is known.

    Raises:
        CalibrationError: for a word that is no outcome, before any diagnosis is looked at, or for a plugin's cause that
            a diagnosis does not know.

    """
    truths = {customer: causes_of(outcome) for customer, outcome in outcomes.items() if outcome is not None}
    found = (diagnosis for diagnosis in cases if diagnosis.customer in truths)
    return [_case(one, truths[one.customer], outcomes[one.customer]) for one in found]


def _case(diagnosis: Diagnosis, left: frozenset[Cause], outcome: Outcome) -> LabelledCase:
    truth = with_own(left, outcome, (score.cause for score in diagnosis.causes))
    heard = {score.cause: counted(score.cause, score.findings) for score in diagnosis.causes}
    prior = {score.cause: score.prior_bits for score in diagnosis.causes}
    return LabelledCase(prior, diagnosis.findings, heard, truth, diagnosis.customer, diagnosis.now)


def enough(labelled: Sequence[LabelledCase], least_cases: int, least_each: int) -> None:
    """Whether there is enough to fit weights: customers are counted, not their cases.

    Raises:
        CalibrationError: with every reason why not.

    """
    last = {case.customer: case.truth for case in labelled}
    counts = Counter(_name_of(truth) for truth in last.values())
    common = [name for name, count in counts.items() if count >= least_each]
    reasons = []
    if len(last) < least_cases:
        reasons.append(f"{len(last)} labelled customers, at least {least_cases} are needed")
    if len(common) < 2:
        seen = ", ".join(f"{name} {count}" for name, count in counts.most_common()) or "none"
        reasons.append(f"at least two causes with {least_each} cases each are needed, there are: {seen}")
    if not any(case.findings for case in labelled):
        reasons.append("no case has a finding to weigh")
    if reasons:
        raise CalibrationError("too little data to fit weights: " + "; ".join(reasons))


def _name_of(truth: frozenset[Cause]) -> str:
    if len(truth) == 1:
        return next(iter(truth)).value
    return ANSWERED if truth == frozenset(NOTHING_WRONG) else SILENT if len(truth) > 10 else "a family"


def _frozen(weights: Weights) -> FrozenMap[str, FrozenMap[Cause, float]]:
    return FrozenMap({key: FrozenMap(row) for key, row in sorted(weights.items())})
