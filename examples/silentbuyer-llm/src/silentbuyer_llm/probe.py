"""The probe: one question about one message to one model, bounded in time, length and number."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, ClassVar
from weakref import WeakKeyDictionary

import attrs
from silentbuyer import Known, Question, Unknown
from silentbuyer.model.probe import Wire
from silentbuyer.hearing.meaning import answer_of, refusal

from silentbuyer_llm.prompt import read_json
from silentbuyer_llm.talking import TooLongError, answer, load


@attrs.define
class _Line:
    """The line to the model in one event loop: how many talk at once, and how often it failed in a row."""

    turn: asyncio.Semaphore
    failures: int = 0


@attrs.define(slots=False, eq=False)
class MeaningProbe:
    """Answers ``meaning`` questions by a model of the `llm` package.

    The value: ``acts``, each with ``act`` and ``quote``, as far as the message bears them out, and ``left_out``, how
    many were not. `Unknown` for texts that speak to a machine (they are not sent), and whenever the model fails.

    Attributes:
        model: a name or alias that `llm models` lists.
        seconds: for one answer.
        at_once: messages with the model at the same time.
        give_up: failures in a row after which the model is not asked again.
        options: options of the model, such as ``{"temperature": 0}``.

    """

    model: str
    seconds: float = 60.0
    at_once: int = 2
    give_up: int = 3
    options: Mapping[str, Any] = attrs.field(factory=dict)
    kind: ClassVar[str] = "meaning"
    online: ClassVar[bool] = False
    """A model may run on this very machine: whether it answers is the only test."""
    patience: ClassVar[float] = 3600.0
    """Seconds with the waiting for a turn; each answer has `seconds` of its own."""

    def __attrs_post_init__(self) -> None:
        self._lines: WeakKeyDictionary[asyncio.AbstractEventLoop, _Line] = WeakKeyDictionary()

    @cached_property
    def _loaded(self) -> Any:
        return load(self.model)  # with all plugins of llm, which takes a moment: in the thread that talks to it

    async def ask(self, question: Question, wire: Wire) -> Known | Unknown:
        """What one message says; the subject is its text."""
        refused = refusal(question.subject)
        if refused is not None:
            return refused
        line = self._line()
        async with line.turn:
            if line.failures >= self.give_up:
                return Unknown("model failed", f"after {self.give_up} failures in a row it is not asked again")
            found = await self._asked(question.subject)
            line.failures = line.failures + 1 if isinstance(found, Unknown) and found.reason == "model failed" else 0
            return found

    def _line(self) -> _Line:
        loop = asyncio.get_running_loop()
        if loop not in self._lines:
            self._lines[loop] = _Line(asyncio.Semaphore(self.at_once))
        return self._lines[loop]

    async def _asked(self, text: str) -> Known | Unknown:
        try:
            async with asyncio.timeout(self.seconds):
                said = await answer(lambda: self._loaded, text, self.options)
        except TimeoutError:
            return Unknown("model failed", f"no answer within {self.seconds:g} s")
        except TooLongError:
            return Unknown("rubbish", "the answer is longer than any list of acts")
        except Exception as error:  # noqa: BLE001 - a model's plugin may raise anything
            return Unknown("model failed", _kind_of(error))
        return answer_of(text, read_json(said), at=datetime.now(UTC), source=f"llm:{self.model}")


def _kind_of(error: Exception) -> str:
    """The kind of an error and its status only: its words may hold a part of a key or of the message."""
    status = getattr(error, "status_code", None)
    return f"{type(error).__name__}, status {status}" if isinstance(status, int) else type(error).__name__
