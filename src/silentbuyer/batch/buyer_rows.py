"""The buyers of a table: its rows read, those of one id as one customer, with their messages and orders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from silentbuyer.batch.delimited import Fault
from silentbuyer.batch.ids_seen import IdsSeen
from silentbuyer.batch.messages import JoinedLog
from silentbuyer.batch.order_rows import JoinedOrders
from silentbuyer.batch.provenance import BadRow, Source
from silentbuyer.batch.row_blocks import Manner, RowBlocks
from silentbuyer.batch.same_id import WINDOW, grouped, size_of
from silentbuyer.batch.stream import column_of
from silentbuyer.batch.tabular import Record, Table
from silentbuyer.batch.watching import Watch
from silentbuyer.language.saying import mark
from silentbuyer.model.customer import Customer
from silentbuyer.records.one_buyer import may_be_one, one_buyer

__all__ = ["Manner", "customers_of"]

BLOCK = 500
"""Rows that are read together; of more, none is read sooner (measured)."""
_CELLS, _CHARACTERS = 100_000, 1 << 18
"""And of wide and giant rows no more than so many cells and characters."""

Group = Sequence[Record | Fault]


def customers_of(
    table: Table, manner: Manner, source: Source, *, log: JoinedLog | None, watch: Watch, bought: JoinedOrders
) -> Iterator[Customer | BadRow]:
    """The buyers of a table, joined with their messages and orders; a row that is none is reported in its place."""
    try:
        yield from log.faults if log else ()
        yield from bought.faults
        found = _buyers_of(table, manner, source, watch)
        if log:
            found = _with_log(found, log, watch)
        how = {"zone": manner.zone, "day_first": manner.day_first}
        if bought.orders:
            found = (one if isinstance(one, BadRow) else bought.joined(one, **how) for one in found)
        yield from found
        if log:
            watch.strangers, watch.logged = log.strangers(), log.base.size
    finally:
        table.close()
        if log:
            log.close()


def _with_log(found: Iterable[Customer | BadRow], log: JoinedLog, watch: Watch) -> Iterator[Customer | BadRow]:
    for one in found:
        logged = one if isinstance(one, BadRow) else log.joined(one)
        watch.told_of += logged is not one
        yield logged


def _buyers_of(table: Table, manner: Manner, source: Source, watch: Watch) -> Iterator[Customer | BadRow]:
    # Rows that a program hands over are not kept waiting for others, and each has its own answer.
    handed = table.format in {"rows", "arrow"}
    groups = grouped(table.records, _id_columns(source), 0 if handed else WINDOW)
    rows = RowBlocks(manner, source)
    most = 1 if handed else max(1, min(BLOCK, _CELLS // max(1, len(table.columns))))
    with IdsSeen() as seen:
        for block in _blocks(groups, most):
            made = rows.read([item for group in block for item in group])
            items = iter(made)
            for group in block:
                yield from _buyers([(item.number, next(items)) for item in group], source, seen, watch)


def _blocks(groups: Iterable[Group], most: int) -> Iterator[list[Group]]:
    """Groups together, so that there are some `most` rows, fewer of giants."""
    block: list[Group] = []
    rows = size = 0
    for group in groups:
        block.append(group)
        rows, size = rows + len(group), size + sum(map(size_of, group))
        if rows >= most or size > _CHARACTERS:
            yield block
            block, rows, size = [], 0, 0
    if block:
        yield block


def _id_columns(source: Source) -> tuple[str, ...]:
    return tuple(theirs for theirs, ours in source.mapping.items() if ours == "id")


_FAR = f": rows of one id are one buyer in a file that has them within {WINDOW:,} rows"
_OTHER = mark(": it has another company and other addresses")


def _buyers(
    group: Sequence[tuple[int, Customer | BadRow]], source: Source, seen: IdsSeen, watch: Watch
) -> Iterator[Customer | BadRow]:
    """The buyer whose rows these are, and the rows that are none of this buyer's."""
    rows: list[tuple[int, Customer]] = []
    for number, found in group:
        if isinstance(found, BadRow):
            yield found
        elif (first := seen.first(found.id, number)) != (rows[0][0] if rows else number):
            yield _of_another(source, number, found.id, first, _FAR)
        elif rows and not may_be_one(rows[0][1], found):
            yield _of_another(source, number, found.id, rows[0][0], _OTHER)
        else:
            rows.append((number, found))
    if rows:
        watch.joined += len(rows) - 1
        yield one_buyer(rows)


def _of_another(source: Source, row: int, name: str, first: int, why: str) -> BadRow:
    return BadRow(source.file, row, column_of(source, "id"), f"an id of its own (row {first} has it){why}", name[:120])
