"""The rule ``money-blocked``: the buyer wants to pay and the money cannot get out."""

from __future__ import annotations

from typing import ClassVar

import attrs

from silentbuyer.conversation.money_state import money_moved
from silentbuyer.hearing.heard_topics import heard
from silentbuyer.language.saying import say
from silentbuyer.model.case import Case
from silentbuyer.model.rule import Verdicts
from silentbuyer.rules.log_only import nothing_outside, told


@attrs.frozen(kw_only=True)
class MoneyBlocked:
    """The buyer wants to pay and the money cannot get out.

    What it looks for:
        Words that a bank refused, returned or holds a transfer, that no foreign currency is allotted, that a
        letter of credit was not opened, or that sanctions or exchange controls stand in the way, in the buyer's
        own messages.

    Why it means silence:
        The buyer has nothing new to say until the bank moves, and it is embarrassing to say so every week.

    What it needs:
        The texts of the buyer's messages.

    When it is wrong:
        "The bank refuses" may be an excuse of one who has not decided. Trouble that was settled before the last
        order does not count.

    What to do:
        Offer another way to pay that is lawful: another bank or currency, a confirmed letter of credit, part
        payments, the papers that compliance asks for. Ask for the bank's refusal in writing.

    Sources:
        C5 (unpaid deposits may mean trouble on their side); weights are judgement.
    """

    name: ClassVar[str] = "money-blocked"
    hears: ClassVar[frozenset[str]] = frozenset({"money-blocked"})

    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """The buyer's words on it."""
        said = heard(case).get("money-blocked")
        if said is not None and money_moved(case, said.at):
            return  # it got out after all
        yield from told(
            case, self.name, "money-blocked", say("On {day} the buyer wrote that money or the bank holds it up")
        )
