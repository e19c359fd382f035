"""The rule ``import-barrier``: a licence, a certificate or a ban keeps the goods out of the buyer's country."""

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
class ImportBarrier:
    """A licence, a certificate or a ban keeps the goods out of the buyer's country.

    What it looks for:
        Words about an import licence, registration or quota that is missing, a certificate that customs or a
        ministry asks for, or a ban, in the buyer's own messages.

    Why it means silence:
        Until the authority has decided, the buyer cannot order, whatever the price is.

    What it needs:
        The texts of the buyer's messages.

    When it is wrong:
        A question for a certificate is a question and no barrier: rule your-turn hears it. Licences that were
        granted since do not count when the buyer wrote so later.

    What to do:
        Ask which paper is missing and by when it is decided; send what we hold (certificates, test reports, HS
        code), and say plainly what we do not hold.

    Sources:
        Judgement: exporters tell of it; no measured share was found.
    """

    name: ClassVar[str] = "import-barrier"

    def needs(self, customer: Customer) -> Iterable[Question]:
        """Nothing from outside: the log says it."""
        _ = customer
        return ()

    def judge(self, case: Case) -> Verdicts:
        """The buyer's words on it."""
        said = heard(case).get("import-barrier")
        if said is not None:
            yield said.finding(self.name, "said", "The buyer wrote that the goods may not be imported as things stand")
