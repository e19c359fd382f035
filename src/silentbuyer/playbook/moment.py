"""A moment to act, as the buyer's clock shows it and as a sentence says it."""

from __future__ import annotations

from datetime import datetime

import attrs

from silentbuyer.language.saying import day_words, say
from silentbuyer.values.lazy import lazy


@attrs.frozen(slots=False)
class Moment:
    """A moment to act: aware, in the buyer's zone; `local` is what their clock shows, None when that is not certain.

    `own_holiday` names the holiday of the seller's country that it falls on, or that it was put off for.
    """

    at: datetime
    local: str | None = None
    own_holiday: str = ""

    @lazy
    def words(self) -> str:
        """The moment in a sentence."""
        # Names are ours, not the locale's: the same diagnosis reads the same on every machine.
        at = self.at
        day = say("{weekday} {day} {month} {year}", **day_words(at))
        if self.local:
            return say("on {day} at {clock} their time", day=day, clock=f"{at:%H:%M}")
        return say("on {day} at {clock} ({offset})", day=day, clock=f"{at:%H:%M}", offset=f"{at:%z}")
