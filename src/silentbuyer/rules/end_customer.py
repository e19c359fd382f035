"""The rule ``end-customer``: the buyer's own customer has not decided, has not paid, or is lost."""

from __future__ import annotations

from typing import ClassVar

import attrs

from silentbuyer.conversation.third_firm import of_a_project, third_firm
from silentbuyer.hearing.heard_topics import heard
from silentbuyer.language.saying import say
from silentbuyer.model.case import Case
from silentbuyer.model.rule import Verdicts
from silentbuyer.rules.log_only import nothing_outside


@attrs.frozen(kw_only=True)
class EndCustomer:
    """The buyer's own customer has not decided, has not paid, or is lost.

    What it looks for:
        Words about the buyer's client, end user or tender that is undecided, unpaid, cancelled or lost, in the
        buyer's own messages; also another firm, by its name, that has not nominated, awarded or ordered yet.

    Why it means silence:
        A trader, contractor or agent cannot answer before the customer behind them has.

    What it needs:
        The texts of the buyer's messages.

    When it is wrong:
        Firms call a colleague or a sister firm their customer, too. A decision inside the buyer's own company
        is rule internal-decision.

    What to do:
        Help them to win their customer: one page with their own name on it, a date until which the price holds,
        the sample or data their customer asks for.

    Sources:
        C6 and C7 (traders in between); weights are judgement.
    """

    name: ClassVar[str] = "end-customer"

    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """The buyer's words on it."""
        because = say("On {day} the buyer wrote that it hangs on their own customer")
        said = heard(case).get("end-customer")
        if said is not None and said.layer == "phrase":
            yield said.finding(self.name, "said", because)
        elif (named := third_firm(case)) is not None:  # a name beside "has not awarded" is surer than the learned layer
            yield named.finding(self.name, "said", because)
        elif said is not None:
            yield said.finding(self.name, "said", because)
        elif (barred := heard(case).get("import-barrier")) is not None and of_a_project(barred.sentence):
            waits = say("On {day} the buyer wrote that the project waits for an approval")
            yield barred.finding(self.name, "said", waits)
