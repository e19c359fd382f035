"""A message log on disk, ready to be asked buyer by buyer, so that a log of any length needs little memory."""

from __future__ import annotations

import json
import sqlite3
import weakref
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import attrs

from silentbuyer.batch.log_rows import end_key
from silentbuyer.model.customer import Message
from silentbuyer.model.log_order import day_only

_INSERT = "insert into log values (?, ?, ?, ?, ?, ?, ?)"
_TAKE = (
    "select row, message, note, id from log where id = ? or (key in (select key from wanted)"
    " and id not in (select id from taken)) order by row"
)
# How often a customer's next row is later, or earlier, than the one before it by more than a day without hours hides.
_STEPS = """
select coalesce(sum(step > hidden), 0), coalesce(sum(-step > hidden), 0) from (
  select moment - lag(moment) over next as step, 86399 * max(day, lag(day) over next) as hidden
  from log window next as (partition by id order by row))
"""


@attrs.frozen
class Logged:
    """One message of a log: whose it is, the line it stands on, and a note of what was assumed of its date.

    Attributes:
        customer_id: the buyer's id, or what the log has in its place: an address, a number, a name.
        other: the other end, where the log names the writer and the reader and not which of them is the buyer.

    """

    customer_id: str
    message: Message
    row: int
    note: str = ""
    other: str = ""


class MessageLog:
    """Messages by customer id in a private temporary database, which SQLite keeps in memory until it grows large."""

    def __init__(self, messages: Iterable[Logged] = ()) -> None:
        # A generator is read by one thread at a time, but not always by the one that made it.
        self._base = sqlite3.connect("", check_same_thread=False)
        # A reading that is left half-way is closed by nobody; the database goes with the log.
        self._end = weakref.finalize(self, self._base.close)
        self._base.execute(
            "create table log (id text, row integer, message text, note text, key text, moment real, day integer)"
        )
        self._base.executemany(_INSERT, (row for item in messages for row in _rows(item)))
        self._base.execute("create index by_id on log (id, row)")
        self._base.execute("create index by_key on log (key)")
        ups, downs = self._base.execute(_STEPS).fetchone()
        self.direction = 0 if bool(ups) == bool(downs) else 1 if ups else -1
        """1 when the rows of every customer run from old to new, -1 from new to old, 0 when they do not agree."""
        self._base.execute("create table taken (id text primary key)")
        self._base.execute("create table wanted (key text)")

    @property
    def size(self) -> int:
        """How many messages there are."""
        (count,) = self._base.execute("select count(distinct row) from log").fetchone()
        return int(count)

    def take(self, name: str, ends: Iterable[str] = ()) -> tuple[Logged, ...]:
        """The messages of a buyer in the log's order: by the id, else by their addresses, numbers and names (`ends`).

        The buyer then counts as known; what a buyer before had by an address or name, none behind has as well.
        """
        self._base.execute("delete from wanted")
        self._base.executemany("insert into wanted values (?)", [(key,) for end in ends if (key := end_key(end))])
        rows = self._base.execute(_TAKE, (name,)).fetchall()
        self._base.executemany("insert or ignore into taken values (?)", [(row[3],) for row in rows])
        return tuple(Logged(name, _read(text), row, note) for row, text, note, _ in rows)

    def left_out(self) -> tuple[int, int]:
        """How many messages no buyer of the file has, and under how many ids or addresses they stand."""
        messages, ids = self._base.execute(
            "select count(distinct row), count(distinct id) from log where id not in (select id from taken)"
            " and row not in (select row from log where id in (select id from taken))"
        ).fetchone()
        return int(messages), int(ids)

    def close(self) -> None:
        """Give the temporary database back."""
        self._end()


def _rows(item: Logged) -> Iterator[tuple[Any, ...]]:
    """A message for its buyer; one with both ends for either, written as whoever is the buyer would have it."""
    if not item.other:
        yield _row(item, item.customer_id, item.message)
        return
    for end, sender in ((item.customer_id, "buyer"), (item.other, "seller")):
        yield _row(item, end, attrs.evolve(item.message, sender=sender, address=end))


def _row(item: Logged, end: str, sent: Message) -> tuple[Any, ...]:
    written, moment, day = _written(sent), sent.at.timestamp(), int(day_only(sent))
    return end, item.row, written, item.note, end_key(end), moment, day


def _written(message: Message) -> str:
    values = attrs.astuple(message)
    return json.dumps([values[0].isoformat(), *values[1:]], ensure_ascii=False)


def _read(text: str) -> Message:
    at, *rest = json.loads(text)
    names = [field.name for field in attrs.fields(Message)][1:]
    return Message(at=datetime.fromisoformat(at), **dict(zip(names, rest, strict=True)))
