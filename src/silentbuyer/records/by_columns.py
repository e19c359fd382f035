"""The lenient door for many rows of one table: the same customers as `read_record` makes of them one by one, sooner."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs

from silentbuyer.model.customer import Customer
from silentbuyer.records.block import Block
from silentbuyer.records.column_steps import ColumnStep, column_steps
from silentbuyer.records.form import Form
from silentbuyer.records.headers import plan


@attrs.frozen
class ByColumns:
    """A table whose rows are read in blocks; what its columns say again and again it remembers.

    Attributes:
        form: its columns and their fields.
        steps: what is done with them.
        zone: IANA name of the clock of dates without a zone; None takes the buyer's own, else UTC.
        day_first: whether ``03/04/2026`` is 3 April; None leaves such a date unread.

    """

    form: Form
    steps: tuple[ColumnStep, ...]
    zone: str | None = None
    day_first: bool | None = None

    @classmethod
    def of(cls, columns: Sequence[str], *, zone: str | None = None, day_first: bool | None = None) -> ByColumns:
        """The reading of a table with these columns, each name once."""
        form = Form.of(columns, plan(tuple(columns)))
        return cls(form, tuple(column_steps(form)), zone, day_first)

    def customers(self, rows: Sequence[Sequence[Any]], names: Sequence[str] | None = None) -> list[Customer | None]:
        """The customer of each row; None for one that `read_record` must read, which tells what is wrong with it.

        Args:
            rows: the cells of each, as many as there are columns.
            names: what the buyers are called by in a table without ids.

        """
        block = Block.of(rows, self.form, zone=self.zone, day_first=self.day_first)
        if names is not None:
            block.made["id"] = names
        for step in self.steps:
            step(block)
        return block.customers()
