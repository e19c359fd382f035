"""Spreadsheets (.xlsx, .xlsm, .xls, .ods) through python-calamine, an optional dependency.

A workbook is unpacked whole in memory, so one that would unpack to more than `MOST_BYTES` is refused with a word on
what to do instead. Numbers that stand for whole numbers come as decimals and are turned back.
"""

from __future__ import annotations

import itertools
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from silentbuyer.batch.delimited import Row
from silentbuyer.batch.tabular import Table, name_columns, records
from silentbuyer.batch.title_rows import FURTHEST, header_row, note_of
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
    _refuse_giant(file)
    try:
        import python_calamine
    except ImportError as error:
        advice = "pip install 'silentbuyer[xlsx]', or save the sheet as CSV UTF-8"
        raise RecordError(f"{file}: spreadsheets need python-calamine: {advice}") from error
    try:
        book = python_calamine.CalamineWorkbook.from_path(str(file))
        sheets = [(name, book.get_sheet_by_name(name)) for name in book.sheet_names]
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise RecordError(f"{file}: is no workbook that can be opened ({error})") from error
    filled = [(name, sheet) for name, sheet in sheets if sheet.height]
    if not filled:
        raise RecordError(f"{file}: is empty; the first row must name the columns")
    name, rows, place = _best(filled, kind)
    others = [other for other, _ in filled if other != name]
    head, rest = rows
    columns, notes = name_columns(head[place].cells)
    said = (f"sheet {name!r} was read; left out: {', '.join(map(repr, others))}",) if others else ()
    passed: list[int] = []
    return Table(
        file=file.name,
        format="xlsx",
        columns=columns,
        records=records(itertools.chain(head[place + 1 :], rest), columns, passed),
        notes=note_of(place, head[0].cells) + notes + said,
        passed=passed,
    )


def _best(sheets: Sequence[tuple[str, Any]], kind: str) -> tuple[str, tuple[list[Row], Iterator[Row]], int]:
    """The first sheet whose header is known, else the first: its name, its first rows and the others, its header."""
    opened = []
    for name, sheet in sheets:
        rows = _rows(sheet, sheet.start[0] if sheet.start else 0)
        head = list(itertools.islice(rows, FURTHEST))
        place = header_row([row.cells for row in head], kind)
        opened.append((name, (head, rows), place))
        if head and known_columns(map(str, head[place].cells), kind) >= 2:
            return opened[-1]
    return next(found for found in opened if found[1][0])


def _refuse_giant(file: Path) -> None:
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


def _rows(sheet: Any, start: int) -> Iterator[Row]:
    for number, cells in enumerate(sheet.iter_rows(), start + 1):
        if any(cell not in {"", None} for cell in cells):
            yield Row(number, _trimmed(cells))


def _trimmed(cells: Sequence[Any]) -> list[Any]:
    # Empty cells at the end are how a workbook pads a row; they say nothing about the table.
    found = list(cells)
    while found and found[-1] in {"", None}:
        found.pop()
    return found
