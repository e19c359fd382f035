"""Many diagnoses as one table-like value: a sequence that shows itself, becomes rows, and goes into any frame."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, overload

from silentbuyer.show.listing import COLUMNS, flat_row, table_lines

if TYPE_CHECKING:
    from silentbuyer.model.diagnosis import Diagnosis
    from silentbuyer.model.findings import Cause

_SHOWN = 20
_NUMBERS = ("probability", "second_probability", "elapsed_hours", "effective_hours", "p_reply")


class Diagnoses(Sequence["Diagnosis"]):
    """Diagnoses in the order of the buyers, as `diagnose_all` answers them; it cannot be changed."""

    __slots__ = ("_items",)
    _items: tuple[Diagnosis, ...]

    def __init__(self, diagnoses: Iterable[Diagnosis] = ()) -> None:
        self._items = tuple(diagnoses)

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, index: int) -> Diagnosis: ...
    @overload
    def __getitem__(self, index: slice) -> Diagnoses: ...
    def __getitem__(self, index: int | slice) -> Diagnosis | Diagnoses:
        return Diagnoses(self._items[index]) if isinstance(index, slice) else self._items[index]

    def __iter__(self) -> Iterator[Diagnosis]:
        return iter(self._items)

    def __eq__(self, other: object) -> bool:
        return self._items == other._items if isinstance(other, Diagnoses) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._items)

    @property
    def counts(self) -> dict[Cause, int]:
        """How many buyers each cause is the likeliest for, the most frequent first."""
        return dict(Counter(diagnosis.cause for diagnosis in self._items).most_common())

    def of(self, *causes: Cause | str) -> Diagnoses:
        """Those whose likeliest cause is one of these."""
        wanted = {str(cause) for cause in causes}
        return Diagnoses(diagnosis for diagnosis in self._items if diagnosis.cause.value in wanted)

    def to_rows(self) -> list[dict[str, Any]]:
        """Flat rows of text and numbers, ready for ``pandas.DataFrame(...)``, ``polars.DataFrame(...)`` or a CSV."""
        return [flat_row(diagnosis) for diagnosis in self._items]

    def to_html(self, *, title: str | None = None) -> str:
        """A whole page: counts by cause, a work list, and a card for every buyer."""
        from silentbuyer.show.report_page import TITLE, page

        return page(self._items, title=title or TITLE)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The rows as an Arrow stream, which polars, pandas, DuckDB and pyarrow read; needs pyarrow.

        Raises:
            ImportError: when pyarrow is not installed.

        """
        try:
            pa: Any = import_module("pyarrow")  # optional, so a type checker may not find it
        except ImportError as error:
            raise ImportError("Diagnoses as an Arrow stream need pyarrow: pip install 'silentbuyer[arrow]'") from error
        fields = [(name, pa.float64() if name in _NUMBERS else pa.string()) for name in COLUMNS]
        return pa.Table.from_pylist(self.to_rows(), schema=pa.schema(fields)).__arrow_c_stream__(requested_schema)

    def __repr__(self) -> str:
        top = ", ".join(f"{cause} {count}" for cause, count in list(self.counts.items())[:3])
        plural = "s" if len(self) != 1 else ""
        return f"<Diagnoses of {len(self)} buyer{plural}{': ' if top else ''}{top}>"

    def __str__(self) -> str:
        table = table_lines()
        shown = [table.line(diagnosis) for diagnosis in self._items[:_SHOWN]]
        more = [f"... and {len(self) - _SHOWN:,} more"] if len(self) > _SHOWN else []
        return "\n".join([*table.head(), *shown, *more])

    def _repr_html_(self) -> str:
        from silentbuyer.show.report_page import overview

        return overview(self._items, _SHOWN)


def counted(diagnoses: Iterable[Diagnosis]) -> Iterator[Diagnosis]:
    """The same diagnoses, while stderr shows how many there were: in place on a terminal, else every thousandth."""
    live, count = sys.stderr.isatty(), 0
    for count, diagnosis in enumerate(diagnoses, 1):
        if count % (10 if live else 1000) == 0:
            _tell(f"\r{count:,} buyers" if live else f"{count:,} buyers\n")
        yield diagnosis
    _tell(f"\r{count:,} buyers diagnosed\n" if live else f"{count:,} buyers diagnosed\n")


def _tell(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
