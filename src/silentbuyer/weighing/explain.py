"""The waterfall of every cause: its prior, what each finding added or took away, and the probability that came out."""

from __future__ import annotations

from typing import Any

import attrs

from silentbuyer.language.saying import mark, say
from silentbuyer.language.sentence import speak
from silentbuyer.model.causes import label
from silentbuyer.model.diagnosis import CauseScore, Diagnosis
from silentbuyer.model.findings import Cause, Finding
from silentbuyer.text.clean import clean
from silentbuyer.weighing.weigh import counted

_SHOWN = 6
_NAME = 2
"""Words of the name of a source; more are a remark."""


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
    language: str = "en"

    def __str__(self) -> str:
        def tell(message: str, **values: Any) -> str:
            return speak(say(message, **values), self.language)

        prior = tell("prior ({share})", share=f"{2**self.prior:.1%}")
        lines = [f"{self.label}: {self.probability:.0%}", f"  {self.prior:+6.1f}  {prior}"]
        lines += [_line(step, self.language) for step in self.steps]
        if self.cap:
            lines.append(f"  {self.cap:+6.1f}  {tell('cap on evidence that is not decisive')}")
        return "\n".join([*lines, f"  {self.total:+6.1f}  {tell('total')}"])

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        plain = attrs.asdict(self, filter=lambda field, _: field.name != "language")
        return {**plain, "cause": self.cause.value, "steps": [attrs.asdict(step) for step in self.steps]}


def _line(step: Step, language: str) -> str:
    from silentbuyer.text.clean import clean

    spoken = mark("(not counted: its group {group} speaks already, {bits})")
    note = "" if step.counts else f"  {speak(say(spoken, group=step.group, bits=f'{step.bits:+.1f}'), language)}"
    source = step.source if language == "en" else _reference(step.source)
    return f"  {step.counts:+6.1f}  {clean(step.because, 600)} [{step.sign or step.rule}; {source}]{note}"


def _reference(source: str) -> str:
    """What a source is called, without the English remarks behind it."""
    parts = (part.split(": ")[0].split(" (")[0] for part in source.split("; "))
    return "; ".join(part for part in parts if len(part.split()) <= _NAME)


@attrs.frozen(kw_only=True)
class Explanation:
    """The waterfalls of a diagnosis, the likeliest cause first; `stage` tells of a stage that was read from the log."""

    customer: str
    label: str
    waterfalls: tuple[Waterfall, ...]
    language: str = "en"
    stage: str = ""

    def __str__(self) -> str:
        shown = [fall for place, fall in enumerate(self.waterfalls) if place < _SHOWN or fall.steps]
        from silentbuyer.text.clean import clean

        why = mark("{label}: why each cause has its probability (bits: +1 doubles the odds)")
        head = speak(say(why, label=clean(self.label, 80)), self.language)
        return "\n\n".join([head, *filter(None, [self.stage]), *map(str, shown)])

    def __getitem__(self, cause: Cause | str) -> Waterfall:
        wanted = Cause(cause)
        return next(fall for fall in self.waterfalls if fall.cause == wanted)

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        falls = [fall.to_dict() for fall in self.waterfalls]
        told = {"stage": self.stage} if self.stage else {}
        return {"customer": self.customer, "label": self.label, **told, "waterfalls": falls}


def told_stage(d: Diagnosis) -> str:
    """The stage that was read from the log, with the sentence that it rests on; empty where the record tells it."""
    if d.stage_source != "log":
        return ""
    told = say('stage: {stage}, by the log: "{quote}"', stage=say(d.stage.value), quote=clean(d.stage_told, 240))
    return speak(told, d.language)


def explain(diagnosis: Diagnosis) -> Explanation:
    """The waterfall of every cause of a diagnosis, and what the stage of its priors was read from."""
    language = diagnosis.language
    falls = tuple(waterfall(score, language) for score in diagnosis.causes)
    return Explanation(
        customer=diagnosis.customer,
        label=diagnosis.label,
        waterfalls=falls,
        language=language,
        stage=told_stage(diagnosis),
    )


def waterfall(score: CauseScore, language: str = "en") -> Waterfall:
    """The waterfall of one cause, recomputed from its findings."""
    heard = counted(score.cause, score.findings)
    steps = tuple(_step(score.cause, finding, heard) for finding in score.findings)
    sums = sum(step.counts for step in steps)
    cap = score.bits - sums
    return Waterfall(
        cause=score.cause,
        label=speak(label(score.cause), language),
        probability=score.probability,
        prior=score.prior_bits,
        steps=steps,
        cap=0.0 if abs(cap) < 1e-9 else cap,
        total=score.prior_bits + score.bits,
        language=language,
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
