"""Faults as the kit tells them: of a plugin under check, and of a test's own scripted servers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterable, Iterator, Mapping, Sequence


class CheckFailed(AssertionError):  # noqa: N818 - reads as what happened, as AssertionError does
    """A rule or reader does not keep what it must; `faults` are sentences that say what to mend."""

    faults: tuple[str, ...]
    subject: str

    def __init__(self, subject: str, faults: Iterable[str]) -> None:
        self.subject, self.faults = subject, tuple(faults)
        super().__init__(self.subject, self.faults)

    def __str__(self) -> str:
        return "\n".join([f"{self.subject} does not keep what it must:", *(f"- {fault}" for fault in self.faults)])


def told_once(found: Mapping[str, Sequence[str]], before: str = "") -> Iterator[str]:
    """Each fault with the first case that shows it and the number of the others."""
    for fault, labels in found.items():
        more = f" and {len(labels) - 1} more" if len(labels) > 1 else ""
        yield f"{fault} (on {before}{labels[0]}{more})"


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
