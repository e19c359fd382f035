"""Messages of a record: written out as lists, or to be inferred from single dates such as "last activity".

Most CRMs keep one date without a direction; it becomes a message of unknown sender and is never given one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from silentbuyer.addresses.email import named_address
from silentbuyer.language.saying import say
from silentbuyer.language.sentence import as_sentence
from silentbuyer.model.customer import Message
from silentbuyer.model.log_order import merged_in_order, settled
from silentbuyer.records import cells
from silentbuyer.records.contacts import channel_name
from silentbuyer.records.export_dates import moment
from silentbuyer.records.gathering import Draft
from silentbuyer.records.keys import key
from silentbuyer.records.nested import parsed

_CONTACT = re.compile(r"(\d[^\s:：=T]{5,24}(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?)\s*[:：=]?\s*(.*)", re.DOTALL)
_MOST_ENTRIES = 1_000  # of a log that people keep in one cell (judgement)
_ORDERS = re.compile(r"[;|\n；]")
# Single dates of a CRM, who wrote, and what the message then says.
_DATES = (("last_inbound", "buyer"), ("last_outbound", "seller"), ("last_contact", "unknown"))
_UNDATED = frozenset({"inquiry_at", "inquiry_text", "inquiry_subject", "bounced_at", "bounce_text"})
DATED = (*dict(_DATES), *sorted(_UNDATED))
"""The fields besides the log itself that tell of a message."""
SAME_DAY = timedelta(hours=24)


def message(
    fields: Mapping[str, Any], *, zone: str | None = None, day_first: bool | None = None
) -> tuple[Message, str]:
    """A message out of raw fields, and a note of what was assumed.

    Raises:
        ValueError: with a sentence that names the field, when there is no readable date or a word is not known.

    """
    when = moment(fields.get("at"), zone=zone, day_first=day_first)
    if when.at is None:
        why = when.note.removesuffix(": not read") if not cells.is_nothing(fields.get("at")) else say("is missing")
        raise BadFieldError("at", "the date of the message, such as '2026-03-01T09:30:00+01:00'", fields.get("at"), why)
    sender, address = _sender(fields)
    made = Message(
        at=when.at,
        sender=sender,
        channel=channel_name(_text(fields, "channel")) or "email",
        kind=_word("kind", "kinds", fields),
        subject=_text(fields, "subject"),
        text=_text(fields, "text"),
        address=address,
        message_id=_maybe(fields, "message_id"),
        in_reply_to=_maybe(fields, "in_reply_to"),
        order_known=known if isinstance(known := fields.get("order_known"), bool) else None,
    )
    return made, when.note


def _text(fields: Mapping[str, Any], name: str) -> str:
    """The text of a field; "" for one that is blank or holds a placeholder such as ``NaN``."""
    value = fields.get(name)
    text = "" if cells.is_nothing(value) else cells.tidy(cells.plain(value))[0]
    return "" if cells.is_placeholder(text) and name == "channel" else text


class BadFieldError(ValueError):
    """A field of a message or order that does not fit: its name, what was expected, what it was and why."""

    expected: str
    field: str
    value: Any
    why: str

    def __init__(self, field: str, expected: str, value: Any, why: str = "") -> None:
        super().__init__(
            f"{field} must be {expected}, got {cells.plain(value)[:100]!r}" + (f": it {why}" if why else "")
        )
        self.field, self.expected, self.value, self.why = field, expected, value, why


def _sender(fields: Mapping[str, Any]) -> tuple[str, str | None]:
    """Who wrote, and the address; one written as a mail address is unknown until it is compared."""
    written = _text(fields, "sender")
    address = named_address(written)[1] if "@" in written else ""
    if "@" in address:
        return "unknown", address
    return _word("sender", "senders", fields), _maybe(fields, "address")


def _word(name: str, section: str, fields: Mapping[str, Any]) -> str:
    raw = fields.get(name)
    found = cells.choices(section).get(key(_text(fields, name)))
    if found is None:
        listed = ", ".join(dict.fromkeys(cells.choices(section).values()))
        raise BadFieldError(name, f"one of {listed}", raw)
    return found


def _maybe(fields: Mapping[str, Any], name: str) -> str | None:
    value = fields.get(name)
    return None if cells.is_nothing(value) else cells.plain(value).strip() or None


def messages(draft: Draft, channel: str = "unknown") -> tuple[Message, ...]:
    """The log of a record in order of time, with single dates added where the log does not show that day.

    `channel` is where the buyer is reached: a bare date of a last contact is taken to be of that channel.
    """
    logged = settled(_logged(draft))
    inferred = [item for item in _inferred(draft, channel) if not (logged and _shown(item, logged))]
    return merged_in_order(logged, settled(sorted(inferred, key=lambda item: item.at)))


def merged(own: Sequence[Message], logged: Sequence[Message]) -> tuple[Message, ...]:
    """A record's own messages and those of a message log; bare dates that the log tells in full are left out."""
    kept = [item for item in own if item.subject or item.text or not _shown(item, logged)]
    return merged_in_order(kept, logged)


def _shown(item: Message, logged: Sequence[Message]) -> bool:
    return item.kind == "message" and any(abs(item.at - other.at) <= SAME_DAY for other in logged)


def _logged(draft: Draft) -> Iterator[Message]:
    for cell in draft.take("messages"):
        items = parsed(cell.value)
        if isinstance(items, str):
            items = _history(items)
        for item in items if isinstance(items, (list, tuple)) else [items]:
            if isinstance(item, Message):
                yield item
                continue
            try:
                made, note = message(
                    item if isinstance(item, Mapping) else {}, zone=draft.zone, day_first=draft.day_first
                )
            except BadFieldError as error:
                draft.keep(cell.column, cell.value)
                draft.remark("messages", say("one was left out: {error}", error=as_sentence(str(error))), item)
                continue
            if note:
                draft.remark("messages", note, cells.plain(item.get("at")))
            yield made


def parted(text: str) -> list[str]:
    """The entries of a cell; those behind the first `_MOST_ENTRIES` are one that is told as unread."""
    parts = _ORDERS.split(text, _MOST_ENTRIES)
    rest = [f"(all from the {_MOST_ENTRIES + 1:,}th on) {part[:100]}" for part in parts[_MOST_ENTRIES:]]
    return [part.strip() for part in (*parts[:_MOST_ENTRIES], *rest) if part.strip()]


def _history(text: str) -> list[Any]:
    """The contacts that a cell lists as ``2026-01-02: sent samples; 2026-02-03``: who wrote is not told."""
    parts = parted(text)
    found = [_CONTACT.fullmatch(part) for part in parts]
    return [
        {"at": match[1], "text": match[2].strip(), "sender": "unknown"} if match else part
        for match, part in zip(found, parts, strict=True)
    ]


def date_of(draft: Draft, field: str) -> datetime | None:
    """The moment that a field names; what cannot be read is told and kept aside."""
    cell = draft.cell(field)
    if cell is None:
        return None
    when = moment(cell.value, zone=draft.zone, day_first=draft.day_first)
    if when.at is None and "empty date" not in when.note:
        draft.aside(field, cell, when.note)
    elif when.note:
        draft.remark(field, when.note, cell.value)
    return when.at


def arrival(draft: Draft) -> datetime | None:
    """When the goods reach the buyer's port."""
    return date_of(draft, "arrival")


def _inferred(draft: Draft, channel: str) -> Iterator[Message]:
    known: list[datetime] = []
    for field, sender in _DATES:
        at = date_of(draft, field) if field in draft.form.places else None
        # "Last activity" repeats the last mail that the record already names with its direction.
        if at is not None and not (sender == "unknown" and any(abs(at - other) <= SAME_DAY for other in known)):
            known.append(at)
            draft.remark(field, _kept_as_message(known_sender=sender != "unknown"), at.isoformat())
            yield Message(at=at, sender=sender, channel=channel if sender == "unknown" else "email")
    if not _UNDATED.isdisjoint(draft.form.places):
        yield from _inquiry(draft)
        yield from _bounce(draft)


@cache
def _kept_as_message(*, known_sender: bool) -> str:
    note = say("only a date is on record") if known_sender else say("direction unknown: only a date is on record")
    return say("kept as a message ({note})", note=as_sentence(note))


def _inquiry(draft: Draft) -> Iterator[Message]:
    at, body, subject = date_of(draft, "inquiry_at"), draft.cell("inquiry_text"), draft.cell("inquiry_subject")
    text = draft.tidied("inquiry_text", body) if body else None
    title = draft.tidied("inquiry_subject", subject) if subject else None
    if at is not None:
        yield Message(at=at, sender="buyer", channel="platform", subject=title or "", text=text or "")
        return
    for cell in filter(None, (body, subject)):
        draft.aside("inquiry_text", cell, "the inquiry has no date, so it is not in the log")


def _bounce(draft: Draft) -> Iterator[Message]:
    at, cell = date_of(draft, "bounced_at"), draft.cell("bounce_text")
    reason = draft.tidied("bounce_text", cell) if cell else None
    if at is not None:
        yield Message(at=at, sender="unknown", kind="bounce", text=reason or "")
    elif cell is not None:
        draft.aside("bounce_text", cell, "the bounce has no date, so it is not in the log")
