"""Rows of diagnoses as Arrow: the schema of `frame_columns`, batches of it, and a stream of batches. Needs pyarrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import islice
from typing import Any

from silentbuyer.batch.frame_columns import COLUMNS, VERSION

BATCH = 5_000
"""Rows of one batch: enough for Arrow to be fast, few enough that their Python values are no burden."""

VERSION_KEY = b"silentbuyer.columns"
"""Where the schema's metadata says which version of the columns it is."""


def pyarrow(purpose: str) -> Any:
    """The module pyarrow.

    Raises:
        ImportError: when it is not installed, saying what to install for `purpose`.

    """
    try:
        return import_module("pyarrow")  # optional, so a type checker may not find it
    except ImportError as error:
        raise ImportError(f"{purpose} need pyarrow: pip install 'silentbuyer[arrow]'") from error


def schema() -> Any:
    """The ``pyarrow.Schema`` of diagnoses; its metadata names the version of the columns."""
    pa = pyarrow("diagnoses as Arrow")
    kinds = {
        "text": pa.string(),
        "number": pa.float64(),
        "whole": pa.int64(),
        "moment": pa.timestamp("us", tz="UTC"),
        "clock": pa.timestamp("us"),
        "texts": pa.list_(pa.string()),
        "numbers": pa.list_(pa.float64()),
    }
    fields = [(column.name, kinds[column.kind]) for column in COLUMNS]
    return pa.schema(fields, metadata={VERSION_KEY: str(VERSION).encode()})


def batches(rows: Iterable[Mapping[str, Any]], size: int = BATCH) -> Iterator[Any]:
    """Record batches of at most `size` rows, made one at a time."""
    shape, source = schema(), iter(rows)
    while part := list(islice(source, size)):
        yield batch(part, shape)


class TableOf:
    """Rows gathered into a table; of many, only the latest are held as Python values."""

    def __init__(self) -> None:
        self._rows: list[Mapping[str, Any]] = []
        self._batches: list[Any] = []

    def add(self, row: Mapping[str, Any]) -> None:
        """Take one row."""
        self._rows.append(row)
        if len(self._rows) >= BATCH:
            self._pack()

    def table(self) -> Any:
        """The ``pyarrow.Table`` of all rows so far."""
        self._pack()
        return pyarrow("diagnoses as Arrow").Table.from_batches(self._batches, schema())

    def _pack(self) -> None:
        self._batches += batches(self._rows)
        self._rows = []


def batch(rows: Sequence[Mapping[str, Any]], shape: Any) -> Any:
    """One record batch; characters that no text has (lone surrogates) are replaced, for Arrow refuses them."""
    rows = list(rows)
    make = pyarrow("diagnoses as Arrow").RecordBatch.from_pylist
    try:
        return make(rows, schema=shape)
    except UnicodeEncodeError:
        return make([{name: _sound(value) for name, value in row.items()} for row in rows], schema=shape)


def _sound(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    return [_sound(item) for item in value] if isinstance(value, list) else value


def reader(rows: Iterable[Mapping[str, Any]]) -> Any:
    """The rows as a ``pyarrow.RecordBatchReader``, which gives them away once."""
    return pyarrow("diagnoses as Arrow").RecordBatchReader.from_batches(schema(), batches(rows))
