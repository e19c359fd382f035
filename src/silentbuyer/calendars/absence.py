"""An absence of one buyer: since when they are away, and the first day they are back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import attrs

from silentbuyer.errors import CalendarError
from silentbuyer.language.saying import mark
from silentbuyer.values import checks


def _plain_date(_: Any, __: Any, value: Any) -> None:
    if value is not None and (isinstance(value, datetime) or not isinstance(value, date)):
        raise CalendarError("Absence.back", "a date (first day back, the buyer's own) or None", value)


@attrs.frozen(kw_only=True)
class Absence:
    """A time in which the buyer is away, from an out-of-office reply or told by the user.

    Attributes:
        since: from when on it is known, timezone-aware.
        back: first day back on the buyer's calendar; None when the reply did not say (then five working days are
            assumed, at lower confidence).
        confidence: how sure the day is (0..1).
        source: what said so, in words.
        text: the sentence it was read from.
        kind: ``absence``, or ``holiday`` for days on which others are off as well.

    """

    since: datetime = attrs.field(validator=checks.aware(CalendarError))
    back: date | None = attrs.field(default=None, validator=_plain_date)
    confidence: float = 0.9
    source: str = mark("out-of-office reply")
    text: str = attrs.field(default="", repr=False)
    kind: str = attrs.field(default="absence", validator=attrs.validators.in_(("absence", "holiday")))
