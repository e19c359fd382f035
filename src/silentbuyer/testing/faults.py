"""Faults of scripted servers, kept so that a mistake in a test's own handler is not mistaken for a client's."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable


class Faults:
    """The exceptions that handlers raised, the oldest first; a client that goes away is none."""

    def __init__(self) -> None:
        self.seen: list[Exception] = []

    async def watch(self, work: Awaitable[None]) -> None:
        """Await the work of one connection."""
        try:
            await work
        except (ConnectionError, asyncio.IncompleteReadError, TimeoutError):
            return
        except Exception as error:  # noqa: BLE001 - a test's handler may raise anything; it is shown at the end
            self.seen.append(error)
