"""Some rows of one table on their way to customers, column by column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from typing import Any

import attrs

from silentbuyer.errors import CustomerError
from silentbuyer.model.customer import Customer, Remark
from silentbuyer.model.many_customers import customers
from silentbuyer.records.form import Form
from silentbuyer.records.gathering import NOTHING, Draft, Step, kept
from silentbuyer.records.sound import are_sound
from silentbuyer.values.raised import MEANT_TO_END

_UNFILLED: Mapping[str, Any] = {field.name: field.default for field in attrs.fields(Customer)}
_LOOKED_AT = ("country", "email", "phone", "contacts")
"""What a step may look at of what others have made of the row."""
Remarks = tuple[Remark, ...]


@attrs.frozen
class Outcome:
    """What one step makes of one row: fields of the customer, remarks, and what it keeps aside."""

    fields: Mapping[str, Any] = attrs.field(factory=dict)
    remarks: Remarks = ()
    extra: Mapping[str, Any] = NOTHING


@attrs.define
class Block:
    """The rows so far.

    Attributes:
        form: of their table.
        values: the cells of each column; None for one that holds nothing.
        size: how many rows there are.
        zone: as of a `Draft`, and so is `day_first`.
        made: field of a customer -> its value in each row.
        remarks: what each step that had anything to remark remarked of each row.
        extra: row -> what is kept aside of it.
        failed: rows that must be read by themselves.

    """

    form: Form
    values: list[Sequence[Any]]
    size: int
    zone: str | None
    day_first: bool | None
    made: dict[str, Sequence[Any]] = attrs.field(factory=dict)
    remarks: list[Sequence[Remarks]] = attrs.field(factory=list)
    extra: dict[int, dict[str, Any]] = attrs.field(factory=dict)
    failed: set[int] = attrs.field(factory=set)

    @classmethod
    def of(cls, rows: Sequence[Sequence[Any]], form: Form, **how: Any) -> Block:
        """A block of rows that are as wide as their form; cells of columns without a field are kept aside at once."""
        block = cls(form, [], len(rows), **how)
        for place, column in enumerate(zip(*rows, strict=True)):
            block.values.append(block._held(column))
            if form.fields[place] is None:
                name = form.columns[place]
                block.set_aside({name: kept(cell)} if cell is not None else {} for cell in block.values[place])
        return block

    def _held(self, column: Sequence[Any]) -> Sequence[Any]:
        """A column of cells that may be worked with, None for what holds nothing; a row that needs mending fails."""
        kinds = set(map(type, column))
        texts = column if kinds == {str} else [cell for cell in column if cell is not None]
        if kinds <= {str, type(None)} and are_sound(texts):
            if len(texts) == self.size and all(map(str.strip, texts)):
                return column
            return [cell if cell and not cell.isspace() else None for cell in column]
        draft = Draft(self.form, [])
        held = []
        for row, cell in enumerate(column):
            held.append(draft.mended(cell, 0))
            if draft.remarks:
                draft.remarks.clear()
                self.failed.add(row)
        return held

    def filled(self, field: str) -> Sequence[Any]:
        """What a field is in each row, whether or not a step has made it."""
        return self.made[field] if field in self.made else [_UNFILLED[field]] * self.size

    def zones(self) -> Sequence[str | None]:
        """The clock of each row's dates without a zone."""
        return [self.zone] * self.size if self.zone else self.filled("timezone")

    def set_aside(self, aside: Iterable[Mapping[str, Any]]) -> None:
        """Keep something of rows aside, of the first row first."""
        for row, items in enumerate(aside):
            if items:
                self.extra.setdefault(row, {}).update(items)

    def outcome(self, step: Step, row: int) -> Outcome:
        """What a step makes of a row by itself; of a row at which it fails nothing, for that is read once more."""
        zone = self.zone or (self.made["timezone"][row] if "timezone" in self.made else None)
        draft = Draft(self.form, [column[row] for column in self.values], zone, self.day_first)
        before = {name: self.made[name][row] for name in _LOOKED_AT if name in self.made}
        fields = before.copy()
        try:
            step(draft, fields)
        except MEANT_TO_END:
            raise
        except BaseException:  # noqa: BLE001 - `read_record` tells of it, when it reads the row
            self.failed.add(row)
            return Outcome()
        new = {name: value for name, value in fields.items() if name not in before}
        return Outcome(new, tuple(draft.remarks), draft.extra)

    def take(self, outcomes: Iterable[tuple[int, Outcome]]) -> None:
        """Take in what a step has made of rows by themselves."""
        remarks: list[Remarks] = [()] * self.size
        columns: dict[str, list[Any]] = {}
        for row, outcome in outcomes:
            for name, value in outcome.fields.items():
                if name not in columns:
                    columns[name] = list(self.filled(name))
                columns[name][row] = value
            remarks[row] = outcome.remarks
            if outcome.extra:
                self.extra.setdefault(row, {}).update(outcome.extra)
        self.made |= columns
        if any(remarks):
            self.remarks.append(remarks)

    def customers(self) -> list[Customer | None]:
        """The customer of each row; None for a row that must be read by itself."""
        good = [row not in self.failed for row in range(self.size)]
        columns = {**self.made, "remarks": self._remarks(), "extra": self._extra()}
        if self.failed:
            columns = {name: list(compress(column, good)) for name, column in columns.items()}
        try:
            made = iter(customers(columns, sum(good)) if any(good) else ())
        except CustomerError:  # some row holds what no customer may: which, is told when they are read one by one
            return [None] * self.size
        return [next(made) if is_good else None for is_good in good]

    def _extra(self) -> Sequence[Mapping[str, Any]]:
        return [self.extra.get(row, NOTHING) for row in range(self.size)] if self.extra else [NOTHING] * self.size

    def _remarks(self) -> Sequence[Remarks]:
        """The remarks of each row; rows of which the same was remarked share them."""
        if len(self.remarks) < 2:
            return self.remarks[0] if self.remarks else [()] * self.size
        shared: dict[tuple[int, ...], Remarks] = {}
        joined = []
        for parts in zip(*self.remarks, strict=True):
            mark = tuple(map(id, parts))
            if mark not in shared:
                shared[mark] = tuple(remark for part in parts for remark in part)
            joined.append(shared[mark])
        return joined
