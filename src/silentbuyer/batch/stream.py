"""What the readers of buyers and of messages share: the stream with its counts, and how a table was understood."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from typing import Generic, Self, TypeVar

import attrs

from silentbuyer.batch.provenance import BadRow, Source
from silentbuyer.batch.reading_report import Report
from silentbuyer.batch.tabular import Record, Table, sample
from silentbuyer.batch.watching import Watch
from silentbuyer.records.headers import Plan

T = TypeVar("T")
_SAMPLE = 200
_SLASHED = re.compile(r"\s*(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d{2})\b")


class Reading(Generic[T]):
    """A stream of what was read, with `source` (how) and, once exhausted, counts: rows = good + bad + joined.

    `joined` are rows that were read into the buyer of an earlier row. `BadRow` of another file than the source (the
    message log of a customer file) is counted in `aside`. `report` tells what was assumed, left and not understood.
    """

    aside: int
    bad: int
    good: int

    def __init__(
        self, source: Source, items: Iterator[T | BadRow], close: Callable[[], None], watch: Watch | None = None
    ) -> None:
        self.source = source
        self._watch = watch or Watch(source, [])
        self.close = close
        """Lets go of the file before the end; reading to the end does it as well, and so does a ``with`` block."""
        self.good = self.bad = self.aside = 0
        self._items = items

    @property
    def rows(self) -> int:
        """Rows seen so far."""
        return self.good + self.bad + self.joined

    @property
    def joined(self) -> int:
        """Rows that were read into the buyer of an earlier row."""
        return self._watch.joined

    @property
    def report(self) -> Report:
        """What was read and what was not, so far; complete once the reading is exhausted."""
        return self._watch.report(good=self.good, bad=self.bad, aside=self.aside)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[T | BadRow]:
        return self

    def __next__(self) -> T | BadRow:
        item = next(self._items)
        self._watch.take(item)
        if not isinstance(item, BadRow):
            self.good += 1
        elif item.file == self.source.file:
            self.bad += 1
        else:
            self.aside += 1
        return item


def source_of(table: Table, theirs: Plan, reader: str, confidence: float, notes: tuple[str, ...]) -> Source:
    """All that is known of a table before its rows are read."""
    return Source(
        file=table.file,
        format=table.format,
        encoding=table.encoding.name if table.encoding else None,
        encoding_guessed=table.encoding.guessed if table.encoding else False,
        delimiter=table.delimiter,
        columns=table.columns,
        reader=reader,
        confidence=confidence,
        mapping=theirs.fields,
        unknown=theirs.unknown,
        notes=table.notes + notes,
    )


def dated(table: Table, *, day_first: bool | None) -> tuple[Table, bool | None, tuple[str, ...]]:
    """The table with the order of its slashed dates found out from its first rows, if one of them decides it."""
    if day_first is not None:
        return table, day_first, ()
    first = sample(table.records, _SAMPLE)
    table = attrs.evolve(table, records=itertools.chain(first, table.records))
    cells = (cell for item in first if isinstance(item, Record) for cell in item.values)
    found = [m for cell in cells if isinstance(cell, str) and (m := _SLASHED.match(cell[:20]))]
    day = [m[0].strip() for m in found if int(m[1]) > 12]
    month = [m[0].strip() for m in found if int(m[2]) > 12]
    if day and month:
        return table, None, (f"dates are written in two orders, such as {day[0]!r} and {month[0]!r}",)
    if not day and not month:
        return table, None, ()
    word = "day" if day else "month"
    return table, bool(day), (f"dates are read with the {word} first, since {(day or month)[0]!r} cannot be otherwise",)


def column_of(source: Source, ours: str) -> str:
    """Their name of the column that holds one of our fields."""
    return next((theirs for theirs, field in source.mapping.items() if field == ours), ours)
