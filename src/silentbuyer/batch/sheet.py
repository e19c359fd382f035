"""Spreadsheets (.xlsx, .xlsm, .xls, .ods) through python-calamine, an optional dependency.

A workbook is unpacked whole in memory, by a process of its own, so one that would unpack to more than `MOST_BYTES` is
refused with a word on what to do instead. Numbers that stand for whole numbers come as decimals and are turned back.
"""

from __future__ import annotations

import itertools
import zipfile
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

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
    """The first sheet of a workbook that names columns, else the first with anything on it.

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
    filled = [sheet for sheet in book.sheets if sheet.height]
    found = _best(filled, kind)
    if found is None:
        raise RecordError(f"{file}: is empty; the first row must name the columns")
    name, (head, rest), place = found
    others = [sheet.name for sheet in filled if sheet.name != name]
    headless = kind == "headers" and is_data(head[place].cells)
    width = max(map(filled_to, head[place:]))
    columns, notes = name_columns((None,) * width if headless else head[place].cells, width)
    said = (f"sheet {name!r} was read; left out: {', '.join(map(repr, others))}",) if others else ()
    passed: list[int] = []
    return Table(
        file=file.name,
        format="xlsx",
        columns=columns,
        records=records(itertools.chain(head[place + (not headless) :], rest), columns, passed),
        headless=headless,
        notes=note_of(place, head[0].cells) + notes + said,
        passed=passed,
        close=book.close,
    )


def _best(sheets: Iterable[Sheet], kind: str) -> tuple[str, tuple[list[Row], Iterator[Row]], int] | None:
    """The first sheet whose header is known, else the first: its name, its first rows and the others, its header."""
    first = None
    for sheet in sheets:
        rows = _rows(sheet)
        head = list(itertools.islice(rows, FURTHEST))
        place = header_row([row.cells for row in head], kind)
        if head and known_columns(map(str, head[place].cells), kind) >= 2:
            return sheet.name, (head, rows), place
        first = first or ((sheet.name, (head, rows), place) if head else None)
    return first


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


def _rows(sheet: Sheet) -> Iterator[Row]:
    for number, cells in sheet.rows():
        yield Row(number + 1, cells)
