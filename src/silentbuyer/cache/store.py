"""What a cache of facts must do, and how long an answer may be believed."""

from __future__ import annotations

from typing import Protocol

from silentbuyer.model.facts import Answer, Known, Question

UNKNOWN_TTL = 60.0
"""Seconds for which "not known" is an answer: long enough for a batch, too short to outlast a fault of the network."""


class Cache(Protocol):
    """A store of answers, which engines and processes may share: `MemoryCache`, a file, Redis, PostgreSQL, your own.

    A store that raises is not asked again in that engine; the diagnosis goes on and says so in a complaint.
    """

    def get(self, question: Question) -> Answer | None:
        """A fresh answer, or None."""

    def put(self, question: Question, answer: Answer) -> None:
        """Keep an answer for as long as it may be believed (`lifetime`)."""


def lifetime(answer: Answer) -> float:
    """Seconds for which an answer may be used again: its own ``ttl``, and a minute where nothing was known."""
    return max(0.0, answer.ttl) if isinstance(answer, Known) else UNKNOWN_TTL
