"""A workbook read in a process of its own: run as a script by `workbook`, never imported by it.

The library that unpacks workbooks makes a dense grid of a sheet, so two cells far apart make it ask for hundreds of
gigabytes, and it ends its process when it gets none. Here that costs this process only. It takes one JSON argument
(search path, bytes of memory, file), answers one line of sheets, then the rows of each sheet whose number it is told,
at most so many as the number behind it says (0: all).
"""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

_SECONDS = 120
_MOST_MERGED = 200_000


def main(argument: str, told: Iterable[str], out: TextIO) -> None:
    """Read the workbook that the argument names, and answer until nothing more is told."""
    path, memory, file = json.loads(argument)
    sys.path[:] = path
    _bound(memory)
    try:
        book, heads = _opened(file)
    except BaseException as error:  # noqa: BLE001 - the library in Rust panics with a BaseException of its own
        _put(out, {"fault": f"{type(error).__name__}: {error}"[:300]})
        return
    _put(out, {"sheets": heads})
    number, sheet = -1, None  # the sheet that was looked at last is mostly the one that is read
    for line in told:
        asked, most = map(int, line.split())
        if asked != number:
            sheet = None  # let go of one before the other is unpacked
            number, sheet = asked, book.get_sheet_by_index(asked)
        rows = itertools.islice(_rows(sheet), most or None)
        out.writelines(json.dumps(row, default=_tagged) + "\n" for row in rows)
        _put(out, None)


def _opened(file: str) -> tuple[Any, list[tuple[str, int]]]:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(file)
    heads = []
    for number, name in enumerate(book.sheet_names):
        heads.append((name, book.get_sheet_by_index(number).height))
    return book, heads


def _rows(sheet: Any) -> Iterator[tuple[int, list[Any]]]:
    """The rows that hold anything, with their number from 0; empty cells at the end are how a workbook pads a row."""
    merged = _Merged(sheet)
    for number, cells in enumerate(sheet.iter_rows(), sheet.start[0] if sheet.start else 0):
        merged.fill(number, cells)
        while cells and cells[-1] in {"", None}:
            cells.pop()
        if cells:
            yield number, cells


class _Merged:
    """Cells that are merged over several rows, which hold their value in the first of them only."""

    def __init__(self, sheet: Any) -> None:
        left = sheet.start[1] if sheet.start else 0
        self._begins: dict[int, list[tuple[int, int]]] = {}
        self._open: dict[int, tuple[int, Any]] = {}  # column -> last row, value
        for (top, column), (bottom, _) in (getattr(sheet, "merged_cell_ranges", None) or [])[:_MOST_MERGED]:
            if bottom > top and column >= left:
                self._begins.setdefault(top, []).append((column - left, bottom))

    def fill(self, number: int, cells: list[Any]) -> None:
        """Give a row the values of the cells that reach into it; a row with nothing of its own stays empty."""
        if self._open and any(cell not in {"", None} for cell in cells):
            for column, (bottom, value) in self._open.items():
                if number <= bottom and column < len(cells) and cells[column] in {"", None}:
                    cells[column] = value
        for column, bottom in self._begins.pop(number, ()):
            if column < len(cells):
                self._open[column] = (bottom, cells[column])


def _put(out: TextIO, value: Any) -> None:
    out.write(json.dumps(value) + "\n")
    out.flush()


def _tagged(cell: Any) -> list[Any]:
    """Dates, times and durations, which JSON does not know, by the name of their class."""
    kind = type(cell).__name__
    return [kind, cell.total_seconds() if kind == "timedelta" else cell.isoformat()]


def _bound(memory: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows: there a workbook that asks for too much ends this process all the same
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(sys.argv[1], sys.stdin, sys.stdout)
