"""One question put to one probe: whatever the probe does, an answer comes back in time, and a complaint if need be."""

from __future__ import annotations

import asyncio
from inspect import isawaitable
from typing import Any

import attrs

from silentbuyer.engine.planning import placed
from silentbuyer.errors import shown
from silentbuyer.language.saying import mark
from silentbuyer.model.diagnosis import Complaint
from silentbuyer.model.facts import Answer, Known, Question, Unknown
from silentbuyer.model.probe import Probe
from silentbuyer.plugins.registry import Owned
from silentbuyer.values.raised import name_of

_LAST_WORDS = 0.5
"""Seconds in which a probe that is out of time may still tidy up."""

_PATIENCE = "(Network.timeout and a little; a slow probe asks for more by its attribute patience)"


@attrs.frozen
class Told:
    """What came of one question.

    Attributes:
        complaint: what was wrong with the probe, if anything.
        lost: whether the probe goes on although it was told to stop, so that its kind must not be asked again.

    """

    answer: Answer
    complaint: Complaint | None = None
    lost: bool = False


@attrs.frozen
class _Raised:
    """What a probe raised, as a value: an interrupt that it makes up itself must not end the loop."""

    error: BaseException


async def told(owned: Owned[Probe], question: Question, session: Any, limit: float) -> Told:
    """The answer of a probe, or why there is none; never later than `limit` seconds and a little."""
    task = asyncio.get_running_loop().create_task(_asked(owned.item, question, session), name=question.kind)
    try:
        done, _ = await asyncio.wait({task}, timeout=limit)
        if not done:
            task.cancel()
            done, _ = await asyncio.wait({task}, timeout=_LAST_WORDS)
            late = f"did not answer within {limit:.0f} s"
            if done:
                return _fault(owned, question, "timeout", late, hint=_PATIENCE)
            left = f"{late} and did not stop when it was told to: it is left behind and not asked again"
            return attrs.evolve(_fault(owned, question, "timeout", left), lost=True)
    except asyncio.CancelledError:
        task.cancel()
        raise
    return _result(owned, question, task)


async def _asked(probe: Probe, question: Question, session: Any) -> Any:
    try:
        answer: Any = probe.ask(question, session)
        return await answer if isawaitable(answer) else _Raised(TypeError("ask must be an async function"))
    except (asyncio.CancelledError, GeneratorExit):
        raise
    except BaseException as error:  # noqa: BLE001 - whatever a probe does is a complaint
        return _Raised(error)


def _result(owned: Owned[Probe], question: Question, task: asyncio.Task[Any]) -> Told:
    if task.cancelled():
        return _fault(owned, question, "CancelledError", "cancelled itself")
    error = task.exception()
    answer = _Raised(error) if error is not None else task.result()
    if isinstance(answer, _Raised):
        return _fault(owned, question, name_of(answer.error), placed(answer.error))
    if isinstance(answer, (Known, Unknown)):
        return Told(answer)
    return _fault(owned, question, "rubbish", f"answered {shown(answer)[:120]} where Known or Unknown was expected")


def _fault(owned: Owned[Probe], question: Question, kind: str, message: str, hint: str = "") -> Told:
    """The answer that there is none, and the complaint: what mends it is told to who wrote the probe alone."""
    whole = f"{message} {hint}" if hint else message
    complaint = Complaint(where=f"probe {question.kind}", plugin=owned.plugin, kind=kind, message=whole)
    return Told(Unknown("timeout" if kind == "timeout" else mark("probe failed"), message), complaint)
