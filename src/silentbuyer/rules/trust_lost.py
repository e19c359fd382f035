"""The rule ``trust-lost``: the buyer is not sure that we are what we say, or had a bad experience."""

from __future__ import annotations

from typing import ClassVar

import attrs

from silentbuyer.language.saying import say
from silentbuyer.model.case import Case
from silentbuyer.model.rule import Verdicts
from silentbuyer.rules.log_only import nothing_outside, told


@attrs.frozen(kw_only=True)
class TrustLost:
    """The buyer is not sure that we are what we say, or had a bad experience.

    What it looks for:
        Words about fraud that they have met, doubt whether we are a real maker, or too many reminders, in the
        buyer's own messages.

    Why it means silence:
        Who is afraid of losing an advance does not say no; they stop writing.

    What it needs:
        The texts of the buyer's messages.

    When it is wrong:
        A buyer who asks for a licence or a factory video may only be careful: that is a question, which rule
        your-turn hears.

    What to do:
        Answer the doubt with what can be checked: registration, a video call in the works, references that may
        be called, a smaller first payment, an escrow or a letter of credit.

    Sources:
        C1 and C3 (no trust among the causes); weights are judgement.
    """

    name: ClassVar[str] = "trust-lost"
    hears: ClassVar[frozenset[str]] = frozenset({"trust"})

    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """The buyer's words on it."""
        yield from told(case, self.name, "trust", say("On {day} the buyer wrote that they do not trust the matter"))
