"""Asking: distinct questions go to their probes, in a loop of their own thread, each under a time limit.

The loop and all it needs is imported with the first question: a diagnosis without the network asks none.
"""

from __future__ import annotations

import concurrent.futures
import contextlib
import os
import weakref
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from silentbuyer.addresses.network import Network
from silentbuyer.cache.guarded import GuardedCache
from silentbuyer.cache.memory import MemoryCache
from silentbuyer.cache.store import Cache
from silentbuyer.engine.attempt import Attempt, Round
from silentbuyer.engine.probe_words import needs_network, patience
from silentbuyer.errors import EngineError
from silentbuyer.language.saying import mark, say
from silentbuyer.model.diagnosis import Complaint
from silentbuyer.model.facts import Question, Unknown
from silentbuyer.model.probe import Probe
from silentbuyer.plugins.registry import Owned
from silentbuyer.values.home_lock import HomeLock

if TYPE_CHECKING:
    from silentbuyer.engine.loop_thread import LoopThread
    from silentbuyer.engine.one_answer import Told

OFFLINE = Unknown(mark("offline"), mark("the diagnosis was asked for without the network"))
CLOSED = Unknown("closed", mark("the engine was closed while it asked"))
OUT_OF_TIME = Unknown(mark("busy"), mark("the time for this round of questions ran out before it was asked"))
_BEAT = 0.2
"""Seconds between two looks at a loop that may have stopped turning."""
PER_LIMIT = 10
"""Questions to each time limit of one, from which follows when a whole round ends at the latest (judgement)."""


class Asker:
    """Puts questions to probes; one thread with one event loop, started at the first question.

    Many threads may share it. A process that was forked starts a thread of its own and leaves its parent's alone.
    """

    def __init__(
        self, probes: Iterable[Owned[Probe]], network: Network, cache: Cache | None = None, grace: float = 3.0
    ) -> None:
        self._probes: Mapping[str, Owned[Probe]] = {owned.item.kind: owned for owned in probes}
        self._online = frozenset(kind for kind, owned in self._probes.items() if needs_network(owned.item))
        self._network = network
        self._recent = MemoryCache()
        self._cache = GuardedCache(self._recent if cache is None else cache)
        self._limit = network.timeout + grace
        self._hung: dict[str, Complaint] = {}
        self._lock = HomeLock()
        self._home = os.getpid()
        self._thread: LoopThread | None = None
        self._parents: list[LoopThread] = []
        self._end: weakref.finalize[[], Asker] | None = None
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
        import asyncio

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
        """Close connections and end the thread; who is asking meanwhile gets Unknown, asking afterwards is an error."""
        with self._lock:
            self._closed = True
            thread = self._forget() if self._at_home() else None
        if thread is not None:
            thread.close()

    def _begin(self, questions: Iterable[Question]) -> tuple[Round, list[Question]]:
        if self._closed:
            raise EngineError("this engine was closed; make a new one, or ask inside its 'with' block")
        round_, open_ = Round(), []
        for question in dict.fromkeys(questions):
            if question.kind not in self._probes:
                round_.answers[question] = Unknown(
                    mark("no probe"), say("nothing installed answers {kind}", kind=repr(question.kind))
                )
            elif question.kind in self._hung:
                self._hang(question, round_)
            elif (kept := self._cache.get(question)) is not None:
                round_.answers[question] = kept
            else:
                open_.append(question)
        self._cache.tell(round_.complaints, round_.answers)
        return round_, open_

    def _attempt(self, questions: list[Question]) -> Attempt:
        part = Round()
        with self._lock:
            if self._closed:
                return Attempt(None, questions, part, concurrent.futures.Future())
            thread = self._running()
            return Attempt(thread, questions, part, thread.submit(self._answer_all(thread, questions, part)))

    def _running(self) -> LoopThread:
        """The thread, started if need be; the caller holds the lock."""
        if not self._at_home():
            # Our parent's thread does not run here, but its sockets are shared: nothing of it may be closed.
            self._parents += [self._thread] if self._thread else []
            self._forget()
            self._home = os.getpid()
        if self._thread is None:
            from silentbuyer.engine.loop_thread import LoopThread

            self._thread = LoopThread(self._network)
            # An engine that nobody closes takes its thread along when it goes.
            self._end = weakref.finalize(self, self._thread.let_go)
            self._end.atexit = False
        return self._thread

    def _at_home(self) -> bool:
        return self._home == os.getpid()

    def _forget(self) -> LoopThread | None:
        thread, self._thread = self._thread, None
        if self._end is not None:
            self._end.detach()
        return thread

    def _finish(self, attempt: Attempt, round_: Round) -> list[Question]:
        """Nothing when all is answered; after a blocked loop, the questions that other probes still owe."""
        if attempt.future.done() and not attempt.future.cancelled():
            attempt.future.result()
        round_.answers.update(attempt.part.answers)
        round_.complaints.update(attempt.part.complaints)
        still = [question for question in attempt.questions if question not in round_.answers]
        if not still or self._closed or attempt.thread is None:
            round_.answers.update(dict.fromkeys(still, CLOSED))
            return []
        if attempt.thread.closing.is_set():
            return still  # somebody else left the thread behind
        return self._blocked(attempt.thread, still, round_)

    def _blocked(self, thread: LoopThread, still: list[Question], round_: Round) -> list[Question]:
        """A blocked thread cannot be ended from outside: it is left behind, and ends when it turns again."""
        kind = thread.blocked_by() or still[0].kind
        kind = kind if kind in self._probes else still[0].kind
        with self._lock:
            if self._thread is thread:
                self._forget()
        thread.let_go()
        self._lose(kind, f"blocked the event loop for {self._limit:.0f} s (it must await); it is not asked again")
        for question in still:
            if question.kind == kind:
                self._hang(question, round_)
        return [question for question in still if question.kind != kind]

    def _lose(self, kind: str, message: str) -> None:
        owner = self._probes[kind].plugin
        self._hung[kind] = Complaint(where=f"probe {kind}", plugin=owner, kind="timeout", message=message)

    def _hang(self, question: Question, round_: Round) -> None:
        round_.answers[question] = Unknown(mark("timeout"), mark("the probe never answered"))
        round_.complaints[question] = self._hung[question.kind]

    async def _answer_all(self, thread: LoopThread, questions: list[Question], round_: Round) -> None:
        import asyncio

        needs_network = any(question.kind in self._online for question in questions)
        silent = await thread.canary() if needs_network else None
        waiting = iter(questions)
        workers = min(self._network.concurrency, len(questions))
        limits = [self._limit_of(question) for question in questions]
        whole = 2 * (max(limits) + 1.0) + sum(limits) / PER_LIMIT  # each may be asked twice, and told to stop
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(whole), asyncio.TaskGroup() as group:
                for _ in range(workers):
                    group.create_task(self._work(thread, waiting, silent, round_))
        for question in () if thread.closing.is_set() else questions:
            round_.answers.setdefault(question, OUT_OF_TIME)

    def _limit_of(self, question: Question) -> float:
        return max(self._limit, patience(self._probes[question.kind].item))

    async def _work(
        self, thread: LoopThread, waiting: Iterator[Question], silent: Unknown | None, round_: Round
    ) -> None:
        for question in waiting:
            if silent is not None and question.kind in self._online:
                round_.answers[question] = silent
            elif question.kind in self._hung:
                self._hang(question, round_)
            else:
                await self._one(thread, question, round_)

    async def _found(self, thread: LoopThread, question: Question) -> Told:
        from silentbuyer.engine.one_answer import told

        owned, limit = self._probes[question.kind], self._limit_of(question)
        async with thread.session.pace.turn() as watch:
            found = await told(owned, question, thread.session, limit)
            if watch.doubts(found.answer) and not found.lost:  # we were late: once more, while fewer are asked
                found = await told(owned, question, thread.session, limit)
        return found

    async def _one(self, thread: LoopThread, question: Question, round_: Round) -> None:
        kept = self._recent.get(question)  # another round may have asked it since this one began
        if kept is not None:
            round_.answers[question] = kept
            return
        found = await thread.in_flight.share(question, lambda: self._found(thread, question))
        if thread.closing.is_set():
            return  # what a probe says when its connections go away is about us
        if found.lost and found.complaint is not None:
            self._lose(question.kind, found.complaint.message)
        if found.complaint is not None:
            round_.complaints[question] = found.complaint
        round_.answers[question] = found.answer
        self._recent.put(question, found.answer)
        if self._cache.inner is not self._recent:
            self._cache.put(question, found.answer)
            self._cache.tell(round_.complaints, round_.answers)
