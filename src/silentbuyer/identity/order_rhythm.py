"""How often and how lately a buyer ordered, and for how much: the class that their orders show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from silentbuyer.conversation.orders_told import order_in_talk
from silentbuyer.data.tables import toml
from silentbuyer.language.saying import mark, plural, say
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Order, Stage
from silentbuyer.model.diagnosis import Trait

_PLACED = frozenset({Stage.PROFORMA, Stage.DEPOSIT, Stage.SHIPMENT})
"""Stages of an order that is placed or under way."""


def rhythm_of(case: Case, orders: list[Order]) -> Trait:
    """Recency, frequency and money of the orders on record, in words; an order in the talk is one lately."""
    limits = toml("profile.toml")["limits"]
    last = max(order.at for order in orders)
    placed = _placed(case, timedelta(days=limits["recent_days"]))
    recent = case.now - last <= timedelta(days=limits["recent_days"]) or bool(placed)
    often = len(orders) >= limits["frequent_orders"]
    days = case.days_since(last)
    times = plural("{n} order on record", "{n} orders on record", n=len(orders))
    evidence = [say("last order on record {n} days ago", n=days), times, *placed, *_money(orders)]
    name = {
        (True, True): mark("valuable: orders often and lately"),
        (False, True): mark("valuable but cooling: ordered often, not lately"),
        (True, False): mark("new or occasional buyer: ordered lately"),
        (False, False): mark("occasional buyer: ordered once or twice, not lately"),
    }[recent, often]
    return Trait(name, tuple(evidence))


def _placed(case: Case, recent: timedelta) -> tuple[str, ...]:
    """That an order is placed or under way: by the stage on record, or by the talk of late."""
    if case.stage in _PLACED:
        return (say("an order is under way"),)
    at = order_in_talk(case)
    return (say("an order in the talk of {day}", day=at.date()),) if at and case.now - at <= recent else ()


def _money(orders: list[Order]) -> Iterator[str]:
    """Sums by currency; amounts of different currencies are never added."""
    sums: dict[str, float] = {}
    for order in orders:
        if order.amount is not None:
            sums[order.currency or ""] = sums.get(order.currency or "", 0.0) + order.amount
    for currency, total in sorted(sums.items()):
        unit = currency or say("of unnamed currency")
        yield say("{total:,.0f} {currency} in all", total=total, currency=unit)
