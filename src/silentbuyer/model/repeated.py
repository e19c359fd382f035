"""Messages that a log holds more than once, as synchronised mailboxes and joined exports do."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress, pairwise

from silentbuyer.model.customer import Message
from silentbuyer.model.log_order import day_only, direction, place_of, settled

_Key = tuple[object, ...]

_ENOUGH = 10_000
"""Characters at either end that tell two long texts apart."""


def distinct(messages: Iterable[Message]) -> tuple[Message, ...]:
    """The messages, each once and in their order: one Message-ID, or one moment, sender and text, are one message.

    Without a text it takes the same subject and channel as well, for two calls noted at midnight are two. Of copies
    that differ the one with a Message-ID is kept, then the earliest, whatever the order of the input.
    """
    rows = tuple(messages)
    seen: set[_Key] = set()
    kept = [False] * len(rows)
    for place in sorted(range(len(rows)), key=lambda place: (rows[place].message_id is None, place_of(rows[place]))):
        keys = _keys(rows[place])
        kept[place] = seen.isdisjoint(keys)
        seen.update(keys)
    return tuple(compress(rows, kept))


def told_once(messages: Iterable[Message]) -> tuple[Message, ...]:
    """The log as it was: each message once, the oldest first, whichever way the input runs.

    Two exports that were joined have no direction until their copies are out.
    """
    rows = tuple(messages)
    if _plainly_told(rows):
        return rows
    return distinct(settled(rows)) if direction(rows) else settled(distinct(rows))


def _plainly_told(rows: tuple[Message, ...]) -> bool:
    """Whether each message is later than the one before, by the hour, and none has the other's Message-ID."""
    ids = [message.message_id.strip().strip("<>") for message in rows if message.message_id]
    if len(ids) > 1 and len(set(ids)) < len(ids):
        return False
    return not any(one.at >= other.at or day_only(one) for one, other in pairwise(rows))


def _keys(message: Message) -> list[_Key]:
    text = _known_by(message.text)
    told: _Key = (text,) if text else ("", message.subject, message.channel, message.kind)
    keys: list[_Key] = [(message.at, message.sender, *told)]
    if message.message_id:
        keys.append((message.message_id.strip().strip("<>"),))
    return keys


def _known_by(text: str) -> str:
    """What a text is known by, however its lines are broken; of a very long one the beginning and the end."""
    ends = text if len(text) <= 2 * _ENOUGH else f"{text[:_ENOUGH]}\n{text[-_ENOUGH:]}"
    return " ".join(ends.split())
