"""Opening a file of any format as a table, by what the file is."""

from __future__ import annotations

import io
import itertools
from pathlib import Path

from silentbuyer.batch import delimited
from silentbuyer.batch.encodings import Encoding, known_encoding
from silentbuyer.batch.tabular import Table, name_columns, records
from silentbuyer.errors import RecordError

_HEAD = 1 << 16


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

        return open_sheet(file)
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
    stream = io.open(file, encoding=encoding.name, errors="surrogateescape", newline="")  # noqa: SIM115, UP020 - closed by Table.close
    source, named, header = delimited.unwrap(stream)
    if header is None or header.too_long:
        stream.close()
        raise RecordError(
            f"{file}: row {header.number if header else 1}: must be the names of the columns, got no such line"
        )
    delimiter = named or delimited.delimiter_of(header.text, kind)
    rows = delimited.Rows(itertools.chain([header], source), delimiter)
    first = rows.next()
    if not isinstance(first, delimited.Row):
        stream.close()
        expected = first.expected if first else "the names of the columns"
        raise RecordError(f"{file}: row {header.number}: must be {expected}")
    columns, notes = name_columns(first.cells)
    return Table(
        file=file.name,
        format="csv",
        columns=columns,
        records=records(rows, columns),
        encoding=encoding,
        delimiter=delimiter,
        notes=notes,
        close=stream.close,
    )
