"""How good probabilities are on labelled cases: log loss, said against right, and what each rule adds to them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import attrs

from silentbuyer.calibration.fitting import LabelledCase, Weights, posterior
from silentbuyer.model.findings import Cause

_FLOOR = 1e-9


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


def loss(guessed: Sequence[Mapping[Cause, float]], labelled: Sequence[LabelledCase]) -> float:
    """The log loss of guesses in bits per case."""
    lost = (-math.log2(max(p[case.truth], _FLOOR)) for p, case in zip(guessed, labelled, strict=True))
    return math.fsum(lost) / len(labelled)


def bins(guessed: Sequence[Mapping[Cause, float]], labelled: Sequence[LabelledCase]) -> tuple[Bin, ...]:
    """How sure the guesses were against how often they were right, in fifths of the leading probability."""
    held: dict[int, list[tuple[float, bool]]] = {}
    for p, case in zip(guessed, labelled, strict=True):
        top = max(p, key=lambda cause: p[cause])
        held.setdefault(min(int(p[top] * 5), 4), []).append((p[top], top is case.truth))
    return tuple(_bin(number, held[number]) for number in sorted(held))


def _bin(number: int, seen: Sequence[tuple[float, bool]]) -> Bin:
    count = len(seen)
    said, right = math.fsum(p for p, _ in seen) / count, sum(hit for _, hit in seen) / count
    return Bin(low=number / 5, high=(number + 1) / 5, count=count, said=said, right=right)


def lift_of(rule: str, labelled: Sequence[LabelledCase], table: Weights) -> Lift:
    """What a rule does on these cases under the table's weights."""
    spoken = [(case, _favoured(case, rule)) for case in labelled]
    spoke = [(case, causes) for case, causes in spoken if causes]
    hits, count = sum(case.truth in causes for case, causes in spoke), len(spoke)
    union = {cause for _, causes in spoke for cause in causes}
    usual = sum(case.truth in union for case in labelled) / len(labelled)
    low, high = _wilson(hits, count)
    full = loss([posterior(case, table) for case in labelled], labelled)
    without = loss([posterior(case, table, without=rule) for case in labelled], labelled)
    right = hits / count if count else 0.0
    return Lift(rule=rule, spoke=count, right=right, low=low, high=high, usual=usual, gain=without - full)


def _favoured(case: LabelledCase, rule: str) -> set[Cause]:
    """The causes that a rule spoke for in a case."""
    return {cause for f in case.findings if f.rule == rule for cause, bits in f.weights.items() if bits > 0.0}


def _wilson(hits: int, count: int) -> tuple[float, float]:
    """The 95 % interval of a share after Wilson."""
    if not count:
        return 0.0, 1.0
    z, p = 1.96, hits / count
    centre = p + z * z / (2 * count)
    half = z * math.sqrt(p * (1 - p) / count + z * z / (4 * count * count))
    low, high = (centre - half) / (1 + z * z / count), (centre + half) / (1 + z * z / count)
    return max(low, 0.0), min(high, 1.0)
