"""How good probabilities are on labelled cases: log loss, said against right, and what each rule adds to them."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Mapping, Sequence

import attrs

from silentbuyer.calibration.fitting import LabelledCase, Weights, posterior
from silentbuyer.model.findings import NOTHING_WRONG, Cause

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
        gain: bits of log loss per case that it saves, and `least` the lower end of its 95 % interval over customers;
            where that is not above zero, the rule is not shown to do anything here.

    """

    rule: str
    spoke: int
    right: float
    low: float
    high: float
    usual: float
    gain: float
    least: float = 0.0

    @property
    def lift(self) -> float:
        """How many times likelier the causes it speaks for are where it speaks."""
        return self.right / self.usual if self.usual else 0.0


def loss(guessed: Sequence[Mapping[Cause, float]], labelled: Sequence[LabelledCase]) -> float:
    """The log loss of guesses in bits per case."""
    return math.fsum(losses(guessed, labelled)) / len(labelled)


def losses(guessed: Sequence[Mapping[Cause, float]], labelled: Sequence[LabelledCase]) -> list[float]:
    """The log loss of each guess in bits."""
    return [-math.log2(max(mass_of(p, case.truth), _FLOOR)) for p, case in zip(guessed, labelled, strict=True)]


def mass_of(p: Mapping[Cause, float], truth: Iterable[Cause]) -> float:
    """The probability of a set of causes."""
    return math.fsum(p.get(cause, 0.0) for cause in truth)


def interval(
    gains: Sequence[float], customers: Sequence[str], *, rounds: int = 400, seed: int = 1
) -> tuple[float, float]:
    """The 95 % interval of the mean of gains, drawn over customers and not over cases (bootstrap, always the same)."""
    sums: dict[str, tuple[float, int]] = {}
    for gain, customer in zip(gains, customers, strict=True):
        total, count = sums.get(customer, (0.0, 0))
        sums[customer] = (total + gain, count + 1)
    rows, rng = [sums[name] for name in sorted(sums)], random.Random(seed)  # noqa: S311 - figures, no secret
    means = []
    for _ in range(rounds if rows else 0):
        drawn = rng.choices(rows, k=len(rows))
        means.append(math.fsum(total for total, _ in drawn) / sum(count for _, count in drawn))
    means.sort()
    return (means[int(0.025 * rounds)], means[int(0.975 * rounds) - 1]) if means else (0.0, 0.0)


def bins(guessed: Sequence[Mapping[Cause, float]], labelled: Sequence[LabelledCase]) -> tuple[Bin, ...]:
    """How sure the guesses were against how often they were right, in fifths of the leading probability."""
    held: dict[int, list[tuple[float, bool]]] = {}
    for p, case in zip(guessed, labelled, strict=True):
        top = leading(p)
        said = mass_of(p, top)
        held.setdefault(min(int(said * 5), 4), []).append((said, bool(top & case.truth)))
    return tuple(_bin(number, held[number]) for number in sorted(held))


def leading(p: Mapping[Cause, float]) -> frozenset[Cause]:
    """What leads: the likeliest cause, where the four of "nothing is wrong yet" are taken as one."""
    family = frozenset(NOTHING_WRONG)
    top = max((cause for cause in p if cause not in family), key=lambda cause: p[cause], default=None)
    return family if top is None or mass_of(p, family) >= p[top] else frozenset([top])


def _bin(number: int, seen: Sequence[tuple[float, bool]]) -> Bin:
    count = len(seen)
    said, right = math.fsum(p for p, _ in seen) / count, sum(hit for _, hit in seen) / count
    return Bin(low=number / 5, high=(number + 1) / 5, count=count, said=said, right=right)


def lift_of(rule: str, labelled: Sequence[LabelledCase], table: Weights) -> Lift:
    """What a rule does on these cases under the table's weights."""
    spoken = [(case, _favoured(case, rule)) for case in labelled]
    spoke = [(case, causes) for case, causes in spoken if causes]
    hits, count = sum(bool(case.truth & causes) for case, causes in spoke), len(spoke)
    union = {cause for _, causes in spoke for cause in causes}
    usual = sum(bool(case.truth & union) for case in labelled) / len(labelled)
    low, high = _wilson(hits, count)
    full = losses([posterior(case, table) for case in labelled], labelled)
    without = losses([posterior(case, table, without=rule) for case in labelled], labelled)
    gains = [b - a for a, b in zip(full, without, strict=True)]
    least, _ = interval(gains, [case.customer for case in labelled])
    gain = math.fsum(gains) / len(gains)
    right = hits / count if count else 0.0
    return Lift(rule=rule, spoke=count, right=right, low=low, high=high, usual=usual, gain=gain, least=least)


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
