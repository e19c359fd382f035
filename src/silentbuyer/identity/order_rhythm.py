"""How often and how lately a buyer ordered, and for how much: the class that their orders show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from silentbuyer.conversation.on_the_way import LONGEST, goods_came
from silentbuyer.conversation.orders_told import order_in_talk
from silentbuyer.data.tables import toml
from silentbuyer.language.saying import mark, plural, say
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Order, Stage
from silentbuyer.model.diagnosis import Trait

_UNDER_WAY = frozenset({Stage.DEPOSIT, Stage.SHIPMENT})
"""Stages of an order that is placed."""


def rhythm_of(case: Case, orders: list[Order]) -> Trait:
    """Recency, frequency and money of the orders on record, in words; an order in the talk is one lately."""
    last = max(order.at for order in orders)
    placed = _placed(case, last)
    days = case.days_since(last)
    times = plural("{n} order on record", "{n} orders on record", n=len(orders))
    evidence = [say("last order on record {n} days ago", n=days), times, *placed, *_money(orders)]
    lately = case.now - last <= _recent()
    if placed and not lately:
        return Trait(mark("ordered before; an order is under way"), tuple(evidence))
    recent = lately
    often = len(orders) >= toml("profile.toml")["limits"]["frequent_orders"]
    if not recent and _is_offered(case):
        return Trait(mark("ordered before; a proforma for a new order is out"), tuple(evidence))
    name = {
        (True, True): mark("valuable: orders often and lately"),
        (False, True): mark("valuable but cooling: ordered often, not lately"),
        (True, False): mark("new or occasional buyer: ordered lately"),
        (False, False): mark("occasional buyer: ordered once or twice, not lately"),
    }[recent, often]
    return Trait(name, tuple(evidence))


def _recent() -> timedelta:
    return timedelta(days=toml("profile.toml")["limits"]["recent_days"])


def _placed(case: Case, last: datetime) -> tuple[str, ...]:
    """That an order is placed: by the stage on record, or by the talk of late; goods of the last order are none."""
    since = (message.text for message in case.talk if message.at > last)
    if any(map(goods_came, since)):
        return ()  # what was under way has come
    if case.stage in _UNDER_WAY:
        return (say("an order is under way"),)
    at = order_in_talk(case, proforma=False)
    if at is None or case.now - at > _recent() or at - last <= LONGEST:
        return ()
    return (say("an order in the talk of {day}", day=at.date()),)


def _is_offered(case: Case) -> bool:
    """Whether a proforma is out of which we do not know that it was taken: no order yet, and no silence about one."""
    at = order_in_talk(case)
    return case.stage is Stage.PROFORMA or (at is not None and case.now - at <= _recent())


def _money(orders: list[Order]) -> Iterator[str]:
    """Sums by currency; amounts of different currencies are never added."""
    sums: dict[str, float] = {}
    for order in orders:
        if order.amount is not None:
            sums[order.currency or ""] = sums.get(order.currency or "", 0.0) + order.amount
    for currency, total in sorted(sums.items()):
        unit = currency or say("of unnamed currency")
        yield say("{total:,.0f} {currency} in all", total=total, currency=unit)
