"""Questions that are being asked just now: whoever wants the same answer meanwhile waits for that one asking."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Generic, TypeVar

import attrs

from silentbuyer.model.facts import Question

T = TypeVar("T")


@attrs.define
class _Flight(Generic[T]):
    """One asking, and how many wait for it."""

    task: asyncio.Task[T]
    waiting: int = 0


class InFlight(Generic[T]):
    """One asking for all who want its answer at the same time; it belongs to one event loop and is used inside it."""

    def __init__(self) -> None:
        self._flights: dict[Question, _Flight[T]] = {}

    async def share(self, question: Question, ask: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """The answer of the asking that is under way, else of `ask()`; it is given up when nobody waits any more."""
        flight = self._flights.get(question)
        if flight is None or flight.task.done():
            flight = self._flights[question] = _Flight(asyncio.create_task(ask(), name=question.kind))
        flight.waiting += 1
        try:
            # Shielded: who is cancelled while others wait takes the answer from nobody.
            return await asyncio.shield(flight.task)
        finally:
            self._leave(question, flight)

    def _leave(self, question: Question, flight: _Flight[T]) -> None:
        flight.waiting -= 1
        if flight.waiting:
            return
        flight.task.cancel()
        if self._flights.get(question) is flight:
            del self._flights[question]
