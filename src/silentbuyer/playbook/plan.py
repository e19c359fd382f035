"""The day's worklist over many buyers: whose answer is worth most today, in an order that can be worked off."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

import attrs

from silentbuyer.errors import FieldError
from silentbuyer.model.diagnosis import Action, Diagnosis
from silentbuyer.model.findings import Cause

_NO_TOUCH = frozenset({"wait"})
_FIRST = frozenset({"reply-now"})
_URGENT = frozenset({Cause.GOODS_AT_PORT, Cause.PAYMENT_DIVERTED})
_USUAL = 1.0


@attrs.frozen(kw_only=True)
class Task:
    """One line of the worklist.

    Attributes:
        score: value x chance x deadline; higher comes first within its class (your turn, port, others).
        value: what the business is worth against the list's median, 1 when it is not known.
        chance: how likely the action helps: the probability of the cause it answers, or the action's own priority
            where that is more (what is right whatever the cause, such as to stop after an opt-out).
        deadline: from 1 (no hurry) up to 4 (due already).

    """

    customer: str
    label: str
    cause: Cause
    action: Action
    score: float
    value: float
    chance: float
    deadline: float

    @property
    def at(self) -> datetime | None:
        """The moment that fits both sides, on the buyer's clock."""
        return self.action.not_before

    def __str__(self) -> str:
        from silentbuyer.text.clean import clean

        when = f"{self.action.local_time or f'{self.at:%Y-%m-%d %H:%M}'} their time" if self.at else "at once"
        channel = f" by {self.action.channel}" if self.action.channel else ""
        # Nothing is certain, and the chance is of the action, not of the cause alone.
        chance = f"chance {min(self.chance, 0.99):.0%}"
        return f"{clean(self.label, 60)}: {self.action.kind}{channel}, {when} ({self.cause}, {chance})"


@attrs.frozen(kw_only=True, repr=False)
class Plan(Sequence[Task]):
    """A day's worklist in the order in which to work, and how many other buyers have nothing to be done today."""

    tasks: tuple[Task, ...]
    waiting: int = 0
    over: int = 0

    def __len__(self) -> int:
        return len(self.tasks)

    def __getitem__(self, index: Any) -> Any:
        return self.tasks[index]

    def __iter__(self) -> Iterator[Task]:
        return iter(self.tasks)

    def __repr__(self) -> str:
        return f"<Plan of {len(self.tasks)} tasks, {self.waiting} buyers waiting, {self.over} more tasks left over>"

    def __str__(self) -> str:
        tail = f"{self.waiting} buyers can wait; {self.over} more tasks do not fit into the day."
        lines = [f"{place:3}. {task}" for place, task in enumerate(self.tasks, 1)]
        return "\n".join([*lines, tail])


def plan(
    diagnoses: Iterable[Diagnosis],
    *,
    capacity: int = 20,
    values: dict[str, float] | None = None,
    horizon: timedelta = timedelta(days=1),
) -> Plan:
    """The `capacity` tasks that are worth most within the `horizon`, your turn first, then goods at the port.

    Each buyer gives at most one task: the leading action, where it is more than waiting and may begin by then.
    `values` are amounts by customer id, all in one currency of yours; without them every buyer counts alike. The
    diagnoses may stream: only `capacity` of them are held.

    Raises:
        FieldError: for a capacity below 1, or a value that is no finite number of zero or more.

    """
    if capacity < 1:
        raise FieldError("plan capacity", "1 or more", capacity)
    usual = _median(values or {})
    seen = found = 0

    def tasks() -> Iterator[tuple[tuple[int, float], Task]]:
        nonlocal seen, found
        for seen, diagnosis in enumerate(diagnoses, 1):  # noqa: B007 - counted for the summary
            task = _task(diagnosis, (values or {}).get(diagnosis.customer), usual, horizon)
            if task is not None:
                found += 1
                yield (standing(diagnosis, task.action)[0], task.score), task

    best = heapq.nlargest(capacity, tasks(), key=lambda ranked: ranked[0])  # of equal rank the earlier buyer first
    return Plan(tasks=tuple(task for _, task in best), waiting=seen - found, over=found - len(best))


def _median(values: dict[str, float]) -> float:
    for customer, value in values.items():
        if not (isinstance(value, (int, float)) and math.isfinite(value) and value >= 0):
            raise FieldError("plan values", "finite amounts of zero or more", value, record=customer)
    known = sorted(value for value in values.values() if value > 0)
    return known[len(known) // 2] if known else _USUAL


def standing(diagnosis: Diagnosis, action: Action) -> tuple[int, float, float]:
    """Where an action stands in the order of a day: its class, its chance, and how near its deadline is.

    An answer that is owed comes first (2); one that may be owed, beside a likelier cause, takes its place by its score.
    What is urgent follows (1).
    """
    owed = action.kind in _FIRST and action.cause == diagnosis.cause
    chance = max(_probability(diagnosis, action.cause), min(action.priority, 1.0))
    return 2 if owed else 1 if action.cause in _URGENT else 0, chance, _deadline(action, diagnosis.now)


def score(worth: float, chance: float, deadline: float) -> float:
    """Value x chance x deadline; a big order is worth more than a small one, yet not a thousand times the attention."""
    return math.log1p(worth) * chance * deadline


def _task(diagnosis: Diagnosis, value: float | None, usual: float, horizon: timedelta) -> Task | None:
    action = first_task(diagnosis, diagnosis.now + horizon)
    if action is None:
        return None
    _, chance, deadline = standing(diagnosis, action)
    worth = 1.0 if value is None else value / usual
    return Task(
        customer=diagnosis.customer,
        label=diagnosis.label,
        cause=action.cause,
        action=action,
        score=score(worth, chance, deadline),
        value=worth,
        chance=chance,
        deadline=deadline,
    )


def _probability(diagnosis: Diagnosis, cause: Cause) -> float:
    return next((score.probability for score in diagnosis.causes if score.cause == cause), 0.0)


def leading(diagnosis: Diagnosis) -> Action | None:
    """The action that a list shows: the first one; where that is to wait, what is urgent stands before it."""
    actions = diagnosis.actions
    if actions and actions[0].kind in _NO_TOUCH:
        return next((action for action in actions if action.cause in _URGENT), actions[0])
    return next(iter(actions), None)


def first_task(diagnosis: Diagnosis, until: datetime) -> Action | None:
    """The leading action, where it is more than waiting and may begin by then."""
    action = leading(diagnosis)
    begins = action is not None and action.kind not in _NO_TOUCH and (action.not_before or diagnosis.now) <= until
    return action if begins else None


def _deadline(action: Action, now: datetime) -> float:
    if action.due is None:
        return 1.0
    days = max((action.due - now).total_seconds() / 86400.0, 0.0)
    return 1.0 + 3.0 / (1.0 + days)
