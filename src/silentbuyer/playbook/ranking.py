"""The order of actions: one leads, what truly follows it comes after, and none says the contrary of a better one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

from silentbuyer.model.findings import Cause
from silentbuyer.playbook.right_firm import VERIFY_FIRST
from silentbuyer.playbook.rows import limits
from silentbuyer.playbook.second import planned

if TYPE_CHECKING:
    from silentbuyer.model.diagnosis import Action, CauseScore

MOST = 4
"""The most that even an alarm, or a plugin, has to say: a list of twelve is no advice."""

QUIET = frozenset({"stop", "mark-junk", "verify-address", "return-to-pool", "escalate", "ask-question"})
_NO_BUYERS = frozenset({Cause.FAKE_BUYER, Cause.NOT_A_BUYER})  # once likely, they silence every message
_COMES_BACK = frozenset({"return-to-pool", "ask-question"})
"""What says that we come back, or asks: no word beside a likely swindler, whatever else was heard."""

_URGENT = frozenset({Cause.GOODS_AT_PORT, Cause.PAYMENT_DIVERTED})
"""What a wait does not hold up."""


def rank(actions: Iterable[Action], causes: tuple[CauseScore, ...]) -> tuple[Action, ...]:
    """The actions by priority, of equal kind and channel only the first.

    With a likely fake buyer, or before a sender is verified who seems to be another than the firm, no message to them.
    Where the first says "wait", none of the others writes before it.

    An action without a priority of its own (0) takes the probability of the cause that it answers; none counts more
    than 1, so that a plugin cannot outshout the playbook.
    """
    placed = [a if a.priority else attrs.evolve(a, priority=_chance(a.cause, causes)) for a in actions]
    top = causes[0]
    likely = top.cause in _NO_BUYERS and top.probability >= limits()["likely"]
    if likely or any(action.source in VERIFY_FIRST for action in placed):
        placed = [action for action in placed if ":" in action.kind or action.kind in QUIET]
        placed = [
            action for action in placed if not (likely and action.kind in _COMES_BACK and action.cause != top.cause)
        ]
    placed.sort(key=_name_of)  # both sorts are stable: of equal weight the names decide
    placed.sort(key=lambda action: min(action.priority, 1.0), reverse=True)
    if top.cause is Cause.YOUR_TURN:  # what the head line says is done first: no precaution goes before an answer
        placed.sort(key=lambda action: (action.kind, action.cause) != ("reply-now", top.cause))
    if "wait" in [action.kind for action in placed]:
        placed = [a for place, a in enumerate(placed) if not _contradicts(a, placed[:place])]
    first: dict[tuple[str, str | None], Action] = {}
    for action in placed:
        first.setdefault((action.kind, action.channel), action)
    return planned(tuple(first.values()), causes)[:MOST]


def _name_of(action: Action) -> tuple[str, str, str]:
    return action.kind, action.channel or "", action.source


def _contradicts(action: Action, better: list[Action]) -> bool:
    """Whether an action says "wait" where a better one has something to be said, or writes before a leading wait ends.

    Each word has its own moment. What costs money every day, and a plugin's own kind, waits for nobody.
    """
    if action.kind == "wait":
        return action.not_before is not None and any(
            one.kind == "reply-now" or (one.channel and one.not_before) for one in better
        )
    lead = better[0] if better else None
    if lead is None or lead.kind != "wait" or lead.not_before is None or action.channel is None:
        return False
    early = action.not_before is None or action.not_before < lead.not_before
    if action.kind in ("follow-up", "ask-question") and action.not_before == lead.not_before:
        return True  # the wait says already to write again then
    return early and action.cause not in _URGENT and ":" not in action.kind


def _chance(cause: Cause, causes: tuple[CauseScore, ...]) -> float:
    return next((score.probability for score in causes if score.cause == cause), 0.0)
