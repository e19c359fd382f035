"""Answers in a Redis server that several machines share (extra ``silentbuyer[redis]``); Redis forgets what is stale."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from silentbuyer.cache.fact_text import answer_in, fact_in, key_of, text_of
from silentbuyer.cache.kept import Row
from silentbuyer.cache.store import lifetime
from silentbuyer.cache.without_password import without_password
from silentbuyer.errors import EngineError
from silentbuyer.model.facts import Answer, Question

_PREFIX = "silentbuyer:"
_PATIENCE = 5.0


class RedisStore:
    """Answers under keys that begin with ``silentbuyer:``, each with its own time to live.

    Raises:
        EngineError: when the extra is missing or the server does not answer.

    """

    place: str

    def __init__(self, url: str, clock: Callable[[], float] = time.time) -> None:
        try:
            import redis
        except ImportError as error:
            raise EngineError("a Redis cache needs the extra: pip install 'silentbuyer[redis]'") from error
        self.place, self._clock = without_password(url), clock
        try:
            self._server = redis.Redis.from_url(
                url, decode_responses=True, socket_timeout=_PATIENCE, socket_connect_timeout=_PATIENCE
            )
            self._server.ping()
        except (redis.RedisError, ValueError, OSError) as error:
            raise EngineError(f"the cache {self.place} cannot be used: {error}") from error

    def now(self) -> float:
        """The clock that lifetimes are counted by, in seconds since 1970."""
        return self._clock()

    def get(self, question: Question) -> Answer | None:
        """A fresh answer, or None."""
        text = self._server.get(_PREFIX + key_of(question))
        return answer_in(str(text)) if text is not None else None

    def put(self, question: Question, answer: Answer) -> None:
        """Keep an answer for as long as it may be believed."""
        ttl = int(lifetime(answer) * 1000)
        if ttl > 0:
            self._server.set(_PREFIX + key_of(question), text_of(question, answer), px=ttl)

    def rows(self) -> Iterator[Row]:
        """Everything that is still fresh."""
        for key in self._server.scan_iter(match=f"{_PREFIX}*", count=1000):
            text, left = self._server.get(key), self._server.pttl(key)
            fact = fact_in(str(text)) if text is not None else None
            if fact is not None:
                yield self.now() + max(0, int(str(left))) / 1000, *fact

    def clear(self) -> int:
        """Forget everything of ours; how many answers there were."""
        gone = 0
        for key in self._server.scan_iter(match=f"{_PREFIX}*", count=1000):
            gone += int(str(self._server.delete(key)))
        return gone

    def close(self) -> None:
        """Let go of the connections."""
        self._server.close()
