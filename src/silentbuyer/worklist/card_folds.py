"""What stands folded on a card: the other actions, all evidence, the bits, the messages, what was not checked."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from silentbuyer.language.sentence import message_of
from silentbuyer.model.channels import display
from silentbuyer.show import moment_words, wording
from silentbuyer.show.evidence_words import evidence_text, evidence_word
from silentbuyer.show.text_report import capital, leaning, ranked, told_actions
from silentbuyer.show.waterfall import waterfalls
from silentbuyer.text.clean import clean
from silentbuyer.worklist import row_cells as cells
from silentbuyer.worklist.sayings import Teller, mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from silentbuyer.model.customer import Message
    from silentbuyer.model.diagnosis import Action, Diagnosis
    from silentbuyer.model.facts import Unknown
    from silentbuyer.model.findings import Finding
    from silentbuyer.worklist.row import Row

_PAIRS, _EVIDENCE, _MESSAGES = 5, 14, 10

HOW = {
    "offline": mark("run it without --offline"),
    "no network": mark("run it where there is a network"),
    "not asked": mark("no rule needed it for this buyer"),
    "timeout": mark("run it again later"),
    "bot wall": mark("open it in a browser"),
    "no probe": mark("switch the plugin or option on that asks it"),
}
"""How what was not checked can be checked, by the reason."""


def _html(text: object, limit: int = 600) -> str:
    return escape(clean(text, limit), quote=True)


def folded(heading: str, items: Iterable[str], count: int | None = None) -> str:
    """A fold with ready list items in it; nothing where there are none."""
    rows = [f"<li>{item}</li>" for item in items]
    if not rows:
        return ""
    listed_rows = "\n".join(rows)
    number = len(rows) if count is None else count
    return f"<details><summary>{_html(heading)} ({number})</summary>\n<ul>\n{listed_rows}\n</ul></details>"


def listed(heading: str, texts: Iterable[str]) -> str:
    """A fold of plain texts."""
    return folded(heading, (_html(text) for text in texts))


def everything(d: Diagnosis, row: Row, tell: Teller, *, short: bool = False) -> str:
    """One fold with all the rest in it, each part folded again; `short` tells the bits of the first cause alone."""
    parts = (
        actions(d, row, tell),
        evidence(d, tell, 10 if short else _EVIDENCE),
        waterfall(waterfalls(d, 1 if short else 3), tell),
        messages(d, tell, 6 if short else _MESSAGES),
        listed(tell("Calendar doubts"), d.silence.notes),
        listed(tell("About this buyer"), traits(d, tell)),
        listed(tell("Read leniently"), map(str, d.remarks)),
        listed(tell("Complaints (they spoiled nothing)"), map(str, d.complaints)),
    )
    head = _html(tell("Evidence, figures, messages"))
    told = _html(f"{capital(wording.silence_sentence(d.silence))}. {wording.pace(d)}")
    inner = "\n".join(filter(None, parts))
    return f'<details class="sb-all"><summary>{head}</summary>\n<p class="sb-soft">{told}</p>\n{inner}</details>'


def actions(d: Diagnosis, row: Row, tell: Teller) -> str:
    """What to do in full: the leading action's advice, then the others in their order."""
    ordered = sorted(d.actions, key=lambda action: action is not row.action)
    told = zip(ordered, told_actions(d, ordered), strict=True)
    return folded(tell("What to do, in full"), (_action(action, parts, tell) for action, parts in told))


def _action(action: Action, parts: list[str], tell: Teller) -> str:
    head, *rest = map(_html, parts)
    more = "".join(f'<br><span class="sb-soft">{part}</span>' for part in rest)
    return f"<strong>{_html(cells.kind_word(action.kind, tell))}</strong>: {head}{more}"


def evidence(d: Diagnosis, tell: Teller, most: int = _EVIDENCE) -> str:
    """Every finding with what it was seen by."""
    found = ranked(d)
    return folded(tell("All evidence"), (_finding(one, d.language) for one in found[:most]), len(found))


def _finding(finding: Finding, language: str) -> str:
    pairs = wording.evidence_pairs(finding.evidence)
    named = [(evidence_word(key, language), evidence_text(value, language)) for key, value in pairs[:_PAIRS]]
    seen = "; ".join(f"{_html(key)}: <bdi>{_html(value)}</bdi>" for key, value in named)
    shown = f'<br><span class="sb-ev">{seen}</span>' if seen else ""
    moved = f"{finding.rule}: {leaning(finding)} bits" if leaning(finding) else finding.rule
    return f'{_html(capital(clean(finding.because, 400)))} <span class="sb-bits">[{_html(moved, 160)}]</span>{shown}'


def waterfall(tables: list[str], tell: Teller) -> str:
    """How the probabilities came about."""
    note = _html(tell("In bits: +1 doubles the odds of a cause, -1 halves them."))
    head = _html(tell("How the probabilities came about"))
    body = "\n".join(tables)
    return f'<details><summary>{head}</summary>\n<p class="sb-soft">{note}</p>\n{body}</details>' if tables else ""


def messages(d: Diagnosis, tell: Teller, most: int = _MESSAGES) -> str:
    """The latest messages of both sides, the newest first, on the buyer's clock, or ours where that is not known."""
    kept = d.buyer.messages[-most:][::-1]
    return folded(tell("Messages"), (_message(message, d, tell) for message in kept), len(d.buyer.messages))


def _message(message: Message, d: Diagnosis, tell: Teller) -> str:
    sides = {"seller": tell("ours"), "buyer": tell("theirs")}
    kind = "" if message.kind == "message" else f" · {clean(message.kind, 20)}"
    word = cells.CHANNEL_WORDS.get(message.channel)
    channel = tell(word) if word else clean(display(message.channel), 30)
    zone = moment_words.named_zone(d.silence) or d.seller.zone
    head = f"{cells.stamp(message.at, zone, tell)} · {sides.get(message.sender, '?')} · {channel}{kind}"
    subject = f"<b><bdi>{_html(message.subject, 120)}</bdi></b> " if message.subject.strip() else ""
    return f'<span class="sb-soft">{_html(head)}</span><br>{subject}<bdi>{_html(message.text, 600)}</bdi>'


def unchecked(d: Diagnosis, tell: Teller) -> Iterator[str]:
    """What was not checked, first what failed, each with how to check it."""
    order = sorted(d.unknowns, key=lambda unknown: message_of(unknown.reason) in ("not asked", "offline"))
    return (_with_how(unknown, tell) for unknown in order)


def _with_how(unknown: Unknown, tell: Teller) -> str:
    how = HOW.get(unknown.reason)
    return f"{unknown} → {tell(how)}" if how else str(unknown)


def traits(d: Diagnosis, tell: Teller) -> Iterator[str]:
    """The profile's classes, one line a kind."""
    for kind in ("social", "behavioural", "value"):
        found = getattr(d.profile, kind)
        if found:
            yield f"{tell(kind)}: {'; '.join(map(str, found))}"
