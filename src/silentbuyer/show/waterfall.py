"""How the likeliest causes came to their probabilities, as small tables of bits with a bar for each step."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from silentbuyer.language.saying import say
from silentbuyer.language.sentence import speak
from silentbuyer.show import wording
from silentbuyer.text.clean import clean
from silentbuyer.weighing.explain import waterfall

if TYPE_CHECKING:
    from silentbuyer.model.diagnosis import Diagnosis
    from silentbuyer.weighing.explain import Step, Waterfall

_STEPS = 12


def waterfalls(d: Diagnosis, causes: int = 3) -> list[str]:
    """One table for each of the likeliest causes that any finding moved, and always for the first."""
    falls = [waterfall(score) for score in d.causes[:causes]]
    return [_table(fall, d.language) for place, fall in enumerate(falls) if fall.steps or place == 0]


def _table(fall: Waterfall, language: str) -> str:
    steps = sorted(fall.steps, key=lambda step: -abs(step.counts))
    widest = max([1.0, abs(fall.prior), abs(fall.total), *(abs(step.counts) for step in steps)])
    rows = [(say("Before any evidence (stage, silence, whose turn)"), fall.prior)]
    rows += [(_told(step), step.counts) for step in steps[:_STEPS]]
    if len(steps) > _STEPS:
        rows.append((say("{n} weaker findings", n=len(steps) - _STEPS), sum(step.counts for step in steps[_STEPS:])))
    if fall.cap:
        rows.append((say("Weak signs may add up to so much only"), fall.cap))
    rows.append((say("Together"), fall.total))
    body = "\n".join(_row(speak(text, language), bits, widest) for text, bits in rows)
    caption = f"{escape(wording.cause_label(fall.cause, language))}: {wording.percent(fall.probability)}"
    return f'<table class="sb-fall sb-{wording.tone(fall.cause)}"><caption>{caption}</caption>\n{body}\n</table>'


def _told(step: Step) -> str:
    because = clean(step.because, 300)
    if step.counts:
        return because
    return say("{because} (not counted: the same fact spoke already, {bits:+.1f})", because=because, bits=step.bits)


def _row(text: str, bits: float, widest: float) -> str:
    share = min(50.0, 50 * abs(bits) / widest)
    place = f"margin-inline-start:{50 if bits >= 0 else 50 - share:.1f}%;width:{share:.1f}%"
    side = "sb-for" if bits >= 0 else "sb-against"
    bar = f'<span class="sb-track" aria-hidden="true"><span class="sb-fill {side}" style="{place}"></span></span>'
    return f'<tr><td class="sb-num">{bits:+.1f}</td> <td class="sb-bar">{bar}</td> <td>{escape(text)}</td></tr>'
