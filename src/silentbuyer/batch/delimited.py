"""CSV of any make as rows: bounded lines, unclosed quotes and bytes of another encoding cost their own row only."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from typing import TextIO

import attrs

from silentbuyer.batch.lines import LONGEST, TOO_LONG, Line, texts
from silentbuyer.readers.choosing import known_columns

DELIMITERS = ",;\t|"
# A record that spans more lines or characters than this has lost its closing quote.
MOST_LINES = 400
MOST_CHARACTERS = 1 << 20


@attrs.frozen
class Row:
    """One record of a table: the line on which it starts, its cells, and remarks on how it was read."""

    number: int
    cells: Sequence[object]
    notes: tuple[str, ...] = ()


@attrs.frozen
class Fault:
    """A record that could not be read: where it starts, what was expected and what stood there."""

    number: int
    expected: str
    value: str = ""


class _OpenQuoteError(Exception):
    """The end of the record is not in sight."""


_TELLING = 50_000
"""Characters of a header that tell its delimiter: a thousand columns and more (judgement)."""


def delimiter_of(header: str, table: str = "headers") -> str:
    """The delimiter by which most cells of a header line are known columns, else by which there are most cells."""
    found = {mark: cells_of(header[:_TELLING], mark) for mark in DELIMITERS}
    return max(DELIMITERS, key=lambda mark: (known_columns(found[mark], table), len(found[mark])))


def cells_of(line: str, delimiter: str) -> list[str]:
    """The cells of one line by itself; a line that is no CSV is one cell."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return [line]


def unwrap(stream: TextIO) -> tuple[Iterator[str], str | None, Line | None]:
    """The lines of a stream after its header, the delimiter that Excel's ``sep=;`` names, and the header line."""
    source, named = texts(stream), None
    for number, line in enumerate(source, 1):
        text = line.strip("\r\n")
        if text.lower().startswith("sep=") and len(text) == 5:
            named = text[-1]
        elif line == TOO_LONG or text.strip(" ,;\t|\ufeff"):
            return source, named, Line(number, line, too_long=line == TOO_LONG)
    return source, named, None


class Rows:
    """An iterator over the records of lines: each a `Row` or a `Fault`, none lost and none twice.

    `first` is the number of the first line.
    """

    def __init__(self, source: Iterator[str], delimiter: str, first: int) -> None:
        self._source, self._delimiter = source, delimiter
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self._size = 0
        self._next = first
        self._parser = self._fresh()

    def __iter__(self) -> Iterator[Row | Fault]:
        while (record := self.next()) is not None:
            if isinstance(record, Fault) or record.cells:
                yield record

    def next(self) -> Row | Fault | None:
        """The next record, an empty row for a blank line, None at the end."""
        number, taken = self._next, self._taken
        taken.clear()
        self._size = 0
        try:
            cells = next(self._parser)
        except StopIteration:
            return None
        except (csv.Error, _OpenQuoteError) as error:
            self._parser = self._fresh()
            return self._recover(error)
        self._next = number + len(taken)
        return self._too_long(number) if TOO_LONG in taken else _row(number, cells)

    def _fresh(self) -> Iterator[list[str]]:
        """A parser at the beginning of a record; one that has raised has lost its place."""
        return csv.reader(self._feed(), delimiter=self._delimiter, strict=True)

    def _feed(self) -> Iterator[str]:
        taken = self._taken
        while True:
            line = self._again.popleft() if self._again else next(self._source, None)
            if line is None:
                if taken:
                    raise _OpenQuoteError
                return
            taken.append(line)
            self._size += len(line)
            if self._size > MOST_CHARACTERS or len(taken) > MOST_LINES:
                raise _OpenQuoteError
            yield line

    def _too_long(self, number: int) -> Fault:
        bad = number + self._taken.index(TOO_LONG)
        return Fault(number, f"a record of lines of at most {LONGEST:,} characters (line {bad} is longer)")

    def _recover(self, error: Exception) -> Row | Fault:
        """Give the later lines back, and read the first one alone if its quotes are merely sloppy."""
        number, (first, *rest) = self._next, self._taken
        self._next += 1
        self._again.extendleft(reversed(rest))
        big = "field larger" in str(error)
        if isinstance(error, csv.Error) and not rest and not big:
            cells = next(csv.reader([first], delimiter=self._delimiter))
            return _row(number, cells, "a quotation mark inside a cell was not doubled")
        closed = "a record whose quotation marks are closed"
        expected = f"cells of at most {csv.field_size_limit():,} characters" if big and not rest else closed
        return Fault(number, expected, first.strip()[:120])


def _row(number: int, cells: list[str], *notes: str) -> Row | Fault:
    text = "".join(cells)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        # surrogateescape keeps bytes that do not fit as lone surrogates, which nothing can encode
        shown = text[max(0, error.start - 20) : error.end + 20].encode("utf-8", "backslashreplace").decode()
        return Fault(number, "text in the file's encoding", shown)
    return Row(number, () if not text or text.isspace() else cells, notes)
