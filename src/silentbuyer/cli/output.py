"""What the command line writes: one format to the output, a page and a calendar beside it, each piece by piece."""

from __future__ import annotations

import csv
from contextlib import ExitStack, contextmanager
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TextIO

from silentbuyer.cli import lists
from silentbuyer.cli.fresh_files import fresh, fresh_path
from silentbuyer.cli.status import UsageError
from silentbuyer.language.saying import mark, say

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Generator, Mapping

    from silentbuyer.model.diagnosis import Diagnosis


class Sink(Protocol):
    """Something that takes diagnoses one by one and is finished once."""

    def add(self, diagnosis: Diagnosis) -> None:
        """Take one."""

    def finish(self) -> None:
        """Write what had to wait for the last."""


class Plain(Sink, Protocol):
    """One that needs no more of a diagnosis than a text, which may have been written elsewhere."""

    def put(self, text: str) -> None:
        """Take the text of one (`TEXTS`)."""


class Report:
    """The text report of each buyer, parted by a rule."""

    def __init__(self, out: TextIO) -> None:
        self._out, self._between = out, ""

    def add(self, diagnosis: Diagnosis) -> None:
        """One report."""
        self.put(str(diagnosis))

    def put(self, text: str) -> None:
        """The text of one report."""
        self._out.write(f"{self._between}{text}\n")
        self._between = f"\n{'=' * 96}\n\n"

    def finish(self) -> None:
        """Nothing waits."""


class OneBuyer:
    """What is told of a single buyer: everything, or the message to them."""

    def __init__(self, out: TextIO, options: Namespace) -> None:
        self._out, self._options = out, options

    def add(self, diagnosis: Diagnosis) -> None:
        """Tell it."""
        from silentbuyer.cli import single_buyer

        told = self._options.command == "draft"
        lang = self._options.lang
        self._out.write(single_buyer.message(diagnosis, lang) if told else single_buyer.everything(diagnosis))

    def finish(self) -> None:
        """Nothing waits."""


class Json:
    """One JSON array."""

    def __init__(self, out: TextIO) -> None:
        self._out, self._before = out, "[\n"

    def add(self, diagnosis: Diagnosis) -> None:
        """One element."""
        self.put(diagnosis.to_json())

    def put(self, text: str) -> None:
        """The JSON of one element."""
        self._out.write(f"{self._before}{text}")
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
        self.put(diagnosis.to_json())

    def put(self, text: str) -> None:
        """The JSON of one line."""
        self._out.write(f"{text}\n")

    def finish(self) -> None:
        """Nothing waits."""


class Csv:
    """Flat rows; cells that a spreadsheet would take for a formula are neutralised."""

    def __init__(self, out: TextIO) -> None:
        from silentbuyer.show.listing import COLUMNS

        self._out = out
        csv.writer(out, lineterminator="\n").writerow(COLUMNS)

    def add(self, diagnosis: Diagnosis) -> None:
        """One row."""
        self.put(_csv_row(diagnosis))

    def put(self, text: str) -> None:
        """The line of one row, with its end."""
        self._out.write(text)

    def finish(self) -> None:
        """Nothing waits."""


class Page:
    """The report, written when all is known."""

    def __init__(self, out: TextIO, options: Namespace) -> None:
        from silentbuyer.worklist.report import ReportWriter

        self._out = out
        self._writer = ReportWriter(
            title=options.title or "", source=options.source, language=options.language, since=lists.former_of(options),
            owner=options.owner, top=options.top,
        )  # fmt: skip

    def add(self, diagnosis: Diagnosis) -> None:
        """One row of the list and one card."""
        self._writer.add(diagnosis)

    def finish(self) -> None:
        """Write the page."""
        with self._writer as writer:
            writer.write(self._out)


def _csv_row(diagnosis: Diagnosis) -> str:
    from silentbuyer.batch import safe_cell
    from silentbuyer.show.listing import flat_row

    line = StringIO()
    csv.writer(line, lineterminator="\n").writerow([safe_cell(value) for value in flat_row(diagnosis).values()])
    return line.getvalue()


def _json(diagnosis: Diagnosis) -> str:
    return diagnosis.to_json()


TEXTS: Mapping[str, Callable[[Diagnosis], str]] = {"report": str, "json": _json, "jsonl": _json, "rows": _csv_row}
"""What the formats that are written buyer by buyer show of one, made in whichever process has it."""

SINKS: dict[str, Callable[[TextIO], Plain]] = {
    "report": Report,
    "json": Json,
    "jsonl": JsonLines,
    "rows": Csv,
}
"""Formats that are written buyer by buyer; the others are lists, whose order is known only at the end."""


@contextmanager
def sinks(options: Namespace) -> Generator[list[Sink]]:
    """All sinks that the options ask for; files appear under their names only when everything went well."""
    _refuse_overwriting(options)
    for name in ("capacity", "top"):
        if getattr(options, name) is not None and getattr(options, name) < 1:
            raise UsageError(say("--{name} must be 1 or more, got {value}", name=name, value=getattr(options, name)))
    with ExitStack() as stack:
        out = stack.enter_context(fresh(options.output, options.format)) if options.output else _stdout(options)
        plain = SINKS.get(options.format)
        alone = options.command == "draft" or options.explain
        found: list[Sink] = [OneBuyer(out, options)] if alone else [plain(out)] if plain else []
        writers = [] if plain or alone else [_list(options, out)]
        if options.html:
            found.append(Page(stack.enter_context(fresh(options.html)), options))
        if options.ics:
            calendar = stack.enter_context(fresh(options.ics))
            writers.append(lists.as_text(calendar, lambda work: work.to_ics(capacity=options.capacity)))
        if options.xlsx:
            workbook = stack.enter_context(fresh_path(options.xlsx))
            writers.append(lambda work: work.to_excel(workbook))
        if writers:
            found.append(lists.Lists(options, writers, drafts=_drafts(options)))
        yield found
        for sink in found:
            sink.finish()


def _list(options: Namespace, out: TextIO) -> lists.Writer:
    made: dict[str, Callable[[], lists.Writer]] = {
        "table": lambda: lists.as_table(out),
        "plan": lambda: lists.as_plan(out, options.capacity),
        "csv": lambda: lists.as_csv(out),
        "markdown": lambda: lists.as_text(out, lambda work: work.to_markdown(options.top or 20)),
        "worklist": lambda: lists.as_text(out, lambda work: f"{work.to_json()}\n"),
    }
    return made[options.format]()


def _drafts(options: Namespace) -> bool:
    """Whether any list shows the messages; to write them for nothing takes time."""
    return bool(options.ics or options.xlsx or options.format in ("csv", "worklist"))


def _stdout(options: Namespace) -> TextIO:
    """Standard output; data formats are UTF-8 whatever the console's code page is."""
    out: TextIO = options.out
    if options.format in ("json", "jsonl", "csv", "rows", "worklist", "markdown") and isinstance(out, TextIOWrapper):
        out.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return out


def _refuse_overwriting(options: Namespace) -> None:
    inputs = [getattr(options, name, None) for name in ("file", "messages", "seller", "facts", "since")]
    outputs = [getattr(options, name, None) for name in ("output", "html", "ics", "xlsx", "save_facts", "reading")]
    taken = {Path(path).resolve() for path in inputs if path and path != "-"}
    for path in outputs:
        if path and Path(path).resolve() in taken:
            twice = mark("{path} would be overwritten: it is read, or written to twice, by this very command")
            raise UsageError(say(twice, path=path))
        taken |= {Path(path).resolve()} if path else set()
