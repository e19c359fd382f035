"""Weights fitted to the user's own outcomes: what each sign is worth in this trade, and which rules do nothing.

The model is the weighing itself. For each cause the weights of its signs are fitted by a logistic regression whose
offset is everything else in the score, and which is drawn towards the weights of the table: with few cases a weight
hardly moves, with many it becomes the data's own. Figures of quality are measured on cases that the fit has not seen
(five folds). Nothing but the standard library is needed.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from silentbuyer.diagnosis import Diagnosis
from silentbuyer.errors import CalibrationError
from silentbuyer.findings import Cause, Finding
from silentbuyer.frozen import FrozenMap
from silentbuyer.weighing import counted, full_weights

_LN2 = math.log(2.0)
_FLOOR = 1e-9
_CAUSES = tuple(Cause)
Weights = dict[str, dict[Cause, float]]


@attrs.frozen(kw_only=True)
class Bin:
    """Cases whose leading cause had about this probability, and how often it was right."""

    low: float
    high: float
    count: int
    said: float
    right: float


@attrs.frozen(kw_only=True)
class Lift:
    """What one rule does on these cases.

    Attributes:
        spoke: cases in which it found something with weight.
        right: share of those cases in which it spoke for the true cause, with a 95 % interval `low` to `high`.
        usual: share of the true causes it spoke for over all cases, whatever it said: the lift is right / usual.
        gain: bits of log loss per case that it saves; zero or less means that it does nothing here.

    """

    rule: str
    spoke: int
    right: float
    low: float
    high: float
    usual: float
    gain: float

    @property
    def lift(self) -> float:
        """How many times likelier the causes it speaks for are where it speaks."""
        return self.right / self.usual if self.usual else 0.0


@attrs.frozen(kw_only=True)
class Calibration:
    """Fitted weights with the figures that say whether they are better.

    Attributes:
        weights: sign -> cause -> bits, ready for ``Engine(weights=...)``.
        before, after: log loss in bits per case with the table's weights and with fitted ones, on unseen cases.
        reliability: said against right, with the table's weights.
        reliability_after: the same with fitted weights, on unseen cases.
        lifts: per rule, the most useful first.
        idle: names of rules that do nothing on these cases.

    """

    cases: int
    weights: FrozenMap[str, FrozenMap[Cause, float]]
    table: FrozenMap[str, FrozenMap[Cause, float]]
    before: float
    after: float
    reliability: tuple[Bin, ...]
    reliability_after: tuple[Bin, ...]
    lifts: tuple[Lift, ...]
    idle: tuple[str, ...]

    def to_toml(self, *, least: float = 0.1) -> str:
        """The changed rows in the form of ``weights.toml``, each with what it was; `least`: bits of change shown."""
        head = f"# Fitted to {self.cases} cases; log loss {self.before:.3f} -> {self.after:.3f} bits on unseen cases."
        rows = [_row(key, self.weights[key], self.table[key]) for key in sorted(self.weights)]
        changed = [row for key, row in zip(sorted(self.weights), rows, strict=True) if self._moved(key) >= least]
        return "\n".join([head, *changed]) + "\n"

    def _moved(self, key: str) -> float:
        return max((abs(bits - self.table[key][cause]) for cause, bits in self.weights[key].items()), default=0.0)

    def write(self, path: str | Path) -> None:
        """The TOML diff as a file; `load_weights` reads it."""
        Path(path).write_text(self.to_toml(), encoding="utf-8")

    def __str__(self) -> str:
        verdict = "better" if self.after < self.before else "not better: keep the table's weights"
        lines = [f"{self.cases} cases; log loss {self.before:.3f} -> {self.after:.3f} bits a case ({verdict})"]
        lines += [f"  said {b.said:.0%}, right {b.right:.0%} ({b.count} cases)" for b in self.reliability]
        lines += [
            f"  {lift.rule}: spoke {lift.spoke} times, right {lift.right:.0%} ({lift.low:.0%}-{lift.high:.0%}), "
            f"lift {lift.lift:.1f}, saves {lift.gain:+.3f} bits a case"
            for lift in self.lifts
        ]
        return "\n".join([*lines, f"rules that do nothing here: {', '.join(self.idle) or 'none'}"])


@attrs.frozen
class _Case:
    """One labelled diagnosis: the prior bits of each cause, its counted findings, and the true cause."""

    prior: Mapping[Cause, float]
    findings: tuple[Finding, ...]
    heard: Mapping[Cause, tuple[Finding, ...]]
    truth: Cause


def calibrate(
    cases: Iterable[Diagnosis],
    outcomes: Mapping[str, Cause | str],
    *,
    least_cases: int = 100,
    least_each: int = 10,
    strength: float = 4.0,
    folds: int = 5,
) -> Calibration:
    """Weights fitted to labelled outcomes.

    Attributes:
        cases: diagnoses as they were made before the outcome was known.
        outcomes: customer id -> the true cause.
        least_cases, least_each: the fewest labelled cases in all, and of at least two causes each.
        strength: how many cases the table's own weight is worth in the fit.

    Raises:
        CalibrationError: when there is too little data, with every reason.

    """
    labelled = _labelled(cases, outcomes)
    _enough(labelled, least_cases, least_each)
    table = _table(labelled)
    fitted = _fit(labelled, table, strength)
    guessed = _unseen(labelled, table, strength, folds)
    lifts = sorted(
        (_lift(rule, labelled, table) for rule in _rules(labelled)), key=lambda lift: (-lift.gain, lift.rule)
    )
    return Calibration(
        cases=len(labelled),
        weights=_frozen(fitted),
        table=_frozen(table),
        before=_loss([_posterior(case, table) for case in labelled], labelled),
        after=_loss(guessed, labelled),
        reliability=_bins([_posterior(case, table) for case in labelled], labelled),
        reliability_after=_bins(guessed, labelled),
        lifts=tuple(lifts),
        idle=tuple(sorted(lift.rule for lift in lifts if lift.gain <= 0.0)),
    )


def load_weights(path: str | Path) -> dict[str, dict[Cause, float]]:
    """The weights of a file that `Calibration.write` wrote, ready for ``Engine(weights=...)``.

    Raises:
        CalibrationError: when the file is not such a table.

    """
    import tomllib

    try:
        table = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
        return {
            (f"{rule}/{name}" if name else rule): {Cause(cause): float(bits) for cause, bits in row["weights"].items()}
            for rule, rows in table.items()
            for name, row in rows.items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise CalibrationError(f"{path} is not a table of weights: {error}") from error


def _labelled(cases: Iterable[Diagnosis], outcomes: Mapping[str, Cause | str]) -> list[_Case]:
    known = ((diagnosis, outcomes.get(diagnosis.customer)) for diagnosis in cases)
    return [_case(diagnosis, _cause(outcome)) for diagnosis, outcome in known if outcome is not None]


def _cause(name: Cause | str) -> Cause:
    try:
        return Cause(name)
    except ValueError:
        raise CalibrationError(f"outcome {name!r} is no cause; the causes are {', '.join(Cause)}") from None


def _case(diagnosis: Diagnosis, truth: Cause) -> _Case:
    heard = {score.cause: counted(score.cause, score.findings) for score in diagnosis.causes}
    prior = {score.cause: score.prior_bits for score in diagnosis.causes}
    return _Case(prior, diagnosis.findings, heard, truth)


def _enough(labelled: Sequence[_Case], least_cases: int, least_each: int) -> None:
    counts = Counter(case.truth for case in labelled)
    common = [cause for cause, count in counts.items() if count >= least_each]
    reasons = []
    if len(labelled) < least_cases:
        reasons.append(f"{len(labelled)} labelled cases, at least {least_cases} are needed")
    if len(common) < 2:
        seen = ", ".join(f"{cause} {count}" for cause, count in counts.most_common()) or "none"
        reasons.append(f"at least two causes with {least_each} cases each are needed, there are: {seen}")
    if not any(case.findings for case in labelled):
        reasons.append("no case has a finding to weigh")
    if reasons:
        raise CalibrationError("too little data to fit weights: " + "; ".join(reasons))


def _key(finding: Finding) -> str:
    return finding.sign or finding.rule


def _table(labelled: Sequence[_Case]) -> Weights:
    """The table's weights of every sign that was seen."""
    table = {_key(finding): dict(full_weights(finding)) for case in labelled for finding in case.findings}
    return {key: row for key, row in table.items() if row}


def _rules(labelled: Sequence[_Case]) -> list[str]:
    return sorted({finding.rule for case in labelled for finding in case.findings if finding.rule})


def _share(finding: Finding, cause: Cause, table: Weights) -> float:
    """How much of its sign's full weight a finding carries (0..1)."""
    full = table[_key(finding)].get(cause, 0.0)
    return finding.weights[cause] / full if full else 0.0


def _bits(case: _Case, cause: Cause, weights: Weights, table: Weights, without: str = "") -> float:
    heard = case.heard.get(cause, ())
    return math.fsum(
        weights[_key(f)].get(cause, 0.0) * _share(f, cause, table) for f in heard if not without or f.rule != without
    )


def _scores(case: _Case, weights: Weights, table: Weights, without: str = "") -> dict[Cause, float]:
    return {cause: case.prior[cause] + _bits(case, cause, weights, table, without) for cause in case.prior}


def _posterior(case: _Case, weights: Weights, table: Weights | None = None, without: str = "") -> dict[Cause, float]:
    scores = _scores(case, weights, table or weights, without)
    top = max(scores.values())
    mass = {cause: 2.0 ** (score - top) for cause, score in scores.items()}
    total = math.fsum(mass.values())
    return {cause: part / total for cause, part in mass.items()}


def _fit(labelled: Sequence[_Case], table: Weights, strength: float) -> Weights:
    """Two rounds over the causes: each against the rest of the score as it then stands."""
    weights: Weights = {key: dict(row) for key, row in table.items()}
    for _ in range(2):
        for cause in _CAUSES:
            _fit_cause(labelled, cause, weights, table, strength)
    return weights


def _fit_cause(labelled: Sequence[_Case], cause: Cause, weights: Weights, table: Weights, strength: float) -> None:
    """Newton steps coordinate by coordinate, drawn towards the table; changes `weights` in place."""
    columns: dict[str, list[tuple[int, float]]] = {}
    margin, truth = [], []
    for place, case in enumerate(labelled):
        scores = _scores(case, weights, table)
        margin.append(scores[cause] - _log2_sum(score for other, score in scores.items() if other is not cause))
        truth.append(1.0 if case.truth is cause else 0.0)
        for finding in case.heard.get(cause, ()):
            columns.setdefault(_key(finding), []).append((place, _share(finding, cause, table)))
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


def _unseen(labelled: Sequence[_Case], table: Weights, strength: float, folds: int) -> list[dict[Cause, float]]:
    """The posterior of each case by weights that were fitted without it."""
    guessed: list[dict[Cause, float]] = [{} for _ in labelled]
    for fold in range(folds):
        rest = [case for place, case in enumerate(labelled) if place % folds != fold]
        weights = _fit(rest, table, strength)
        for place in range(fold, len(labelled), folds):
            guessed[place] = _posterior(labelled[place], weights, table)
    return guessed


def _loss(guessed: Sequence[Mapping[Cause, float]], labelled: Sequence[_Case]) -> float:
    lost = (-math.log2(max(p[case.truth], _FLOOR)) for p, case in zip(guessed, labelled, strict=True))
    return math.fsum(lost) / len(labelled)


def _bins(guessed: Sequence[Mapping[Cause, float]], labelled: Sequence[_Case]) -> tuple[Bin, ...]:
    held: dict[int, list[tuple[float, bool]]] = {}
    for p, case in zip(guessed, labelled, strict=True):
        top = max(p, key=lambda cause: p[cause])
        held.setdefault(min(int(p[top] * 5), 4), []).append((p[top], top is case.truth))
    return tuple(_bin(number, held[number]) for number in sorted(held))


def _bin(number: int, seen: Sequence[tuple[float, bool]]) -> Bin:
    count = len(seen)
    said, right = math.fsum(p for p, _ in seen) / count, sum(hit for _, hit in seen) / count
    return Bin(low=number / 5, high=(number + 1) / 5, count=count, said=said, right=right)


def _lift(rule: str, labelled: Sequence[_Case], table: Weights) -> Lift:
    spoken = [(case, _favoured(case, rule)) for case in labelled]
    spoke = [(case, causes) for case, causes in spoken if causes]
    hits, count = sum(case.truth in causes for case, causes in spoke), len(spoke)
    union = {cause for _, causes in spoke for cause in causes}
    usual = sum(case.truth in union for case in labelled) / len(labelled)
    low, high = _wilson(hits, count)
    full = _loss([_posterior(case, table) for case in labelled], labelled)
    without = _loss([_posterior(case, table, without=rule) for case in labelled], labelled)
    right = hits / count if count else 0.0
    return Lift(rule=rule, spoke=count, right=right, low=low, high=high, usual=usual, gain=without - full)


def _favoured(case: _Case, rule: str) -> set[Cause]:
    """The causes that a rule spoke for in a case."""
    return {cause for f in case.findings if f.rule == rule for cause, bits in f.weights.items() if bits > 0.0}


def _wilson(hits: int, count: int) -> tuple[float, float]:
    """The 95 % interval of a share after Wilson."""
    if not count:
        return 0.0, 1.0
    z, p = 1.96, hits / count
    centre = p + z * z / (2 * count)
    half = z * math.sqrt(p * (1 - p) / count + z * z / (4 * count * count))
    return (centre - half) / (1 + z * z / count), (centre + half) / (1 + z * z / count)


def _frozen(weights: Weights) -> FrozenMap[str, FrozenMap[Cause, float]]:
    return FrozenMap({key: FrozenMap(row) for key, row in sorted(weights.items())})


def _row(key: str, now: Mapping[Cause, float], was: Mapping[Cause, float]) -> str:
    rule, _, name = key.partition("/")
    return "\n".join([
        f"# was {{ {_pairs(was)} }}",
        f"[{_quoted(rule)}.{_quoted(name or '')}]",
        f"weights = {{ {_pairs(now)} }}",
    ])  # fmt: skip


def _pairs(row: Mapping[Cause, float]) -> str:
    return ", ".join(f"{cause.value} = {bits:.2f}" for cause, bits in row.items())


def _quoted(text: Any) -> str:
    return '"' + str(text).replace("\\", "\\\\").replace('"', '\\"') + '"'
