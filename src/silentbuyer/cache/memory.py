"""A bounded memory of answers: one batch asks each distinct question once, and later ones reuse what is fresh."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

from silentbuyer.cache.store import lifetime
from silentbuyer.model.facts import Answer, Question
from silentbuyer.values.home_lock import HomeLock

MOST = 10_000
"""Answers that are kept (judgement): a page that was read is some 5 kB, and at most some 100."""


class MemoryCache:
    """Answers kept for their TTL (unknown ones at most a minute), the least recently used dropped first.

    Threads may share it.
    """

    def __init__(self, size: int = MOST, clock: Callable[[], float] = time.monotonic) -> None:
        self._size, self._clock = size, clock
        self._kept: OrderedDict[Question, tuple[float, Answer]] = OrderedDict()
        self._lock = HomeLock()

    def get(self, question: Question) -> Answer | None:
        """A fresh answer, or None."""
        with self._lock:
            kept = self._kept.get(question)
            if kept is None:
                return None
            until, answer = kept
            if self._clock() >= until:
                del self._kept[question]
                return None
            self._kept.move_to_end(question)
            return answer

    def put(self, question: Question, answer: Answer) -> None:
        """Keep an answer for as long as it may be believed."""
        ttl = lifetime(answer)
        with self._lock:
            self._kept[question] = (self._clock() + ttl, answer)
            self._kept.move_to_end(question)
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)

    def __len__(self) -> int:
        return len(self._kept)
