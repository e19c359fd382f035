"""A diagnosis as a static card for notebooks and pages: escaped HTML, no script, readable without style."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from silentbuyer.show import headline, wording
from silentbuyer.show.first_draft import first_draft
from silentbuyer.show.style import sheet
from silentbuyer.show.text_report import action_parts, capital, leaning, ranked, traits, unchecked
from silentbuyer.show.waterfall import waterfalls
from silentbuyer.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from silentbuyer.model.diagnosis import Action, CauseScore, Diagnosis, Silence
    from silentbuyer.model.findings import Finding

_FIRST, _PAIRS = 6, 5
_HOURS = {
    "work": "working hours",
    "night": "nights and off-hours",
    "weekend": "weekends",
    "holiday": "public holidays",
    "season": "seasonal break",
    "absence": "absence",
    "other": "other",
}


def card(d: Diagnosis) -> str:
    """The card with its style sheet, as a notebook shows it."""
    return f"<style>{sheet('card')}</style>\n{article(d)}"


def article(d: Diagnosis, anchor: str = "") -> str:
    """The card alone, for a page that holds the style sheet once."""
    tone = headline.tone(d)
    name = f' id="{_html(anchor)}"' if anchor else ""
    inner = "\n".join(part for part in _parts(d) if part)
    return f'<article{name} class="sb-card sb-{tone}" lang="en">\n{inner}\n</article>'


def _parts(d: Diagnosis) -> Iterator[str]:
    tag = _html(headline.heading(d))
    yield f'<h3><bdi>{_html(clean(d.label, 80))}</bdi> <span class="sb-tag">{tag}</span></h3>'
    yield f'<p class="sb-soft">{_record(d)}</p>'
    yield f'<p class="sb-why">{_html(headline.headline(d))}</p>'
    yield _bars(d)
    yield f"<h4>Silence</h4>\n<p>{_html(capital(wording.silence_sentence(d.silence)))}.</p>"
    yield _hours(d.silence)
    yield _paragraph(wording.pace_sentence(d.silence))
    yield from (_paragraph(note) for note in d.silence.notes)
    yield _actions(d)
    yield _draft(d)
    first, rest = ranked(d)[:_FIRST], ranked(d)[_FIRST:]
    yield _folded("Evidence", map(_finding, first), opened=True)
    yield _folded("More evidence", map(_finding, rest))
    yield _how(d)
    yield _folded("Not checked, so it counts for nothing", _items(unchecked(d)))
    yield _folded("About this buyer", _items(traits(d.profile)))
    yield _folded("Read leniently", _items(map(str, d.remarks)))
    yield _folded("Complaints (they spoiled nothing)", _items(map(str, d.complaints)), opened=True)


def _html(text: object) -> str:
    return escape(str(text), quote=True)


def _record(d: Diagnosis) -> str:
    zone = clean(wording.zone_name(d.now), 40)
    key = _html(clean(d.customer, 60))
    return f"<bdi>{key}</bdi> · {d.stage.value} · as of {wording.moment(d.now)} {_html(zone)}"


def _paragraph(text: str) -> str:
    return f'<p class="sb-soft">{_html(clean(text, 600))}</p>' if text else ""


def _bars(d: Diagnosis) -> str:
    shown = [score for score in d.causes[:5] if score.probability >= 0.02] or list(d.causes[:1])
    rows = "\n".join(map(_bar, shown))
    return f'<ul class="sb-bars" aria-label="Likeliest causes">\n{rows}\n</ul>'


def _bar(score: CauseScore) -> str:
    fill = f'<span class="sb-fill" style="width:{score.probability:.1%}"></span>'
    return (
        f'<li class="sb-{wording.tone(score.cause)}"><span>{wording.cause_label(score.cause)}</span>'
        f'<span class="sb-track" aria-hidden="true">{fill}</span>'
        f'<span class="sb-num">{wording.percent(score.probability)}</span></li>'
    )


def _hours(silence: Silence) -> str:
    """Where the elapsed hours went, as one bar with its key; nothing when there is nothing to divide."""
    total = silence.elapsed.total_seconds() / 3600
    sums = {"work": silence.effective_hours}
    for item in silence.discounts:
        kind = item.kind if item.kind in _HOURS else "other"
        sums[kind] = sums.get(kind, 0.0) + item.hours
    if total <= 0 or not silence.discounts:
        return ""
    whole = max(total, sum(sums.values()))
    parts = [(kind, hours) for kind, hours in sums.items() if hours > 0]
    bar = "".join(f'<span class="sb-fill sb-{kind}" style="width:{hours / whole:.2%}"></span>' for kind, hours in parts)
    key = "".join(
        f'<li class="sb-{kind}"><i aria-hidden="true"></i>{_HOURS[kind]} {_length(kind, hours)}</li>'
        for kind, hours in parts
    )
    return f'<div class="sb-track sb-hours" aria-hidden="true">{bar}</div><ul class="sb-key">{key}</ul>'


def _length(kind: str, hours: float) -> str:
    """Working hours stay hours, because nobody works 24 of them a day."""
    return f"{hours:,.0f} h" if kind == "work" and hours >= 0.95 else wording.span(hours)


def _actions(d: Diagnosis) -> str:
    rows = "\n".join(f"<li>{_action(action, d.now)}</li>" for action in d.actions)
    return f"<h4>What to do next</h4>\n<ol>\n{rows}\n</ol>" if rows else ""


def _draft(d: Diagnosis) -> str:
    lines = "<br>".join(map(_html, first_draft(d)))
    head = "Draft for the first step"
    return f'<details><summary>{head}</summary>\n<p dir="auto">{lines}</p></details>' if lines else ""


def _action(action: Action, now: datetime) -> str:
    head, *rest = map(_html, action_parts(action, now))
    kind = _html(clean(action.kind, 40).replace("-", " "))
    more = "".join(f'<br><span class="sb-soft">{part}</span>' for part in rest)
    return f"<strong>{kind}</strong>: {head}{more}"


def _finding(finding: Finding) -> str:
    pairs = wording.evidence_pairs(finding.evidence)
    seen = "; ".join(f"{_html(key)}: <bdi>{_html(value)}</bdi>" for key, value in pairs[:_PAIRS])
    evidence = f'<br><span class="sb-ev">{seen}</span>' if seen else ""
    moved = f"{finding.rule}: {leaning(finding)} bits" if leaning(finding) else finding.rule
    note = f'<span class="sb-bits">[{_html(clean(moved, 160))}]</span>'
    return f"{_html(capital(clean(finding.because, 400)))} {note}{evidence}"


def _items(texts: Iterable[str]) -> Iterator[str]:
    return (_html(clean(text, 600)) for text in texts)


def _how(d: Diagnosis) -> str:
    tables = "\n".join(waterfalls(d))
    note = "In bits: +1 doubles the odds of a cause, -1 halves them."
    head = "How the probabilities came about"
    return f'<details><summary>{head}</summary>\n<p class="sb-soft">{note}</p>\n{tables}</details>'


def _folded(heading: str, items: Iterable[str], *, opened: bool = False) -> str:
    rows = [f"<li>{item}</li>" for item in items]
    if not rows:
        return ""
    state = " open" if opened else ""
    listed = "\n".join(rows)
    return f"<details{state}><summary>{heading} ({len(rows)})</summary>\n<ul>\n{listed}\n</ul></details>"
