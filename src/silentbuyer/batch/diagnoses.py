"""Many diagnoses as one table-like value: a sequence that shows itself, becomes rows, and goes into any frame."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Reversible
from typing import TYPE_CHECKING, Any, NoReturn, overload

from silentbuyer.show.listing import flat_row

if TYPE_CHECKING:
    from silentbuyer.charts.plots import Plots
    from silentbuyer.model.diagnosis import Diagnosis
    from silentbuyer.model.findings import Cause
    from silentbuyer.worklist.in_notebook import InNotebook
    from silentbuyer.worklist.work_list import Worklist

_SHOWN = 20


class Diagnoses(Collection["Diagnosis"], Reversible["Diagnosis"]):
    """Diagnoses in the order of the buyers, as `diagnose_all` answers them; it cannot be changed.

    It has a length, items and slices, and is an Arrow stream with the columns of ``batch.frame_columns``:
    ``polars.DataFrame(it)``, ``pandas.DataFrame.from_arrow(it)`` (pandas 3), ``pyarrow.table(it)`` and DuckDB take it.
    It is no ``collections.abc.Sequence`` by name: frames would look at its items before they ask for the stream.
    """

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

    def __reversed__(self) -> Iterator[Diagnosis]:
        return reversed(self._items)

    def __contains__(self, item: object) -> bool:
        return item in self._items

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

    def in_language(self, language: str) -> Diagnoses:
        """The same diagnoses with their sentences in another language."""
        return Diagnoses(diagnosis.in_language(language) for diagnosis in self._items)

    @property
    def language(self) -> str:
        """The language of the sentences."""
        return self._items[0].language if self._items else "en"

    def worklist(self, *, source: str = "", language: str | None = None) -> Worklist:
        """The list to work through: now, today, this week, waiting, give up; see `silentbuyer.worklist`."""
        from silentbuyer.worklist.work_list import worklist

        return worklist(self._items, source=source, language=language or self.language)

    @property
    def plot(self) -> Plots:
        """Figures for analysts: ``.causes()``, ``.silence()``, ``.timeline(id)``; they need matplotlib."""
        from silentbuyer.charts.plots import Plots

        return Plots(self._items)

    def to_html(self, *, title: str | None = None, language: str | None = None) -> str:
        """A whole page: the worklist with its filters, and a card for every buyer."""
        from silentbuyer.worklist.report import report

        return report(self._items, title=title or "", language=language or self.language)

    def show(self, *, height: int = 640, language: str | None = None) -> InNotebook:
        """The report in a cell of a notebook, with its search, filters and cards; `height` in pixels."""
        from silentbuyer.worklist.in_notebook import InNotebook

        return InNotebook(self.to_html(language=language), height)

    def to_arrow(self) -> Any:
        """A ``pyarrow.Table`` with the typed columns of ``batch.frame_columns``.

        Raises:
            ImportError: when pyarrow is not installed.

        """
        return _arrow_of(self._items).read_all()

    def to_pandas(self) -> Any:
        """The same as a ``pandas.DataFrame`` of any release of pandas; times are UTC, lists are arrays."""
        return self.to_arrow().to_pandas()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The typed columns as an Arrow stream, which polars, pandas 3, DuckDB and pyarrow read; needs pyarrow.

        Raises:
            ImportError: when pyarrow is not installed.

        """
        return _arrow_of(self._items).__arrow_c_stream__(requested_schema)

    def __array__(self, *_: object, **__: object) -> NoReturn:
        # pandas.DataFrame(diagnoses) asks for this before anything else, and would make one column of objects.
        raise TypeError("diagnoses are no array: say diagnoses.to_pandas() or pandas.DataFrame(diagnoses.to_rows())")

    def __repr__(self) -> str:
        top = ", ".join(f"{cause} {count}" for cause, count in list(self.counts.items())[:3])
        plural = "s" if len(self) != 1 else ""
        return f"<Diagnoses of {len(self)} buyer{plural}{': ' if top else ''}{top}>"

    def __str__(self) -> str:
        work = self.worklist()
        more = [f"... and {len(self) - _SHOWN:,} more"] if len(self) > _SHOWN else []
        return "\n".join([str(work[:_SHOWN]), *more])

    def _repr_html_(self) -> str:
        from silentbuyer.worklist.list_table import table

        return table(self.worklist(), _SHOWN)


def _arrow_of(diagnoses: Iterable[Diagnosis]) -> Any:
    from silentbuyer.batch.arrow import reader
    from silentbuyer.batch.frame_columns import frame_row

    return reader(frame_row(d, number) for number, d in enumerate(diagnoses, 1))
