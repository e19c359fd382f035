"""The worklist: rows in the order in which to work, in five groups, and every way to hand them on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, overload

import attrs

from silentbuyer.language.sentence import message_of
from silentbuyer.worklist.row import GROUPS, NOW, TODAY, WAITING, WEEK, Row, row_of

if TYPE_CHECKING:
    from silentbuyer.model.diagnosis import Diagnosis
    from silentbuyer.model.parties import Home

from silentbuyer.worklist.list_order import order

_CUT_OFF = frozenset({"offline", "no network"})


@attrs.frozen(kw_only=True)
class Head:
    """What stands above a list: as of when, whose, from what, and how much of it was checked.

    Attributes:
        as_of: the latest moment that a diagnosis was made for, on the seller's clock; None of an empty list.
        seller, zone: whose list it is, and the IANA name of the clock that its times are told on.
        source: the file or database that the buyers came from, as the caller names it.
        version: the version of silentbuyer.
        buyers: how many there are; `checked` of them with their websites and mail domains asked online.
        totals: how many stand in each of `GROUPS`, also where only the first rows are shown.
        wakes: the first moment at which one of those that wait wakes up.

    """

    as_of: datetime | None = None
    seller: str = ""
    zone: str = ""
    source: str = ""
    version: str = ""
    buyers: int = 0
    checked: int = 0
    totals: tuple[int, ...] = ()
    wakes: datetime | None = None


@attrs.frozen
class Worklist(Sequence[Row]):
    """Rows in the order in which to work: the groups one after the other, in each the plan's order.

    `language` is an ISO 639 code: the language in which the list is written.
    """

    rows: tuple[Row, ...]
    head: Head = attrs.field(factory=Head)
    language: str = "en"

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Worklist: ...
    def __getitem__(self, index: int | slice) -> Row | Worklist:
        return attrs.evolve(self, rows=self.rows[index]) if isinstance(index, slice) else self.rows[index]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows each group has."""
        counted = Counter(row.group for row in self.rows)
        return {group: counted[group] for group in GROUPS}

    @property
    def groups(self) -> Iterator[tuple[str, list[tuple[int, Row]]]]:
        """Each group that has rows, with their places in the list, counted from one."""
        placed = list(enumerate(self.rows, 1))
        for group in GROUPS:
            found = [(place, row) for place, row in placed if row.group == group]
            if found:
                yield group, found

    @property
    def owners(self) -> tuple[str, ...]:
        """The colleagues whose buyers are in the list, in alphabetical order."""
        return tuple(sorted({row.owner for row in self.rows if row.owner}))

    def of(self, *, owner: str | None = None, group: str | None = None) -> Worklist:
        """The rows of one colleague, or of one group."""
        rows = (row for row in self.rows if owner is None or row.owner.casefold() == owner.casefold())
        kept = tuple(row for row in rows if group in (None, row.group))
        return attrs.evolve(self, rows=kept, head=summed(self.head, kept))

    def to_rows(self) -> list[dict[str, Any]]:
        """Flat rows of plain values; times are `datetime` on the seller's clock."""
        from silentbuyer.worklist.row_cells import plain_row

        return [plain_row(place, row) for place, row in enumerate(self.rows, 1)]

    def to_text(self, columns: int = 100) -> str:
        """The list for a terminal of so many columns."""
        from silentbuyer.worklist.list_text import text

        return text(self, columns)

    def to_markdown(self, top: int = 20) -> str:
        """A digest for a chat or mail: the counts and the first rows."""
        from silentbuyer.worklist.list_digest import digest

        return digest(self, top)

    def to_csv(self, target: str | Path | TextIO) -> None:
        """The list as CSV that spreadsheets open without harm; a file gets the mark by which Excel knows UTF-8."""
        from silentbuyer.worklist.list_csv import write

        write(self, target)

    def to_json(self) -> str:
        """The list as JSON: its head and its rows."""
        from silentbuyer.worklist.list_json import text

        return text(self)

    def to_excel(self, target: str | Path) -> None:
        """The list as an Excel workbook with real dates, a filter row and colours; needs XlsxWriter.

        Raises:
            ImportError: when XlsxWriter is not installed.

        """
        from silentbuyer.worklist.list_workbook import write

        write(self, target)

    def to_ics(self, *, capacity: int = 20) -> str:
        """The actions as a calendar, at most `capacity` a day of the seller's."""
        from silentbuyer.worklist.list_calendar import calendar

        return calendar(self, capacity=capacity)

    def __str__(self) -> str:
        return self.to_text()

    def __repr__(self) -> str:
        told = ", ".join(f"{count} {group}" for group, count in self.counts.items() if count)
        return f"<Worklist of {len(self)} buyers{': ' if told else ''}{told}>"

    def _repr_html_(self) -> str:
        from silentbuyer.worklist.list_table import table

        return table(self)


def worklist(
    diagnoses: Iterable[Diagnosis],
    *,
    source: str = "",
    language: str | None = None,
    values: Mapping[str, float] | None = None,
    drafts: bool = True,
) -> Worklist:
    """The worklist of these diagnoses.

    Args:
        diagnoses: in any order.
        source: where the buyers came from, for the head of the list.
        language: ISO 639 code of the language to write it in; None is that of the diagnoses.
        values: what each buyer's business is worth, by customer id, all in one currency; without them the amounts on
            record count, each against the median of its own currency.
        drafts: whether the rows carry the messages.

    """
    gathered = Gathering()
    for diagnosis in diagnoses:
        told = diagnosis if language in (None, diagnosis.language) else diagnosis.in_language(language)
        gathered.add(row_of(told, drafts=drafts), told)
    return gathered.worklist(source=source, language=language, values=values)


class Gathering:
    """Rows on their way to a list: what their head needs is counted as they come."""

    def __init__(self, since: Mapping[str, str] | None = None) -> None:
        self.rows: list[Row] = []
        self._since = since
        self._checked = 0
        self._home: Home | None = None
        self._version, self._language = "", "en"

    def add(self, row: Row, d: Diagnosis) -> Row:
        """Take one row with the diagnosis that it was made of; the row as it is kept."""
        kept = row if self._since is None else attrs.evolve(row, former=self._since.get(row.customer, ""))
        self.rows.append(kept)
        self._home, self._version, self._language = d.seller, d.version, d.language
        self._checked += not any(message_of(unknown.reason) in _CUT_OFF for unknown in d.unknowns)
        return kept

    def worklist(
        self, *, source: str = "", language: str | None = None, values: Mapping[str, float] | None = None
    ) -> Worklist:
        """The rows in their order under their head, in the diagnoses' own language unless another is named."""
        head = Head(
            as_of=max((row.now for row in self.rows), default=None),
            seller=(self._home.company or "") if self._home else "",
            zone=(self._home.zone or "") if self._home else "",
            source=source,
            version=self._version,
            buyers=len(self.rows),
            checked=self._checked,
        )
        rows = tuple(sorted(self.rows, key=order(self.rows, values)))
        return Worklist(rows, summed(head, rows), language or self._language)


def summed(head: Head, rows: Sequence[Row]) -> Head:
    """The head with the sums of these rows."""
    counts = Counter(row.group for row in rows)
    wakes = next((row.at for row in rows if row.group == WAITING and row.at), None)
    return attrs.evolve(head, buyers=len(rows), totals=tuple(counts[group] for group in GROUPS), wakes=wakes)


DUE = (NOW, TODAY, WEEK)
"""The groups in which something is to be done before long."""
