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
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from silentbuyer.calibration.fitting import LabelledCase, Weights, fit, posterior, rules_of, table_of, unseen
from silentbuyer.calibration.labels import ANSWERED, SILENT, Outcome, causes_of
from silentbuyer.calibration.reliability import Bin, Lift, bins, interval, lift_of, loss, losses
from silentbuyer.errors import CalibrationError
from silentbuyer.model.diagnosis import Diagnosis
from silentbuyer.model.findings import NOTHING_WRONG, Cause
from silentbuyer.values.frozen import FrozenMap
from silentbuyer.weighing.weigh import counted

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_NEVER = datetime.max.replace(tzinfo=UTC)


@attrs.frozen(kw_only=True)
class Calibration:
    """Fitted weights with the figures that say whether they are better.

    Attributes:
        cases, customers: how many labelled cases of how many customers.
        weights: sign -> cause -> bits, ready for ``Engine(weights=...)``; the table's own where `better` is no.
        before, after: log loss in bits per case with the table's weights and with fitted ones, on unseen customers.
        low, high: 95 % interval of what is saved (before - after), drawn over customers.
        later: the same saving on the last cases of other customers, fitted on the earlier ones; None where all cases
            are of one moment or too few.
        reliability: said against right, with the table's weights.
        reliability_after: the same with fitted weights, on unseen cases.
        lifts: per rule, the most useful first.
        idle: names of rules that do nothing on these cases.

    """

    cases: int
    customers: int
    weights: FrozenMap[str, FrozenMap[Cause, float]]
    table: FrozenMap[str, FrozenMap[Cause, float]]
    before: float
    after: float
    low: float
    high: float
    later: float | None
    reliability: tuple[Bin, ...]
    reliability_after: tuple[Bin, ...]
    lifts: tuple[Lift, ...]
    idle: tuple[str, ...]

    @property
    def better(self) -> bool:
        """Whether fitted weights foretell unseen customers better: the whole interval of the saving is above zero."""
        return self.low > 0.0

    def to_toml(self, *, least: float = 0.1) -> str:
        """The changed rows in the form of ``weights.toml``, each with what it was; `least`: bits of change shown."""
        head = (
            f"# Fitted to {self.cases} cases; log loss {self.before:.3f} -> {self.after:.3f} bits on unseen customers."
        )
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
        verdict = "better" if self.better else "not shown to be better: the table's weights stay"
        counts = f"{self.cases} cases of {self.customers} customers"
        losses = f"log loss {self.before:.3f} -> {self.after:.3f} bits a case"
        lines = [f"{counts}; {losses}, saving {self.low:+.3f} to {self.high:+.3f} on unseen customers ({verdict})"]
        if self.later is not None:
            lines.append(f"  on later cases of other customers: saving {self.later:+.3f} bits a case")
        lines += [f"  said {b.said:.0%}, right {b.right:.0%} ({b.count} cases)" for b in self.reliability]
        lines += [
            f"  {lift.rule}: spoke {lift.spoke} times, right {lift.right:.0%} ({lift.low:.0%}-{lift.high:.0%}), "
            f"lift {lift.lift:.1f}, saves {lift.gain:+.3f} bits a case"
            for lift in self.lifts
        ]
        return "\n".join([*lines, f"rules that are not shown to help here: {', '.join(self.idle) or 'none'}"])


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


def labelled_cases(cases: Iterable[Diagnosis], outcomes: Mapping[str, Outcome]) -> list[LabelledCase]:
    """The diagnoses whose outcome is known.

    Raises:
        CalibrationError: for a word that is no outcome, before any diagnosis is looked at.

    """
    truths = {customer: causes_of(outcome) for customer, outcome in outcomes.items() if outcome is not None}
    return [_case(diagnosis, truths[diagnosis.customer]) for diagnosis in cases if diagnosis.customer in truths]


def _case(diagnosis: Diagnosis, truth: frozenset[Cause]) -> LabelledCase:
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
