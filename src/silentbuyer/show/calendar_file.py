"""The next actions as an iCalendar file (RFC 5545), for the calendar a salesperson already keeps."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from silentbuyer.show import headline, wording
from silentbuyer.show.first_draft import first_draft
from silentbuyer.show.text_report import capital
from silentbuyer.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from silentbuyer.model.diagnosis import Action, Diagnosis

HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//silentbuyer//actions//EN", "CALSCALE:GREGORIAN")
TAIL = ("END:VCALENDAR",)
_AGAIN = {"wait": "write again"}
"""What an event is called where the action's kind tells what to do until then."""
_LENGTH = timedelta(minutes=15)
_OCTETS = 73
_LINE_END = "\\n"


def calendar(diagnoses: Iterable[Diagnosis]) -> str:
    """One event for each buyer's next action, as text with CRLF line ends."""
    lines = [*HEAD, *(line for diagnosis in diagnoses for line in events(diagnosis)), *TAIL]
    return text_of(lines)


def text_of(lines: Iterable[str]) -> str:
    """Content lines folded to 75 octets and ended as the standard wants."""
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line))


def events(d: Diagnosis) -> Iterator[str]:
    """The content lines of one buyer's event: the first action with a moment; nothing when none has one.

    Further actions are alternatives or come later, and would only fill the calendar.
    """
    timed = ((action, action.not_before or action.due) for action in d.actions)
    for action, start in islice(((action, start) for action, start in timed if start is not None), 1):
        yield from _event(d, action, start)


def _event(d: Diagnosis, action: Action, start: datetime) -> Iterator[str]:
    kind = _AGAIN.get(action.kind, action.kind.replace("-", " "))
    why = f"{headline.headline(d)} {capital(wording.when(action, d.now))}.".strip()
    key = hashlib.sha256(f"{d.customer}\n{action.kind}\n{start.isoformat()}".encode()).hexdigest()[:32]
    yield "BEGIN:VEVENT"
    yield f"UID:{key}@silentbuyer"
    yield f"DTSTAMP:{_utc(d.now)}"
    yield f"DTSTART:{_utc(start)}"
    yield f"DTEND:{_utc(start + _LENGTH)}"
    yield f"SUMMARY:{_escaped(f'{kind}: {clean(d.label, 80)}')}"
    told = (clean(action.advice, 600), clean(why, 600), *(("", *first_draft(d)) if action is d.actions[0] else ()))
    yield f"DESCRIPTION:{_LINE_END.join(map(_escaped, told))}"
    yield "END:VEVENT"


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _fold(line: str) -> Iterator[str]:
    piece, size = "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > _OCTETS:
            yield piece
            piece, size = " ", 1
        piece, size = piece + char, size + octets
    yield piece
