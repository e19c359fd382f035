"""Which messages of ours wait for an answer: silence runs from one that wanted something, not from a courtesy.

A greeting for a holiday, thanks, "noted", a thumb, a mere promise or a machine's text asks the buyer for nothing, on
whichever channel. So a talk is measured without them. Where nothing else of ours came after the buyer's word, the
first of them stands: from then on the talk is at rest. Where the buyer's own last word asked for nothing either, and
ours only answered its kindness, nobody waits for anybody.
"""

from __future__ import annotations

from collections.abc import Sequence

from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.text.answering import asks_nothing, wants_no_answer

_MOST = 80
"""Messages at the end of a talk that are looked at: as many as a history of letters holds, and some."""


def waiting_talk(talk: Sequence[Message]) -> tuple[Message, ...]:
    """The messages of a settled talk without those of ours that wait for no answer."""
    past, near = talk[:-_MOST], talk[-_MOST:]
    kept = [message for message in near if not _idle(message)]
    if kept == list(near) or not near or near[-1].sender != "seller":
        return (*past, *kept)
    if kept and kept[-1].sender == "seller":
        return (*past, *kept)
    return (*past, *kept, *_at_rest(near))


def _idle(message: Message) -> bool:
    return message.sender == "seller" and wants_no_answer(message.text)


def _at_rest(near: Sequence[Message]) -> tuple[Message, ...]:
    """The first word of ours after the buyer's last, where all since then are idle; none after a closing word."""
    tail: list[Message] = []
    for message in reversed(near):
        if message.sender != "seller":
            return () if asks_nothing(message.text) else tuple(tail[-1:])
        tail.append(message)
    return ()


def awaiting(case: Case) -> tuple[Message, ...]:
    """Our messages since the buyer's last word that wait for an answer, the oldest first."""
    sent = case.unanswered
    if not any(map(_idle, sent)):
        return sent
    kept = set(map(id, waiting_talk(case.talk)))
    return tuple(message for message in sent if id(message) in kept)
