"""Answers in one SQLite file, which threads and processes may share; it needs nothing but the standard library."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from silentbuyer.cache.fact_text import answer_in, fact_in, key_of, text_of
from silentbuyer.cache.kept import Row
from silentbuyer.cache.store import lifetime
from silentbuyer.errors import EngineError
from silentbuyer.model.facts import Answer, Question
from silentbuyer.values.home_lock import HomeLock

_MARK = 0x53_42_46_31
"""``application_id`` of the file ("SBF1"): another program's database is never written to."""
_PATIENCE = 10.0
"""Seconds to wait for another process that writes."""
_SWEEP = 5_000
"""Puts after which what is stale is thrown out."""
_TABLE = (
    "create table if not exists facts (key text primary key, until real not null, fact text not null) without rowid"
)


class FileStore:
    """Answers in one file, in write-ahead mode: readers wait for nobody, writers of several processes take turns.

    Raises:
        EngineError: when the file cannot be opened, or is something else.

    """

    def __init__(self, path: str | Path, clock: Callable[[], float] = time.time) -> None:
        self._path, self._clock = Path(path), clock
        self._lock, self._puts = HomeLock(), 0
        self._home, self._open = os.getpid(), self._opened()

    @property
    def place(self) -> str:
        """The file."""
        return str(self._path)

    def now(self) -> float:
        """The clock that lifetimes are counted by, in seconds since 1970."""
        return self._clock()

    def get(self, question: Question) -> Answer | None:
        """A fresh answer, or None."""
        with self._lock:
            row = self._connection().execute(
                "select fact from facts where key = ? and until > ?", (key_of(question), self.now())
            ).fetchone()  # fmt: skip
        return answer_in(row[0]) if row else None

    def put(self, question: Question, answer: Answer) -> None:
        """Keep an answer for as long as it may be believed."""
        row = (key_of(question), self.now() + lifetime(answer), text_of(question, answer))
        with self._lock:
            connection = self._connection()
            connection.execute("insert or replace into facts values (?, ?, ?)", row)
            self._puts += 1
            if self._puts % _SWEEP == 0:
                connection.execute("delete from facts where until <= ?", (self.now(),))

    def rows(self) -> Iterator[Row]:
        """Everything that is still fresh."""
        with self._lock:
            found = self._connection().execute(
                "select until, fact from facts where until > ? order by key", (self.now(),)
            ).fetchall()  # fmt: skip
        for until, text in found:
            fact = fact_in(text)
            if fact is not None:
                yield until, *fact

    def clear(self) -> int:
        """Forget everything; how many answers there were."""
        with self._lock:
            return self._connection().execute("delete from facts").rowcount

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._home == os.getpid():
                self._open.close()

    def _connection(self) -> sqlite3.Connection:
        """The process's own connection: SQLite forbids to use a parent's after a fork."""
        if self._home != os.getpid():
            self._home, self._open = os.getpid(), self._opened()
        return self._open

    def _opened(self) -> sqlite3.Connection:
        try:
            return self._prepared(sqlite3.connect(self._path, _PATIENCE, isolation_level=None, check_same_thread=False))
        except (sqlite3.Error, OSError) as error:
            raise EngineError(f"the cache {self.place} cannot be used: {error}") from error

    def _prepared(self, connection: sqlite3.Connection) -> sqlite3.Connection:
        (mark,) = connection.execute("pragma application_id").fetchone()
        (tables,) = connection.execute("select count(*) from sqlite_master").fetchone()
        if mark != _MARK and (mark or tables):
            connection.close()
            raise EngineError(f"the cache {self.place} cannot be used: it is a database of another program")
        with suppress(sqlite3.OperationalError):  # a file system without shared memory keeps its own, slower way
            connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")
        connection.execute(f"pragma application_id = {_MARK}")
        connection.execute(_TABLE)
        return connection
