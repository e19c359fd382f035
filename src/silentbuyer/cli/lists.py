"""The worklist as the command line writes it: rows are gathered as they come, and the list is written at the end."""

from __future__ import annotations

import os
import shutil
import stat
from typing import TYPE_CHECKING, TextIO

from silentbuyer.worklist.row import NOW, TODAY, row_of
from silentbuyer.worklist.sayings import mark, teller
from silentbuyer.worklist.work_list import Gathering, Worklist

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable

    from silentbuyer.model.diagnosis import Diagnosis

    Writer = Callable[[Worklist], None]

BOM = "\ufeff"
_PLAIN = 100
_REST = mark("{over} more of today do not fit into the day; {later} buyers have nothing today.")


class Lists:
    """One gathering of rows for every list that the options ask for."""

    def __init__(self, options: Namespace, writers: Iterable[Writer], *, drafts: bool) -> None:
        self._options, self._writers, self._drafts = options, tuple(writers), drafts
        self._gathering = Gathering(former_of(options))

    def add(self, diagnosis: Diagnosis) -> None:
        """Take one row: which comes first is known only at the end."""
        self._gathering.add(row_of(diagnosis, drafts=self._drafts), diagnosis)

    def finish(self) -> None:
        """Write every list."""
        work = self._gathering.worklist(source=self._options.source, language=self._options.language)
        chosen = work.of(owner=self._options.owner) if self._options.owner else work
        for write in self._writers:
            write(chosen[: self._options.top] if self._options.top else chosen)


def former_of(options: Namespace) -> dict[str, str] | None:
    """The former list that the options name."""
    from silentbuyer.worklist.since import former

    return former(options.since) if options.since else None


def as_table(out: TextIO) -> Writer:
    """Text as wide as the terminal; 100 columns in a file."""

    def write(work: Worklist) -> None:
        from silentbuyer.worklist.list_text import lines

        out.writelines(f"{line}\n" for line in lines(work, columns(out), paint_for(out)))

    return write


def as_plan(out: TextIO, capacity: int) -> Writer:
    """What is to be done today, no more than fits; then what is left."""

    def write(work: Worklist) -> None:
        due = [row for row in work if row.group in (NOW, TODAY)]
        as_table(out)(Worklist(tuple(due[:capacity]), work.head, work.language))
        tell = teller(work.language)
        over, later = max(0, len(due) - capacity), len(work) - len(due)
        out.write(f"\n{tell(_REST, over=over, later=later)}\n")

    return write


def as_csv(out: TextIO) -> Writer:
    """CSV; with the mark that Excel wants where standard output is a file."""

    def write(work: Worklist) -> None:
        if is_plain_file(out):
            out.write(BOM)
        work.to_csv(out)

    return write


def as_text(out: TextIO, made: Callable[[Worklist], str]) -> Writer:
    """What a function makes of the list."""

    def write(work: Worklist) -> None:
        out.write(made(work))

    return write


def columns(out: TextIO) -> int:
    """The terminal's own width, at most 160; 100 where there is no terminal."""
    return min(shutil.get_terminal_size((_PLAIN, 24)).columns, 160) if out.isatty() else _PLAIN


def paint_for(out: TextIO) -> Callable[[str, str], str] | None:
    """Colours on a terminal that shows them, unless ``NO_COLOR`` asks for none."""
    from silentbuyer.worklist.tones import painted

    wanted = out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return painted if wanted else None


def is_plain_file(out: TextIO) -> bool:
    """Whether a stream is standard output that was sent into a file (``> list.csv``) and holds nothing yet."""
    try:
        found = os.fstat(out.fileno())
    except (OSError, ValueError):
        return False
    return stat.S_ISREG(found.st_mode) and out.encoding.lower().replace("-", "") == "utf8" and found.st_size == 0
