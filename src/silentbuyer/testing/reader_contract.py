"""`check_reader`: everything that a reader of a platform's export must keep, tried out on one of its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from silentbuyer.model.customer import Customer
from silentbuyer.model.reader import Reader
from silentbuyer.testing.faults import CheckFailed, told_once
from silentbuyer.testing.purity import OutOfTime, processor_seconds, watching
from silentbuyer.testing.rule_contract import NAME
from silentbuyer.testing.trials import HOSTILE

Row = Mapping[str, Any]

FOREIGN = ("Zutaten", "Kochzeit", "Portionen", "Schwierigkeit")
"""Columns of a table that is no export of buyers at all: recipes."""

UNKNOWN_COLUMN = "a column that nobody knows"
_MOST_FAULTS = 12
_SECONDS = 2.0


class _Stop(Exception):  # noqa: N818 - the reason is its text
    """The reader failed in a way that leaves nothing to compare."""


def check_reader(reader: Reader, *rows: Row) -> None:
    """Try a reader on rows of its own export, on a foreign table, and on hostile cells.

    A reader passes that has a good name, is sure of its own columns and not of a recipe book's, maps columns that
    are there, keeps what it does not know, changes no row, opens nothing, and survives any cell.

    Args:
        reader: the reader.
        rows: one row or more as the export has them: column -> cell.

    Raises:
        CheckFailed: an `AssertionError` that lists the faults with what to mend.

    """
    faults = list(islice(_faults(reader, rows), _MOST_FAULTS))
    if faults:
        raise CheckFailed(f"the reader {getattr(reader, 'name', reader)!r}", faults)


def _faults(reader: Any, rows: tuple[Row, ...]) -> Iterator[str]:
    shape = tuple(_shape(reader, rows))
    if shape:
        yield from shape
        return
    for check in (_recognises, _maps, _reads, _survives):
        try:
            yield from check(reader, rows)
        except _Stop as reason:
            yield str(reason)


def _shape(reader: Any, rows: tuple[Row, ...]) -> Iterator[str]:
    if isinstance(reader, type):
        yield f"{reader.__name__} is a class: check an instance of it, {reader.__name__}()"
        return
    name = getattr(reader, "name", None)
    if not isinstance(name, str) or len(name) > 80 or not NAME.fullmatch(name):
        yield f"its name must be lower-case words joined by hyphens, such as 'dhgate', got {name!r}"
    for method in ("confidence", "columns", "record"):
        if not callable(getattr(reader, method, None)):
            yield f"it has no method {method}"
    if not rows:
        yield "check_reader needs at least one row of a real export: check_reader(reader, {column: cell, ...})"


def _call(name: str, method: Any, argument: Any) -> Any:
    """The answer of one method, watched and timed."""
    try:
        with watching(warm=False) as watch, processor_seconds(_SECONDS):
            answer = method(argument)
    except OutOfTime:
        raise _Stop(f"{name} took more than {_SECONDS:g} s of processor time: cap what it reads") from None
    except (Exception, SystemExit) as error:
        raise _Stop(f"{name} raised {type(error).__name__}: {error!s:.200}") from error
    if watch.seen:
        raise _Stop(f"{name} is not pure: {', '.join(watch.seen)}; a reader only maps names and values")
    return answer


def _recognises(reader: Reader, rows: tuple[Row, ...]) -> Iterator[str]:
    for row in rows:
        yield from _sure(_call("confidence", reader.confidence, list(row)), 0.5, 1.0, "the columns of your own row")
    yield from _sure(_call("confidence", reader.confidence, list(FOREIGN)), 0.0, 0.5, "a table of recipes")
    yield from _sure(_call("confidence", reader.confidence, []), 0.0, 0.5, "a table without columns")


def _sure(answer: Any, low: float, high: float, subject: str) -> Iterator[str]:
    if not isinstance(answer, (int, float)) or isinstance(answer, bool) or not low <= answer <= high:
        yield f"confidence in {subject} must be a number from {low:g} to {high:g}, got {answer!r:.60}"


def _maps(reader: Reader, rows: tuple[Row, ...]) -> Iterator[str]:
    for row in rows:
        mapping = _call("columns", reader.columns, [*row, UNKNOWN_COLUMN])
        if not isinstance(mapping, Mapping):
            raise _Stop(f"columns must give a mapping of their column to our field, got {mapping!r:.100}")
        for theirs, ours in mapping.items():
            if theirs not in row:
                yield f"columns names {theirs!r:.60}, which the table does not have: map only what is there"
            if not isinstance(ours, str) or not ours:
                yield f"columns maps {theirs!r:.60} to {ours!r:.60}: our side must be a field name"
        if not mapping:
            yield "columns maps none of the columns of your own row"


def _reads(reader: Reader, rows: tuple[Row, ...]) -> Iterator[str]:
    for row in rows:
        before = {**row, UNKNOWN_COLUMN: "kept"}
        given = dict(before)
        record = _record(reader, given)
        if given != before:
            yield "record changed the row that it was given: make a new mapping"
        if record != _record(reader, dict(before)):
            yield "record is not deterministic: it made two records of the same row"
        if record.get(UNKNOWN_COLUMN) != "kept":
            yield "record dropped a column that it does not know: leave it under its own name"
        yield from _names_somebody(record)


def _record(reader: Reader, row: dict[str, Any]) -> Row:
    record = _call("record", reader.record, row)
    if not isinstance(record, Mapping):
        raise _Stop(f"record must give a mapping of our field to value, got {record!r:.100}")
    return record


def _names_somebody(record: Row) -> Iterator[str]:
    buyer = Customer.from_record(record, default_id=UNKNOWN_COLUMN)
    if buyer.id == UNKNOWN_COLUMN and not (buyer.company or buyer.name or buyer.channels):
        yield f"nothing in its record says who the buyer is: map an id, company, name or address, got {record!r:.200}"


def _survives(reader: Reader, rows: tuple[Row, ...]) -> Iterator[str]:
    found: dict[str, list[str]] = {}
    for row in rows:
        for label, cells in _hostile_rows(row):
            try:
                _record(reader, cells)
            except _Stop as reason:
                found.setdefault(str(reason), []).append(label)
    return told_once(found, "a row with ")


def _hostile_rows(row: Row) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "no cells", {}
    yield "empty cells", dict.fromkeys(row, "")
    yield "missing values", dict.fromkeys(row, None)
    yield "NaN", dict.fromkeys(row, float("nan"))
    for label, text in HOSTILE.items():
        yield label, dict.fromkeys(row, text)
