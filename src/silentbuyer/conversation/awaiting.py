"""Which messages of ours wait for an answer: silence runs from one that wanted something, not from a courtesy.

A greeting for a holiday, thanks, "noted", a thumb, a mere promise, an order confirmed, "take your time" or a machine's
text asks the buyer for nothing, on whichever channel. So a talk is measured without them, from the first letter that
nobody answered (`begun`). Where nothing else of ours came after the buyer's word, the first of them stands: from then
on the talk is at rest. Where the buyer's own last word asked for nothing either, or put the matter off, and ours only
answered its kindness, nobody waits for anybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from silentbuyer.conversation.acknowledged import trailing
from silentbuyer.conversation.our_news import is_news
from silentbuyer.conversation.rests import moves_on, takes_note
from silentbuyer.hearing.all_well import all_is_well
from silentbuyer.hearing.answering import answers_something, asks_nothing
from silentbuyer.hearing.asks_something import wants_an_answer
from silentbuyer.hearing.at_rest import wants_no_answer
from silentbuyer.hearing.learned import understood
from silentbuyer.model.acts import Act
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.text.quotation import own_words
from silentbuyer.values.lazy import once, remembered

_MOST = 80
"""Messages at the end of a talk that are looked at: as many as a history of letters holds, and some."""

NEW_CONTACT = timedelta(days=90)
"""Between two letters of ours after which the later one is a contact of its own (judgement)."""


def waiting_talk(talk: Sequence[Message]) -> tuple[Message, ...]:
    """The messages of a settled talk without those of ours that wait for no answer.

    Nor do words of the buyer's at its end count that only acknowledge our letter: it still waits for its answer.
    """
    talk = talk[: len(talk) - trailing(talk[-_MOST:])]
    past, near = talk[:-_MOST], talk[-_MOST:]
    kept = [message for message, theirs in _with_word_before(near) if not _idle(message, theirs)]
    if kept == list(near) or not near or near[-1].sender != "seller":
        return (*past, *kept)
    if kept and kept[-1].sender == "seller":
        return (*past, *kept)
    return (*past, *kept, *_at_rest(near))


def begun(talk: Sequence[Message], settled: datetime | None = None) -> int:
    """The place of the message of ours from which a waiting talk is silent: the first that nobody answered.

    A reminder does not begin the silence anew. What was written before an order (`settled`) is settled by it, and who
    writes again after a quarter of a year begins a new contact.
    """
    place = last = len(talk) - 1
    while place > 0 and _goes_on(talk[place - 1], talk[place], settled):
        place -= 1
    # A mere piece of news ("the vessel has sailed") begins nothing where a letter that asks for something new follows;
    # where only reminders follow, it is what they remind of.
    while place < last and not wants_an_answer(talk[place].text) and _asks_anew(talk[place + 1 :]):
        place += 1
    return place


def _asks_anew(later: Sequence[Message]) -> bool:
    """Whether a letter says more than to remind: it requests, quotes or states something, and is no mere nudge."""
    return any(answers_something(message.text) and wants_an_answer(message.text) for message in later)


def _goes_on(before: Message, message: Message, settled: datetime | None) -> bool:
    if before.sender != "seller" or message.sender != "seller" or message.at - before.at > NEW_CONTACT:
        return False
    return settled is None or before.at > settled


def _with_word_before(talk: Sequence[Message]) -> Iterator[tuple[Message, str]]:
    """Each message; the first of ours since the buyer's last word with what they wrote in their last turn."""
    tail = next((n for n, message in enumerate(reversed(talk)) if message.sender != "seller"), len(talk))
    first, theirs = len(talk) - tail, list[str]()
    for message in reversed(talk[:first]):
        if message.sender != "buyer":
            break
        theirs.append(message.text)
    for place, message in enumerate(talk):
        yield message, "\n".join(reversed(theirs)) if place == first else ""


def _idle(message: Message, theirs: str) -> bool:
    if message.sender != "seller":
        return False
    return _is_idle(message.text, "" if message.channel == "phone" else theirs)


@remembered(1024)  # asked of the same letters as a silence, as a talk at rest and as a word that waits
def _is_idle(ours: str, theirs: str) -> bool:
    noted = theirs and takes_note(ours, theirs)
    if noted or moves_on(ours):
        return bool(noted)
    return wants_no_answer(ours) or is_news(ours)


def is_at_rest(talk: Sequence[Message]) -> bool:
    """Whether our messages at the end of a talk, one or more, all wait for no answer."""
    ours = [_idle(message, theirs) for message, theirs in _with_word_before(talk[-_MOST:])]
    count = next((place for place, message in enumerate(reversed(talk)) if message.sender != "seller"), len(talk))
    return 0 < count <= _MOST and all(ours[-count:])


def nothing_asked(case: Case) -> bool:
    """Whether none of our messages since the buyer's last word wants an answer."""
    return bool(case.unanswered) and is_at_rest(case.talk[: len(case.talk) - case.received])


def _at_rest(near: Sequence[Message]) -> tuple[Message, ...]:
    """The first word of ours after the buyer's last, where all since then are idle; none after a closing word."""
    tail: list[Message] = []
    for message in reversed(near):
        if message.sender != "seller":
            closed = asks_nothing(message.text) or all_is_well(message.text) or puts_off(message.text)
            return () if closed else tuple(tail[-1:])
        tail.append(message)
    return ()


def puts_off(text: str) -> bool:
    """Whether they wrote that nothing is needed now: to "then in spring" only our "until spring" was left to say."""
    heard = {one.act for one in understood(own_words(text))}
    return Act.NO_NEED in heard and Act.ABSENT not in heard


@once
def awaiting(case: Case) -> tuple[Message, ...]:
    """Our messages since the buyer's last word that wait for an answer, the oldest first."""
    sent = case.unanswered
    kept = set(map(id, waiting_talk(case.talk)))
    return tuple(message for message in sent if id(message) in kept)
