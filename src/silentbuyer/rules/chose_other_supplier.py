"""The rule ``chose-other-supplier``: the buyer has bought elsewhere and said so."""

from __future__ import annotations

from typing import ClassVar

import attrs

from silentbuyer.language.saying import say
from silentbuyer.model.case import Case
from silentbuyer.model.rule import Verdicts
from silentbuyer.rules.log_only import nothing_outside, told


@attrs.frozen(kw_only=True)
class ChoseOtherSupplier:
    """The buyer wrote that another supplier has the order, or that they stay with their present one.

    What it looks for:
        Words about a choice, an order or a contract with somebody else in the buyer's own messages, in 17 languages.

    Why it means silence:
        The matter is closed for them; it is the cause that most practitioners name.

    What it needs:
        The texts of the buyer's messages.

    When it is wrong:
        "We found a cheaper supplier" may be a move in the bargain. What was said before the last order is settled.
        A buyer who chose another without a word is not seen by this rule.

    What to do:
        Thank them, ask openly what decided it, stay the second source, come back at the next buying round.

    Sources:
        C1, C3, C4, C9, C10, E1, E2, E4 and E7; weights are judgement.
    """

    name: ClassVar[str] = "chose-other-supplier"
    hears: ClassVar[frozenset[str]] = frozenset({"chose-other"})

    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """The buyer's words on it."""
        yield from told(
            case, self.name, "chose-other", say("On {day} the buyer wrote that another supplier has the order")
        )
