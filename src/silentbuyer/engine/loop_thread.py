"""One event loop in a daemon thread, with its session: it can be listened to, closed, and left behind.

The thread makes the same code serve scripts and notebooks (whose own loop is running already), and lets the waiting
side notice a probe that blocks the loop itself, which no time limit inside the loop could.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextlib
import threading
import time
from collections.abc import Coroutine
from typing import Any

from silentbuyer.addresses.network import Network
from silentbuyer.engine.in_flight import InFlight
from silentbuyer.engine.one_answer import Told
from silentbuyer.model.facts import Unknown
from silentbuyer.probes.session import Session

BEAT = 0.2
_PATIENCE = 5.0
_LAST_WORDS = 1.0
"""Seconds that probes have to give up when the engine is closed; who has not by then is left behind."""


class LoopThread:
    """The loop, its session, and a heart that others can listen to."""

    closing: threading.Event
    session: Session

    def __init__(self, network: Network) -> None:
        self.session = Session(network)
        self.in_flight: InFlight[Told] = InFlight()
        self.closing = threading.Event()
        self._loop = asyncio.new_event_loop()
        # A probe that was left behind is destroyed while it waits; that is known and no news for anybody's log.
        self._loop.set_exception_handler(lambda _loop, _context: None)
        self._beat = time.monotonic()
        self._canary: tuple[float, Unknown | None] | None = None
        self._thread = threading.Thread(target=self._run, name="silentbuyer-asker", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.call_soon(self._tick)
        self._loop.run_forever()
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.run_until_complete(self._loop.shutdown_default_executor())
        self._loop.close()

    def _tick(self) -> None:
        self._beat = time.monotonic()
        self._loop.call_later(BEAT, self._tick)

    def silent_for(self) -> float:
        """Seconds since the loop last turned."""
        return time.monotonic() - self._beat

    def blocked_by(self) -> str:
        """The kind of the question whose probe holds the loop."""
        task = asyncio.current_task(self._loop)
        return task.get_name() if task is not None else ""

    def submit(self, work: Coroutine[Any, Any, None]) -> concurrent.futures.Future[None]:
        """Run a coroutine in the loop."""
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    async def canary(self) -> Unknown | None:
        """One harmless question, once a minute: without an answer to it, everything online is unknown."""
        now = time.monotonic()
        if self._canary is None or now - self._canary[0] > 60:
            self._canary = (now, await self.session.resolver.canary())
        return self._canary[1]

    def close(self) -> None:
        """Stop asking, close the session and end the thread; waits for it, but not for ever."""
        self.let_go()
        self._thread.join(timeout=_PATIENCE)

    def let_go(self) -> None:
        """The same without waiting, also for a loop that is blocked: it ends when it turns again."""
        self.closing.set()
        with contextlib.suppress(RuntimeError):  # the loop is closed already
            self._loop.call_soon_threadsafe(self._end)

    def _end(self) -> None:
        task = self._loop.create_task(self._wind_up())
        task.add_done_callback(lambda _: self._loop.stop())

    async def _wind_up(self) -> None:
        """All work is told to stop before a connection is closed, or probes would take our closing for an answer."""
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        if others:
            await asyncio.wait(others, timeout=_LAST_WORDS)
        await self.session.aclose()
