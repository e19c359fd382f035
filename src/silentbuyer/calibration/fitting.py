"""The fit behind `calibrate`: logistic regression on findings, cause by cause, drawn towards the table's weights."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import attrs

from silentbuyer.model.findings import Cause, Finding
from silentbuyer.weighing.weigh import full_weights

_LN2 = math.log(2.0)
_CAUSES = tuple(Cause)
Weights = dict[str, dict[Cause, float]]


@attrs.frozen
class LabelledCase:
    """One labelled diagnosis: the prior bits of each cause, its counted findings, and the true cause."""

    prior: Mapping[Cause, float]
    findings: tuple[Finding, ...]
    heard: Mapping[Cause, tuple[Finding, ...]]
    truth: Cause


def key_of(finding: Finding) -> str:
    """The row of the table that a finding goes by: its sign, else its rule."""
    return finding.sign or finding.rule


def table_of(labelled: Sequence[LabelledCase]) -> Weights:
    """The table's weights of every sign that was seen."""
    table = {key_of(finding): dict(full_weights(finding)) for case in labelled for finding in case.findings}
    return {key: row for key, row in table.items() if row}


def rules_of(labelled: Sequence[LabelledCase]) -> list[str]:
    """The rules that were heard, sorted."""
    return sorted({finding.rule for case in labelled for finding in case.findings if finding.rule})


def _share(finding: Finding, cause: Cause, table: Weights) -> float:
    """How much of its sign's full weight a finding carries (0..1)."""
    full = table[key_of(finding)].get(cause, 0.0)
    return finding.weights[cause] / full if full else 0.0


def _bits(case: LabelledCase, cause: Cause, weights: Weights, table: Weights, without: str = "") -> float:
    heard = case.heard.get(cause, ())
    return math.fsum(
        weights[key_of(f)].get(cause, 0.0) * _share(f, cause, table) for f in heard if not without or f.rule != without
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
    for _ in range(2):
        for cause in _CAUSES:
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
        margin.append(scores[cause] - _log2_sum(score for other, score in scores.items() if other is not cause))
        truth.append(1.0 if case.truth is cause else 0.0)
        for finding in case.heard.get(cause, ()):
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
    """The posterior of each case by weights that were fitted without it."""
    guessed: list[dict[Cause, float]] = [{} for _ in labelled]
    for fold in range(folds):
        rest = [case for place, case in enumerate(labelled) if place % folds != fold]
        weights = fit(rest, table, strength)
        for place in range(fold, len(labelled), folds):
            guessed[place] = posterior(labelled[place], weights, table)
    return guessed
