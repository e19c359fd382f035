"""Past orders of a record: a list, a text of dates and sums, or the date of the last one alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from silentbuyer.language.saying import say
from silentbuyer.language.sentence import as_sentence
from silentbuyer.model.customer import Order
from silentbuyer.records import cells
from silentbuyer.records.export_dates import moment
from silentbuyer.records.gathering import Cell, Draft
from silentbuyer.records.nested import parsed
from silentbuyer.records.record_log import SAME_DAY, date_of, parted

_ORDER = re.compile(r"(\d\S*(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?)\s*[:：=]?\s*(.*)", re.DOTALL)


def orders(draft: Draft) -> tuple[Order, ...]:
    """Past orders in order of time: a list, a text ``2026-01-03 USD 12000; 2026-04-01 9000``, the last one's date."""
    found = [order for cell in draft.take("orders") for order in _orders(draft, cell)]
    at, amount = date_of(draft, "last_order_at"), draft.cell("last_order_amount")
    if at is not None and not any(abs(at - order.at) <= SAME_DAY for order in found):
        found.append(_order(draft, at, amount.value if amount else None))
    elif amount is not None and at is None:
        draft.aside("orders", amount, "the order has no date")
    return tuple(sorted(found, key=lambda order: order.at))


def _orders(draft: Draft, cell: Cell) -> Iterator[Order]:
    items = parsed(cell.value)
    if isinstance(items, str):
        items = parted(items)
    for item in items if isinstance(items, (list, tuple)) else [items]:
        if isinstance(item, Order):
            yield item
            continue
        date, amount, currency, name = _parts(item)
        when = moment(date, zone=draft.zone, day_first=draft.day_first)
        if when.at is None:
            draft.aside("orders", cell, f"one order was left out: its date {when.note or 'is missing'}")
            continue
        if when.note:
            draft.remark("orders", when.note, date)
        yield _order(draft, when.at, amount, currency, name)


def _parts(item: Any) -> tuple[Any, Any, Any, str]:
    if isinstance(item, Mapping):
        return item.get("at"), item.get("amount"), item.get("currency"), cells.plain(item.get("id") or "")
    found = _ORDER.match(str(item).strip())
    return (found[1], found[2] or None, None, "") if found else (item, None, None, "")


def _order(draft: Draft, at: datetime, raw: Any, currency: Any = None, name: str = "") -> Order:
    amount, code, note = cells.money(raw) if not cells.is_nothing(raw) else (None, None, "")
    if note:
        draft.remark("orders", say("amount {note}", note=as_sentence(note)), raw)
    given = cells.currency_code(cells.plain(currency)) if not cells.is_nothing(currency) else None
    return Order(at=at, amount=amount, currency=given or code, id=name)
