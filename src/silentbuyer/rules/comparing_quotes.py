"""The rule ``comparing-quotes``: the buyer is still comparing suppliers."""

from __future__ import annotations

from typing import ClassVar

import attrs

from silentbuyer.conversation.awaiting import awaiting
from silentbuyer.hearing.answering import quotes_a_price
from silentbuyer.hearing.heard_topics import closing_notice, heard
from silentbuyer.hearing.mood import STATED
from silentbuyer.hearing.unheard import not_understood
from silentbuyer.language.saying import say
from silentbuyer.model.acts import REASONS
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Stage
from silentbuyer.model.rule import Verdicts
from silentbuyer.model.signs import sign
from silentbuyer.owed.named_wait import named_wait
from silentbuyer.owed.our_promise import promise_made
from silentbuyer.rules.log_only import nothing_outside

_REASONS = STATED | {act.value for act in REASONS}


@attrs.frozen(kw_only=True)
class ComparingQuotes:
    """The buyer collects quotations of several suppliers and has not decided.

    What it looks for:
        Words about other suppliers' offers, a tender, a shortlist or a comparison in the buyer's own messages, in
        17 languages. Also a first quotation to a buyer who asked and then fell silent, once most replies would have
        come by now, nothing that the buyer wrote last was left ununderstood, they gave no other reason and named no
        day, and our last word is not a mere promise.

    Why it means silence:
        After a first round of quotations buyers compare prices and logistics across sellers; until that is done
        they have nothing to say.

    What it needs:
        The texts of the buyer's messages.

    When it is wrong:
        The words may be older than the decision; what was said before the last order is not counted, and a later
        "we chose another supplier" outweighs it. That a first quotation was sent alone is a weak sign.

    What to do:
        Follow up patiently, help them to compare (price at quantity, freight, delivery time, customs clearance), ask
        for the date of the decision.

    Sources:
        C1, E2, E3, E6 and the slides (patience after the quotation); weights are judgement.
    """

    name: ClassVar[str] = "comparing-quotes"
    late: float = 0.9
    """Share of the replies that would have come by now, from which a first quotation without an answer counts."""

    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """The buyer's words on it, else the first quotation without an answer."""
        said = heard(case)
        if "comparing" in said and "chose-other" not in said:
            yield said["comparing"].finding(self.name, "said", say("On {day} the buyer wrote about other offers"))
        elif case.customer.stage is Stage.QUOTATION and self._late(case) and _asked_once(case) and not _explained(case):
            because = say(
                "The buyer wrote, got our answer and is silent since: after a first quotation most compare offers."
            )
            yield sign(self.name, "first-quote").finding(because, {"unanswered": len(awaiting(case))})

    def _late(self, case: Case) -> bool:
        # As long as most replies are still to come, a quotation without an answer is no sign of anything.
        return case.turn == "buyer" and case.silence.quantile >= self.late


def _asked_once(case: Case) -> bool:
    """Whether the buyer wrote, we quoted, and nothing of theirs came since; who has ordered compares less."""
    senders = [message.sender for message in case.talk]
    if case.customer.orders or "buyer" not in senders:
        return False
    rest = senders[senders.index("buyer") :]
    if "seller" not in rest or "buyer" in rest[rest.index("seller") :]:
        return False
    return any(quotes_a_price(message.text) for message in case.unanswered)


def _explained(case: Case) -> bool:
    """Whether the silence has or may have another reason: one of the buyer's own words, or an offer still promised."""
    if not _REASONS.isdisjoint(heard(case)) or closing_notice(case) is not None or named_wait(case) is not None:
        return True
    return promise_made(case) is not None or not_understood(case) is not None
