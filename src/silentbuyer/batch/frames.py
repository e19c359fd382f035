"""Rows that are in memory already: data frames of any make through the Arrow PyCapsule protocol, and plain mappings."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any

from silentbuyer.batch.delimited import Fault
from silentbuyer.batch.tabular import Record, Table, sample, unbroken
from silentbuyer.errors import RecordError

_SAMPLE = 100


def open_rows(rows: Iterable[Mapping[str, Any]] | Any, name: str = "rows", place: str | None = None) -> Table:
    """The rows of a data frame (polars, pandas, pyarrow, duckdb ...) or of any iterable of mappings.

    `name` is what they are called where one cannot be read, `place` a column that numbers them.

    Raises:
        RecordError: when it is neither, or pyarrow is missing for a data frame.

    """
    if hasattr(rows, "__arrow_c_stream__"):
        return _arrow(rows, name, place)
    if isinstance(rows, (str, bytes, Mapping)) or not isinstance(rows, Iterable):
        raise RecordError(f"buyers must be a file, a data frame or rows of mappings, got {type(rows).__name__}")
    found = unbroken(_records(rows, place))
    first = sample(found, _SAMPLE)
    named = getattr(rows, "columns", ())  # what a frame calls its columns, of which it may have no row
    seen = (cell for item in first if isinstance(item, Record) for cell in item.cells)
    columns = tuple(column for column in dict.fromkeys([*named, *seen]) if column != place)
    return Table(file=name, format="rows", columns=columns, records=itertools.chain(first, found))


def _arrow(frame: Any, name: str, place: str | None) -> Table:
    try:
        pa: Any = import_module("pyarrow")  # optional, so a type checker may not find it
    except ImportError as error:
        advice = "pip install 'silentbuyer[arrow]', or give rows of mappings such as frame.to_dict('records')"
        raise RecordError(f"data frames need pyarrow: {advice}") from error
    stream = pa.RecordBatchReader.from_stream(frame)
    rows = (row for batch in stream for row in batch.to_pylist())
    columns = tuple(column for column in stream.schema.names if column != place)
    return Table(file=name, format="arrow", columns=columns, records=_records(rows, place))


def _records(rows: Iterable[Any], place: str | None = None) -> Iterator[Record | Fault]:
    for number, row in enumerate(rows, 1):
        if isinstance(row, Mapping):
            cells = {str(column): cell for column, cell in row.items()}
            yield Record.of(number if place is None else int(cells.pop(place)), cells)
        else:
            yield Fault(number, "a mapping of column and value", str(row)[:120])
