"""The waterfall of every cause: its prior, what each finding added or took away, and the probability that came out."""

from __future__ import annotations

from typing import Any

import attrs

from silentbuyer.model.causes import label
from silentbuyer.model.diagnosis import CauseScore, Diagnosis
from silentbuyer.model.findings import Cause, Finding
from silentbuyer.weighing.weigh import counted

_SHOWN = 6


@attrs.frozen(kw_only=True)
class Step:
    """One finding in a waterfall.

    Attributes:
        bits: what the finding says by itself.
        counts: what of it was counted: the same, or 0 when a stronger finding of its group speaks already.

    """

    because: str
    bits: float
    counts: float
    rule: str = ""
    sign: str = ""
    group: str = ""
    source: str = ""


@attrs.frozen(kw_only=True)
class Waterfall:
    """How one cause came to its probability; prior + counted steps + cap = total, all in bits.

    Attributes:
        prior: log2 of the prior probability, from stage, silence and turn.
        cap: bits taken away because weak evidence may add up to so much only; 0 or negative.
        total: the score before it was set against the other causes.

    """

    cause: Cause
    label: str
    probability: float
    prior: float
    steps: tuple[Step, ...]
    cap: float
    total: float

    def __str__(self) -> str:
        head = f"{self.label}: {self.probability:.0%}"
        lines = [head, f"  {self.prior:+6.1f}  prior ({2**self.prior:.1%})", *map(_line, self.steps)]
        if self.cap:
            lines.append(f"  {self.cap:+6.1f}  cap on evidence that is not decisive")
        return "\n".join([*lines, f"  {self.total:+6.1f}  total"])

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {**attrs.asdict(self), "cause": self.cause.value, "steps": [attrs.asdict(step) for step in self.steps]}


def _line(step: Step) -> str:
    from silentbuyer.text.clean import clean

    note = "" if step.counts else f"  (not counted: its group {step.group} speaks already, {step.bits:+.1f})"
    return f"  {step.counts:+6.1f}  {clean(step.because, 600)} [{step.sign or step.rule}; {step.source}]{note}"


@attrs.frozen(kw_only=True)
class Explanation:
    """The waterfalls of a diagnosis, the likeliest cause first."""

    customer: str
    label: str
    waterfalls: tuple[Waterfall, ...]

    def __str__(self) -> str:
        shown = [fall for place, fall in enumerate(self.waterfalls) if place < _SHOWN or fall.steps]
        from silentbuyer.text.clean import clean

        head = f"{clean(self.label, 80)}: why each cause has its probability (bits: +1 doubles the odds)"
        return "\n\n".join([head, *map(str, shown)])

    def __getitem__(self, cause: Cause | str) -> Waterfall:
        wanted = Cause(cause)
        return next(fall for fall in self.waterfalls if fall.cause == wanted)

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        falls = [fall.to_dict() for fall in self.waterfalls]
        return {"customer": self.customer, "label": self.label, "waterfalls": falls}


def explain(diagnosis: Diagnosis) -> Explanation:
    """The waterfall of every cause of a diagnosis."""
    falls = tuple(waterfall(score) for score in diagnosis.causes)
    return Explanation(customer=diagnosis.customer, label=diagnosis.label, waterfalls=falls)


def waterfall(score: CauseScore) -> Waterfall:
    """The waterfall of one cause, recomputed from its findings."""
    heard = counted(score.cause, score.findings)
    steps = tuple(_step(score.cause, finding, heard) for finding in score.findings)
    sums = sum(step.counts for step in steps)
    cap = score.bits - sums
    return Waterfall(
        cause=score.cause,
        label=label(score.cause),
        probability=score.probability,
        prior=score.prior_bits,
        steps=steps,
        cap=0.0 if abs(cap) < 1e-9 else cap,
        total=score.prior_bits + score.bits,
    )


def _step(cause: Cause, finding: Finding, heard: tuple[Finding, ...]) -> Step:
    bits = finding.weights[cause]
    return Step(
        because=finding.because,
        bits=bits,
        counts=bits if any(one is finding for one in heard) else 0.0,
        rule=finding.rule,
        sign=finding.sign,
        group=finding.group or finding.rule,
        source=finding.source,
    )
