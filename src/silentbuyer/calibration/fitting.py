"""The fit behind `calibrate`: logistic regression on findings, cause by cause, drawn towards the table's weights."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import sha256

import attrs

from silentbuyer.model.findings import Cause, Finding
from silentbuyer.weighing.calibrated import full_weights, key_of

_LN2 = math.log(2.0)
Weights = dict[str, dict[Cause, float]]


def _as_set(value: Cause | frozenset[Cause]) -> frozenset[Cause]:
    return frozenset([value]) if isinstance(value, Cause) else value


@attrs.frozen
class LabelledCase:
    """One labelled diagnosis.

    Attributes:
        prior: the prior bits of each cause.
        findings, heard: all findings, and those that are counted for each cause.
        truth: the causes one of which it was; several where the label names no single one, such as "they answered".
        customer, at: whose diagnosis it is, and of which moment.

    """

    prior: Mapping[Cause, float]
    findings: tuple[Finding, ...]
    heard: Mapping[Cause, tuple[Finding, ...]]
    truth: frozenset[Cause] = attrs.field(converter=_as_set)
    customer: str = ""
    at: datetime | None = None


def table_of(labelled: Sequence[LabelledCase]) -> Weights:
    """The table's weights of every kind of finding that was seen."""
    table: Weights = {}
    for finding in (finding for case in labelled for finding in case.findings):
        if finding.weights:
            table.setdefault(key_of(finding), {}).update({**finding.weights, **full_weights(finding)})
    return table


def rules_of(labelled: Sequence[LabelledCase]) -> list[str]:
    """The rules that were heard, sorted."""
    return sorted({finding.rule for case in labelled for finding in case.findings if finding.rule})


def _share(finding: Finding, cause: Cause, table: Weights) -> float:
    """How much of its sign's full weight a finding carries (0..1)."""
    full = table.get(key_of(finding), {}).get(cause, 0.0)
    return finding.weights[cause] / full if full else 0.0


def _bits(case: LabelledCase, cause: Cause, weights: Weights, table: Weights, without: str = "") -> float:
    heard = case.heard.get(cause, ())
    return math.fsum(
        weights.get(key_of(f), {}).get(cause, 0.0) * _share(f, cause, table)
        for f in heard
        if not without or f.rule != without
    )


def _scores(case: LabelledCase, weights: Weights, table: Weights, without: str = "") -> dict[Cause, float]:
    return {cause: case.prior[cause] + _bits(case, cause, weights, table, without) for cause in case.prior}


def posterior(
    case: LabelledCase, weights: Weights, table: Weights | None = None, without: str = ""
) -> dict[Cause, float]:
    """The probabilities of the causes under these weights, optionally as if one rule had not spoken."""
    scores = _scores(case, weights, table or weights, without)
    top = max(scores.values())
    mass = {cause: 2.0 ** (score - top) for cause, score in scores.items()}
    total = math.fsum(mass.values())
    return {cause: part / total for cause, part in mass.items()}


def fit(labelled: Sequence[LabelledCase], table: Weights, strength: float) -> Weights:
    """Two rounds over the causes: each against the rest of the score as it then stands."""
    weights: Weights = {key: dict(row) for key, row in table.items()}
    causes = tuple(dict.fromkeys([*Cause, *(cause for row in table.values() for cause in row)]))
    for _ in range(2):
        for cause in causes:
            _fit_cause(labelled, cause, weights, table, strength)
    return weights


def _fit_cause(
    labelled: Sequence[LabelledCase], cause: Cause, weights: Weights, table: Weights, strength: float
) -> None:
    """Newton steps coordinate by coordinate, drawn towards the table; changes `weights` in place."""
    columns: dict[str, list[tuple[int, float]]] = {}
    margin, truth = [], []
    for place, case in enumerate(labelled):
        scores = _scores(case, weights, table)
        margin.append(scores[cause] - _log2_sum(score for other, score in scores.items() if other != cause))
        truth.append(_share_of_truth(scores, cause, case.truth))
        for finding in case.heard.get(cause, ()):
            if key_of(finding) not in weights or cause not in weights[key_of(finding)]:
                continue
            columns.setdefault(key_of(finding), []).append((place, _share(finding, cause, table)))
    for _ in range(25):
        moved = 0.0
        for key in sorted(columns):
            step = _step(columns[key], margin, truth, weights[key][cause] - table[key][cause], strength)
            weights[key][cause] += step
            moved = max(moved, abs(step))
            for place, share in columns[key]:
                margin[place] += step * share
        if moved < 1e-4:
            return


def _share_of_truth(scores: Mapping[Cause, float], cause: Cause, truth: frozenset[Cause]) -> float:
    """How likely a cause is, given that it was one of these."""
    if cause not in truth:
        return 0.0
    return 2.0 ** (scores[cause] - _log2_sum(scores[one] for one in truth)) if len(truth) > 1 else 1.0


def _step(
    column: Sequence[tuple[int, float]], margin: Sequence[float], truth: Sequence[float], drift: float, strength: float
) -> float:
    slope, bend = -strength * drift * _LN2**2 / 4.0, strength * _LN2**2 / 4.0
    for place, share in column:
        chance = _logistic(margin[place])
        slope += share * (truth[place] - chance) * _LN2
        bend += share * share * chance * (1.0 - chance) * _LN2**2
    return max(-1.0, min(1.0, slope / bend))


def _logistic(bits: float) -> float:
    return 1.0 / (1.0 + math.exp(-_LN2 * max(-60.0, min(60.0, bits))))


def _log2_sum(scores: Iterable[float]) -> float:
    known = list(scores)
    top = max(known)
    return top + math.log2(math.fsum(2.0 ** (score - top) for score in known))


def unseen(labelled: Sequence[LabelledCase], table: Weights, strength: float, folds: int) -> list[dict[Cause, float]]:
    """The posterior of each case by weights that were fitted without any case of that customer."""
    guessed: list[dict[Cause, float]] = [{} for _ in labelled]
    parts = folds_of([case.customer for case in labelled], folds)
    for fold in range(folds):
        weights = fit([case for case, part in zip(labelled, parts, strict=True) if part != fold], table, strength)
        for place, part in enumerate(parts):
            if part == fold:
                guessed[place] = posterior(labelled[place], weights, table)
    return guessed


def folds_of(customers: Sequence[str], folds: int) -> list[int]:
    """The fold of each case: all cases of one customer are in one; customers are dealt out in the order of a hash."""
    known = sorted(set(customers), key=lambda name: sha256(name.encode()).digest())
    place = {name: number % folds for number, name in enumerate(known)}
    return [place[name] for name in customers]
