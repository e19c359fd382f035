"""Mails as messages: who wrote, to whom, when; and whether it is a letter, an automatic reply, a bounce, a receipt."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from email.message import Message as Mail
from email.utils import getaddresses

import attrs

from silentbuyer.addresses.email import read_address
from silentbuyer.mailbox.archives import Raw
from silentbuyer.mailbox.auto_replies import is_auto_reply
from silentbuyer.mailbox.bounces import read_bounces
from silentbuyer.mailbox.header_dates import header_date
from silentbuyer.mailbox.letter_text import LONGEST_TEXT, letter_text
from silentbuyer.mailbox.mail_parsing import parsed
from silentbuyer.mailbox.parts import header_text
from silentbuyer.mailbox.unsent import is_draft
from silentbuyer.model.customer import Message

MOST_PEOPLE = 50
_ID = re.compile(r"<([^<>\s]{3,300})>")


@attrs.frozen(kw_only=True)
class Letter:
    """One mail of an archive with one other side.

    Attributes:
        message: the mail as a `Message`; None when it could not be read.
        address: the other side, in its normal form; None when it is not known.
        person: the name that stands beside the address; empty if none does.
        source: where the mail stands, for a person.
        answers: Message-IDs that it refers to, by which it can be matched when the address cannot.
        fault: why it could not be read; empty when it could.

    """

    message: Message | None
    address: str | None = None
    person: str = ""
    source: str = ""
    answers: tuple[str, ...] = ()
    fault: str = ""


@attrs.frozen
class Ours:
    """Which addresses are the seller's: whole addresses, and domains for everybody in the firm."""

    addresses: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Collection[str]) -> Ours:
        """From texts such as ``lin@seller.example`` and ``seller.example`` (or ``@seller.example``)."""
        whole = {read_address(name).normal for name in names if name.strip().rfind("@") > 0}
        domains = {name.strip().lstrip("@").lower() for name in names if name.strip().rfind("@") <= 0}
        return cls(frozenset(whole - {""}), frozenset(domains - {""}))

    def __contains__(self, address: object) -> bool:
        text = str(address)
        return text in self.addresses or text.rpartition("@")[2] in self.domains

    def __bool__(self) -> bool:
        return bool(self.addresses or self.domains)


def letters_of(raw: Raw, ours: Ours) -> Iterator[Letter]:
    """One letter for each other side of a mail (recipient, or failed address of a bounce); none of a draft."""
    if raw.fault:
        yield Letter(message=None, source=raw.source, fault=raw.fault)
        return
    try:
        mail = parsed(_without_separator(raw.data))
        yield from _letters(mail, raw, ours)
    except RecursionError:
        yield Letter(message=None, source=raw.source, fault="its parts are nested too deep to be read")


def _without_separator(data: bytes) -> bytes:
    data = data.lstrip(b"\xef\xbb\xbf\r\n")
    return data.partition(b"\n")[2] if data.startswith(b"From ") else data


def _letters(mail: Mail, raw: Raw, ours: Ours) -> Iterator[Letter]:
    if is_draft(mail, raw.source):
        return
    at = _moment(mail, raw.data)
    if at is None:
        yield Letter(message=None, source=raw.source, fault="it bears no date that can be read")
        return
    bounces = read_bounces(mail)
    if bounces:
        for bounce in bounces:
            ids = tuple(filter(None, [_bare(bounce.message_id)]))
            text = " ".join(part for part in (bounce.reply, bounce.status) if part)[:LONGEST_TEXT]
            address = bounce.address.lower() if bounce.address else None
            message = _message(mail, at, "unknown", "bounce", address, text=text, answers=ids)
            yield Letter(message=message, address=address, source=raw.source, answers=ids)
        return
    text = letter_text(mail)
    sender, kind, others = _sides(mail, text, ours)
    ids = _references(mail)
    names = {} if sender == "seller" else _names(mail)
    for address in others or (None,):
        message = _message(mail, at, sender, kind, address, text=text, answers=ids)
        person = names.get(address or "", "")
        yield Letter(message=message, address=address, person=person, source=raw.source, answers=ids)


def _sides(mail: Mail, text: str, ours: Ours) -> tuple[str, str, tuple[str, ...]]:
    """Who wrote (``seller``, ``buyer``, ``unknown``), what kind of mail it is, and the other sides."""
    writers = _behind(mail, ours) or _people(mail, "From") or _people(mail, "Sender")
    readers = _people(mail, "To", "Cc", "Bcc")
    kind = "receipt" if _is_receipt(mail) else "auto-reply" if is_auto_reply(mail, text) else "message"
    if any(address in ours for address in writers):
        return "seller", kind, tuple(address for address in readers if address not in ours)
    strangers = tuple(address for address in writers if address not in ours)
    sure = not ours or any(address in ours for address in readers) or not readers
    return ("buyer" if sure and ours else "unknown"), kind, strangers


_FORMS = re.compile(
    r"(?:wordpress|webmaster|website|web|www-data|web-?forms?|contact-?forms?|forms?|inquir(?:y|ies)|enquir(?:y|ies)"
    r"|mailer|notifications?|no-?reply|do-?not-?reply|apache|nginx|shop|store)@"
)
"""Addresses of ours from which a website's form writes; the visitor stands in Reply-To (judgement)."""

_VIA = re.compile(r"\s(?:via|über|through|через|通过|經由)\s", re.IGNORECASE)


def _behind(mail: Mail, ours: Ours) -> tuple[str, ...]:
    """The stranger for whom a group or a forwarder put its own address into From; none when nobody is named."""
    names = ["X-Original-From"]
    shown = _people(mail, "From")
    if shown and all(address in ours for address in shown):
        names += ["X-Original-Sender"]
        written_for = _VIA.search(header_text(mail, "From")) or _FORMS.match(shown[0])
        names += ["Reply-To"] if written_for else []
    people = ((address for address in _people(mail, name) if address not in ours) for name in names)
    return next((found for some in people if (found := tuple(some))), ())


def _names(mail: Mail) -> dict[str, str]:
    """The names beside the addresses of those who may have written a mail, by these addresses."""
    texts = [header_text(mail, name) for name in ("From", "Reply-To", "X-Original-From")]
    found = getaddresses([text for text in texts if text])[:MOST_PEOPLE]
    return {read_address(address).normal: " ".join(name.split())[:120] for name, address in reversed(found) if name}


def _is_receipt(mail: Mail) -> bool:
    if mail.get_content_type() != "multipart/report":
        return False
    return str(mail.get_param("report-type", "")).lower() in ("disposition-notification", "delivery-status")


def _people(mail: Mail, *names: str) -> tuple[str, ...]:
    texts = [header_text(mail, name) for name in names]
    found = (
        read_address(address).normal for _, address in getaddresses([text for text in texts if text])[:MOST_PEOPLE]
    )
    return tuple(dict.fromkeys(address for address in found if address))


def _message(
    mail: Mail, at: datetime, sender: str, kind: str, address: str | None, *, text: str, answers: tuple[str, ...]
) -> Message:
    return Message(
        at=at,
        sender=sender,
        channel="email",
        kind=kind,
        subject=header_text(mail, "Subject")[:500],
        text=text,
        address=address,
        message_id=_bare(header_text(mail, "Message-ID")) or None,
        in_reply_to=answers[0] if answers else None,
    )


def _bare(text: str | None) -> str:
    found = _ID.search((text or "")[:1000])
    return found.group(1) if found else ""


def _references(mail: Mail) -> tuple[str, ...]:
    """Message-IDs that the mail answers, the nearest first."""
    near = _ID.findall(header_text(mail, "In-Reply-To"))
    far = _ID.findall(header_text(mail, "References"))[::-1]
    return tuple(dict.fromkeys([*near, *far]))[:20]


_RECEIVED_DATE = re.compile(r";\s*([^;]{10,80})$")
_SEPARATOR_DATE = re.compile(rb"^From \S{1,320}[ \t]+(.{10,60}?)[ \t\r]*\n")


_FIRST_YEAR, _LATE = 1995, timedelta(days=2)
"""Before this year nobody sent such a mail, and nothing is received earlier than it was sent but by a wrong clock
(judgement)."""


def _moment(mail: Mail, data: bytes) -> datetime | None:
    """When the mail was sent: by its Date, else by the newest Received line, else by the mbox's own line.

    A Date that a wrong clock wrote (long before there was such mail, or after it was received) gives way to the line of
    the server that received it.
    """
    received = _RECEIVED_DATE.search(header_text(mail, "Received"))
    line = _SEPARATOR_DATE.match(data[:600])
    seen = header_date(received.group(1)) if received else None
    said = header_date(header_text(mail, "Date"), seen)
    if said is not None and seen is not None and (said.year < _FIRST_YEAR or said - seen > _LATE):
        return seen
    if said is None and seen is None and line:
        return header_date(line.group(1).decode("latin-1"))
    return said if said is not None else seen
