"""Messages that a log holds more than once, as synchronised mailboxes and joined exports do."""

from __future__ import annotations

from collections.abc import Iterable

from silentbuyer.model.customer import Message

_Key = tuple[object, ...]


def distinct(messages: Iterable[Message]) -> tuple[Message, ...]:
    """The messages, each once and in their order: one Message-ID, or one moment, sender and text, are one message.

    Without a text it takes the same subject and channel as well, for two calls noted at midnight are two.
    """
    seen: set[_Key] = set()
    kept = []
    for message in messages:
        keys = _keys(message)
        if seen.isdisjoint(keys):
            kept.append(message)
        seen.update(keys)
    return tuple(kept)


def _keys(message: Message) -> list[_Key]:
    text = " ".join(message.text.split())
    told: _Key = (text,) if text else ("", message.subject, message.channel, message.kind)
    keys: list[_Key] = [(message.at, message.sender, *told)]
    if message.message_id:
        keys.append((message.message_id.strip().strip("<>"),))
    return keys
