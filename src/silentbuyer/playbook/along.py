"""What goes along with the leading message: a second way to the buyer is asked for in that very letter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from silentbuyer.model.diagnosis import Action

ALONG = "along"
"""The field of a draft's context that names the draft which goes along with it."""

_LETTERS = frozenset({"wait", "follow-up", "ask-question", "offer"})
"""What may carry a request beside its own matter; an answer that we owe asks for nothing."""


def in_one_letter(actions: Iterable[Action]) -> tuple[Action, ...]:
    """The actions, of which the first carries what another asks for in the same hour over the same channel."""
    found = tuple(actions)
    lead = found[0] if found else None
    if lead is None or lead.kind not in _LETTERS or not lead.channel:
        return found
    if not any(_goes_along(one, lead) for one in found[1:]):
        return found
    return (attrs.evolve(lead, context={**lead.context, ALONG: "contacts"}), *found[1:])


def _goes_along(action: Action, lead: Action) -> bool:
    same = action.channel == lead.channel and action.not_before == lead.not_before
    return same and action.kind == "ask-for-contact" and action.context.get("draft") == "contacts"
