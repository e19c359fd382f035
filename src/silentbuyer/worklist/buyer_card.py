"""One buyer as a card for notebooks and reports: what to do on one screen, the rest folded; escaped, without script."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from silentbuyer.data.time_zones import zone_of
from silentbuyer.playbook.draft_languages import stands_in
from silentbuyer.show import moment_words
from silentbuyer.show.draft_head import draft_language
from silentbuyer.show.first_draft import draft_lines
from silentbuyer.text.clean import clean
from silentbuyer.worklist import card_folds as folds
from silentbuyer.worklist import row_cells as cells
from silentbuyer.worklist.addressing import link
from silentbuyer.worklist.chart import chart, legend
from silentbuyer.worklist.reasons import Reason, also_possible, reasons
from silentbuyer.worklist.row import GIVE_UP, WAITING, Row, row_of
from silentbuyer.worklist.sayings import Teller, teller
from silentbuyer.worklist.style import sheet
from silentbuyer.worklist.time_line import time_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from silentbuyer.model.diagnosis import Action, Diagnosis

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
_WORDS = 7
"""Words of a reason that stand open; the whole is folded below."""


def card(d: Diagnosis) -> str:
    """The card with its style sheet, as a notebook shows it, in the language of the diagnosis."""
    return f"<style>{sheet('card')}</style>\n{article(d, row_of(d), d.language)}"


def article(d: Diagnosis, row: Row, language: str = "en", *, body: bool = True) -> str:
    """The card alone, for a page that holds the style sheet once; with `body` links carry the draft."""
    tell = teller(language)
    inner = "\n".join(part for part in _parts(d, row, tell, body=body) if part)
    return f'<article class="sb-card sb-{row.tone}" lang="{language}">\n{inner}\n</article>'


def html(text: object, limit: int = 400) -> str:
    """A text on one line, safe, escaped and bounded."""
    return escape(clean(text, limit), quote=True)


def _parts(d: Diagnosis, row: Row, tell: Teller, *, body: bool) -> Iterator[str]:
    yield _who(d, row, tell)
    yield f'<p class="sb-why">{html(row.headline)}</p>'
    yield _action(row, tell, body=body)
    yield _draft(row, tell)
    yield _picture(d, tell)
    yield _silence(row, tell)
    yield _reasons(reasons(d), tell)
    also = also_possible(d)
    yield _line("sb-soft", tell("Also possible: {causes}.", causes=also)) if also else ""
    yield _unchecked(d, tell)
    yield folds.everything(d, row, tell, short=not body)


def _line(name: str, text: str) -> str:
    return f'<p class="{name}">{html(text, 600)}</p>'


def _who(d: Diagnosis, row: Row, tell: Teller) -> str:
    """Name, place and the hour there; then the record: id, stage, colleague, value."""
    place = ", ".join(filter(None, (clean(row.city, 40), cells.country(row, tell))))
    there = _clock(d, tell)
    record = (
        row.customer if row.customer != row.label else "",
        cells.stage(row, tell),
        row.person,
        row.owner,
        cells.value(row),
    )
    beside = " · ".join(f"<bdi>{html(part, 60)}</bdi>" for part in record if part)
    where = " · ".join(filter(None, (html(place), there)))
    return (
        f'<h3><bdi>{html(row.label, 80)}</bdi> <span class="sb-where">{where}</span></h3>\n'
        f'<p class="sb-soft">{beside}</p>'
    )


def _clock(d: Diagnosis, tell: Teller) -> str:
    """The hour at the buyer's when the diagnosis was made."""
    zone = moment_words.named_zone(d.silence)
    if not zone:
        return ""
    at = d.now.astimezone(zone_of(zone))
    sure = "" if d.silence.zone_confidence >= 0.9 else "≈"
    return html(tell("{moment} there", moment=f"{sure}{cells.weekday(at, tell)} {at:%H:%M}"))


def _action(row: Row, tell: Teller, *, body: bool) -> str:
    """One action with its moment on both clocks and its address, which is a link where the channel has one."""
    if row.action is None:
        return _line("sb-do", tell("nothing is advised"))
    at, there = cells.when(row, tell), cells.theirs(row, tell)
    moment = html(tell("{moment} ({there} there)", moment=at, there=there) if there else at)
    if row.group == WAITING and at:
        moment = html(tell("until {moment}", moment=at)) + (f" ({html(there)})" if there else "")
    verb = cells.step(row, tell)
    parts = [f"<strong>{moment}</strong>"] if moment else []
    whom = cells.person_of(row)
    parts += [
        f"<strong>{html(verb)}</strong> {address(row, tell, body=body)}" + (f" ({html(whom, 60)})" if whom else "")
    ]
    due = cells.due(row, tell)
    parts += [f'<span class="{"sb-late" if row.late else "sb-soft"}">{html(due)}</span>'] if due else []
    return f'<p class="sb-do">{" · ".join(parts)}</p>'


def address(row: Row, tell: Teller, *, body: bool = False) -> str:
    """The address as a link that opens the mail, the chat or the telephone; as text where there is no such link."""
    shown = cells.address(row, tell)
    target = link(row.contact, row.draft if body else ()) if row.contact is not None and row.group != GIVE_UP else ""
    text = html(shown, 120)
    if target and text:
        # An address that is a link is ASCII: nothing in it can turn the direction of what stands beside it.
        return f'<a href="{escape(target, quote=True)}">{text}</a>'
    return text if text.isascii() else f"<bdi>{text}</bdi>"


def _draft(row: Row, tell: Teller) -> str:
    if not row.draft or row.action is None:
        return ""
    lines = escape("\n".join(_written(row.action, row.draft)), quote=True)
    copy = f'<button type="button" class="sb-copy" hidden>{html(tell("Copy"))}</button>'
    head = f"<summary>{html(tell('Draft, {language}', language=draft_language(row.action)))}</summary>"
    spoken = escape(stands_in(row.action)[0], quote=True)
    return f'<details class="sb-draft">{head}{copy}<pre dir="auto" lang="{spoken}">{lines}</pre></details>'


def _written(action: Action, draft: tuple[str, ...]) -> Iterable[str]:
    """The lines as a browser shows them: where words run from right to left, values that do not are fenced off."""
    if _RIGHT_TO_LEFT.search("".join(draft)):
        return draft_lines(action, fenced=True)
    return (clean(line, 400) for line in draft)


def _picture(d: Diagnosis, tell: Teller) -> str:
    line = time_line(d)
    if not line.marks:
        return ""
    key = "".join(
        f'<li><i class="k-{kind}" aria-hidden="true"></i>{html(word, 40)}</li>' for kind, word in legend(line, tell)
    )
    sides = f'<li><i class="k-ours" aria-hidden="true"></i>{html(tell("ours"))}</li>'
    sides += f'<li><i class="k-theirs" aria-hidden="true"></i>{html(tell("theirs"))}</li>'
    frame = f'class="sb-wide" tabindex="0" role="group" aria-label="{html(tell("Time line"))}"'
    return f'<div {frame}>{chart(line, tell)}</div>\n<ul class="sb-key">{sides}{key}</ul>'


def _silence(row: Row, tell: Teller) -> str:
    """How long, and what it means; nothing where nobody waits."""
    if row.hours is None:
        return ""
    told = tell(
        "Silent for {hours} of their working hours in {days}.", hours=f"{row.hours:,.0f}", days=cells.days(row, tell)
    )
    return _line("sb-soft", told)


def _reasons(found: list[Reason], tell: Teller) -> str:
    rows = "\n".join(map(_reason, found))
    return f'<ul class="sb-reasons" aria-label="{html(tell("For and against"))}">\n{rows}\n</ul>' if rows else ""


def _reason(one: Reason) -> str:
    sign, side = ("+", "sb-for") if one.bits > 0 else ("−", "sb-against")
    share = min(100.0, 100 * abs(one.bits) / 5)
    fill = f'<span class="sb-fill {side}" style="width:{share:.0f}%"></span>'
    bar = f'<span class="sb-track" aria-hidden="true">{fill}</span>'
    words = clean(one.sentence, 400).split()
    text = " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
    return f"<li><b>{sign}</b>{bar}<span>{html(text, 220)}</span></li>"


def _unchecked(d: Diagnosis, tell: Teller) -> str:
    """What was not checked, folded, with how to check it."""
    if not d.unknowns:
        return ""
    count = len(d.unknowns)
    head = tell("Not checked ({n})", n=count)
    rows = "\n".join(f"<li>{html(text, 300)}</li>" for text in folds.unchecked(d, tell))
    return f"<details><summary>{html(head)}</summary>\n<ul>\n{rows}\n</ul></details>"
