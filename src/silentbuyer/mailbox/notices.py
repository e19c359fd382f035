"""A buyer's newest word that is an absence notice although the record does not mark it as one."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

import attrs

from silentbuyer.data.tables import toml
from silentbuyer.hearing.open_question import open_question
from silentbuyer.hearing.phrases import topics
from silentbuyer.hearing.urgent_elsewhere import sends_urgent_elsewhere
from silentbuyer.mailbox.auto_replies import automatic_subject, machine_subject
from silentbuyer.mailbox.away_replies import is_absence
from silentbuyer.mailbox.cues import is_foreign, masked, speaks_of_absence
from silentbuyer.mailbox.letter_dates import Reader, mentions
from silentbuyer.mailbox.returning import return_date
from silentbuyer.mailbox.told_absences import speaks, told_in_text
from silentbuyer.model.customer import Customer, Message
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import any_of, fold, sentences

LONGEST = 600
"""Characters of a message that a person writes to say that they are away; a longer one says more (judgement)."""

FARTHEST, SOON = timedelta(days=60), timedelta(days=3)
"""How far off a told return is believed, and within which an absence that begins later is one already (judgement)."""

AT_ONCE = timedelta(minutes=30)
"""Within which an answer may be a machine's (judgement)."""

_HEAD = 80
_READ_MARK = re.compile(r"\W{0,3}[\[(【][^\])】\n]{1,40}[\])】]\W{0,3}")
"""A message that is no more than a note in brackets."""

_RANGE = re.compile(
    r"(?<!\d)(\d{1,2})\W{0,3}(?:st|nd|rd|th)?\s?(?:[-–—~〜～]|to|bis|al|au|a|до|по|t/m|tot|do)\s?(?:the |el |il )?$"
)
_IN_PASSING = frozenset({"later", "promise", "closing", "urgent", "concrete", "spec-driven", "generic"})


def with_notice(customer: Customer, now: datetime) -> Customer:
    """The customer, with the newest word of the buyer's marked as an automatic reply where it is an absence notice.

    Spreadsheets and chats do not say which messages a machine wrote, and in a chat people write themselves that they
    are "on vacation until 20 August". Either way nobody is at the desk, and no answer of ours is waited for. Earlier
    notices were ended by the buyer's later words. Whatever says of itself that a machine wrote it, and the mark that
    somebody has read our message, is marked wherever it stands.
    """
    customer = _without_machines(customer, now)
    spoken = [m for m in customer.messages if m.sender == "buyer" and m.kind == "message" and m.at <= now]
    last = max(spoken, key=lambda message: message.at, default=None)
    if last is None or not tells_absence(last, customer.country, now) or _by_hand(customer, last, now):
        return customer
    marked = attrs.evolve(last, kind="auto-reply")
    messages = tuple(marked if message is last else message for message in customer.messages)
    return attrs.evolve(customer, messages=messages)


def _without_machines(customer: Customer, now: datetime) -> Customer:
    """The customer, with what machines wrote in the buyer's place marked as an automatic reply or a receipt."""
    marked = tuple(_by_machine(one) if one.sender == "buyer" and one.at <= now else one for one in customer.messages)
    changed = any(one is not before for one, before in zip(marked, customer.messages, strict=True))
    return attrs.evolve(customer, messages=marked) if changed else customer


def _by_machine(message: Message) -> Message:
    if message.kind != "message":
        return message
    if _READ_MARK.fullmatch(message.text) and _mark_words().search(fold(message.text)):
        return attrs.evolve(message, kind="receipt")
    begins = message.text[:_HEAD].lstrip("[(【*_ ").partition("\n")[0]
    by_machine = machine_subject(message.subject) or machine_subject(begins)
    return attrs.evolve(message, kind="auto-reply") if by_machine else message


@cache
def _mark_words() -> re.Pattern[str]:
    return any_of(toml("mailbox/chat_notices.toml")["read_marks"])


def _by_hand(customer: Customer, last: Message, now: datetime) -> bool:
    """Whether a person wrote it, as an answer that we have written after: then it answered what we wrote before.

    A machine answers within minutes, and under a subject of its own.
    """
    if last.subject and automatic_subject(last.subject):
        return False
    ours = [m.at for m in customer.messages if m.sender == "seller" and m.kind == "message" and m.at <= now]
    before = max((at for at in ours if at <= last.at), default=None)
    return any(at > last.at for at in ours) and before is not None and last.at - before > AT_ONCE


def tells_absence(message: Message, country: str | None = None, now: datetime | None = None) -> bool:
    """Whether a message says that its writer is away now, and nothing that asks for an answer or settles the matter.

    Under a subject that machines write, a word for being away is enough; a person's own words must name the day back.
    """
    if message.subject and automatic_subject(message.subject):
        return is_absence(attrs.evolve(message, kind="auto-reply"))
    if len(message.text) > LONGEST * 4:
        return False
    day = message.at.date()
    return _tells(message.text, day, max(day, now.date()) if now else day, country)


@lru_cache(maxsize=512)
def _tells(text: str, day: date, today: date, country: str | None) -> bool:
    said = own_words(text)
    if len(said) > LONGEST or not (speaks_of_absence(said, in_person=True) or speaks(said)) or open_question(said):
        return False
    told = told_in_text(said, day, country)
    back = told[1] if told else return_date(said, day, country) if speaks_of_absence(said) else None
    if back is None or set(topics(_for_us(said))) - _IN_PASSING:
        return False
    return told[0] - today <= SOON if told else back - day <= FARTHEST and _begun(said, day, country)


def _for_us(text: str) -> str:
    """What of it is said to us: where urgent things go meanwhile is no request, and names nobody for our matter."""
    return "\n".join(one for one in sentences(text) if not sends_urgent_elsewhere(one))


def _begun(text: str, day: date, country: str | None) -> bool:
    """Whether the absence has begun or soon will: of several dates, or of a range, the first is its beginning."""
    plain = masked(text)
    found = mentions(plain, Reader(day, country, day_first=is_foreign(plain)))
    starts = [_first_day(plain[: mention.start], when) for mention in found for when in mention.readings]
    ranged = len(found) > 1 or any(_RANGE.search(plain[: mention.start][-20:]) for mention in found)
    return not ranged or min(starts) - day <= SOON


def _first_day(before: str, end: date) -> date:
    opened = _RANGE.search(before[-20:])
    first = int(opened.group(1)) if opened else 0
    return end.replace(day=first) if 1 <= first <= end.day else end
