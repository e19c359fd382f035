"""Orders that stand in a table of their own, keyed by the buyer's id, joined to the buyers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from silentbuyer.batch.frames import open_rows
from silentbuyer.batch.provenance import BadRow
from silentbuyer.batch.tabular import Record, Table
from silentbuyer.errors import RecordError
from silentbuyer.model.customer import Customer
from silentbuyer.records import cells
from silentbuyer.records.headers import Plan, plan
from silentbuyer.records.read_record import read_record

_NEEDED = {"customer_id": "whose order it is", "at": "when it was placed"}


@attrs.frozen
class JoinedOrders:
    """Orders by the id of their buyer, with the rows that name none; all are held in memory."""

    orders: Mapping[str, list[Mapping[str, Any]]]
    faults: tuple[BadRow, ...] = ()

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, Any]] | Any) -> JoinedOrders:
        """The orders of a data frame or of mappings; the columns are customer_id, at, amount, currency, id.

        Raises:
            RecordError: when it is neither, or has no column that says whose and when.

        """
        table = open_rows(rows, name="orders")
        named = plan(table.columns, table="orders")
        _refuse_lacking(table, named)
        found: dict[str, list[Mapping[str, Any]]] = {}
        faults = []
        for item in table.records:
            order = (
                {named.fields[name]: cell for name, cell in item.cells.items() if name in named.fields}
                if isinstance(item, Record)
                else {}
            )
            whose = order.pop("customer_id", None)
            if cells.is_nothing(whose):
                faults.append(BadRow(table.file, item.number, "customer_id", "the id of a buyer"))
            else:
                found.setdefault(_id(whose), []).append(order)
        return cls(found, tuple(faults))

    def joined(self, customer: Customer, **how: Any) -> Customer:
        """The buyer with the orders of the table; what could not be read of one is remarked."""
        mine = self.orders.get(customer.id)
        if not mine:
            return customer
        read = read_record({"id": customer.id, "orders": mine}, **how)
        orders = sorted({*customer.orders, *read.orders}, key=lambda order: (order.at, order.id, order.amount or 0.0))
        return attrs.evolve(customer, orders=tuple(orders), remarks=(*customer.remarks, *read.remarks))


def _id(cell: Any) -> str:
    return cells.bare_id(cells.plain(cell).strip())


def _refuse_lacking(table: Table, named: Plan) -> None:
    for needed, meaning in _NEEDED.items():
        if table.columns and needed not in named.fields.values():
            shown = ", ".join(repr(column[:40]) for column in table.columns[:8])
            raise RecordError(f"orders: must have a column {needed!r} ({meaning}), got {shown}")
