"""The rule ``cost-wait``: the buyer waits for duties, freight rates or the exchange rate."""

from __future__ import annotations

from typing import ClassVar

import attrs

from silentbuyer.hearing.heard_topics import heard
from silentbuyer.hearing.phrases import topics
from silentbuyer.hearing.said_on_topic import Said
from silentbuyer.language.saying import say
from silentbuyer.model.case import Case
from silentbuyer.model.rule import Verdicts
from silentbuyer.rules.log_only import nothing_outside

_THERE = frozenset({"port-trouble", "goods-received", "our-arrival", "our-port-costs"})


@attrs.frozen(kw_only=True)
class CostWait:
    """The buyer waits for duties, freight rates or the exchange rate.

    What it looks for:
        Words that an order waits until a tariff is known, freight comes down or a currency settles, in the
        buyer's own messages.

    Why it means silence:
        Who waits for a figure in the news has no reason to write before it moves.

    What it needs:
        The texts of the buyer's messages.

    When it is wrong:
        It may be a polite form of "too expensive"; a price that the buyer calls too high without a word on
        waiting belongs to rule price-or-terms. What is said beside a trouble at the port is that trouble, and of
        goods that have arrived only plain words count.

    What to do:
        Park it with the event that they wait for, offer a price that holds until then, another port of loading,
        term or way of shipping. Do not press.

    Sources:
        Judgement: exporters tell of it; no measured share was found.
    """

    name: ClassVar[str] = "cost-wait"
    hears: ClassVar[frozenset[str]] = frozenset({"cost-wait"})

    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """The buyer's words on it."""
        said = heard(case).get("cost-wait")
        if said is not None and not _of_goods_there(case, said):
            because = say("On {day} the buyer wrote that they wait for costs outside our price to settle")
            yield said.finding(self.name, "said", because)


def _of_goods_there(case: Case, said: Said) -> bool:
    """Whether it is about goods that have arrived, or are held: they wait for papers, and not for freight to fall."""
    trouble = heard(case).get("port-trouble")
    if trouble is not None and trouble.at == said.at:
        return True
    return said.layer != "phrase" and not _THERE.isdisjoint(topics(said.sentence))
