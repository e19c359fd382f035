"""Spreadsheets (.xlsx, .xlsm, .xls, .ods) through python-calamine, an optional dependency.

A workbook is unpacked whole in memory, so one that would unpack to more than `MOST_BYTES` is refused with a word on
what to do instead. Numbers that stand for whole numbers come as decimals and are turned back.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from silentbuyer.batch.delimited import Row
from silentbuyer.batch.tabular import Table, name_columns, records
from silentbuyer.errors import RecordError

# Calamine needs some five times the unpacked XML of a sheet; this keeps a laptop alive (judgement).
MOST_BYTES = 250 << 20
MOST_PACKED = 100 << 20


def open_sheet(file: Path) -> Table:
    """The first sheet of a workbook with anything on it.

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
    name, sheet = filled[0]
    others = [other for other, _ in filled[1:]]
    rows = _rows(sheet, sheet.start[0] if sheet.start else 0)
    columns, notes = name_columns(next(rows).cells)
    said = (f"sheet {name!r} was read; left out: {', '.join(map(repr, others))}",) if others else ()
    return Table(file=file.name, format="xlsx", columns=columns, records=records(rows, columns), notes=notes + said)


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
