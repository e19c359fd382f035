"""The rule ``price-collecting``: the buyer only collected prices."""

from __future__ import annotations

from typing import ClassVar

import attrs

from silentbuyer.hearing.heard_topics import heard
from silentbuyer.language.saying import say
from silentbuyer.model.case import Case
from silentbuyer.model.rule import Verdicts
from silentbuyer.rules.log_only import nothing_outside


@attrs.frozen(kw_only=True)
class PriceCollecting:
    """The inquiry was for a figure only: a market study, a budget, or pressure on the present supplier.

    What it looks for:
        Words that the price is for reference, a budget, a thesis or a comparison with the present supplier, in the
        buyer's own messages.

    Why it means silence:
        They have what they came for.

    What it needs:
        The texts of the buyer's messages.

    When it is wrong:
        A figure for next year's budget may become an order next year. Who writes of other offers in the same message
        compares for an order: that is rule comparing-quotes.

    What to do:
        One question: what would have to happen for it to become an order? Without an answer, the low-cost list.

    Sources:
        C6 and F8 (no real need; a competitor's question); weights are judgement.
    """

    name: ClassVar[str] = "price-collecting"
    hears: ClassVar[frozenset[str]] = frozenset({"price-collecting"})

    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """The buyer's words on it, unless they have decided for another supplier or still compare for an order."""
        said = heard(case)
        collected, comparing = said.get("price-collecting"), said.get("comparing")
        if collected is None or "chose-other" in said or (comparing is not None and comparing.at >= collected.at):
            return
        internal = said.get("internal")
        if internal is not None and internal.sentence == collected.sentence:
            return  # "our board has not approved the purchase": somebody there is to decide on an order
        yield collected.finding(
            self.name, "said", say("On {day} the buyer wrote that the price was wanted as a figure only")
        )
