"""Opening a file of any format as a table, by what the file is."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from silentbuyer.batch import delimited
from silentbuyer.batch.encodings import Encoding, known_encoding, open_text
from silentbuyer.batch.lines import Line
from silentbuyer.batch.tabular import MOST_COLUMNS, Table, filled_to, name_columns, records
from silentbuyer.batch.title_rows import FURTHEST, header_row, is_data, note_of
from silentbuyer.errors import RecordError
from silentbuyer.readers.choosing import known_columns

_HEAD = 1 << 16
_LOOKED_AT = 40


def open_table(path: str | Path, *, encoding: str | None = None, kind: str = "headers") -> Table:
    """The table in a file, by what the file is: CSV, spreadsheet, JSON, JSON Lines or vCard.

    Args:
        path: the file.
        encoding: name of the text encoding; None looks for it.
        kind: the table of column names that is expected, ``headers`` or ``messages``.

    Raises:
        RecordError: when the file is missing, a directory, empty, or no table at all.

    """
    file = Path(path)
    head = _head(file)
    ending = file.suffix.lower()
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        from silentbuyer.batch.sheet import open_sheet

        return open_sheet(file, kind)
    if ending in {".json", ".jsonl", ".ndjson"}:
        from silentbuyer.batch.jsons import open_json

        return open_json(file, known_encoding(file, head, encoding).name)
    if ending == ".vcf" or head.lstrip(b"\xef\xbb\xbf")[:11].upper() == b"BEGIN:VCARD":
        from silentbuyer.batch.vcards import open_vcard

        return open_vcard(file, known_encoding(file, head, encoding))
    return _delimited(file, known_encoding(file, head, encoding), kind)


def _head(file: Path) -> bytes:
    try:
        directory = file.is_dir()
        head = b"" if directory else _first_bytes(file)
    except OSError as error:
        raise RecordError(f"{file}: cannot be read ({error.strerror or error})") from error
    except ValueError as error:
        raise RecordError(f"{str(file)!r}: is no file name ({error})") from error
    if directory:
        raise RecordError(f"{file}: is a directory; give one file of buyers")
    if not head.strip():
        raise RecordError(f"{file}: is empty; the first row must name the columns")
    return head


def _first_bytes(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(_HEAD)


def _delimited(file: Path, encoding: Encoding, kind: str) -> Table:
    stream = open_text(file, encoding.name)
    try:
        return _of_lines(file, stream, encoding, kind)
    except BaseException:
        stream.close()
        raise


def _of_lines(file: Path, stream: TextIO, encoding: Encoding, kind: str) -> Table:
    source, named, first = delimited.unwrap(stream)
    if first is None or first.too_long:
        number = first.number if first else 1
        raise RecordError(f"{file}: row {number}: must be the names of the columns, got no such line")
    header, above, source = _header(first, source, named, kind)
    # A bad byte in the header costs that name its letter, not the file.
    names_line = header.text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    delimiter = named or delimited.delimiter_of(names_line, kind)
    rows = delimited.Rows(itertools.chain([names_line], source), delimiter, header.number)
    names = rows.next()
    if not isinstance(names, delimited.Row):
        expected = names.expected if names else "the names of the columns"
        raise RecordError(f"{file}: row {header.number}: must be {expected}")
    headless = kind == "headers" and is_data(names.cells)
    first_rows: list[delimited.Row | delimited.Fault] = [names] if headless else []
    first_rows += itertools.islice(rows, _LOOKED_AT)
    # Of the header's own blank cells at the end those are columns that hold something below.
    width = min(max(map(filled_to, first_rows), default=0), MOST_COLUMNS if headless else len(names.cells))
    columns, notes = name_columns((None,) * width if headless else names.cells, width)
    passed: list[int] = []
    return Table(
        file=file.name,
        format="csv",
        columns=columns,
        records=records(itertools.chain(first_rows, rows), columns, passed),
        headless=headless,
        encoding=encoding,
        delimiter=delimiter,
        notes=above + notes,
        passed=passed,
        close=stream.close,
    )


def _header(
    first: Line, source: Iterator[str], named: str | None, kind: str
) -> tuple[Line, tuple[str, ...], Iterator[str]]:
    """The line that names the columns, a note of what stood above it, and the lines that follow."""
    names = delimited.cells_of(first.text, named or delimited.delimiter_of(first.text, kind))
    if known_columns(names, kind) >= 2 and all(name.strip() for name in names):
        return first, (), source
    head = [first.text, *itertools.islice(source, FURTHEST - 1)]
    cells = [delimited.cells_of(line, named or delimited.delimiter_of(line, kind)) for line in head]
    place = header_row(cells, kind)
    above = note_of(sum(1 for line in head[:place] if line.strip()), cells[0])
    return Line(first.number + place, head[place]), above, itertools.chain(head[place + 1 :], source)
