"""Weights fitted to the user's own outcomes: what each sign is worth in this trade, and which rules do nothing.

The model is the weighing itself. For each cause the weights of its signs are fitted by a logistic regression whose
offset is everything else in the score, and which is drawn towards the weights of the table: with few cases a weight
hardly moves, with many it becomes the data's own. Figures of quality are measured on cases that the fit has not seen
(five folds). Nothing but the standard library is needed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from silentbuyer.calibration.fitting import LabelledCase, Weights, fit, posterior, rules_of, table_of, unseen
from silentbuyer.calibration.reliability import Bin, Lift, bins, lift_of, loss
from silentbuyer.errors import CalibrationError
from silentbuyer.model.diagnosis import Diagnosis
from silentbuyer.model.findings import Cause
from silentbuyer.values.frozen import FrozenMap
from silentbuyer.weighing.weigh import counted

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


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

    def plot(self, ax: Axes | None = None) -> Figure:
        """How sure the diagnoses were against how often they were right, before and after; needs matplotlib.

        Raises:
            ImportError: when matplotlib is not installed.

        """
        from silentbuyer.charts.reliability_chart import draw

        return draw(self.reliability, self.reliability_after, ax)

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
    table = table_of(labelled)
    fitted = fit(labelled, table, strength)
    guessed = unseen(labelled, table, strength, folds)
    lifts = sorted(
        (lift_of(rule, labelled, table) for rule in rules_of(labelled)), key=lambda lift: (-lift.gain, lift.rule)
    )
    return Calibration(
        cases=len(labelled),
        weights=_frozen(fitted),
        table=_frozen(table),
        before=loss([posterior(case, table) for case in labelled], labelled),
        after=loss(guessed, labelled),
        reliability=bins([posterior(case, table) for case in labelled], labelled),
        reliability_after=bins(guessed, labelled),
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


def _labelled(cases: Iterable[Diagnosis], outcomes: Mapping[str, Cause | str]) -> list[LabelledCase]:
    known = ((diagnosis, outcomes.get(diagnosis.customer)) for diagnosis in cases)
    return [_case(diagnosis, _cause(outcome)) for diagnosis, outcome in known if outcome is not None]


def _cause(name: Cause | str) -> Cause:
    try:
        return Cause(name)
    except ValueError:
        raise CalibrationError(f"outcome {name!r} is no cause; the causes are {', '.join(Cause)}") from None


def _case(diagnosis: Diagnosis, truth: Cause) -> LabelledCase:
    heard = {score.cause: counted(score.cause, score.findings) for score in diagnosis.causes}
    prior = {score.cause: score.prior_bits for score in diagnosis.causes}
    return LabelledCase(prior, diagnosis.findings, heard, truth)


def _enough(labelled: Sequence[LabelledCase], least_cases: int, least_each: int) -> None:
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
