"""The rule ``trust-lost``: the buyer is not sure that we are what we say, or had a bad experience."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

import attrs

from silentbuyer.model.case import Case
from silentbuyer.model.customer import Customer
from silentbuyer.model.facts import Question
from silentbuyer.model.rule import Verdicts
from silentbuyer.text.hearing import heard


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

    def needs(self, customer: Customer) -> Iterable[Question]:
        """Nothing from outside: the log says it."""
        _ = customer
        return ()

    def judge(self, case: Case) -> Verdicts:
        """The buyer's words on it."""
        said = heard(case).get("trust")
        if said is not None:
            yield said.finding(self.name, "said", "The buyer wrote that they do not trust the matter")
