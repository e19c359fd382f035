"""CSV for spreadsheets, safe to open: a cell that a spreadsheet would execute is written as plain text."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any, TextIO

from silentbuyer.records import cells
from silentbuyer.text.clean import safe_text

# Signs by which Excel, LibreOffice and Google Sheets begin a formula, full-width forms included (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Where a spreadsheet of another country parts the row, or, as it then knows no quotation marks, begins a new one.
_INNER = re.compile(r"(?<=[;\t\n])(?=[=+\-@＝＋－＠]| +[=@＝＠])")


def safe_cell(value: Any) -> str:
    """A value as the text of one cell; text that begins like a formula gets a ``'``, which spreadsheets hide.

    So does what would begin one in a spreadsheet that parts cells at semicolons or tabs, or begins a row at a line end
    within a cell. Control characters are marked, lines end alike (a bare carriage return would begin a row), and
    direction marks are left out.

    Numbers stay numbers; a telephone number such as ``+49 40 123`` is text and gets the mark. Reading the file back
    with silentbuyer takes the mark off again.
    """
    if value is None:
        return ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return cells.plain(value)
    text = _INNER.sub("'", safe_text(cells.plain(value).replace("\x00", "")))
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def write_rows(
    target: str | Path | TextIO,
    columns: Sequence[str],
    rows: Iterable[Mapping[str, Any] | Sequence[Any]],
    *,
    delimiter: str = ",",
    encoding: str = "utf-8-sig",
) -> int:
    """Write a table as CSV that spreadsheets open without harm; the number of rows written.

    Args:
        target: a path, or an open text stream (then opened with ``newline=""`` by the caller).
        columns: the header; a mapping's other keys are left out.
        rows: mappings or sequences in the order of `columns`.
        delimiter: between cells.
        encoding: of a file; the default carries the mark by which Excel knows UTF-8.

    """
    opened: Any = (
        Path(target).open("w", encoding=encoding, newline="")  # noqa: SIM115 - closed by the block below
        if isinstance(target, (str, Path))
        else nullcontext(target)
    )
    written = 0
    with opened as stream:
        writer = csv.writer(stream, delimiter=delimiter)
        writer.writerow([safe_cell(column) for column in columns])
        for row in rows:
            cells = [row.get(column) for column in columns] if isinstance(row, Mapping) else row
            writer.writerow([safe_cell(cell) for cell in cells])
            written += 1
    return written
