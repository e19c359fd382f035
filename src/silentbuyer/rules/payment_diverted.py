"""The rule ``payment-diverted``: somebody in our name may be leading the buyer's payment to another account."""

from __future__ import annotations

from typing import ClassVar

import attrs

from silentbuyer.conversation.paid_elsewhere import TOPIC, paid_elsewhere
from silentbuyer.hearing.heard_topics import heard
from silentbuyer.hearing.listening import words_of
from silentbuyer.hearing.paid import has_paid
from silentbuyer.hearing.said_on_topic import Said
from silentbuyer.language.saying import say
from silentbuyer.model.case import Case
from silentbuyer.model.rule import Verdicts
from silentbuyer.rules.log_only import nothing_outside
from silentbuyer.text.sentences import sentences


@attrs.frozen(kw_only=True)
class PaymentDiverted:
    """Somebody in our name may be leading the buyer's payment to another account.

    What it looks for:
        Words that a mail of ours named a new or different bank account, or the question whether our account has
        changed, in the buyer's own messages; and whether they say that they have paid to it. A message that says
        they paid, to an account that is new or that a letter of ours is said to have named, is read so whatever else
        it holds, unless we wrote of a new account ourselves.

    Why it means silence:
        The buyer waits for our word or believes to have paid; the thief answers in our place.

    What it needs:
        The texts of the buyer's messages.

    When it is wrong:
        We may truly have changed the bank: then the call costs five minutes. A request that *we* pay to a
        changed account is rule fake-inquiry.

    What to do:
        Call them at once on a number from before the mail, say that nothing is to be paid until the account has
        been compared by voice, ask for the mail with its headers, and look who reads our mailbox. Where they have
        paid: their bank recalls it the same hour, they report it to the police, and nobody duns them.

    Sources:
        C28 and F5 (payments led astray by a false mailbox); weights are judgement.
    """

    name: ClassVar[str] = "payment-diverted"

    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """The buyer's words on it; that they have paid there decides, whatever else the message asks."""
        said = heard(case).get(TOPIC) or paid_elsewhere(case)
        if said is None:
            return
        if _paid(case, said) or paid_elsewhere(case) is not None:
            because = say("On {day} the buyer wrote that they have paid to an account that is said to be ours and new")
            yield attrs.evolve(said, scale=1.0).finding(self.name, "paid", because)
        else:
            because = say("On {day} the buyer wrote of an account that is said to be ours and new")
            yield said.finding(self.name, "said", because)


def _paid(case: Case, said: Said) -> bool:
    """Whether the same message, or a later one of theirs, says that the money has been sent."""
    texts = (words_of(m) for m in case.talk if m.sender == "buyer" and m.at >= said.at)
    return any(map(has_paid, (sentence for text in texts for sentence in sentences(text))))
