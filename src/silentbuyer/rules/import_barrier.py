"""The rule ``import-barrier``: a licence, a certificate or a ban keeps the goods out of the buyer's country."""

from __future__ import annotations

from typing import ClassVar

import attrs

from silentbuyer.conversation.certifying import for_certificate
from silentbuyer.conversation.third_firm import of_a_project
from silentbuyer.hearing.heard_topics import heard
from silentbuyer.language.saying import say
from silentbuyer.model.case import Case
from silentbuyer.model.rule import Verdicts
from silentbuyer.rules.log_only import nothing_outside, told


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
    hears: ClassVar[frozenset[str]] = frozenset({"import-barrier", "sample-test"})

    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """The buyer's words on it."""
        because = say("On {day} the buyer wrote of what the import needs first: a licence, a certificate, an approval")
        said = heard(case).get("import-barrier")
        if said is not None and of_a_project(said.sentence):
            return  # it is their customer's project that is approved, and no goods are barred: rule end-customer
        tested = heard(case).get("sample-test")
        if said is None and tested is not None and for_certificate(case, tested):
            tests = say("On {day} the buyer wrote that the test for a certificate or licence is not over")
            yield tested.finding(self.name, "said", tests)
            return
        yield from told(case, self.name, "import-barrier", because)
