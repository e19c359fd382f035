"""The rule ``cost-wait``: the buyer waits for duties, freight rates or the exchange rate."""

from __future__ import annotations

from typing import ClassVar

import attrs

from silentbuyer.language.saying import say
from silentbuyer.model.case import Case
from silentbuyer.model.rule import Verdicts
from silentbuyer.rules.log_only import nothing_outside, told


@attrs.frozen(kw_only=True)
class CostWait:
    """The buyer waits for duties, freight rates or the exchange rate.

    What it looks for:
        Words that an order waits until a tariff is known, freight comes down or a currency settles, in the
        buyer's own messages.

    Why it means silence:
        Who waits for a figure in the news has no reason to write before it moves.

    What it needs:
        The texts of the buyer's messages.

    When it is wrong:
        It may be a polite form of "too expensive"; a price that the buyer calls too high without a word on
        waiting belongs to rule price-or-terms.

    What to do:
        Park it with the event that they wait for, offer a price that holds until then, another port of loading,
        term or way of shipping. Do not press.

    Sources:
        Judgement: exporters tell of it; no measured share was found.
    """

    name: ClassVar[str] = "cost-wait"

    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """The buyer's words on it."""
        because = say("On {day} the buyer wrote that they wait for costs outside our price to settle")
        yield from told(case, self.name, "cost-wait", because)
