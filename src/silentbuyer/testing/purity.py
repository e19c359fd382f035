"""Watching a judgement: what it opens, dials, starts, and whether it looks at a clock or throws dice.

Two of the interpreter's own instruments are used, because neither needs the watched code's help:

- *Audit hooks* (PEP 578) report files, sockets and processes. A hook can never be removed, so one is installed for
  the process, at the first use, and does nothing except on a thread that is being watched.
- The *profile function* of the thread is told of every call into C, and so of ``time.time``, ``datetime.now`` and
  ``random.random`` however they were imported. It is put back afterwards; coverage tools use another instrument.

What a rule does when it is first used (importing a module, reading a packaged table into a cache) is no impurity;
`Watch` is therefore told whether reading files counts.
"""

from __future__ import annotations

import contextlib
import gc
import random
import signal
import sys
import threading
from collections.abc import Generator
from datetime import date
from functools import cache
from types import FrameType
from typing import Any

_ALWAYS = {
    "socket.connect": "it dials {0}",
    "socket.getaddrinfo": "it looks up the name {0}",
    "socket.gethostbyname": "it looks up the name {0}",
    "socket.sendto": "it sends a datagram to {0}",
    "subprocess.Popen": "it starts the program {0}",
    "os.system": "it runs the command {0}",
    "os.exec": "it runs the program {0}",
    "os.posix_spawn": "it starts the program {0}",
    "os.fork": "it forks the process",
}
_ONCE_WARM = {
    "socket.bind": "it binds a socket to {0}",  # some packages try at import whether the machine has IPv6
    "socket.__new__": "it opens a socket",
    "open": "it opens the file {0}",
    "os.listdir": "it lists the folder {0}",
    "os.scandir": "it lists the folder {0}",
    "os.mkdir": "it makes the folder {0}",
    "os.remove": "it removes the file {0}",
    "os.rename": "it renames the file {0}",
    "os.putenv": "it sets the environment variable {0}",
    "sqlite3.connect": "it opens the database {0}",
}
_CLOCKS = frozenset({
    "time", "time_ns", "monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns", "localtime", "sleep",
    "process_time", "thread_time",
})  # fmt: skip
_watched = threading.local()


class Watch:
    """What was seen, as clauses that follow "judge is not pure:"; each is said once."""

    def __init__(self, *, warm: bool) -> None:
        self._warm = warm
        self.seen: dict[str, None] = {}

    def event(self, name: str, args: tuple[Any, ...]) -> None:
        """An audit event of the watched thread."""
        words = _ALWAYS.get(name) or (_ONCE_WARM.get(name) if self._warm else None)
        if words:
            subject = args[1] if name in {"socket.connect", "socket.bind", "socket.sendto"} else args[0] if args else ""
            self.seen[words.format(f"{subject!r:.80}")] = None

    def call(self, _: FrameType, event: str, function: Any) -> None:
        """A call event of the watched thread's profile."""
        clause = _impure_call(function) if event == "c_call" else None
        if clause:
            self.seen[clause] = None


def _impure_call(function: Any) -> str | None:
    name, owner = getattr(function, "__name__", ""), getattr(function, "__self__", None)
    if getattr(function, "__module__", None) == "time" and name in _CLOCKS:
        return "it sleeps" if name == "sleep" else f"it looks at the clock (time.{name})"
    if name in {"now", "utcnow", "today"} and isinstance(owner, type) and issubclass(owner, date):
        return f"it looks at the clock ({owner.__name__}.{name})"
    if name in {"start_new_thread", "start_joinable_thread"}:
        return "it starts a thread"
    if function is print or function is input:
        return f"it speaks to the terminal ({name})"
    if name == "urandom" or owner is _DICE:
        return "it throws dice (random, secrets or uuid4)"
    return None


_DICE = getattr(random.random, "__self__", None)  # the hidden generator behind the functions of `random`


@cache
def _install() -> None:
    watched = _watched  # bound here, because module globals are gone when the interpreter shuts down

    def hook(event: str, args: tuple[Any, ...]) -> None:  # pragma: no cover - tracers sleep inside audit hooks
        watch: Watch | None = getattr(watched, "watch", None)
        if watch is not None:
            watch.event(event, args)

    sys.addaudithook(hook)


@contextlib.contextmanager
def watching(*, warm: bool) -> Generator[Watch]:
    """Watches the block on this thread; with `warm` files, clocks and dice count too, not only the network."""
    _install()
    collecting = gc.isenabled()
    gc.disable()  # a collection would run strangers' finalizers and callbacks inside the watched block
    watch, before, outer = Watch(warm=warm), sys.getprofile(), getattr(_watched, "watch", None)
    _watched.watch = watch
    if warm:
        sys.setprofile(watch.call)
    try:
        yield watch
    finally:
        sys.setprofile(before)
        _watched.watch = outer
        if collecting:
            gc.enable()


class OutOfTime(BaseException):
    """The block used up its processor time; not an `Exception`, so that the watched code does not swallow it."""


@contextlib.contextmanager
def processor_seconds(limit: float) -> Generator[None]:
    """Stops the block after so many seconds of processor time, so that a busy machine accuses nobody.

    Where the system has no such timer, or outside the main thread, the block is not stopped.

    Raises:
        OutOfTime: when the limit is reached.

    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _stop(_: int, __: FrameType | None) -> None:
    raise OutOfTime
