"""The rule ``payment-diverted``: somebody in our name may be leading the buyer's payment to another account."""

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

    def needs(self, customer: Customer) -> Iterable[Question]:
        """Nothing from outside: the log says it."""
        _ = customer
        return ()

    def judge(self, case: Case) -> Verdicts:
        """The buyer's words on it."""
        said = heard(case).get("pay-diverted")
        if said is not None:
            yield said.finding(self.name, "said", "The buyer wrote of an account that is said to be ours and new")
