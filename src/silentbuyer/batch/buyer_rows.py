"""The buyers of a table: its rows read, those of one id as one customer, with their messages and orders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

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
    most = 1 if handed else max(1, min(BLOCK, _CELLS // max(1, len(table.columns))))
    with IdsSeen() as seen:
        work = _Buyers(RowBlocks(manner, source), source, seen, watch)
        for block in _blocks(groups, most):
            yield from work.of(block)


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


@attrs.frozen
class _Buyers:
    """The buyers of a table, block by block."""

    rows: RowBlocks
    source: Source
    seen: IdsSeen
    watch: Watch

    def of(self, block: Sequence[Group]) -> Iterator[Customer | BadRow]:
        """The buyer of each group, after the rows that are none of this buyer's."""
        items = [item for group in block for item in group]
        made = self.rows.read(items)
        firsts = self._firsts(items, made)
        place = 0
        for group in block:
            stop = place + len(group)
            if stop - place == 1 and firsts[place] == items[place].number:  # nearly all: one row with an id of its own
                yield made[place]
            else:
                numbers = [item.number for item in group]
                yield from self._group(list(zip(numbers, made[place:stop], firsts[place:stop], strict=True)))
            place = stop

    def _firsts(self, items: Sequence[Record | Fault], made: Sequence[Customer | BadRow]) -> list[int]:
        """The first row of each customer's id; 0 where there is no customer."""
        told = [(one.id, item.number) for one, item in zip(made, items, strict=True) if isinstance(one, Customer)]
        firsts = self.seen.firsts(told)
        if len(firsts) == len(made):
            return firsts
        found = iter(firsts)
        return [next(found) if isinstance(one, Customer) else 0 for one in made]

    def _group(self, group: Sequence[tuple[int, Customer | BadRow, int]]) -> Iterator[Customer | BadRow]:
        rows: list[tuple[int, Customer]] = []
        for number, found, first in group:
            if isinstance(found, BadRow):
                yield found
            elif first != (rows[0][0] if rows else number):
                yield self._of_another(number, found.id, first, _FAR)
            elif rows and not may_be_one(rows[0][1], found):
                yield self._of_another(number, found.id, rows[0][0], _OTHER)
            else:
                rows.append((number, found))
        if rows:
            self.watch.joined += len(rows) - 1
            yield one_buyer(rows)

    def _of_another(self, row: int, name: str, first: int, why: str) -> BadRow:
        expected = f"an id of its own (row {first} has it){why}"
        return BadRow(self.source.file, row, column_of(self.source, "id"), expected, name[:120])
