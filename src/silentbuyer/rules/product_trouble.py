"""The rule ``product-trouble``: the product or the sample did not satisfy the buyer."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

import attrs

from silentbuyer.conversation.held_for_us import held_for_us
from silentbuyer.hearing.all_well import all_is_well
from silentbuyer.hearing.answering import asks_nothing, is_receipt, says_all_is_well
from silentbuyer.hearing.heard_topics import heard
from silentbuyer.hearing.learned import understood
from silentbuyer.language.saying import say
from silentbuyer.model.acts import Act
from silentbuyer.model.case import Case
from silentbuyer.model.rule import Verdicts
from silentbuyer.rules.log_only import nothing_outside
from silentbuyer.text.quotation import own_words


@attrs.frozen(kw_only=True)
class ProductTrouble:
    """The product or the sample did not satisfy the buyer, who complains or keeps quiet about it.

    What it looks for:
        Words about goods or a sample that are defective, damaged, wrong, incomplete, below the specification or
        rejected, in the buyer's own messages, before and after an order.

    Why it means silence:
        Most of the dissatisfied never complain: they buy elsewhere. One who did complain and was talked down to
        does the same.

    What it needs:
        The texts of the buyer's messages.

    When it is wrong:
        Trouble with another supplier's goods may be meant: the sentence is quoted, so that a person can see it.
        A complaint that was settled since, with a new order after it or a word of theirs that all is well, does not
        count.

    What to do:
        Answer as for a complaint, not as for an offer: say sorry, ask for photographs and the number, propose a
        remedy with a date. Offer nothing new before that.

    Sources:
        C6 and C7 (silence after a sample); weights are judgement.
    """

    name: ClassVar[str] = "product-trouble"
    hears: ClassVar[frozenset[str]] = frozenset({"product-trouble", "sample-bad", "no-need"})

    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """The buyer's words on the goods, else on the sample."""
        said = heard(case)
        found = said.get("product-trouble") or said.get("sample-bad")
        if found is not None and not _well_since(case, found.at):
            yield found.finding(
                self.name, "said", say("On {day} the buyer wrote that the goods or the sample did not satisfy")
            )
        held = said.get("no-need")
        if found is None and held is not None and held_for_us(case, held) and not _well_since(case, held.at):
            yield held.finding(
                self.name, "said", say("On {day} the buyer wrote that an order waits until a matter of ours is settled")
            )


def _well_since(case: Case, at: datetime) -> bool:
    """Whether the buyer wrote later that all is well, and asked for nothing."""
    later = [m for m in case.talk if m.sender == "buyer" and m.at >= at]
    if any(all_is_well(message.text) for message in later):
        return True
    return any(m.at > at and says_all_is_well(m.text) and (asks_nothing(m.text) or _came(m.text)) for m in later)


def _came(text: str) -> bool:
    """Whether it tells that something came, and complains of nothing."""
    complains = any(one.act is Act.PRODUCT_TROUBLE for one in understood(own_words(text)))
    return is_receipt(text) and not complains
