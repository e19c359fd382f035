"""Asking: distinct questions go to their probes, in a loop of their own thread, each under a time limit.

The thread makes the same code serve scripts and notebooks (whose own loop is running already), and lets the waiting
side notice a probe that blocks the loop itself, which no time limit inside the loop could.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextlib
import threading
import time
from collections.abc import Coroutine, Iterable, Iterator, Mapping
from typing import Any

import attrs

from silentbuyer.addresses.network import Network
from silentbuyer.engine.answers import Cache, MemoryCache
from silentbuyer.errors import EngineError
from silentbuyer.model.diagnosis import Complaint
from silentbuyer.model.facts import Answer, Known, Question, Unknown
from silentbuyer.model.probe import Probe
from silentbuyer.plugins.registry import Owned
from silentbuyer.probes.session import Session

OFFLINE = Unknown("offline", "the diagnosis was asked for without the network")
MOST_PATIENCE = 3600.0
"""Seconds that a slow probe may ask for by its attribute `patience`."""

_BEAT = 0.2


@attrs.define
class Round:
    """The answers of one round of asking, with the complaint that a question led to."""

    answers: dict[Question, Answer] = attrs.Factory(dict)
    complaints: dict[Question, Complaint] = attrs.Factory(dict)


class Asker:
    """Puts questions to probes; one thread with one event loop, started at the first question."""

    def __init__(
        self, probes: Iterable[Owned[Probe]], network: Network, cache: Cache | None = None, grace: float = 3.0
    ) -> None:
        self._probes: Mapping[str, Owned[Probe]] = {owned.item.kind: owned for owned in probes}
        self._network = network
        self._cache: Cache = MemoryCache() if cache is None else cache
        self._limit = network.timeout + grace
        self._hung: dict[str, Complaint] = {}
        self._thread: _Thread | None = None
        self._closed = False

    def ask(self, questions: Iterable[Question]) -> Round:
        """The answers to all distinct questions; waits for them."""
        round_, open_ = self._begin(questions)
        while open_:
            attempt = self._attempt(open_)
            while not attempt.over(self._limit):
                concurrent.futures.wait([attempt.future], timeout=_BEAT)
            open_ = self._finish(attempt, round_)
        return round_

    async def aask(self, questions: Iterable[Question]) -> Round:
        """The same, awaited: the caller's loop goes on meanwhile."""
        round_, open_ = self._begin(questions)
        while open_:
            attempt = self._attempt(open_)
            try:
                while not attempt.over(self._limit):
                    await asyncio.wait([asyncio.wrap_future(attempt.future)], timeout=_BEAT)
            except asyncio.CancelledError:
                attempt.future.cancel()
                raise
            open_ = self._finish(attempt, round_)
        return round_

    def close(self) -> None:
        """Close connections and end the thread; asking again afterwards is an error."""
        self._closed = True
        if self._thread is not None:
            self._thread.close()
            self._thread = None

    def _begin(self, questions: Iterable[Question]) -> tuple[Round, list[Question]]:
        if self._closed:
            raise EngineError("this engine was closed; make a new one, or ask inside its 'with' block")
        round_, open_ = Round(), []
        for question in dict.fromkeys(questions):
            owned = self._probes.get(question.kind)
            if owned is None:
                round_.answers[question] = Unknown("no probe", f"nothing installed answers {question.kind!r}")
            elif question.kind in self._hung:
                self._hang(question, round_)
            elif (kept := self._cache.get(question)) is not None:
                round_.answers[question] = kept
            else:
                open_.append(question)
        return round_, open_

    def _attempt(self, questions: list[Question]) -> _Attempt:
        if self._thread is None:
            self._thread = _Thread(self._network)
        part = Round()
        work = self._answer_all(self._thread, questions, part)
        return _Attempt(self._thread, questions, part, self._thread.submit(work))

    def _finish(self, attempt: _Attempt, round_: Round) -> list[Question]:
        """Nothing when all is answered; after a blocked loop, the questions that other probes still owe."""
        if attempt.future.done():
            attempt.future.result()
        round_.answers.update(attempt.part.answers)
        round_.complaints.update(attempt.part.complaints)
        still = [question for question in attempt.questions if question not in round_.answers]
        if not still:
            return []
        self._thread = None  # a blocked thread cannot be ended from outside; it is left behind as a daemon
        kind = attempt.thread.blocked_by() or still[0].kind
        message = f"blocked the event loop for {self._limit:.0f} s (it must await); it is not asked again"
        owner = self._probes[kind].plugin
        self._hung[kind] = Complaint(where=f"probe {kind}", plugin=owner, kind="timeout", message=message)
        for question in still:
            if question.kind == kind:
                self._hang(question, round_)
        return [question for question in still if question.kind != kind]

    def _hang(self, question: Question, round_: Round) -> None:
        round_.answers[question] = Unknown("timeout", "the probe never answered")
        round_.complaints[question] = self._hung[question.kind]

    async def _answer_all(self, thread: _Thread, questions: list[Question], round_: Round) -> None:
        needs_network = any(_online(self._probes[question.kind].item) for question in questions)
        silent = await thread.canary() if needs_network else None
        waiting = iter(questions)
        workers = min(self._network.concurrency, len(questions))
        async with asyncio.TaskGroup() as group:
            for _ in range(workers):
                group.create_task(self._work(thread, waiting, silent, round_))

    async def _work(self, thread: _Thread, waiting: Iterator[Question], silent: Unknown | None, round_: Round) -> None:
        for question in waiting:
            owned = self._probes[question.kind]
            if silent is not None and _online(owned.item):
                round_.answers[question] = silent
                continue
            answer = await self._one(thread, owned, question, round_)
            round_.answers[question] = answer
            self._cache.put(question, answer)

    async def _one(self, thread: _Thread, owned: Owned[Probe], question: Question, round_: Round) -> Answer:
        def fault(kind: str, message: str) -> Unknown:
            where = f"probe {question.kind}"
            round_.complaints[question] = Complaint(where=where, plugin=owned.plugin, kind=kind, message=message)
            return Unknown("timeout" if kind == "timeout" else "probe failed", message)

        limit = max(self._limit, _patience(owned.item))
        task = asyncio.current_task()
        if task is not None:
            task.set_name(question.kind)
        try:
            async with asyncio.timeout(limit):
                answer = await owned.item.ask(question, thread.session)
        except TimeoutError:
            return fault("timeout", f"did not answer within {limit:.0f} s")
        except asyncio.CancelledError:
            if task is not None and task.cancelling():
                raise
            return fault("CancelledError", "cancelled itself")
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a probe does is a complaint
            return fault(type(error).__name__, str(error)[:300] or type(error).__name__)
        if isinstance(answer, (Known, Unknown)):
            return answer
        return fault("rubbish", f"answered {answer!r:.120} where Known or Unknown was expected")


@attrs.frozen
class _Attempt:
    """One try at a list of questions; its part of the round is its own, so that a late thread disturbs nobody."""

    thread: _Thread
    questions: list[Question]
    part: Round
    future: concurrent.futures.Future[None]

    def over(self, limit: float) -> bool:
        """Whether it is done, or its loop has not turned for `limit` seconds."""
        return self.future.done() or self.thread.silent_for() > limit


def _online(probe: Probe) -> bool:
    return bool(getattr(probe, "online", True))


def _patience(probe: Probe) -> float:
    """The seconds that a probe asks for, bounded; 0 where it names no number."""
    asked = getattr(probe, "patience", 0.0)
    return min(float(asked), MOST_PATIENCE) if isinstance(asked, (int, float)) else 0.0


class _Thread:
    """One event loop in a daemon thread with its session and a heart that others can listen to."""

    def __init__(self, network: Network) -> None:
        self.session = Session(network)
        self._loop = asyncio.new_event_loop()
        self._beat = time.monotonic()
        self._canary: tuple[float, Unknown | None] | None = None
        self._thread = threading.Thread(target=self._run, name="silentbuyer-asker", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.call_soon(self._tick)
        self._loop.run_forever()
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()

    def _tick(self) -> None:
        self._beat = time.monotonic()
        self._loop.call_later(_BEAT, self._tick)

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
        """Close the session and end the thread."""
        with contextlib.suppress(TimeoutError):
            self.submit(self.session.aclose()).result(timeout=5)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=5)
