"""The message of the leading action, as the card, the calendar and the rows of a file show it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from silentbuyer.text.clean import clean

if TYPE_CHECKING:
    from silentbuyer.model.diagnosis import Diagnosis

_UNSENT = frozenset({"stop", "mark-junk", "return-to-pool"})
"""Leading actions after which nothing is written to the buyer."""

_LONGEST = 400
_BEFORE_A_SEMICOLON = re.compile(r"[ ;]+(?=;)")


def in_one_line(d: Diagnosis) -> str | None:
    """The draft as one cell of a row; semicolons stand close, where files mark formulas."""
    text = " / ".join(filter(None, first_draft(d)))
    return _BEFORE_A_SEMICOLON.sub("", text) or None


def first_draft(d: Diagnosis) -> tuple[str, ...]:
    """The lines of the leading action's draft in the buyer's language; none where nothing is to be sent."""
    if not d.actions or d.actions[0].kind in _UNSENT:
        return ()
    return tuple(clean(line, _LONGEST) for line in d.actions[0].draft().splitlines())
