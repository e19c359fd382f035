"""Messages that are written in one go: what a buyer adds after a minute goes on with what they said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from silentbuyer.model.customer import Message

_PAUSE = timedelta(hours=3)
"""Up to this pause it is one sitting (judgement)."""


def sittings(messages: Sequence[Message]) -> list[tuple[Message, ...]]:
    """For each message of one side, the oldest first, what that side wrote after the sitting it belongs to."""
    found: list[tuple[Message, ...]] = []
    later: tuple[Message, ...] = ()
    for place in range(len(messages) - 1, -1, -1):
        ends = place + 1 < len(messages) and messages[place + 1].at - messages[place].at > _PAUSE
        later = tuple(messages[place + 1 :]) if ends else later
        found.insert(0, later)
    return found
