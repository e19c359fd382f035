"""The sheets of a workbook, read by a process of its own with bounded memory; what it does not survive is an error."""

from __future__ import annotations

import json
import subprocess
import sys
import weakref
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import attrs

from silentbuyer.errors import RecordError

_READER = Path(__file__).with_name("sheet_child.py")
_LEAST_MEMORY = 512 << 20
# A sheet needs some five times its unpacked XML, and a part of that again while it is handed over (judgement).
_TIMES_UNPACKED = 7
_CLASSES: dict[str, Any] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "timedelta": lambda seconds: timedelta(seconds=seconds),
}


@attrs.frozen
class Sheet:
    """One sheet: its name, the height of what is filled, and its rows.

    `rows` gives the number (from 0) and the cells of each row that holds anything: text, numbers, true and false,
    dates, times, durations; of all rows, or of the first so many. What was begun before is over when another begins.
    """

    name: str
    height: int
    rows: Callable[[int], Iterator[tuple[int, list[Any]]]] = attrs.field(repr=False)


class Workbook:
    """An opened workbook; close it, or let it go.

    Raises:
        RecordError: when it cannot be opened, or the process that reads it does not survive it.

    """

    sheets: tuple[Sheet, ...]

    def __init__(self, file: Path, unpacked: int) -> None:
        memory = _LEAST_MEMORY + _TIMES_UNPACKED * unpacked
        argument = json.dumps([sys.path, memory, str(file.absolute())])
        try:
            self._child = subprocess.Popen(  # noqa: S603 - our own interpreter and our own script
                [sys.executable, "-I", "-S", str(_READER), argument],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
            )
        except (OSError, ValueError) as error:
            advice = "workbooks are read by a process of their own, which cannot be started here; save it as CSV UTF-8"
            raise RecordError(f"{file}: {advice} ({error})") from error
        self._end = weakref.finalize(self, _ended, self._child)
        self._file = file
        self._reading = False
        try:
            self.sheets = self._sheets()
        except RecordError:
            self.close()
            raise

    def close(self) -> None:
        """End the process."""
        self._end()

    def _rows(self, number: int, most: int = 0) -> Iterator[tuple[int, list[Any]]]:
        stdin = self._child.stdin
        if stdin is None or stdin.closed:
            return
        while self._reading:  # what is left of another sheet
            self._reading = self._line() is not None
        stdin.write(f"{number} {most}\n")
        stdin.flush()
        self._reading = True
        while (row := self._line()) is not None:
            yield row[0], [_cell(cell) for cell in row[1]]
        self._reading = False

    def _sheets(self) -> tuple[Sheet, ...]:
        told = self._line()
        if "fault" in told:
            raise RecordError(f"{self._file}: is no workbook that can be opened ({told['fault']})")
        heads = enumerate(told["sheets"])
        return tuple(Sheet(name, height, partial(self._rows, number)) for number, (name, height) in heads)

    def _line(self) -> Any:
        line = self._child.stdout.readline() if self._child.stdout else ""
        if not line:
            advice = "it holds cells too far apart or is damaged; save it as CSV UTF-8"
            raise RecordError(f"{self._file}: is no workbook that can be read in bounded memory ({advice})")
        return json.loads(line)


def _cell(cell: Any) -> Any:
    return _CLASSES[cell[0]](cell[1]) if type(cell) is list else cell


def _ended(child: subprocess.Popen[str]) -> None:
    child.kill()
    child.communicate()
