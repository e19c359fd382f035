"""Files of buyers and of messages as streams of `Customer` and `Message`; rows that cannot be read come as `BadRow`."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

import attrs

from silentbuyer.batch.delimited import Fault
from silentbuyer.batch.log import Logged, MessageLog
from silentbuyer.batch.source import BadRow, Source
from silentbuyer.batch.table import Record, Table, open_table
from silentbuyer.customer import Customer, Message, Remark
from silentbuyer.errors import CustomerError
from silentbuyer.frozen import FrozenMap
from silentbuyer.reader import Reader
from silentbuyer.records import read_record
from silentbuyer.records.headers import NO_MAPPING, Plan, check_mapping, plan
from silentbuyer.records.log import BadField, merged, message

T = TypeVar("T")
_SAMPLE = 200
_SLASHED = re.compile(r"\s*(\d{1,2})[/-](\d{1,2})[/-]\d{4}\b")
_URL = re.compile(r"[a-z][a-z0-9+_]{1,40}://", re.IGNORECASE)


class Reading(Generic[T]):
    """A stream of what was read, with `source` (how) and, once it is exhausted, counts that add up: rows = good + bad.

    `BadRow` of another file than the source (the message log of a customer file) is counted in `aside`.
    """

    def __init__(self, source: Source, items: Iterator[T | BadRow]) -> None:
        self.source = source
        self.good = self.bad = self.aside = 0
        self._items = items

    @property
    def rows(self) -> int:
        """Rows seen so far."""
        return self.good + self.bad

    def __iter__(self) -> Iterator[T | BadRow]:
        return self

    def __next__(self) -> T | BadRow:
        item = next(self._items)
        if not isinstance(item, BadRow):
            self.good += 1
        elif item.file == self.source.file:
            self.bad += 1
        else:
            self.aside += 1
        return item


@attrs.frozen
class _Manner:
    """How the rows of one table are read."""

    reader: Reader
    mapping: FrozenMap[str, str]
    zone: str | None
    day_first: bool | None
    has_id: bool


def read_customers(
    path: str | Path,
    *,
    messages: str | Path | None = None,
    encoding: str | None = None,
    mapping: Mapping[str, str] | None = None,
    reader: str | Reader | None = None,
    readers: Iterable[Reader] = (),
    zone: str | None = None,
    day_first: bool | None = None,
) -> Reading[Customer]:
    """The buyers in a file, one after the other, in the order of the file; memory does not grow with their number.

    Only the ids seen (some 100 bytes each) are kept, so that a second row of one id can be named.

    Args:
        path: a CSV, XLSX, JSON, JSON Lines or vCard file, or a database URL such as ``sqlite:///crm.db?table=leads``.
        messages: a message log (see `read_messages`), joined by id; it is kept in a temporary database.
        encoding: of the text; None looks for it and reports what was found.
        mapping: our field -> their column, where the name of a column does not say it.
        reader: name of a reader, or one; None takes the one that is surest of the columns.
        readers: readers of plugins, beside those that ship with silentbuyer.
        zone: IANA name of the clock of dates without a zone; None takes the buyer's own zone, else UTC.
        day_first: whether ``03/04/2026`` is 3 April; None looks for a date in the file that decides it.

    Raises:
        RecordError: when the file as a whole cannot be read, or an argument does not fit it.

    """
    from silentbuyer.readers import choose

    table = _opened(path, encoding)
    chosen, confidence = choose(reader, table.columns, readers, preferred=table.reader)
    wanted = check_mapping(mapping or {}, table.columns)
    theirs = _mapped(chosen, table.columns, wanted)
    table, day_first, notes = _dated(table, day_first)
    manner = _Manner(chosen, wanted, zone, day_first, "id" in theirs.fields.values())
    if not manner.has_id:
        notes += ("no column holds an id: buyers are called by their place, such as 'row-2'",)
    source = _source(table, theirs, chosen.name, confidence, notes)
    log = _Log.of(messages, encoding=None, zone=zone, day_first=day_first) if messages is not None else None
    return Reading(source, _customers(table, manner, source, log))


def _opened(path: str | Path, encoding: str | None) -> Table:
    if isinstance(path, str) and _URL.match(path):
        from silentbuyer.readers.sql import open_sql

        return open_sql(path)
    return open_table(path, encoding=encoding)


def _mapped(reader: Reader, columns: Sequence[str], wanted: FrozenMap[str, str]) -> Plan:
    """Their columns -> ours by the user's word, the reader's, and the table of names, in this order."""
    said = {theirs: ours for ours, theirs in wanted.items()}
    known = {**reader.columns(columns), **said}
    rest = plan(tuple(column for column in columns if column not in known)) if reader.name == "generic" else None
    known |= rest.fields if rest else {}
    fields = FrozenMap([(column, known[column]) for column in columns if column in known])
    return Plan(fields, tuple(column for column in columns if column not in known))


def _source(table: Table, theirs: Plan, reader: str, confidence: float, notes: tuple[str, ...]) -> Source:
    return Source(
        file=table.file,
        format=table.format,
        encoding=table.encoding.name if table.encoding else None,
        encoding_guessed=table.encoding.guessed if table.encoding else False,
        delimiter=table.delimiter,
        columns=table.columns,
        reader=reader,
        confidence=confidence,
        mapping=theirs.fields,
        unknown=theirs.unknown,
        notes=table.notes + notes,
    )


def _dated(table: Table, day_first: bool | None) -> tuple[Table, bool | None, tuple[str, ...]]:
    """The table with the order of its slashed dates found out from its first rows, if one of them decides it."""
    if day_first is not None:
        return table, day_first, ()
    sample = list(itertools.islice(table.records, _SAMPLE))
    table = attrs.evolve(table, records=itertools.chain(sample, table.records))
    cells = (cell for item in sample if isinstance(item, Record) for cell in item.cells.values())
    found = [m for cell in cells if isinstance(cell, str) and (m := _SLASHED.match(cell[:20]))]
    day = [m[0].strip() for m in found if int(m[1]) > 12]
    month = [m[0].strip() for m in found if int(m[2]) > 12]
    if bool(day) == bool(month):
        return table, None, ()
    word = "day" if day else "month"
    return table, bool(day), (f"dates are read with the {word} first, since {(day or month)[0]!r} cannot be otherwise",)


def _customers(table: Table, manner: _Manner, source: Source, log: _Log | None) -> Iterator[Customer | BadRow]:
    seen: dict[str, int] = {}
    try:
        yield from log.faults if log else ()
        for item in table.records:
            found = _customer(item, manner, source)
            if isinstance(found, Customer):
                first = seen.setdefault(found.id, item.number)
                if first != item.number:
                    column = _column(source, "id")
                    yield BadRow(
                        source.file, item.number, column, f"an id of its own (row {first} has it)", found.id[:120]
                    )
                    continue
                found = log.joined(found, manner.zone) if log else found
            yield found
        yield from log.strangers(source.file) if log else ()
    finally:
        table.close()
        if log:
            log.close()


def _column(source: Source, ours: str) -> str:
    return next((theirs for theirs, field in source.mapping.items() if field == ours), ours)


def _customer(item: Record | Fault, manner: _Manner, source: Source) -> Customer | BadRow:
    if isinstance(item, Fault):
        return BadRow(source.file, item.number, "", item.expected, item.value)
    said = {theirs: ours for ours, theirs in manner.mapping.items()}
    try:
        fields = dict(manner.reader.record({name: cell for name, cell in item.cells.items() if name not in said}))
        fields |= {said[name]: cell for name, cell in item.cells.items() if name in said}
        name = None if manner.has_id else f"row-{item.number}"
        made = read_record(fields, default_id=name, zone=manner.zone, day_first=manner.day_first)
    except CustomerError as error:
        column = _column(source, error.field.rpartition(".")[2])
        return BadRow(
            source.file, item.number, column, error.expected, "" if error.value is None else str(error.value)[:120]
        )
    if item.notes:
        return attrs.evolve(made, remarks=(*made.remarks, *(Remark("row", note) for note in item.notes)))
    return made


def read_messages(
    path: str | Path,
    *,
    encoding: str | None = None,
    mapping: Mapping[str, str] | None = None,
    zone: str | None = None,
    day_first: bool | None = None,
) -> Reading[tuple[str, Message]]:
    """The messages in a file, each with its customer's id: columns customer_id, at, sender, channel, kind, subject, text.

    Arguments, order and errors are those of `read_customers`; dates without a zone are UTC unless `zone` says more.
    """
    source, items = _logged(path, encoding=encoding, mapping=mapping, zone=zone, day_first=day_first)
    pairs = (item if isinstance(item, BadRow) else (item.customer_id, item.message) for item in items)
    return Reading(source, pairs)


def _logged(
    path: str | Path,
    *,
    encoding: str | None,
    mapping: Mapping[str, str] | None = None,
    zone: str | None,
    day_first: bool | None,
) -> tuple[Source, Iterator[Logged | BadRow]]:
    table = open_table(path, encoding=encoding, kind="messages")
    wanted = check_mapping(mapping, table.columns, "messages") if mapping else NO_MAPPING
    fields = plan(table.columns, wanted, "messages")
    table, day_first, notes = _dated(table, day_first)
    source = _source(table, fields, "message log", 1.0, notes)

    def items() -> Iterator[Logged | BadRow]:
        try:
            for item in table.records:
                yield _message(item, fields, source, zone=zone, day_first=day_first)
        finally:
            table.close()

    return source, items()


def _message(
    item: Record | Fault, fields: Plan, source: Source, *, zone: str | None, day_first: bool | None
) -> Logged | BadRow:
    if isinstance(item, Fault):
        return BadRow(source.file, item.number, "", item.expected, item.value)
    raw = {fields.fields[name]: cell for name, cell in item.cells.items() if name in fields.fields}
    from silentbuyer.records import values

    name = values.plain(raw.get("customer_id") if raw.get("customer_id") is not None else "").strip()
    if not name:
        return BadRow(source.file, item.number, _column(source, "customer_id"), "the id of a buyer")
    try:
        made, note = message(raw, zone=zone, day_first=day_first)
    except BadField as error:
        shown = values.plain(error.value)[:120] if error.value is not None else ""
        expected = error.expected + (f" (it {error.why})" if error.why else "")
        return BadRow(source.file, item.number, _column(source, error.field), expected, shown)
    return Logged(name, made, item.number, note)


@attrs.frozen
class _Log:
    """A message log ready to be joined, with the rows of it that could not be read."""

    source: Source
    base: MessageLog
    faults: tuple[BadRow, ...]

    @classmethod
    def of(cls, path: str | Path, **how: Any) -> _Log:
        source, items = _logged(path, **how)
        faults: list[BadRow] = []

        def good() -> Iterator[Logged]:
            for item in items:
                if isinstance(item, BadRow):
                    faults.append(item)
                else:
                    yield item

        return cls(source, MessageLog(good()), tuple(faults))

    def joined(self, customer: Customer, zone: str | None) -> Customer:
        """The buyer with the messages of the log; what was assumed of their dates is remarked."""
        found = self.base.take(customer.id)
        if not found:
            return customer
        home = customer.timezone if zone is None else None
        logged = [_at_home(item, home) for item in found]
        notes = Counter(note for _, note in logged if note)
        remarks = tuple(Remark("messages", f"{count} of the log: {note}") for note, count in notes.items())
        messages = merged(customer.messages, [made for made, _ in logged])
        return attrs.evolve(customer, messages=messages, remarks=customer.remarks + remarks)

    def strangers(self, file: str) -> Iterator[BadRow]:
        """A row for each id of the log that no readable buyer has."""
        column = _column(self.source, "customer_id")
        for name, row, count in self.base.strangers():
            what = "1 message" if count == 1 else f"{count} messages"
            yield BadRow(
                self.source.file, row, column, f"the id of a readable buyer in {file} ({what} left out)", name[:120]
            )

    def close(self) -> None:
        self.base.close()


def _at_home(item: Logged, zone: str | None) -> tuple[Message, str]:
    """A message whose date had no zone, on the buyer's own clock where that is known."""
    if zone is None or "has no zone" not in item.note:
        return item.message, item.note
    moved = attrs.evolve(item.message, at=item.message.at.replace(tzinfo=ZoneInfo(zone)))
    return moved, item.note.replace("UTC", zone)
