"""JSON and JSON Lines as tables; a JSON file is held in memory, JSON Lines are streamed."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO

from silentbuyer.batch.delimited import Fault
from silentbuyer.batch.encodings import Encoding, open_text
from silentbuyer.batch.lines import LONGEST, lines
from silentbuyer.batch.tabular import Record, Table, sample, unbroken
from silentbuyer.errors import RecordError

MOST_BYTES = 200 << 20
# Names under which the APIs and exports that were read put the list of records.
_LISTS = (
    "RESPONSE", "data", "results", "records", "items", "list", "customers", "leads", "contacts", "rows", "messages"
)  # fmt: skip
_SAMPLE = 100


def open_json(file: Path, encoding: str) -> Table:
    """The records of a JSON file (a list, or an object that holds one) or of a JSON Lines file.

    Raises:
        RecordError: when the file is too large to be held, no JSON, or holds no list of records.

    """
    if file.suffix.lower() != ".json":
        stream = open_text(file, encoding)
        return _table(file, "jsonl", encoding, _lines(stream), stream.close)
    if file.stat().st_size > MOST_BYTES:
        limit = f"{MOST_BYTES >> 20} MB"
        raise RecordError(f"{file}: is larger than {limit}; save it as JSON Lines (.jsonl), which is read line by line")
    try:
        with open_text(file, encoding) as stream:
            value = json.loads(stream.read())
    except (ValueError, RecursionError) as error:
        raise RecordError(f"{file}: is not readable JSON ({str(error)[:200]})") from error
    return _table(file, "json", encoding, _items(_list_of(file, value)), lambda: None)


def _table(file: Path, name: str, encoding: str, found: Iterator[Record | Fault], close: Any) -> Table:
    found = unbroken(found)
    first = sample(found, _SAMPLE)
    columns = tuple(dict.fromkeys(key for item in first if isinstance(item, Record) for key in item.cells))
    everything = itertools.chain(first, found)
    return Table(
        file=file.name, format=name, columns=columns, records=everything, encoding=Encoding(encoding), close=close
    )


def _list_of(file: Path, value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    if isinstance(value, Mapping):
        return _unwrapped(value)
    raise RecordError(f"{file}: must hold a list of records, got {type(value).__name__}")


def _unwrapped(value: Mapping[str, Any]) -> list[Any]:
    """The records in an API's envelope: ``RESPONSE: [...]``, ``data: {list: [...]}``, one record beside a ``code``."""
    for name in _LISTS:
        inner = value.get(name)
        if isinstance(inner, list):
            return list(inner)
        if isinstance(inner, Mapping) and isinstance(inner.get("list"), list):
            return list(inner["list"])
        if isinstance(inner, Mapping) and {"code", "CODE"} & value.keys():
            return [inner]
    return [value]


def _items(values: list[Any]) -> Iterator[Record | Fault]:
    for number, value in enumerate(values, 1):
        yield _record(number, value)


def _record(number: int, value: Any) -> Record | Fault:
    if not isinstance(value, Mapping):
        return Fault(number, "an object of column and value", json.dumps(value, ensure_ascii=False)[:120])
    return Record.of(number, {str(column): cell for column, cell in _flat(value).items()})


def _flat(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """A record whose columns stand under ``properties`` (HubSpot) or ``fields`` (Airtable), beside its id."""
    inner = next((value[name] for name in ("properties", "fields") if isinstance(value.get(name), Mapping)), None)
    return value if inner is None else {**{k: v for k, v in value.items() if v is not inner}, **inner}


def _lines(stream: TextIO) -> Iterator[Record | Fault]:
    for line in lines(stream):
        if line.too_long:
            yield Fault(line.number, f"a line of at most {LONGEST:,} characters")
        elif line.text.strip("\ufeff \r\n\t"):
            try:
                value = json.loads(line.text.strip("\ufeff \r\n\t"))
            except (ValueError, RecursionError) as error:
                yield Fault(line.number, f"one JSON object ({str(error)[:100]})", line.text.strip()[:120])
                continue
            yield _record(line.number, value)
