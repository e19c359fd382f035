"""Judging on several cores of one machine: processes that judge, while this one reads, asks and tells.

All questions are asked here, so that limits and the memory of a run hold as with one process; answers come back in
the order of the buyers and are the same to the byte. Processes are spawned, never forked, and do not hear Ctrl-C: this
process does, and lets them go.
"""

from __future__ import annotations

import pickle
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from importlib import import_module
from itertools import islice
from multiprocessing import get_context
from types import ModuleType
from typing import Any, TypeVar

from silentbuyer.batch.frame_columns import frame_row
from silentbuyer.engine.asking_ahead import Asked
from silentbuyer.engine.attempt import Round
from silentbuyer.engine.engine import Engine
from silentbuyer.engine.entrance import customers_of, facts_of, moment_of
from silentbuyer.engine.job import same_here, versions
from silentbuyer.engine.judging import Plan
from silentbuyer.errors import EngineError
from silentbuyer.model.customer import Customer
from silentbuyer.model.diagnosis import Diagnosis
from silentbuyer.model.facts import Answer, Question
from silentbuyer.values.own_process import collect_seldom

T = TypeVar("T")

CHUNK = 40
"""Buyers that go to a process together: long enough to be worth the way, short enough to end together (judgement)."""

_AHEAD = 3
"""Chunks a process may have waiting."""

_HERE: dict[str, Any] = {}
"""In a worker process only: what its parent told it as it began."""

_DIED = (
    "a worker process ended before its work was done: the machine was short of memory, or this is a script whose own "
    'code is not below `if __name__ == "__main__":`, which several processes need'
)


def streamed(
    engine: Engine,
    customers: Iterable[Customer],
    *,
    workers: int,
    now: datetime | None = None,
    facts: Mapping[Question, Answer] | None = None,
) -> Iterator[Diagnosis]:
    """The same as ``engine.stream``, judged by `workers` processes (1: by this one).

    Raises:
        EngineError: when `workers` is no number above 0, a plugin cannot be sent, or a process dies.

    """
    if _number_of(workers) == 1:
        return engine.stream(customers, now=now, facts=facts)
    moment, saved, given = moment_of(now), facts_of(facts), customers_of(customers)
    return _on_processes(engine, given, moment, saved, workers)


def made_streamed(
    engine: Engine,
    customers: Iterable[Customer],
    make: Callable[[Diagnosis], T] | None,
    *,
    workers: int,
    now: datetime | None = None,
    facts: Mapping[Question, Answer] | None = None,
) -> Iterator[Diagnosis | T]:
    """The same for whoever wants no more of a diagnosis than what `make` makes of it: the processes make that.

    It travels between processes in the place of the diagnosis, and should be lighter. With one process, with
    `diagnosed` hooks that want to hear of the diagnoses, or without `make`, these come themselves.
    """
    if make is None or workers == 1 or engine.registry.listeners:
        return streamed(engine, customers, workers=workers, now=now, facts=facts)
    counted = _number_of(workers)
    moment, saved, given = moment_of(now), facts_of(facts), customers_of(customers)
    return _on_processes(engine, given, moment, saved, counted, make=make)


def rows_streamed(
    engine: Engine,
    customers: Iterable[Customer],
    *,
    workers: int,
    now: datetime | None = None,
    facts: Mapping[Question, Answer] | None = None,
) -> Iterator[Diagnosis | dict[str, Any]]:
    """The same for whoever wants the rows of `frame_columns` only."""
    return made_streamed(engine, customers, partial(frame_row, number=0), workers=workers, now=now, facts=facts)


def _number_of(workers: Any) -> int:
    if isinstance(workers, bool) or not isinstance(workers, int) or workers < 1:
        raise EngineError(f"workers must be a number of processes such as 4, got {workers!r:.60}")
    return workers


def _on_processes(
    engine: Engine,
    customers: Iterator[Customer],
    now: datetime,
    facts: Mapping[Question, Answer] | None,
    workers: int,
    *,
    make: Callable[[Diagnosis], Any] | None = None,
) -> Iterator[Any]:
    told = {"options": engine.options, "facts": facts, "now": now, "found": versions(engine.registry), "make": make}
    begun, finish = _sent(told), engine.told if make is None else _as_it_is
    asks = engine.online and facts is None
    with _pool(workers, begun) as pool:
        chunks = _asked(engine, customers) if asks else _plain(customers)
        waiting: deque[Future[list[Any]]] = deque()
        for chunk in chunks:
            waiting.append(pool.submit(_judged, chunk))
            if len(waiting) >= _AHEAD * workers:
                yield from map(finish, waiting.popleft().result())
        while waiting:
            yield from map(finish, waiting.popleft().result())


def _as_it_is(made: Any) -> Any:
    return made


@contextmanager
def _pool(workers: int, begun: bytes) -> Generator[ProcessPoolExecutor]:
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin, initargs=(begun,))
    try:
        yield pool
    except BrokenProcessPool as error:
        raise EngineError(_DIED) from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _plain(customers: Iterator[Customer]) -> Iterator[list[Customer]]:
    while chunk := list(islice(customers, CHUNK)):
        yield chunk


def _asked(engine: Engine, customers: Iterator[Customer]) -> Iterator[tuple[list[Plan], Round]]:
    """Planned buyers with the answers to their own questions."""
    for asked in engine.asked(customers):
        for start in range(0, len(asked.plans), CHUNK):
            plans = asked.plans[start : start + CHUNK]
            yield plans, asked.round_.only(question for plan in plans for question in plan.questions)


def _sent(begun: Mapping[str, Any]) -> bytes:
    """What the processes begin with, as bytes; rules of a notebook or a script travel with cloudpickle.

    Raises:
        EngineError: for a plugin that cannot be sent, saying what to do.

    """
    options = {**begun["options"], "plugins": tuple(map(_travelling, begun["options"]["plugins"]))}
    try:
        dumps = import_module("cloudpickle").dumps
    except ImportError:
        dumps = pickle.dumps
    try:
        return bytes(dumps({**begun, "options": options}))
    except Exception as error:
        raise EngineError(f"a plugin cannot be sent to other processes ({error}); {_INSTEAD}") from error


_INSTEAD = "put it into a file (plugins=['rules.py']), or install cloudpickle, which carries what a notebook made"


def _travelling(plugin: Any) -> Any:
    """A module goes by its name; everything else as it is."""
    return plugin.__name__ if isinstance(plugin, ModuleType) else plugin


def _begin(begun: bytes) -> None:
    """In the worker, once: an engine of its own, that never asks and tells nobody."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    try:
        _HERE.update(pickle.loads(begun))  # noqa: S301 - our own parent's
        engine = Engine(**_HERE["options"], online=False)
        same_here(_HERE["found"], versions(engine.registry))
        _HERE["engine"] = engine
    except Exception as error:  # noqa: BLE001 - an error in an initializer only breaks the pool, without a word
        _HERE["fault"] = f"{type(error).__name__}: {error}"


def _judged(chunk: Any) -> list[Any]:
    """In the worker: the diagnoses of a chunk of buyers, or what is made of them."""
    if "fault" in _HERE:
        raise EngineError(f"a worker process could not begin ({_HERE['fault']}); {_INSTEAD}")
    engine, now = _HERE["engine"], _HERE["now"]
    windows = [Asked(*chunk)] if isinstance(chunk, tuple) else engine.asked(iter(chunk), facts=_HERE["facts"])
    found = (engine.judged(plan, asked.round_, now) for asked in windows for plan in asked.plans)
    return list(found) if _HERE["make"] is None else list(map(_HERE["make"], found))
