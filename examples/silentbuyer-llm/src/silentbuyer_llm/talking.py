"""Talking to a model of the `llm` package, any that the user has set up, in a thread of its own.

Every model of that package can be asked synchronously, and not all otherwise. The thread is a daemon: nobody waits for
a slow model at the end of the program, and what nobody waits for any more stops reading at the next part of an answer.
"""

import asyncio
import threading
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from silentbuyer_llm.prompt import SCHEMA, SYSTEM, fenced

LONGEST_ANSWER = 20_000
"""Characters of an answer; twelve acts with their quotes take a third of it."""


class TooLongError(Exception):
    """The model went on and on."""


def load(name: str) -> Any:
    """The model of a name or alias.

    Raises:
        llm.UnknownModelError: when nothing of that name is set up.

    """
    import llm

    return llm.get_model(name)


async def answer(model: Callable[[], Any], text: str, options: Mapping[str, Any]) -> str:
    """What a model (a function that loads it) answers about one message; no tools are offered, so none is called.

    Raises:
        TooLongError: beyond `LONGEST_ANSWER` characters, where reading ends.
        Exception: whatever the model's own plugin raises.

    """
    left = threading.Event()

    def work() -> str:
        loaded = model()
        able = {"schema": SCHEMA if loaded.supports_schema else None, "stream": bool(loaded.can_stream)}
        return _gathered(loaded.prompt(fenced(text), system=SYSTEM, **able, **options), left)

    try:
        return await _in_a_thread(work)
    finally:
        left.set()


def _gathered(response: Iterable[str], left: threading.Event) -> str:
    parts: list[str] = []
    length = 0
    for part in response:
        parts.append(part)
        length += len(part)
        if length > LONGEST_ANSWER or left.is_set():
            raise TooLongError
    return "".join(parts)


async def _in_a_thread(work: Callable[[], str]) -> str:
    loop = asyncio.get_running_loop()
    done: asyncio.Future[str] = loop.create_future()

    def settle(result: str, error: Exception | None) -> None:
        if not done.done():
            done.set_exception(error) if error is not None else done.set_result(result)

    def run() -> None:
        result, failed = "", None
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - it is raised again where the answer is awaited
            failed = error
        if not loop.is_closed():
            loop.call_soon_threadsafe(settle, result, failed)

    threading.Thread(target=run, name="silentbuyer-llm", daemon=True).start()
    return await done
