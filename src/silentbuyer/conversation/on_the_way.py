"""Whether goods are likely on their way to the buyer, where no arrival date is on record."""

from __future__ import annotations

from datetime import timedelta

from silentbuyer.hearing.phrases import topics
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Stage
from silentbuyer.text.quotation import own_words

LONGEST = timedelta(days=120)
"""How long after the last order goods may still be under way: production and an ocean voyage (judgement)."""

_MOST = 20
_OVER = frozenset({"goods-received", "our-arrival", "our-port-costs", "our-dunning", "owes"})
"""Topics that are spoken of once the goods are there: their receipt, costs at the port, a balance that is open."""


def on_the_way(case: Case) -> bool:
    """Whether the stage on record is shipment, the last order (if there is one) young, and no word of their arrival."""
    if case.stage is not Stage.SHIPMENT or case.told is not None:
        return False
    ordered = [order.at for order in case.customer.orders if order.at <= case.now]
    if ordered and case.now - max(ordered) > LONGEST:
        return False
    return not any(_OVER & set(topics(own_words(message.text))) for message in case.talk[-_MOST:])
