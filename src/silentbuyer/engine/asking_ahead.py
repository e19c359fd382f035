"""Asking ahead: while some buyers are judged, the questions about the next ones are under way already.

Windows of buyers keep their order. A few of them are asked about at once, so that one slow website holds up its own
window only; how many questions are in flight at once is the network's `concurrency`, whatever the windows are.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import closing
from itertools import islice

import attrs

from silentbuyer.engine.attempt import Round
from silentbuyer.engine.judging import Plan
from silentbuyer.engine.run_memory import RunMemory
from silentbuyer.model.facts import Question

AHEAD = 3
"""Windows that are asked about while one is judged (judgement)."""

Ask = Callable[[list[Question]], Round]


@attrs.frozen
class Asked:
    """A window of planned buyers, and the answers to all of their questions."""

    plans: list[Plan]
    round_: Round


@attrs.frozen
class _UnderWay:
    """A window whose new questions are being asked in a thread of their own."""

    plans: list[Plan]
    questions: tuple[Question, ...]
    asking: frozenset[Question]
    future: Future[Round]


def windows(plans: Iterable[Plan], size: int) -> Iterator[list[Plan]]:
    """The plans in lists of at most `size`."""
    source = iter(plans)
    while window := list(islice(source, size)):
        yield window


def questions_of(plans: Iterable[Plan]) -> tuple[Question, ...]:
    """Their distinct questions, in order."""
    return tuple(dict.fromkeys(question for plan in plans for question in plan.questions))


def asked_ahead(plans: Iterable[Plan], ask: Ask, *, size: int, ahead: int = AHEAD) -> Iterator[Asked]:
    """The windows in order, each with its answers; a question that an earlier window had is not asked again."""
    waiting: deque[_UnderWay] = deque()
    with closing(RunMemory()) as memory:
        for window in windows(plans, size):
            waiting.append(_begun(window, ask, memory, waiting))
            if len(waiting) > ahead:
                yield _ended(waiting.popleft(), memory)
        while waiting:
            yield _ended(waiting.popleft(), memory)


def _begun(window: list[Plan], ask: Ask, memory: RunMemory, waiting: Iterable[_UnderWay]) -> _UnderWay:
    questions = questions_of(window)
    others = frozenset().union(*(one.asking for one in waiting))
    new = [question for question in questions if question not in others]
    known = memory.known(new)
    new = [question for question in new if question not in known]
    return _UnderWay(window, questions, frozenset(new), _in_background(lambda: ask(new)))


def _ended(one: _UnderWay, memory: RunMemory) -> Asked:
    """The window with its answers; those that it shares with windows before are in the memory by now."""
    round_ = one.future.result()
    memory.keep(round_.answers, round_.complaints)
    return Asked(one.plans, Round(memory.known(one.questions), memory.complaints(one.questions)))


def _in_background(work: Callable[[], Round]) -> Future[Round]:
    """The work in a daemon thread: a run that is broken off does not wait for it."""
    future: Future[Round] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # noqa: BLE001 - it is raised again where the answers are wanted
            future.set_exception(error)

    threading.Thread(target=run, name="silentbuyer-ahead", daemon=True).start()
    return future
