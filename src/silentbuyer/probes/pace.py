"""How much this machine can do at once, so that its own lateness is never told as a fact about somebody's website.

One beat in the event loop measures how late the loop comes to its work. While it is in time, more questions are let in;
once it is late, fewer. Who has waited for an answer in a time in which we were late ourselves has learned nothing.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections import deque
from collections.abc import AsyncGenerator, Generator
from pathlib import Path

import attrs

from silentbuyer.model.facts import Known, Unknown

BEAT = 0.05
"""Seconds between two beats."""

LATE = 0.06
"""Seconds behind its time from which the loop counts as pressed (judgement)."""

ENOUGH = 0.25
"""Seconds of lateness, in sum, from which a time-out may have been ours (judgement)."""

START, LEAST = 20, 4
"""Questions under way at the beginning, and how few they may become (judgement)."""

READERS = 2
"""Large pages that are read in threads at once: they share one interpreter with the event loop."""

_OURS = frozenset({"busy", "not asked"})
_PERHAPS_OURS = frozenset({"timeout", "no resolver"})

RESERVE = 24
"""File descriptors left for what is not a website: DNS sockets, files, the host program's own (judgement)."""


class Pace:
    """Turns for questions, as many as `most` and as few as keep the loop in time; one for each event loop."""

    late: float
    most: int
    width: float

    def __init__(self, most: int) -> None:
        self.most = max(1, min(most, _descriptors()))
        self.width = float(min(START, self.most))
        self.late = 0.0
        """Seconds that the loop has come late to its beats, all in all."""
        self._under = 0
        self._line: deque[asyncio.Future[None]] = deque()
        self._watchers, self._reading = 0, 0
        self._beat: asyncio.TimerHandle | None = None
        self._readers = asyncio.Semaphore(READERS)

    @contextlib.asynccontextmanager
    async def turn(self) -> AsyncGenerator[Watch]:
        """Wait for a turn and hold it inside the block; the first come is the first served."""
        with self.watch() as watch:
            if self._under >= int(self.width) or self._line:
                await self._queue()
            else:
                self._under += 1
            try:
                yield attrs.evolve(watch, since=self.late)
            finally:
                self._under -= 1
                self._let_in()

    async def _queue(self) -> None:
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._line.append(turn)
        try:
            await turn
        except BaseException:
            if turn.done() and not turn.cancelled():  # it was handed to us in the moment in which we gave up
                self._under -= 1
                self._let_in()
            raise

    def _let_in(self) -> None:
        while self._line and self._under < int(self.width):
            turn = self._line.popleft()
            if not turn.done():
                self._under += 1
                turn.set_result(None)

    @contextlib.contextmanager
    def watch(self) -> Generator[Watch]:
        """Measure how late the loop is inside the block."""
        self._watchers += 1
        if self._beat is None:
            loop = asyncio.get_running_loop()
            self._beat = loop.call_later(BEAT, self._tick, loop, loop.time() + BEAT)
        try:
            yield Watch(self, self.late)
        finally:
            self._watchers -= 1

    def _tick(self, loop: asyncio.AbstractEventLoop, due: float) -> None:
        behind = loop.time() - due
        self.late += max(behind - LATE, 0.0)
        if behind > LATE or self._reading > READERS:
            self.width = max(float(min(LEAST, self.most)), self.width * 0.8)
        elif self._line:
            self.width = min(float(self.most), self.width * 1.25 + 1.0)
        self._let_in()
        self._beat = loop.call_later(BEAT, self._tick, loop, loop.time() + BEAT) if self._watchers else None

    @contextlib.asynccontextmanager
    async def reading(self) -> AsyncGenerator[None]:
        """Wait for a place among those who read large pages in threads."""
        self._reading += 1
        try:
            async with self._readers:
                yield
        finally:
            self._reading -= 1

    def short(self) -> None:
        """The machine has run short of something (descriptors, memory, ports): fewer at once from now on."""
        self.width = max(1.0, min(self.width, self._under) * 0.5)
        self.most = max(1, int(self.most * 0.7))


@attrs.frozen
class Watch:
    """How late the loop was since a moment."""

    pace: Pace
    since: float

    @property
    def late(self) -> float:
        """Seconds of lateness, in sum."""
        return self.pace.late - self.since

    def doubts(self, answer: Known | Unknown) -> bool:
        """Whether an answer is unknown for a reason that was ours, or may have been, so that asking again may help."""
        if not isinstance(answer, Unknown):
            return False
        return answer.reason in _OURS or (answer.reason in _PERHAPS_OURS and self.late > ENOUGH)


def _descriptors() -> int:
    """How many connections the limit on open files leaves room for; no bound where the system has none to tell."""
    if sys.platform == "win32":
        return sys.maxsize
    import resource

    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY:
        return sys.maxsize
    return max(1, soft - _open_files() - RESERVE)


def _open_files() -> int:
    with contextlib.suppress(OSError):
        return sum(1 for _ in Path("/dev/fd").iterdir())
    return 16
