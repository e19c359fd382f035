"""The rule ``price-collecting``: the buyer only collected prices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

import attrs

from silentbuyer.hearing.heard_topics import heard
from silentbuyer.hearing.listening import recent_messages
from silentbuyer.hearing.said_on_topic import Said
from silentbuyer.hearing.studies import of_studies
from silentbuyer.language.saying import say
from silentbuyer.model.acts import REASONS
from silentbuyer.model.case import Case
from silentbuyer.model.findings import Finding
from silentbuyer.model.rule import Verdicts
from silentbuyer.model.signs import sign
from silentbuyer.rules.log_only import nothing_outside
from silentbuyer.text.clean import clean
from silentbuyer.text.quotation import own_words

_QUOTE = 200
_REASONS = frozenset(act.value for act in REASONS) - {"price-collecting", "price", "terms", "comparing"}
"""Reasons of a buyer beside which words of studies are no more than an aside."""


@attrs.frozen(kw_only=True)
class PriceCollecting:
    """The inquiry was for a figure only: a market study, a budget, or pressure on the present supplier.

    What it looks for:
        Words that the price is for reference, a budget, a thesis or a comparison with the present supplier, in the
        buyer's own messages; and words of their own studies ("my thesis", "el profe nos pedía") by whoever has never
        ordered.

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
    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """The buyer's words on it, or of their own studies."""
        studies = _studies(case)
        if studies is not None:
            yield studies
        else:
            yield from self._said(heard(case))

    def _said(self, said: Mapping[str, Said]) -> Iterator[Finding]:
        """The buyer's words, unless they have decided for another supplier or still compare for an order."""
        collected, comparing = said.get("price-collecting"), said.get("comparing")
        if collected is None or "chose-other" in said or (comparing is not None and comparing.at >= collected.at):
            return
        internal = said.get("internal")
        if internal is not None and internal.sentence == collected.sentence:
            return  # "our board has not approved the purchase": somebody there is to decide on an order
        because = say("On {day} the buyer wrote that the price was wanted as a figure only")
        yield collected.finding(self.name, "said", because)


def _studies(case: Case) -> Finding | None:
    """What the buyer wrote of their own studies, where nobody has ordered."""
    if case.customer.orders or not _REASONS.isdisjoint(heard(case)):
        return None
    theirs = (message for message in recent_messages(case) if message.sender == "buyer")
    told = ((message, sentence) for message in theirs if (sentence := of_studies(own_words(message.text))))
    message, sentence = next(told, (None, ""))
    if message is None:
        return None
    because = say(
        'On {day} the buyer wrote of studies: "{quote}"', day=message.at.date(), quote=clean(sentence, _QUOTE)
    )
    return sign("price-collecting", "studies").finding(because, {"sentence": sentence, "at": message.at})
