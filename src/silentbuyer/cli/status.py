"""How a command ends: its exit codes, and the error whose text is meant for the user."""

from __future__ import annotations

import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import NoReturn

from silentbuyer.errors import SilentBuyerError

DONE, UNREADABLE, WRONG_USE, INTERRUPTED, TERMINATED = 0, 1, 2, 130, 143


class UsageError(SilentBuyerError):
    """Something the user can mend: its text goes to stderr, and the exit code is 2."""


class Terminated(KeyboardInterrupt):
    """The process was told to end (``kill``, a service being stopped): files that are half written are taken away."""


@contextmanager
def told_to_end() -> Generator[None]:
    """While a command runs, SIGTERM ends it as an error does, so that half a file is taken away; elsewhere as ever."""

    def end(*_: object) -> NoReturn:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # what is being taken away is not to be left half-way
        raise Terminated

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
