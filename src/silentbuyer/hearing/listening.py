"""Which of a buyer's messages are listened to, the newest first, and where each of them stands in the talk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from silentbuyer.hearing.open_question import open_question
from silentbuyer.hearing.talk_place import FEW, TalkPlace, places_of
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import sentences
from silentbuyer.values.lazy import once

STALE = timedelta(days=365)
FIRST = 3
"""Messages of the buyer's among which an inquiry is looked for."""
_MOST = 40
_REPLY = re.compile(
    r"^\s*(?:re|aw|sv|vs|antw|odp|odpověď|res|resp|rif|ref|r|rép|ynt|vá|válasz|отв|відп|на|απ|σχετ|răspuns|bls|balas"
    r"|trả lời|رد|پاسخ|תגובה|השב|ตอบกลับ|답장|회신|返信|回复|回覆|答复|答覆"
    r"|fw|fwd|wg|tr|rv|enc|vb|vl|vs|pd|tb|trs|i|пересл|转发|轉寄|轉發|転送|전달)\s*(?:\[\d{1,3}\])?\s*[:：]",
    re.IGNORECASE,
)
"""What mail programs write before the subject of a reply or of what is passed on, in the promised languages."""


def words_of(message: Message) -> str:
    """The writer's own words of one message, with the subject where it opens a new talk."""
    text = own_words(message.text)
    subject = message.subject.strip()[:200]
    return text if not subject or _REPLY.match(subject) else f"{subject}\n{text}"


def recent_messages(case: Case, *, since_order: bool = True) -> Iterator[Message]:
    """The messages that are listened to, the newest first: the last 40 not of ours, of a year, since the last order."""
    settled = max((o.at for o in case.customer.orders if o.at <= case.now), default=None) if since_order else None
    theirs = [m for m in reversed(case.talk) if m.sender != "seller"]
    for message in theirs[:_MOST]:
        if case.now - message.at > STALE or (settled is not None and message.at <= settled):
            return
        yield message


def with_places(case: Case, *, since_order: bool) -> Iterator[tuple[Message, TalkPlace]]:
    """The messages that are listened to, the newest first, each with where it stands in the talk."""
    return zip(recent_messages(case, since_order=since_order), reversed(_places(case)), strict=False)


@once
def _places(case: Case) -> list[TalkPlace]:
    """Where each message that is not of ours stands."""
    theirs = [m for m in case.talk if m.sender != "seller"]
    ours = [m.at for m in case.talk if m.sender == "seller"]
    sizes = [len(sentences(words_of(message))) for message in theirs[-_MOST:]]
    sizes = [FEW + 1] * (len(theirs) - len(sizes)) + sizes
    asking = [at < FIRST and open_question(message.text) is not None for at, message in enumerate(theirs)]
    return places_of([m.at for m in theirs], ours, sizes, asking)
