"""A table as one thing: its columns and a stream of records, none lost and none twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from silentbuyer.batch.delimited import Fault, Row
from silentbuyer.batch.encodings import Encoding
from silentbuyer.batch.footers import begins_as_buyer, is_footer
from silentbuyer.errors import RecordError
from silentbuyer.values.raised import MEANT_TO_END, told

MOST_COLUMNS = 16_384
"""The columns of the widest sheet that Excel makes; a wider header is damage or an attack."""


@attrs.frozen
class Record:
    """One record: where it starts, its columns with a value for each, and remarks on how it was read."""

    number: int
    columns: tuple[str, ...]
    values: Sequence[Any]
    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, number: int, cells: Mapping[str, Any]) -> Record:
        """A record of column -> cell."""
        return cls(number, tuple(cells), tuple(cells.values()))

    @property
    def cells(self) -> dict[str, Any]:
        """Column -> cell."""
        return dict(zip(self.columns, self.values, strict=True))


def unbroken(found: Iterable[Record | Fault]) -> Iterator[Record | Fault]:
    """The records, and where a file or database breaks off while it is read, a fault that says so."""
    last = 0
    try:
        for item in found:
            last = item.number
            yield item
    except (RecordError, GeneratorExit, *MEANT_TO_END):
        raise
    except BaseException as error:  # noqa: BLE001 - decoders, databases and generators of strangers raise anything
        yield Fault(last + 1, "records to the end of the file; none is read from here on", told(error, 120))


@attrs.frozen(kw_only=True)
class Table:
    """An opened table; `records` can be walked once and never raises for what the file holds.

    The other fields are those of `Source`; `headless` tells that no row names the columns; `unread` are sheets with
    columns of their own; `passed` gathers,
    while it is read, the numbers of rows that are totals and notices of a report.
    """

    file: str
    format: str
    columns: tuple[str, ...]
    records: Iterator[Record | Fault] = attrs.field(converter=unbroken)
    encoding: Encoding | None = None
    delimiter: str | None = None
    reader: str | None = None
    notes: tuple[str, ...] = ()
    headless: bool = False
    unread: tuple[str, ...] = ()
    passed: list[int] = attrs.field(factory=list)
    close: Callable[[], None] = lambda: None


def sample(found: Iterator[Record | Fault], rows: int, characters: int = 4 << 20) -> list[Record | Fault]:
    """The first records of a stream, fewer of them when they are giants, so that a look ahead stays small."""
    taken: list[Record | Fault] = []
    while len(taken) < rows and characters > 0:
        record = next(found, None)
        if record is None:
            break
        taken.append(record)
        cells = record.values if isinstance(record, Record) else ()
        characters -= sum(len(cell) for cell in cells if isinstance(cell, str))
    return taken


def name_columns(cells: Iterable[object], width: int = 0) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the columns, each once: a second ``Phone`` is ``Phone (2)``, a nameless one ``column 7``.

    Nameless ones at the end are none, but for those within the `width` to which the rows below are filled.
    """
    counts: Counter[str] = Counter()
    names, notes = [], []
    cells = list(cells)
    if len(cells) > MOST_COLUMNS:
        raise RecordError(f"row 1: must be the names of at most {MOST_COLUMNS:,} columns, got {len(cells):,} cells")
    texts = ["" if cell is None else str(cell).strip().lstrip("\ufeff").replace("\x00", "")[:200] for cell in cells]
    while len(texts) > width and texts and not texts[-1]:
        texts.pop()
    texts += [""] * (min(width, MOST_COLUMNS) - len(texts))
    for place, text in enumerate(texts, 1):
        name = text or f"column {place}"
        counts[name] += 1
        if counts[name] > 1:
            notes.append(f"the column {name!r} is there {counts[name]} times: called '{name} ({counts[name]})'")
            name = f"{name} ({counts[name]})"
        names.append(name)
    return tuple(names), tuple(notes)


def filled_to(row: Row | Fault) -> int:
    """How far a row holds anything."""
    cells = row.cells if isinstance(row, Row) else ()
    return next((len(cells) - place for place, cell in enumerate(reversed(cells)) if str(cell or "").strip()), 0)


LONE = "only one cell of the row is filled"
"""The note on a row that may be a heading or a remark as well as a buyer of whom nothing else is known."""


def _is_lone(cells: Sequence[object], columns: Sequence[str]) -> bool:
    if len(columns) <= 2:
        return False
    filled = 0
    for cell in cells:
        filled += cell is not None and bool(str(cell).strip())
        if filled > 1:  # of most rows the first two cells
            return False
    return filled == 1


def _is_header(cells: Sequence[object], columns: Sequence[str]) -> bool:
    """Whether a row names the columns once more, as the pages of a printed report do."""
    if len(cells) < len(columns) or str(cells[0]).strip() != columns[0]:
        return False
    return all(str(cell).strip() == name for cell, name in zip(cells, columns, strict=False))


def records(
    rows: Iterable[Row | Fault], columns: tuple[str, ...], passed: list[int] | None = None
) -> Iterator[Record | Fault]:
    """Rows under their column names; a row with more cells than columns has slipped and is a fault.

    Totals and notices of a report are no records: their numbers go to `passed`.
    """
    for row in rows:
        if isinstance(row, Fault):
            yield row
        elif len(row.cells) == len(columns) and not row.notes and _is_ordinary(row.cells, columns[0]):
            yield Record(row.number, columns, row.cells)
        elif passed is not None and len(columns) > 1 and _is_no_buyer(row.cells, columns):
            passed.append(row.number)
        else:
            yield _fitted(row, columns)


def _is_ordinary(cells: Sequence[object], name: str) -> bool:
    """Whether a row is one of nearly all: its first two cells are filled, and do not begin as a total or a header."""
    if len(cells) < 3:
        return False
    first, second = cells[0], cells[1]
    if not isinstance(first, str) or not isinstance(second, str) or not second or second.isspace():
        return False
    return begins_as_buyer(first) and first.strip() != name


def _is_no_buyer(cells: Sequence[object], columns: Sequence[str]) -> bool:
    return is_footer(cells, len(columns)) or _is_header(cells, columns)


def _fitted(row: Row, columns: tuple[str, ...]) -> Record | Fault:
    """A row of any width as a record, with what is remarked of it."""
    width = len(row.cells)
    extra = [cell for cell in row.cells[len(columns) :] if cell is not None and str(cell).strip()]
    if extra:
        expected = f"{len(columns)} cells (a delimiter inside a cell needs quotation marks)"
        return Fault(row.number, expected, f"{width} cells, too many from {str(extra[0])[:60]!r} on")
    notes = row.notes
    if width < len(columns):
        notes += (f"the row has {width} of {len(columns)} cells; the missing ones were read as nothing",)
    if _is_lone(row.cells, columns):
        notes += (LONE,)
    return Record(row.number, columns[:width], row.cells[: len(columns)], notes)
