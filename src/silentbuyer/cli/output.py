"""What the command line writes: one format to the output, a page and a calendar beside it, each piece by piece."""

from __future__ import annotations

import csv
import secrets
import shutil
from contextlib import ExitStack, contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TextIO

from silentbuyer.cli.status import UsageError
from silentbuyer.text.clean import clean

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Generator

    from silentbuyer.model.diagnosis import Diagnosis


class Sink(Protocol):
    """Something that takes diagnoses one by one and is finished once."""

    def add(self, diagnosis: Diagnosis) -> None:
        """Take one."""

    def finish(self) -> None:
        """Write what had to wait for the last."""


class Table:
    """Aligned lines: 100 columns in a file, the terminal's own width on a terminal."""

    def __init__(self, out: TextIO) -> None:
        from silentbuyer.show.listing import table_lines

        columns = min(shutil.get_terminal_size((100, 24)).columns, 160) if out.isatty() else 100
        self._out, self._lines = out, table_lines(columns)
        self._head: tuple[str, ...] = tuple(self._lines.head())

    def add(self, diagnosis: Diagnosis) -> None:
        """One line."""
        self.finish()
        self._out.write(f"{self._lines.line(diagnosis)}\n")

    def finish(self) -> None:
        """The head, unless a line has brought it: what the engine says as it warms up comes before the table."""
        self._out.writelines(f"{line}\n" for line in self._head)
        self._head = ()


class Report:
    """The text report of each buyer, parted by a rule."""

    def __init__(self, out: TextIO) -> None:
        self._out, self._between = out, ""

    def add(self, diagnosis: Diagnosis) -> None:
        """One report."""
        self._out.write(f"{self._between}{diagnosis}\n")
        self._between = f"\n{'=' * 96}\n\n"

    def finish(self) -> None:
        """Nothing waits."""


class Json:
    """One JSON array."""

    def __init__(self, out: TextIO) -> None:
        self._out, self._before = out, "[\n"

    def add(self, diagnosis: Diagnosis) -> None:
        """One element."""
        self._out.write(f"{self._before}{diagnosis.to_json()}")
        self._before = ",\n"

    def finish(self) -> None:
        """Close the array, which may be empty."""
        self._out.write("[]\n" if self._before == "[\n" else "\n]\n")


class JsonLines:
    """One JSON object a line."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def add(self, diagnosis: Diagnosis) -> None:
        """One line."""
        self._out.write(f"{diagnosis.to_json()}\n")

    def finish(self) -> None:
        """Nothing waits."""


class Csv:
    """Flat rows; cells that a spreadsheet would take for a formula are neutralised."""

    def __init__(self, out: TextIO) -> None:
        from silentbuyer.show.listing import COLUMNS

        self._writer = csv.writer(out, lineterminator="\n")
        self._writer.writerow(COLUMNS)

    def add(self, diagnosis: Diagnosis) -> None:
        """One row."""
        from silentbuyer.batch import safe_cell
        from silentbuyer.show.listing import flat_row

        self._writer.writerow([safe_cell(value) for value in flat_row(diagnosis).values()])

    def finish(self) -> None:
        """Nothing waits."""


class Page:
    """The HTML page, written when all is known."""

    def __init__(self, out: TextIO) -> None:
        from silentbuyer.show.report_page import PageWriter

        self._out, self._writer = out, PageWriter()

    def add(self, diagnosis: Diagnosis) -> None:
        """One row of the list and one card."""
        self._writer.add(diagnosis)

    def finish(self) -> None:
        """Write the page."""
        with self._writer as writer:
            writer.write(self._out)


class Calendar:
    """The actions as calendar events."""

    def __init__(self, out: TextIO) -> None:
        from silentbuyer.show.calendar_file import HEAD, text_of

        self._out = out
        out.write(text_of(HEAD))

    def add(self, diagnosis: Diagnosis) -> None:
        """The events of one buyer."""
        from silentbuyer.show.calendar_file import events, text_of

        self._out.write(text_of(events(diagnosis)))

    def finish(self) -> None:
        """Close the calendar."""
        from silentbuyer.show.calendar_file import TAIL, text_of

        self._out.write(text_of(TAIL))


class WorkPlan:
    """The day's worklist, written when all buyers are known."""

    def __init__(self, out: TextIO, capacity: int, values: Callable[[], dict[str, float]]) -> None:
        self._out, self._capacity, self._values = out, capacity, values
        self._diagnoses: list[Diagnosis] = []

    def add(self, diagnosis: Diagnosis) -> None:
        """Keep it: what is worth most is known only at the end."""
        self._diagnoses.append(diagnosis)

    def finish(self) -> None:
        """Write the list."""
        from silentbuyer.playbook.plan import plan

        made = plan(self._diagnoses, capacity=self._capacity, values=self._values())
        self._out.write("".join(f"{clean(line, 300)}\n" for line in str(made).splitlines()))


SINKS: dict[str, Callable[[TextIO], Sink]] = {
    "table": Table,
    "report": Report,
    "json": Json,
    "jsonl": JsonLines,
    "csv": Csv,
}


@contextmanager
def sinks(options: Namespace, values: Callable[[], dict[str, float]]) -> Generator[list[Sink]]:
    """All sinks that the options ask for; files appear under their names only when everything went well.

    `values` answers, at the end, what each buyer's business is worth, where the records say so.
    """
    _refuse_overwriting(options)
    with ExitStack() as stack:
        out = stack.enter_context(_fresh(options.output, options.format)) if options.output else _stdout(options)
        plain = SINKS.get(options.format)
        found = [plain(out) if plain else WorkPlan(out, options.capacity, values)]
        if options.html:
            found.append(Page(stack.enter_context(_fresh(options.html))))
        if options.ics:
            found.append(Calendar(stack.enter_context(_fresh(options.ics))))
        yield found
        for sink in found:
            sink.finish()


def _stdout(options: Namespace) -> TextIO:
    """Standard output; data formats are UTF-8 whatever the console's code page is."""
    out: TextIO = options.out
    if options.format in ("json", "jsonl", "csv") and isinstance(out, TextIOWrapper):
        out.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return out


def _refuse_overwriting(options: Namespace) -> None:
    inputs = [getattr(options, name, None) for name in ("file", "messages", "seller", "facts")]
    outputs = [getattr(options, name, None) for name in ("output", "html", "ics", "save_facts", "reading")]
    taken = {Path(path).resolve() for path in inputs if path and path != "-"}
    for path in outputs:
        if path and Path(path).resolve() in taken:
            raise UsageError(f"{path} would be overwritten: it is read, or written to twice, by this very command")
        taken |= {Path(path).resolve()} if path else set()


@contextmanager
def _fresh(path: str, kind: str = "") -> Generator[TextIO]:
    """A file written beside its name and put in place at the end; a device or pipe is written to directly."""
    target = Path(path).resolve()  # through a link, which stays
    if target.is_dir():
        raise UsageError(f"{path} is a directory; name a file in it")
    # Excel takes a CSV for UTF-8 only when it begins with the byte order mark.
    encoding = "utf-8-sig" if kind == "csv" else "utf-8"
    plain = not target.exists() or target.is_file()
    # A name of its own, so that two runs with one output do not write into each other's.
    part = target.with_name(f"{target.name[:200]}.{secrets.token_hex(6)}.part") if plain else target
    with part.open("x" if plain else "w", encoding=encoding, errors="backslashreplace", newline="") as stream:
        try:
            yield stream
            stream.flush()
        except BaseException:
            if plain:
                part.unlink(missing_ok=True)
            raise
    if plain:
        part.replace(target)


def write_text(path: str, text: str) -> None:
    """A whole text into a file, in the same careful way."""
    with _fresh(path) as stream:
        stream.write(text)
