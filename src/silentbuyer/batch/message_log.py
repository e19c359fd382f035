"""A message log on disk, ready to be asked buyer by buyer, so that a log of any length needs little memory."""

from __future__ import annotations

import json
import sqlite3
import weakref
from collections.abc import Iterable, Iterator
from datetime import datetime

import attrs

from silentbuyer.model.customer import Message

_INSERT = "insert into log values (?, ?, ?, ?)"


@attrs.frozen
class Logged:
    """One message of a log: whose it is, the line it stands on, and a note of what was assumed of its date."""

    customer_id: str
    message: Message
    row: int
    note: str = ""


class MessageLog:
    """Messages by customer id in a private temporary database, which SQLite keeps in memory until it grows large."""

    def __init__(self, messages: Iterable[Logged] = ()) -> None:
        # A generator is read by one thread at a time, but not always by the one that made it.
        self._base = sqlite3.connect("", check_same_thread=False)
        # A reading that is left half-way is closed by nobody; the database goes with the log.
        self._end = weakref.finalize(self, self._base.close)
        self._base.execute("create table log (id text, row integer, message text, note text)")
        self._base.executemany(
            _INSERT, ((item.customer_id, item.row, _written(item.message), item.note) for item in messages)
        )
        self._base.execute("create index by_id on log (id)")
        self._base.execute("create table taken (id text primary key)")

    def take(self, name: str) -> tuple[Logged, ...]:
        """The messages of a buyer in order of time; the buyer then counts as known."""
        rows = self._base.execute("select row, message, note from log where id = ? order by row", (name,)).fetchall()
        if rows:
            self._base.execute("insert or ignore into taken values (?)", (name,))
        found = (Logged(name, _read(text), row, note) for row, text, note in rows)
        return tuple(sorted(found, key=lambda item: item.message.at))

    def strangers(self) -> Iterator[tuple[str, int, int]]:
        """Ids of the log that no buyer of the file had: id, first row, number of messages."""
        yield from self._base.execute(
            "select id, min(row), count(*) from log where id not in (select id from taken) group by id order by 2"
        )

    def close(self) -> None:
        """Give the temporary database back."""
        self._end()


def _written(message: Message) -> str:
    values = attrs.astuple(message)
    return json.dumps([values[0].isoformat(), *values[1:]], ensure_ascii=False)


def _read(text: str) -> Message:
    at, *rest = json.loads(text)
    names = [field.name for field in attrs.fields(Message)][1:]
    return Message(at=datetime.fromisoformat(at), **dict(zip(names, rest, strict=True)))
