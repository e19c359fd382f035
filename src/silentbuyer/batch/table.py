"""A table of any file format as one thing: its columns and a stream of records, none lost and none twice."""

from __future__ import annotations

import io
import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from silentbuyer.batch import delimited
from silentbuyer.batch.delimited import Fault
from silentbuyer.batch.encodings import Encoding, detect
from silentbuyer.errors import RecordError

_HEAD = 1 << 16


@attrs.frozen
class Record:
    """One record: where it starts, column -> cell, and remarks on how it was read."""

    number: int
    cells: Mapping[str, Any]
    notes: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Table:
    """An opened table; `records` can be walked once. The other fields are those of `Source`."""

    file: str
    format: str
    columns: tuple[str, ...]
    records: Iterator[Record | Fault]
    encoding: Encoding | None = None
    delimiter: str | None = None
    reader: str | None = None
    notes: tuple[str, ...] = ()
    close: Callable[[], None] = lambda: None


def sample(found: Iterator[Record | Fault], rows: int, characters: int = 4 << 20) -> list[Record | Fault]:
    """The first records of a stream, fewer of them when they are giants, so that a look ahead stays small."""
    taken: list[Record | Fault] = []
    while len(taken) < rows and characters > 0:
        record = next(found, None)
        if record is None:
            break
        taken.append(record)
        cells = record.cells.values() if isinstance(record, Record) else ()
        characters -= sum(len(cell) for cell in cells if isinstance(cell, str))
    return taken


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
        from silentbuyer.batch.cards import open_vcard

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


def known_encoding(file: Path, head: bytes, encoding: str | None) -> Encoding:
    """The user's encoding, else the one that the head shows.

    Raises:
        RecordError: when the user's encoding does not exist.

    """
    if encoding is None:
        return detect(head)
    try:
        "".encode(encoding)
    except (LookupError, ValueError) as error:
        raise RecordError(
            f"{file}: there is no encoding {encoding!r}; usual ones are utf-8, gb18030, cp1252"
        ) from error
    return Encoding(encoding)


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


def name_columns(cells: Iterable[object]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the columns, each once: a second ``Phone`` is ``Phone (2)``, a nameless one ``column 7``."""
    counts: Counter[str] = Counter()
    names, notes = [], []
    texts = ["" if cell is None else str(cell).strip().lstrip("\ufeff").replace("\x00", "")[:200] for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    for place, text in enumerate(texts, 1):
        name = text or f"column {place}"
        counts[name] += 1
        if counts[name] > 1:
            notes.append(f"the column {name!r} is there {counts[name]} times: called '{name} ({counts[name]})'")
            name = f"{name} ({counts[name]})"
        names.append(name)
    return tuple(names), tuple(notes)


def records(rows: Iterable[delimited.Row | Fault], columns: Sequence[str]) -> Iterator[Record | Fault]:
    """Rows under their column names; a row with more cells than columns has slipped and is a fault."""
    for row in rows:
        if isinstance(row, Fault):
            yield row
            continue
        extra = [cell for cell in row.cells[len(columns) :] if cell is not None and str(cell).strip()]
        if extra:
            expected = f"{len(columns)} cells (a delimiter inside a cell needs quotation marks)"
            yield Fault(row.number, expected, f"{len(row.cells)} cells, too many from {str(extra[0])[:60]!r} on")
            continue
        short = len(columns) - len(row.cells)
        note = (f"the row has {len(row.cells)} of {len(columns)} cells; the missing ones were read as nothing",)
        yield Record(row.number, dict(zip(columns, row.cells, strict=False)), row.notes + (note if short > 0 else ()))
