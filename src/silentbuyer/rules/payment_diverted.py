"""The rule ``payment-diverted``: somebody in our name may be leading the buyer's payment to another account."""

from __future__ import annotations

from typing import ClassVar

import attrs

from silentbuyer.language.saying import say
from silentbuyer.model.case import Case
from silentbuyer.model.rule import Verdicts
from silentbuyer.rules.log_only import nothing_outside, told


@attrs.frozen(kw_only=True)
class PaymentDiverted:
    """Somebody in our name may be leading the buyer's payment to another account.

    What it looks for:
        Words that a mail of ours named a new or different bank account, that they paid to it, or the question
        whether our account has changed, in the buyer's own messages.

    Why it means silence:
        The buyer waits for our word or believes to have paid; the thief answers in our place.

    What it needs:
        The texts of the buyer's messages.

    When it is wrong:
        We may truly have changed the bank: then the call costs five minutes. A request that *we* pay to a
        changed account is rule fake-inquiry.

    What to do:
        Call them at once on a number from before the mail, say that nothing is to be paid until the account has
        been compared by voice, ask for the mail with its headers, have the paying bank recall what was paid,
        and look who reads our mailbox.

    Sources:
        C28 and F5 (payments led astray by a false mailbox); weights are judgement.
    """

    name: ClassVar[str] = "payment-diverted"

    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """The buyer's words on it."""
        because = say("On {day} the buyer wrote of an account that is said to be ours and new")
        yield from told(case, self.name, "pay-diverted", because)
