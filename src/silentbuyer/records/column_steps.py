"""The steps of a table, each for all rows of a block at once: what is usual or repeats is not worked out row by row."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from silentbuyer.language.saying import say
from silentbuyer.model.customer import Remark
from silentbuyer.records.block import Block, Outcome
from silentbuyer.records.customer_fields import channel_of, id_of, needed
from silentbuyer.records.form import Form
from silentbuyer.records.gathering import Draft, Step
from silentbuyer.records.record_log import DATED
from silentbuyer.records.usual_cells import USUAL

ColumnStep = Callable[[Block], None]
Context = Callable[[Block], Sequence[Hashable]]
_MOST, _LONGEST = 1_000, 200  # what a step remembers, as in `remembering`
_TOGETHER = 4  # columns whose texts return together; of more they hardly do (judgement)
_MESSAGES, _TIMED = frozenset(("messages", *DATED)), frozenset(("orders", "last_order_at", "arrival"))
_EMPTY = {"about": ""}  # what a field is in a row whose cell holds nothing, where it is not None


def column_steps(form: Form) -> Iterator[ColumnStep]:
    """The steps that have something to read in the rows of a form, in the order in which the remarks come."""
    yield _identified
    for fields, step in needed(form):
        if all(field in USUAL and field in form.single for field in fields):
            yield _UsualStep(step, {field: form.single[field] for field in fields})
        else:
            places = tuple(place for field in fields for place in form.places[field])
            yield _RememberingStep(step, places, _context(fields))


def _identified(block: Block) -> None:
    """The ids of rows that have one; a table without a column for it has the names of its rows from the start."""
    if "id" in block.form.single:
        _UsualStep(_id, {"id": block.form.single["id"]})(block)
        block.failed.update(row for row, name in enumerate(block.made["id"]) if name is None)
    elif "id" in block.made:
        note = say("the record has none: called by its place")
        block.remarks.append([(Remark("id", note, name),) for name in block.made["id"]])
    else:
        block.failed.update(range(block.size))


def _id(draft: Draft, made: dict[str, Any]) -> None:
    made["id"] = id_of(draft, None)


@attrs.frozen
class _UsualStep:
    """A step whose fields are the cells of their columns as they stand, but for odd ones, which it reads itself."""

    step: Step
    places: Mapping[str, int]

    def __call__(self, block: Block) -> None:
        columns = {field: block.values[place] for field, place in self.places.items()}
        odd = {row for field, column in columns.items() for row in USUAL[field].odd_rows(column)}
        read = [(row, block.outcome(self.step, row)) for row in sorted(odd)]
        for field, column in columns.items():
            empty = _EMPTY.get(field)
            block.made[field] = column if empty is None else [empty if cell is None else cell for cell in column]
        if read:
            block.take(read)


@attrs.frozen
class _RememberingStep:
    """A step with what came of the texts in its columns before; `context` is what else it looks at."""

    step: Step
    places: tuple[int, ...]
    context: Context | None
    known: dict[Hashable, Outcome] = attrs.field(factory=dict, init=False)

    def __call__(self, block: Block) -> None:
        marks = self._marks(block)
        found = list(map(self.known.get, marks))
        outcomes = [self._learned(block, row, marks[row]) if one is None else one for row, one in enumerate(found)]
        for name in next((one.fields for one in outcomes if one.fields), ()):
            block.made[name] = [one.fields.get(name) for one in outcomes]
        if any(remarks := [one.remarks for one in outcomes]):
            block.remarks.append(remarks)
        if any(extras := [one.extra for one in outcomes]):
            block.set_aside(extras)

    def _marks(self, block: Block) -> Sequence[Hashable]:
        """What each row is remembered by, the text of one column or of all with the context; None for what is not."""
        if len(self.places) > _TOGETHER:
            return [None] * block.size
        columns = [_marks(block.values[place]) for place in self.places]
        if self.context is None and len(columns) == 1:
            return columns[0]
        texts = zip(*columns, strict=True)
        if self.context is None:
            return [None if None in mark else mark for mark in texts]
        return [
            None if None in mark else (*mark, around) for mark, around in zip(texts, self.context(block), strict=True)
        ]

    def _learned(self, block: Block, row: int, mark: Hashable) -> Outcome:
        found = self.known.get(mark)  # of an earlier row of the block
        if found is None:
            found = block.outcome(self.step, row)
            if mark is not None and row not in block.failed and len(self.known) < _MOST:
                self.known[mark] = found
        return found


def _marks(column: Sequence[Any]) -> Sequence[str | None]:
    """A column by which an outcome is remembered: "" is nothing, and None what is no text or too long for a memory."""
    if set(map(type, column)) == {str} and max(map(len, column)) <= _LONGEST:
        return column
    texts = ("" if cell is None else cell for cell in column)
    return [text if type(text) is str and len(text) <= _LONGEST else None for text in texts]


def _context(fields: Sequence[str]) -> Context | None:
    """What else than its own columns the step looks at that reads these fields."""
    if "subdivision" in fields:
        return lambda block: block.filled("country")
    if not _MESSAGES.isdisjoint(fields):
        return lambda block: list(zip(_channels(block), block.zones(), strict=True))
    return None if _TIMED.isdisjoint(fields) else Block.zones


def _channels(block: Block) -> list[str]:
    ways = ("email", "phone", "contacts")
    rows = zip(*map(block.filled, ways), strict=True)
    return ["email" if row[0] else channel_of(dict(zip(ways, row, strict=True))) for row in rows]
