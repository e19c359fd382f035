"""Answers in a PostgreSQL table that several machines share (extra ``silentbuyer[postgres]``)."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from typing import Any

from silentbuyer.cache.fact_text import answer_in, fact_in, key_of, text_of
from silentbuyer.cache.kept import Row
from silentbuyer.cache.store import lifetime
from silentbuyer.cache.without_password import without_password
from silentbuyer.errors import EngineError
from silentbuyer.model.facts import Answer, Question
from silentbuyer.values.home_lock import HomeLock

_TABLE = """create table if not exists silentbuyer_facts
(key text primary key, until double precision not null, fact text not null)"""
_PUT = """insert into silentbuyer_facts values (%s, %s, %s)
on conflict (key) do update set until = excluded.until, fact = excluded.fact"""
_SWEEP = 5_000
_PATIENCE = 5


class PostgresStore:
    """Answers in the table ``silentbuyer_facts``, which is made where it is not there; one connection a process.

    Raises:
        EngineError: when the extra is missing or the server does not answer.

    """

    place: str

    def __init__(self, url: str, clock: Callable[[], float] = time.time) -> None:
        self.place, self._clock = without_password(url), clock
        self._url, self._lock, self._puts = url.replace("postgresql+psycopg://", "postgresql://", 1), HomeLock(), 0
        self._home, self._open = os.getpid(), self._opened()

    def now(self) -> float:
        """The clock that lifetimes are counted by, in seconds since 1970."""
        return self._clock()

    def get(self, question: Question) -> Answer | None:
        """A fresh answer, or None."""
        query = "select fact from silentbuyer_facts where key = %s and until > %s"
        row = self._all(query, (key_of(question), self.now()))
        return answer_in(row[0][0]) if row else None

    def put(self, question: Question, answer: Answer) -> None:
        """Keep an answer for as long as it may be believed."""
        with self._lock:
            connection = self._connection()
            row = (key_of(question), self.now() + lifetime(answer), text_of(question, answer))
            connection.execute(_PUT, row)
            self._puts += 1
            if self._puts % _SWEEP == 0:
                connection.execute("delete from silentbuyer_facts where until <= %s", (self.now(),))

    def rows(self) -> Iterator[Row]:
        """Everything that is still fresh."""
        query = "select until, fact from silentbuyer_facts where until > %s order by key"
        for until, text in self._all(query, (self.now(),)):
            fact = fact_in(text)
            if fact is not None:
                yield until, *fact

    def clear(self) -> int:
        """Forget everything; how many answers there were."""
        with self._lock:
            return int(self._connection().execute("delete from silentbuyer_facts").rowcount)

    def close(self) -> None:
        """Let go of the connection."""
        with self._lock:
            if self._home == os.getpid():
                self._open.close()

    def _all(self, query: str, values: tuple[Any, ...]) -> list[Any]:
        with self._lock:
            return list(self._connection().execute(query, values).fetchall())

    def _connection(self) -> Any:
        """The process's own connection: a parent's would mix both talks."""
        if self._home != os.getpid():
            self._home, self._open = os.getpid(), self._opened()
        return self._open

    def _opened(self) -> Any:
        try:
            import psycopg
        except ImportError as error:
            raise EngineError("a PostgreSQL cache needs the extra: pip install 'silentbuyer[postgres]'") from error
        try:
            connection = psycopg.connect(self._url, autocommit=True, connect_timeout=_PATIENCE)
            connection.execute(_TABLE)
        except psycopg.Error as error:
            raise EngineError(f"the cache {self.place} cannot be used: {error}") from error
        return connection
