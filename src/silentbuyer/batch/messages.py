"""Message logs: read by themselves, or joined to the buyers they belong to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from silentbuyer.batch.delimited import Fault
from silentbuyer.batch.frames import open_rows
from silentbuyer.batch.log_rows import clock_column, parties, row_fields
from silentbuyer.batch.message_log import Logged, MessageLog
from silentbuyer.batch.opening import open_table
from silentbuyer.batch.provenance import BadRow, Source
from silentbuyer.batch.stream import Reading, column_of, dated, source_of
from silentbuyer.batch.tabular import Record, Table
from silentbuyer.batch.watching import Watch
from silentbuyer.data.time_zones import zone_of
from silentbuyer.errors import RecordError
from silentbuyer.language.saying import mark, say
from silentbuyer.language.sentence import as_sentence
from silentbuyer.model.customer import Customer, Message, Remark
from silentbuyer.model.log_order import settled
from silentbuyer.records import cells
from silentbuyer.records.headers import NO_MAPPING, Plan, check_mapping, plan
from silentbuyer.records.place import check_zone
from silentbuyer.records.read_record import UNREADABLE
from silentbuyer.records.record_log import BadFieldError, merged, message
from silentbuyer.records.sound import sound
from silentbuyer.values.raised import MEANT_TO_END, told


def read_messages(
    path: str | Path | Iterable[Mapping[str, Any]],
    *,
    encoding: str | None = None,
    mapping: Mapping[str, str] | None = None,
    zone: str | None = None,
    day_first: bool | None = None,
) -> Reading[tuple[str, Message]]:
    """The messages in a file, a data frame or rows of mappings, each with its customer's id.

    The columns are customer_id, at, sender, channel, kind, subject and text, under these or other names.

    Arguments, order and errors are those of `read_customers`; dates without a zone are UTC unless `zone` says more.
    """
    source, items, close = _logged(path, encoding=encoding, mapping=mapping, zone=zone, day_first=day_first)
    watch = Watch(source, [])

    def pairs() -> Iterator[tuple[str, Message] | BadRow]:
        for item in items:
            if isinstance(item, BadRow):
                yield item
            else:
                watch.note(item.note)
                yield item.customer_id, item.message

    return Reading(source, pairs(), close, watch)


def _logged(
    path: str | Path | Iterable[Mapping[str, Any]],
    *,
    encoding: str | None,
    mapping: Mapping[str, str] | None = None,
    zone: str | None,
    day_first: bool | None,
) -> tuple[Source, Iterator[Logged | BadRow], Callable[[], None]]:
    check_zone(zone)
    table = (
        open_table(path, encoding=encoding, kind="messages")
        if isinstance(path, (str, Path))
        else open_rows(path, name="messages")
    )
    try:
        wanted = check_mapping(mapping, table.columns, "messages") if mapping else NO_MAPPING
        fields = plan(table.columns, wanted, "messages")
        _refuse_lacking(table, fields)
    except RecordError:
        table.close()
        raise
    table, day_first, notes = dated(table, day_first=day_first)
    source = source_of(table, fields, "message log", 1.0, notes)
    clock = clock_column(fields)

    def items() -> Iterator[Logged | BadRow]:
        try:
            for item in table.records:
                yield _message(item, fields, source, clock=clock, zone=zone, day_first=day_first)
        finally:
            table.close()

    return source, items(), table.close


def _refuse_lacking(table: Table, fields: Plan) -> None:
    there = set(fields.fields.values())
    whose = {"customer_id", "address"}
    meanings = (
        (whose, mark("whose message it is: an id, address or number")),
        ({"at"}, mark("when it was sent")),
    )
    for needed, meaning in meanings:
        if not needed & there and table.columns:
            shown = ", ".join(repr(column[:40]) for column in table.columns[:8])
            first = max(needed)
            raise RecordError(
                f"{table.file}: row 1: must have a column {first!r} ({meaning}), got {shown}; "
                f"--map messages.{first}=COLUMN names it"
            )


def _message(
    item: Record | Fault, fields: Plan, source: Source, *, clock: str | None, zone: str | None, day_first: bool | None
) -> Logged | BadRow:
    if isinstance(item, Fault):
        return BadRow(source.file, item.number, "", item.expected, item.value)
    try:
        raw = row_fields({column: sound(cell)[0] for column, cell in item.cells.items()}, fields, clock)
        name, other = parties(raw)
        if not name:
            return BadRow(source.file, item.number, column_of(source, "customer_id"), "the id of a buyer")
        made, note = message(raw, zone=zone, day_first=day_first)
    except BadFieldError as error:
        shown = cells.plain(error.value)[:120] if error.value is not None else ""
        expected: str = as_sentence(error.expected)
        if error.why:
            expected = say("{expected} (it {why})", expected=expected, why=as_sentence(error.why))
        return BadRow(source.file, item.number, column_of(source, error.field), expected, shown)
    except MEANT_TO_END:
        raise
    except BaseException as error:  # noqa: BLE001 - whatever a row makes go wrong costs that row
        return BadRow(source.file, item.number, "", UNREADABLE, told(error, 120))
    return Logged(name, made, item.number, note, other)


# Rows that cannot be read are held until the buyers' file is open; of a log that is rubbish the rest is only counted.
_MOST_FAULTS = 10_000


@attrs.frozen
class JoinedLog:
    """A message log ready to be joined, with the rows of it that could not be read."""

    source: Source
    base: MessageLog
    faults: tuple[BadRow, ...]
    zone: str | None = None

    @classmethod
    def of(cls, path: str | Path | Iterable[Mapping[str, Any]], **how: Any) -> JoinedLog:
        """The log of a file, read into a temporary database."""
        source, items, _ = _logged(path, **how)
        faults: list[BadRow] = []
        more = 0

        def good() -> Iterator[Logged]:
            nonlocal more
            for item in items:
                if not isinstance(item, BadRow):
                    yield item
                elif len(faults) < _MOST_FAULTS:
                    faults.append(item)
                else:
                    more += 1

        base = MessageLog(good())
        if more:
            rest = f"messages that can be read ({more:,} more rows cannot)"
            faults.append(BadRow(source.file, faults[-1].row + 1, "", rest))
        return cls(source, base, tuple(faults), how.get("zone"))

    def joined(self, customer: Customer) -> Customer:
        """The buyer with the messages of the log; what was assumed of their dates is remarked."""
        found = self.base.take(customer.id, _ends(customer))
        if not found:
            return customer
        home = customer.timezone if self.zone is None else None
        own = {text.lower() for channel, text in _addresses(customer) if channel == "email"}
        logged = [_of_the_buyer(*_at_home(item, home), own) for item in found]
        notes = Counter(note for _, note in logged if note)
        remarks = tuple(
            Remark("messages", say("{count} of the log: {note}", count=count, note=note))
            for note, count in notes.items()
        )
        messages = merged(customer.messages, settled((made for made, _ in logged), self.base.direction))
        return attrs.evolve(customer, messages=messages, remarks=customer.remarks + remarks)

    def strangers(self) -> tuple[int, int]:
        """How many messages no buyer of the file has, and under how many ids or addresses they stand."""
        return self.base.left_out()

    def close(self) -> None:
        """Give the temporary database back."""
        self.base.close()


def _ends(customer: Customer) -> Iterator[str]:
    """What a log may have in the place of a buyer's id."""
    yield from (value for _, value in _addresses(customer))
    yield from filter(None, (customer.phone, customer.name, customer.company))


def _addresses(customer: Customer) -> Iterator[tuple[str, str]]:
    if customer.email:
        yield "email", customer.email
    yield from ((contact.channel, contact.value) for contact in customer.contacts)


def _of_the_buyer(message: Message, note: str, own: set[str]) -> tuple[Message, str]:
    """A message whose sender was written as an address: the buyer's if the address is, else unknown."""
    if message.sender != "unknown" or not message.address or message.kind != "message":
        return message, note
    if message.address.lower() not in own:
        return message, note
    said = say("the sender's address is the buyer's: read as the buyer")
    return attrs.evolve(message, sender="buyer"), f"{note}; {said}" if note else said


def _at_home(item: Logged, zone: str | None) -> tuple[Message, str]:
    """A message whose date had no zone, on the buyer's own clock where that is known."""
    if zone is None or "has no zone" not in item.note:
        return item.message, item.note
    moved = attrs.evolve(item.message, at=item.message.at.replace(tzinfo=zone_of(zone)))
    return moved, item.note.replace("UTC", zone)
