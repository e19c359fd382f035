"""The message of the leading action, as the report, the card, the calendar, rows and JSON show it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from silentbuyer.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from silentbuyer.model.diagnosis import Action, Diagnosis

_UNSENT = frozenset({"stop", "mark-junk", "return-to-pool"})
"""Leading actions after which nothing is written to the buyer."""

_LONGEST = 400
_NO_MESSAGE = ("(", "（")
"""How a draft begins that says, in any language, that nothing is sent."""

_FENCED = re.compile("\u2068([^\u2066-\u2069\u202a-\u202e]*)\u2069")
_BEFORE_A_SEMICOLON = re.compile(r"[ ;]+(?=;)")


def in_one_line(d: Diagnosis) -> str | None:
    """The draft as one cell of a row."""
    return one_line(first_draft(d)) or None


def one_line(lines: Iterable[str]) -> str:
    """Lines as one; semicolons stand close, where files mark formulas."""
    return _BEFORE_A_SEMICOLON.sub("", " / ".join(filter(None, lines)))


def first_draft(d: Diagnosis) -> tuple[str, ...]:
    """The lines of the leading action's draft in the buyer's language; none where nothing is to be sent."""
    return draft_lines(d.actions[0]) if d.actions else ()


def draft_lines(action: Action, language: str | None = None, *, fenced: bool = False) -> tuple[str, ...]:
    """The lines of one action's draft; none where nothing is to be sent.

    With `fenced` a value that runs against its sentence keeps the pair of marks around it: browsers know them,
    terminals and tables do not.
    """
    if action.kind in _UNSENT:
        return ()
    shown = _with_fences if fenced else _bare
    lines = tuple(map(shown, action.draft(language).splitlines()))
    return () if len(lines) == 1 and lines[0].startswith(_NO_MESSAGE) else lines


def _bare(line: str) -> str:
    return clean(line, _LONGEST)


def _with_fences(line: str) -> str:
    """The clean line with whole pairs of fences only, each around the value that it stood around."""
    made, rest = "", _bare(line)
    for value in map(_bare, _FENCED.findall(line)):
        before, found, after = rest.partition(value) if value else (rest, "", "")
        if found:
            made, rest = f"{made}{before}\u2068{value}\u2069", after
    return made + rest
