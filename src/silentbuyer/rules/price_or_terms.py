"""The rule ``price-or-terms``: the price, the minimum, the payment or the delivery time does not fit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import attrs

from silentbuyer.conversation.lower_figure import lower_figure
from silentbuyer.conversation.price_settled import conceded, price_settled
from silentbuyer.dates.waits import is_length, waits_in
from silentbuyer.hearing.heard_topics import heard
from silentbuyer.hearing.said_on_topic import Said
from silentbuyer.language.saying import say
from silentbuyer.model.case import Case
from silentbuyer.model.findings import Finding
from silentbuyer.model.rule import Verdicts
from silentbuyer.rules.log_only import nothing_outside
from silentbuyer.text.quotation import own_words

_TOPICS = frozenset({"price", "terms", "target"})


@attrs.frozen(kw_only=True)
class PriceOrTerms:
    """The buyer finds the price too high, or the terms do not fit them.

    What it looks for:
        Words about the price ("too high", "above our budget", "found cheaper"), about terms (minimum quantity,
        payment, delivery time), and a target price below the quotation, in the buyer's own messages, in 17 languages;
        "not too expensive" is understood.

    Why it means silence:
        A price above the expectation is easier to leave unanswered than to argue about.

    What it needs:
        The texts of the buyer's messages.

    When it is wrong:
        Some buyers always say that it is too expensive and then order. If they wrote it last and we have not
        answered, it is our turn first of all. Where we gave way and they went on to something else, it is settled.

    What to do:
        Answer the figure or the freight that they named, else ask in one line what would work; no bare discount.

    Sources:
        C1, C3, C7, C9, C10, E3 and E6 (price, minimum, payment, lead time); weights are judgement.
    """

    name: ClassVar[str] = "price-or-terms"

    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """One finding a topic that the buyer wrote about."""
        said = {topic: one for topic, one in heard(case).items() if topic in _TOPICS}
        # They agreed, and went on to something else; or we said yes to the terms.
        said = {topic: one for topic, one in said.items() if not price_settled(case, one.at, topic)}
        if "terms" in said and conceded(case, said["terms"].at):
            said.pop("terms")
        if "price" in said:
            yield said["price"].finding(self.name, "price", say("On {day} the buyer wrote about the price"))
        if "terms" in said and not _is_wait(case, said["terms"].sentence):
            yield said["terms"].finding(self.name, "terms", say("On {day} the buyer wrote about the terms"))
        if "target" in said:
            yield said["target"].finding(
                self.name, "target", say("On {day} the buyer named or asked for a target price")
            )
        if said.keys().isdisjoint(_TOPICS):
            yield from _below_ours(case)


def _below_ours(case: Case) -> Iterator[Finding]:
    """A figure of theirs below our price, in whichever words."""
    below = lower_figure(case)
    if below is None:
        return
    said = Said(topic="target", sentence=below.sentence, language="", at=below.message.at, scale=1.0)
    yield said.finding("price-or-terms", "price", say("On {day} the buyer named a price below ours"))


def _is_wait(case: Case, sentence: str) -> bool:
    """Whether a sentence says how long something takes on their side ("may be 3 4 weeks"), and nothing of terms."""
    theirs = (message for message in case.talk if message.sender == "buyer" and sentence in message.text)
    found = (waits_in(own_words(message.text), message.at.date()) for message in theirs)
    return any(wait.sentence == sentence and is_length(wait) for waits in found for wait in waits)
