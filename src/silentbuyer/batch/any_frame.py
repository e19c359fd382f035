"""Data frames of any library through narwhals: their rows in, and columns beside them back in the same kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

import attrs

from silentbuyer.batch.arrow import pyarrow
from silentbuyer.errors import RecordError

_CLUSTERS = {"dask": "silentbuyer.cluster.on_dask", "pyspark": "silentbuyer.cluster.on_spark"}
_BESIDE = "_input"
"""What is put behind the name of an input's column where one of ours has the same."""


@attrs.frozen
class AnyFrame:
    """A frame as it was given, and the same held in memory as a narwhals frame.

    Attributes:
        given: pandas, polars (lazy too), pyarrow, a DuckDB relation, or whatever has an Arrow stream.
        held: the ``narwhals.DataFrame`` of its rows.

    """

    given: Any
    held: Any

    @classmethod
    def of(cls, given: Any) -> AnyFrame:
        """The frame, collected if it is lazy.

        Raises:
            RecordError: when it is no data frame, or lies on a cluster.
            ImportError: when narwhals is not installed.

        """
        nw = _narwhals()
        try:
            found = nw.from_native(given, pass_through=True)
        except nw.exceptions.NarwhalsError as error:
            raise RecordError(f"the frame cannot be read: {str(error)[:200]}") from error
        if isinstance(found, nw.LazyFrame):
            return cls(given, _collected(found))
        if isinstance(found, nw.DataFrame):
            return cls(given, found)
        if hasattr(given, "__arrow_c_stream__"):
            return cls(given, nw.from_native(pyarrow("such frames").table(given), eager_only=True))
        word = "data frame (pandas, polars, pyarrow, DuckDB ...)"
        raise RecordError(
            f"must be a {word}, got {type(given).__name__}; for rows of mappings: diagnose_all(read_customers(rows))"
        )

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(map(str, self.held.columns))

    def __len__(self) -> int:
        return len(self.held)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """The rows as mappings of column and value, in order."""
        try:
            yield from self.held.iter_rows(named=True)
        except _narwhals().exceptions.NarwhalsError as error:
            raise RecordError(f"the frame cannot be read: {str(error)[:200]}") from error

    def beside(self, answers: Any, keep: Sequence[str]) -> Any:
        """A ``pyarrow.Table`` of the first rows' answers, the columns `keep` behind it, as the kind that was given."""
        nw = _narwhals()
        made = nw.from_arrow(answers, backend=self.held.implementation)
        taken = set(made.columns)
        held = self.held.head(len(answers))
        kept = [held[name].alias(name + _BESIDE if name in taken else name) for name in keep]
        native = (made.with_columns(*kept) if kept else made).to_native()
        if self.held.implementation.is_pandas_like():
            native.index = self.given.index[: len(answers)]
        return _as_given(native, self.given)


def _narwhals() -> Any:
    try:
        return import_module("narwhals")  # optional, so a type checker may not find it
    except ImportError as error:
        raise ImportError("data frames need narwhals: pip install 'silentbuyer[frames]'") from error


def _collected(lazy: Any) -> Any:
    name = lazy.implementation.value
    if name in _CLUSTERS:
        raise RecordError(f"a frame of {name} stays where it is: say {_CLUSTERS[name]}.diagnose(frame, job)")
    if name == "polars":
        return lazy.collect()
    if name == "duckdb":
        return lazy.collect("pyarrow")
    raise RecordError(f"a lazy frame of {name} is not taken: collect it first, for example as a pyarrow table")


def _as_given(native: Any, given: Any) -> Any:
    """The same lazily where that was given, and in the same connection for a DuckDB relation."""
    kind = type(given).__module__.partition(".")[0]
    if kind == "polars" and hasattr(given, "collect"):
        return native.lazy()
    if kind in {"duckdb", "_duckdb"}:
        answers = native  # noqa: F841 - DuckDB finds the table by the name of this variable
        return given.query("given", "select * from answers")
    return native
