"""The worklist as CSV: one row a buyer, in order, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from silentbuyer.batch.write import safe_cell
from silentbuyer.show.first_draft import one_line
from silentbuyer.worklist.row_cells import PLAIN

if TYPE_CHECKING:
    from silentbuyer.worklist.work_list import Worklist


def write(work: Worklist, target: str | Path | TextIO) -> None:
    """The list into a file (UTF-8 with the mark that Excel wants) or an open text stream."""
    opened: Any = (
        Path(target).open("w", encoding="utf-8-sig", newline="")  # noqa: SIM115 - closed by the block below
        if isinstance(target, (str, Path))
        else nullcontext(target)
    )
    with opened as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(PLAIN)
        for row in work.to_rows():
            writer.writerow([cell(value) for value in row.values()])


def cell(value: Any) -> str:
    """One value: moments as ``2026-08-19 13:30``, which spreadsheets know as a date; a draft on one line."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, str):
        return safe_cell(one_line(value.replace("\t", " ").splitlines()))
    return safe_cell(value)
