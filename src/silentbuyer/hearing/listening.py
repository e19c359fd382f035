"""Which of a buyer's messages are listened to, the newest first, and how sure a reason in each of them must be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from silentbuyer.model.acts import Act
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import sentences

OPENING, EARLIER, LATELY, SHORT = 0.95, 0.85, 0.8, 0.75
"""How likely the learned layer must be to be right in the message that opened a talk, in what came before the last two
turns, in those, and in a message of `FEW` sentences: reasons are rarer in a log than in its training. In 180 logs of
others (2026-11) 6 of 19 reasons below the third were right, 26 of 41 above it; the other bars are judgement."""

FEW = 2
"""Sentences of a message so short that a reason in it is likelier (judgement)."""

GRAVE = frozenset({Act.WRONG_PERSON, Act.PRODUCT_TROUBLE, Act.TRUST, Act.CLOSING_DOWN, Act.DISASTER, Act.SLOW_US})
"""Reasons that must be surer in short messages too: an apology or a letter to somebody else is not taken back."""

EASY = {
    Act.MONEY_BLOCKED: 0.6, Act.NO_NEED: 0.6, Act.SAMPLE_TEST: 0.65, Act.INTERNAL: 0.65, Act.END_CUSTOMER: 0.65,
    Act.CHOSE_OTHER: 0.72,
}  # fmt: skip
"""Lower where little else sounds alike: in 340 logs of others (2026-11) what was heard of these in the newest turns
between here and `LATELY` was right in 13 of 15, of the other reasons in 4 of 19."""

HARD = {Act.CLOSING_DOWN: 0.95, Act.UNDECIDED: 0.95, Act.OWES: 0.95, Act.IMPORT_BARRIER: 0.9}
"""Higher for the end of a firm, of whom few end; for drifting and debts, which much else sounds like: in 380 logs of
others they were right in 4 of 12 below that; and for what bars an import, which papers are asked for as well."""

NEWEST = 2
"""Turns of the buyer in which a reason for the silence is looked for first; the last may be no more than "noted"."""

STALE = timedelta(days=365)
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


def with_bars(case: Case, *, since_order: bool) -> Iterator[tuple[Message, float]]:
    """The messages that are listened to, the newest first, each with how likely a reason in it must be."""
    turns, ours = 0, [m.at for m in case.talk if m.sender == "seller"]
    opening = ours[0] if ours else None
    before: Message | None = None
    for message in recent_messages(case, since_order=since_order):
        turns += before is None or any(message.at < at <= before.at for at in ours)
        opens = opening is not None and message.at < opening and turns > 1
        yield message, OPENING if opens else EARLIER if turns > NEWEST else _lately(message)
        before = message


def _lately(message: Message) -> float:
    """The bar in one of the newest turns: among many sentences each one is less likely the reason."""
    return LATELY if len(sentences(words_of(message))) > FEW else SHORT
