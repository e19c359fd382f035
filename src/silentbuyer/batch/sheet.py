"""Spreadsheets (.xlsx, .xlsm, .xls, .ods) through python-calamine, an optional dependency.

A workbook is unpacked whole in memory, by a process of its own, so one that would unpack to more than `MOST_BYTES` is
refused with a word on what to do instead. Numbers that stand for whole numbers come as decimals and are turned back.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import attrs

from silentbuyer.batch.delimited import Row
from silentbuyer.batch.tabular import Table, filled_to, name_columns, records
from silentbuyer.batch.title_rows import FURTHEST, header_row, is_data, note_of
from silentbuyer.batch.workbook import Sheet, Workbook
from silentbuyer.errors import RecordError
from silentbuyer.readers.choosing import known_columns

# Calamine needs some five times the unpacked XML of a sheet; this keeps a laptop alive (judgement).
MOST_BYTES = 250 << 20
MOST_PACKED = 100 << 20


def open_sheet(file: Path, kind: str = "headers") -> Table:
    """The first sheet of a workbook that names columns, with those that name the same; else the first with anything.

    Raises:
        RecordError: when python-calamine is missing, the workbook is too large, damaged or empty.

    """
    unpacked = _unpacked(file)
    if find_spec("python_calamine") is None:
        advice = "pip install 'silentbuyer[xlsx]', or save the sheet as CSV UTF-8"
        raise RecordError(f"{file}: spreadsheets need python-calamine: {advice}")
    book = Workbook(file, unpacked)
    try:
        return _table(file, book, kind)
    except BaseException:
        book.close()
        raise


def _table(file: Path, book: Workbook, kind: str) -> Table:
    heads = [head for sheet in book.sheets if sheet.height and (head := _Head.of(sheet, kind)).rows]
    if not heads:
        raise RecordError(f"{file}: is empty; the first row must name the columns")
    best = next((head for head in heads if head.known >= 2), heads[0])
    alike = [head for head in heads if head is best or (head.known >= 2 and head.names == best.names)]
    headless = kind == "headers" and is_data(best.names)
    width = max(map(filled_to, best.rows[best.place :]))
    columns, notes = name_columns((None,) * width if headless else best.names, width)
    passed: list[int] = []
    return Table(
        file=file.name,
        format="xlsx",
        columns=columns,
        records=records(_rows_below(alike, with_header=headless), columns, passed),
        headless=headless,
        notes=note_of(best.place, best.rows[0].cells) + notes + _said(heads, alike),
        unread=tuple(head.sheet.name for head in heads if head not in alike and head.known >= 2),
        passed=passed,
        close=book.close,
    )


@attrs.frozen(eq=False)
class _Head:
    """The first rows of a sheet, which of them names the columns, and how many of the names are known."""

    sheet: Sheet
    rows: list[Row]
    place: int
    known: int

    @classmethod
    def of(cls, sheet: Sheet, kind: str) -> _Head:
        rows = [Row(number + 1, cells) for number, cells in sheet.rows(FURTHEST)]
        place = header_row([row.cells for row in rows], kind)
        return cls(sheet, rows, place, known_columns(map(str, rows[place].cells if rows else ()), kind))

    @property
    def names(self) -> list[object]:
        return list(self.rows[self.place].cells)


def _rows_below(heads: Iterable[_Head], *, with_header: bool) -> Iterator[Row]:
    """The rows of sheets with the same columns, one after the other, counted on."""
    before = 0
    for head in heads:
        first = head.rows[head.place].number + (not with_header)
        for number, cells in head.sheet.rows(0):
            if number + 1 >= first:
                yield Row(before + number + 1, cells)
        before += head.sheet.height


def _said(heads: Sequence[_Head], alike: Sequence[_Head]) -> tuple[str, ...]:
    """Which sheets were read, where there are several."""
    if len(heads) < 2:
        return ()
    read = ", ".join(repr(head.sheet.name) for head in alike)
    several = f"sheets {read} have the same columns: read as one, rows counted on"
    told = f"sheet {read} was read" if len(alike) == 1 else several
    others = [repr(head.sheet.name) for head in heads if head not in alike]
    return (f"{told}; left out: {', '.join(others)}" if others else told,)


def _unpacked(file: Path) -> int:
    """Bytes of the workbook's parts; a giant is refused."""
    packed = file.stat().st_size
    try:
        with zipfile.ZipFile(file) as packed_file:
            size = sum(entry.file_size for entry in packed_file.infolist())
    except zipfile.BadZipFile:
        size = 0
    if size > MOST_BYTES or packed > MOST_PACKED:
        big = f"{packed >> 20} MB, {size >> 20} MB unpacked"
        limit = f"at most {MOST_PACKED >> 20} MB, {MOST_BYTES >> 20} MB unpacked"
        raise RecordError(
            f"{file}: the workbook is too large ({big}; {limit}); save it as CSV UTF-8, which is read row by row"
        )
    return max(size, packed)
