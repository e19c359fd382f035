"""The rule ``cost-wait``: the buyer waits for duties, freight rates or the exchange rate."""

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

    def needs(self, customer: Customer) -> Iterable[Question]:
        """Nothing from outside: the log says it."""
        _ = customer
        return ()

    def judge(self, case: Case) -> Verdicts:
        """The buyer's words on it."""
        said = heard(case).get("cost-wait")
        if said is not None:
            yield said.finding(
                self.name, "said", "The buyer wrote that they wait for costs outside our price to settle"
            )
