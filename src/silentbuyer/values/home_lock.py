"""A lock for threads that a forked process begins anew: its parent's may have been held when it was made."""

from __future__ import annotations

import os
import threading


class HomeLock:
    """A lock of this process, used as a context manager."""

    def __init__(self) -> None:
        self._home, self._lock = os.getpid(), threading.Lock()

    def __enter__(self) -> None:
        if self._home != os.getpid():
            self._home, self._lock = os.getpid(), threading.Lock()
        self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()
