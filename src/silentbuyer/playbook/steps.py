"""One step after the other: what else would reach the buyer comes only once the step before it brought no answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import attrs

from silentbuyer.language.saying import say, together
from silentbuyer.language.sentence import message_of
from silentbuyer.model.findings import Cause
from silentbuyer.playbook.moments import Moments
from silentbuyer.playbook.second import NO_EMERGENCY, is_ours, second

if TYPE_CHECKING:
    from silentbuyer.calendars.zones import Whereabouts
    from silentbuyer.model.case import Case
    from silentbuyer.model.diagnosis import Action

_AT_ONCE = frozenset({Cause.GOODS_AT_PORT, Cause.PAYMENT_DIVERTED})
"""Where every channel is used the same day: each day, or each hour, costs money."""

_NO_WAIT_AFTER = frozenset({"reply-now", "call", "stop"})
"""The first steps beside which nobody is told to wait."""

_NO_STEP = frozenset({"ask-for-contact"})
"""What goes along with another message."""

_URGENT, _OTHER_WAY, _SAME_WAY = 1, 2, 3
"""Working days of the buyer that a step is given before the next one where a gentle wait is not meant (judgement)."""


def in_steps(
    actions: Iterable[Action], case: Case, absences: tuple[Any, ...] = (), where: Whereabouts | None = None
) -> tuple[Action, ...]:
    """The ranked actions, those that reach the buyer one after the other; what costs money by the day stays at once."""
    moments = Moments(case, tuple(absences), where)
    lead, *others = tuple(_spaced(actions, moments)) or (None,)
    if lead is None:
        return ()
    first = lead.not_before or case.now
    placed = (_not_before(one, lead, first, moments) for one in others)
    steps = sorted((lead, *placed), key=lambda one: (one.not_before or first).date())  # on one day the rank decides
    return tuple(one for one in steps if one.kind != "wait" or steps[0].kind not in _NO_WAIT_AFTER)


def _not_before(action: Action, lead: Action, first: datetime, moments: Moments) -> Action:
    """The action, not before the step that leads; an answer that we owe, and a precaution, wait for nothing."""
    free = _is_owed(action) or message_of(action.why) == NO_EMERGENCY or not is_ours(action)
    if free or action.not_before is None or action.not_before >= first:
        return action
    due = moments.deadline(first, action.due - action.not_before) if action.due else None
    return attrs.evolve(action, not_before=first, local_time=lead.local_time, due=due)


def _spaced(actions: Iterable[Action], moments: Moments) -> Iterator[Action]:
    before: Action | None = None
    for action in actions:
        if not _is_step(action):
            yield action
            continue
        free = before is None or _is_owed(action)
        placed = action if before is None or free else _after(action, before, moments)
        before = placed if before is None or _later(placed, before) else before
        yield placed


def _is_step(action: Action) -> bool:
    """Whether an action of the playbook writes to the buyer or calls them."""
    reaches = action.channel is not None and action.not_before is not None
    return reaches and action.kind not in _NO_STEP and ":" not in action.kind and bool(action.source)


def _is_owed(action: Action) -> bool:
    """Whether it is due whatever else is done: an answer of ours, or what every channel is used for at once."""
    return action.kind == "reply-now" or _costs(action)


def _costs(action: Action) -> bool:
    return action.cause in _AT_ONCE and action.source.startswith(f"playbook {action.cause}/")


def _later(one: Action, other: Action) -> bool:
    return bool(one.not_before and other.not_before and one.not_before > other.not_before)


def _after(action: Action, before: Action, moments: Moments) -> Action:
    """The action at the first good moment after the step before it was given its time."""
    if action.not_before is None or before.not_before is None:
        return action
    earliest = moments.working_days_after(before.not_before, _wait(action, before))
    advice = together(action.advice, say("Only if the step before brings no answer."))
    if action.not_before >= earliest:
        return attrs.evolve(action, advice=advice)
    moment = moments.touch(earliest, by_phone=action.channel == "phone")
    span = action.due - action.not_before if action.due else timedelta(0)
    due = moments.deadline(moment.at, span) if action.due else None
    return attrs.evolve(action, advice=advice, not_before=moment.at, due=due, local_time=moment.local)


def _wait(action: Action, before: Action) -> int:
    """Working days between two steps: few where it is urgent or nothing arrives, else as many as a gentle touch."""
    if action.cause in _AT_ONCE:
        return _URGENT
    if action.cause == before.cause and action.cause.value in second().gentle:
        return second().after_days
    return _SAME_WAY if action.channel == before.channel else _OTHER_WAY
