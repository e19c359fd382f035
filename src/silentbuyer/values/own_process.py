"""What only a process of our own may do to itself: the command line and the workers, never a library's user."""

from __future__ import annotations

import gc

_NEW = 50_000
"""New objects after which Python looks for garbage (judgement; its own mark is some hundreds)."""


def collect_seldom() -> None:
    """Garbage that holds itself is looked for seldom: tables grow by many objects, and our values hold no circles."""
    gc.set_threshold(_NEW)
