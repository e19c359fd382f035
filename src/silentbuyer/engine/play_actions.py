"""What a play gives, looked through: an action for a cause that nobody registered goes, other faults are told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import attrs

from silentbuyer.engine.contributed import unregistered
from silentbuyer.errors import PluginError
from silentbuyer.model.diagnosis import Action
from silentbuyer.model.draft_words import context_faults
from silentbuyer.model.findings import Cause


def sound(actions: Iterable[Action], own: Collection[Cause], wrong: list[PluginError]) -> Iterator[Action]:
    """The actions that may be ranked, beside the causes that plugins registered; each fault joins `wrong`."""
    for action in actions:
        if ":" in action.cause.value and action.cause not in own:
            told = f"{action.kind} answers the cause {action.cause.value!r}, {unregistered(action.cause, own)}"
            wrong.append(PluginError(f"{told}; the action was left out"))
            continue
        wrong += [PluginError(f"{action.kind}: {fault}") for fault in context_faults(action.context)]
        yield _bounded(action, wrong)


def _bounded(action: Action, wrong: list[PluginError]) -> Action:
    if 0.0 <= action.priority <= 1.0:
        return action
    bounded = 1.0 if action.priority > 1.0 else 0.0
    wrong.append(
        PluginError(f"{action.kind}: priority goes from 0 to 1, got {action.priority:g}; {bounded:g} was taken")
    )
    return attrs.evolve(action, priority=bounded)
