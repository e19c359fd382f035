"""The rule ``disaster``: a disaster, war, illness or a death has hit the buyer."""

from __future__ import annotations

from typing import ClassVar

import attrs

from silentbuyer.language.saying import say
from silentbuyer.model.case import Case
from silentbuyer.model.rule import Verdicts
from silentbuyer.rules.log_only import nothing_outside, told


@attrs.frozen(kw_only=True)
class Disaster:
    """A disaster, war, illness or a death has hit the buyer.

    What it looks for:
        Words about fire, flood, earthquake, war, strike, an accident, an illness or a death on the buyer's
        side, in the buyer's own messages.

    Why it means silence:
        Other things are more important to them now than a quotation.

    What it needs:
        The texts of the buyer's messages.

    When it is wrong:
        Firms of the trade speak of fire doors and flood pumps: such words count only beside what was hit. What
        happened years ago does not explain today's silence.

    What to do:
        Write a few lines of sympathy that ask for nothing, wait, and let them say when it goes on. Move dates
        and reminders of every colleague.

    Sources:
        Judgement: exporters tell of it; no measured share was found.
    """

    name: ClassVar[str] = "disaster"
    hears: ClassVar[frozenset[str]] = frozenset({"disaster"})

    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """The buyer's words on it."""
        yield from told(case, self.name, "disaster", say("On {day} the buyer wrote of a heavy blow on their side"))
