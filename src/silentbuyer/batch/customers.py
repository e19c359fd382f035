"""Files of buyers and of messages as streams of `Customer` and `Message`; rows that cannot be read come as `BadRow`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from silentbuyer.batch.buyer_rows import Manner, customers_of
from silentbuyer.batch.guessed import guessed_columns
from silentbuyer.batch.headless import named_by_cells
from silentbuyer.batch.messages import JoinedLog
from silentbuyer.batch.opening import open_table
from silentbuyer.batch.order_rows import JoinedOrders
from silentbuyer.batch.reading_report import Question
from silentbuyer.batch.stream import Reading, dated, source_of
from silentbuyer.batch.tabular import Table
from silentbuyer.batch.watching import Watch
from silentbuyer.errors import RecordError
from silentbuyer.language.saying import mark, say
from silentbuyer.language.sentence import as_sentence
from silentbuyer.model.customer import Customer
from silentbuyer.model.reader import Reader
from silentbuyer.readers.choosing import choose
from silentbuyer.records.headers import Plan, check_mapping, plan
from silentbuyer.records.place import check_zone
from silentbuyer.values.frozen import FrozenMap
from silentbuyer.values.raised import MEANT_TO_END, told

_WHO = frozenset({"company", "name", "first_name", "last_name", "email", "phone", "website"})
_URL = re.compile(r"[a-z][a-z0-9+_]{1,40}://", re.IGNORECASE)


def read_customers(
    path: str | Path | Iterable[Mapping[str, Any]],
    *,
    messages: str | Path | Iterable[Mapping[str, Any]] | None = None,
    orders: Iterable[Mapping[str, Any]] | None = None,
    messages_mapping: Mapping[str, str] | None = None,
    encoding: str | None = None,
    mapping: Mapping[str, str] | None = None,
    reader: str | Reader | None = None,
    readers: Iterable[Reader] | None = None,
    zone: str | None = None,
    day_first: bool | None = None,
    home: str | None = None,
    place: str | None = None,
) -> Reading[Customer]:
    """The buyers in a file, one after the other, in the order of the file; memory does not grow with their number.

    Rows of one id are one buyer (`one_buyer`) where they stand within 20,000 rows; a row that is farther, or is of
    another company, is a `BadRow`. For that, the ids seen are kept, of a long file on the disk. Rows in
    memory are not kept waiting: there each id must be its own.

    Args:
        path: a CSV, XLSX, JSON, JSON Lines or vCard file, or a database URL such as ``sqlite:///crm.db?table=leads``;
            or rows that are in memory: a data frame (Arrow PyCapsule protocol) or mappings.
        messages: a message log (see `read_messages`), joined by id, else by address, number or name; it is kept in a
            temporary database.
        orders: a data frame or rows of orders (customer_id, at, amount, currency, id), joined by id and kept in memory.
        messages_mapping: our field -> their column of the message log, as `mapping` of the buyers.
        encoding: of the text; None looks for it and reports what was found.
        mapping: our field -> their column, where the name of a column does not say it.
        reader: name of a reader, or one; None takes the one that is surest of the columns.
        readers: readers beside those that ship with silentbuyer; None takes those of the installed plugins.
        zone: IANA name of the clock of dates without a zone; None takes the one that the reader's system documents,
            else `home`, else the buyer's own zone, else UTC.
        day_first: whether ``03/04/2026`` is 3 April; None looks for a date in the file that decides it.
        home: IANA name of the seller's own clock, by which a CRM shows its times.
        place: of rows that are part of a larger table, the column that numbers them there; it is no field of a buyer.

    Raises:
        RecordError: when the file as a whole cannot be read, or an argument does not fit it.

    """
    check_zone(zone)
    check_zone(home)
    if readers is None:
        from silentbuyer.plugins.manager import installed_readers

        readers = installed_readers()
    table = _opened(path, encoding, place)
    faults: list[str] = []
    try:
        table, guess = named_by_cells(table, settled=bool(mapping))
        chosen, confidence = choose(reader, table.columns, readers, preferred=table.reader, faults=faults)
        wanted = check_mapping({**guess.fields, **(mapping or {})}, table.columns)
        theirs = _mapped(chosen, table.columns, wanted)
        _refuse_strangers(table, theirs)
        sampled, order, notes = dated(table, day_first=day_first)
        clock = zone or _clock_of(chosen) or home
        sampled, guessed = guessed_columns(sampled, theirs)
        manner = Manner(chosen, wanted, clock, order, "id" in theirs.fields.values(), guessed)
        log = _log(messages, mapping=messages_mapping, zone=zone or home, day_first=day_first)
        bought = JoinedOrders.of(orders) if orders is not None else JoinedOrders({})
    except RecordError:
        table.close()
        raise
    if not manner.has_id:
        notes += (mark("no column holds an id: buyers are called by their place, such as 'row-2'"),)
    lines = log.source.lines() if log else []
    beside = [say("with {file}, {line}", file=log.source.file, line=as_sentence(line)) for line in lines] if log else []
    source = source_of(table, theirs, chosen.name, confidence, (*notes, *faults, *beside))

    def close() -> None:
        table.close()
        if log:
            log.close()

    watch = Watch(source, table.passed, guessed, (*guess.questions, *_other_sheets(table)))
    watch.log = log.source.file if log else ""
    found = customers_of(sampled, manner, source, log=log, watch=watch, bought=bought)
    return Reading(source, found, close, watch)


def _clock_of(reader: Reader) -> str | None:
    """The clock of a system whose times name none, if its reader knows."""
    zone = getattr(reader, "zone", None)
    return zone if isinstance(zone, str) else None


def _log(path: str | Path | Iterable[Mapping[str, Any]] | None, **how: Any) -> JoinedLog | None:
    return JoinedLog.of(path, encoding=None, **how) if path is not None else None


def _other_sheets(table: Table) -> Iterator[Question]:
    for name in table.unread:
        yield Question(f"sheet {name!r} names other columns and was not read: save it as a file of its own", "")


def _refuse_strangers(table: Table, theirs: Plan) -> None:
    """A table without one column that is known is a photograph, a letter, or a table without its header."""
    if table.columns and not theirs.fields:
        shown = ", ".join(repr(column[:40]) for column in table.columns[:8])
        known = mark("names of columns such as id, company, email, country")
        raise RecordError(
            f"{table.file}: row 1: must be {known}, got {shown}; say --map FIELD=COLUMN if these are names"
        )


def _opened(path: Any, encoding: str | None, place: str | None) -> Table:
    if not isinstance(path, (str, Path)):
        from silentbuyer.batch.frames import open_rows

        return open_rows(path, place=place)
    if isinstance(path, str) and _URL.match(path):
        from silentbuyer.batch.sql import open_sql

        return open_sql(path)
    return open_table(path, encoding=encoding)


def _mapped(reader: Reader, columns: Sequence[str], wanted: FrozenMap[str, str]) -> Plan:
    """Their columns -> ours by the user's word, the reader's, and the table of names, in this order."""
    said = {theirs: ours for ours, theirs in wanted.items()}
    unsaid = tuple(column for column in columns if column not in said)
    known = {**_named(reader, unsaid), **said}
    # The table of names may use what the reader leaves, but not for a field that is already spoken for.
    rest = tuple(column for column in columns if column not in known)
    named = plan((*dict.fromkeys(known.values()), *rest)).fields
    known |= {column: named[column] for column in rest if column in named}
    fields = FrozenMap([(column, known[column]) for column in columns if column in known])
    return Plan(fields, tuple(column for column in columns if column not in known))


def _named(reader: Reader, columns: Sequence[str]) -> dict[str, str]:
    try:
        return {column: str(field) for column, field in dict(reader.columns(columns)).items() if column in columns}
    except MEANT_TO_END:
        raise
    except BaseException as error:
        why = say("the reader {name} failed on these columns ({told})", name=repr(reader.name), told=told(error, 200))
        raise RecordError(f"{why}; try reader='generic'") from error
