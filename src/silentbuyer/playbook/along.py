"""What goes along with the leading message: a second way to the buyer is asked for in that very letter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

from silentbuyer.model.findings import NOTHING_WRONG

if TYPE_CHECKING:
    from silentbuyer.model.diagnosis import Action, CauseScore

ALONG = "along"
"""The field of a draft's context that names the draft which goes along with it."""

_LETTERS = frozenset({"wait", "follow-up", "ask-question", "offer"})
"""What may carry a request beside its own matter; an answer that we owe asks for nothing."""


def in_one_letter(actions: Iterable[Action], causes: Iterable[CauseScore]) -> tuple[Action, ...]:
    """The actions, of which the first carries what another asks for in the same hour over the same channel.

    A letter that takes up a reason which the buyer told asks for nothing else.
    """
    found = tuple(actions)
    lead = found[0] if found else None
    if lead is None or lead.kind not in _LETTERS or not lead.channel or _takes_up(lead, causes):
        return found
    if not any(_goes_along(one, lead) for one in found[1:]):
        return found
    return (attrs.evolve(lead, context={**lead.context, ALONG: "contacts"}), *found[1:])


def _takes_up(lead: Action, causes: Iterable[CauseScore]) -> bool:
    """Whether it answers what the buyer wrote: the finding behind its cause quotes them."""
    if lead.cause in NOTHING_WRONG:
        return False
    behind = (finding for score in causes if score.cause == lead.cause for finding in score.findings)
    return any(one.weights[lead.cause] > 0.0 and "sentence" in one.evidence for one in behind)


def _goes_along(action: Action, lead: Action) -> bool:
    same = action.channel == lead.channel and action.not_before == lead.not_before
    return same and action.kind == "ask-for-contact" and action.context.get("draft") == "contacts"
