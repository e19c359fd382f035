"""Mails as messages: who wrote, to whom, when; and whether it is a letter, an automatic reply, a bounce, a receipt."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from email.message import Message as Mail
from email.utils import getaddresses, parsedate_to_datetime

import attrs

from silentbuyer.addresses.email import read_address
from silentbuyer.mailbox.archives import Raw
from silentbuyer.mailbox.auto_replies import is_auto_reply
from silentbuyer.mailbox.bounces import parsed, read_bounces
from silentbuyer.mailbox.parts import body_text, flat, header_text
from silentbuyer.mailbox.unsent import is_draft
from silentbuyer.model.customer import Message
from silentbuyer.text.quotation import without_marked

LONGEST_TEXT = 6000
MOST_PEOPLE = 50
_ID = re.compile(r"<([^<>\s]{3,300})>")


@attrs.frozen(kw_only=True)
class Letter:
    """One mail of an archive with one other side.

    Attributes:
        message: the mail as a `Message`; None when it could not be read.
        address: the other side, in its normal form; None when it is not known.
        source: where the mail stands, for a person.
        answers: Message-IDs that it refers to, by which it can be matched when the address cannot.
        fault: why it could not be read; empty when it could.

    """

    message: Message | None
    address: str | None = None
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
    try:
        mail = parsed(_without_separator(raw.data))
        yield from _letters(mail, raw, ours)
    except RecursionError:
        yield Letter(message=None, source=raw.source, fault="its parts are nested too deep to be read")


def _without_separator(data: bytes) -> bytes:
    return data.partition(b"\n")[2] if data.startswith(b"From ") else data


def _letters(mail: Mail, raw: Raw, ours: Ours) -> Iterator[Letter]:
    if is_draft(mail):
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
    text = _text(mail)
    sender, kind, others = _sides(mail, text, ours)
    ids = _references(mail)
    for address in others or (None,):
        message = _message(mail, at, sender, kind, address, text=text, answers=ids)
        yield Letter(message=message, address=address, source=raw.source, answers=ids)


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


_VIA = re.compile(r"\s(?:via|über|through|через|通过|經由)\s", re.IGNORECASE)


def _behind(mail: Mail, ours: Ours) -> tuple[str, ...]:
    """The stranger for whom a group or a forwarder put its own address into From; none when nobody is named."""
    names = ["X-Original-From"]
    shown = _people(mail, "From")
    if shown and all(address in ours for address in shown):
        names += ["X-Original-Sender"]
        names += ["Reply-To"] if _VIA.search(header_text(mail, "From")) else []
    people = ((address for address in _people(mail, name) if address not in ours) for name in names)
    return next((found for some in people if (found := tuple(some))), ())


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


def _moment(mail: Mail, data: bytes) -> datetime | None:
    """When the mail was sent: by its Date, else by the newest Received line, else by the mbox's own line."""
    received = _RECEIVED_DATE.search(header_text(mail, "Received"))
    line = _SEPARATOR_DATE.match(data[:600])
    texts = [header_text(mail, "Date"), received.group(1) if received else ""]
    if line:
        texts.append(line.group(1).decode("latin-1"))
    return next((at for text in texts if text and (at := _date(text[:100])) is not None), None)


_COLON_ZONE = re.compile(r"(?<![-:])\s*(?:GMT|UTC)?([+-]\d\d):(\d\d)\b")
_HALF_DAY = re.compile(r"\b(\d{1,2})((?::\d\d){1,2})\s*([ap])\.?m\b\.?", re.IGNORECASE)


def _date(text: str) -> datetime | None:
    """An aware moment; the zone -0000 and none at all are read as UTC, as RFC 5322 says of the former."""
    mended = _HALF_DAY.sub(_whole_day, _COLON_ZONE.sub(r" \1\2", text))
    for words in (mended, _reordered(mended)):
        try:
            at = parsedate_to_datetime(words)
            at = at if at.tzinfo is not None else at.replace(tzinfo=UTC)
            at.astimezone(UTC)  # offsets beyond a day and years beyond the calendar fail here
        except (TypeError, ValueError, OverflowError, IndexError):
            continue
        return at
    return None


def _whole_day(found: re.Match[str]) -> str:
    """``03:20:11 PM`` as ``15:20:11``; an hour above twelve is one of 24 already."""
    hour, rest, half = int(found.group(1)), found.group(2), found.group(3).lower()
    if hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}{rest}"


def _reordered(text: str) -> str:
    """``Mon Mar  2 10:00:00 2026`` and ``Mon Mar 02 10:00:00 +0000 2026`` as ``2 Mar 2026 10:00:00 +0000``."""
    words = text.split()
    if len(words) >= 5:
        zone = words[4] if len(words) > 5 else "+0000"
        return f"{words[2]} {words[1]} {words[-1]} {words[3]} {zone}"
    return text


def _text(mail: Mail) -> str:
    """The text that the writer wrote: plain text before HTML, without the quoted mails below it."""
    plain = [part for part in flat(mail) if part.get_content_type() == "text/plain" and not part.get_filename()]
    rich = [part for part in flat(mail) if part.get_content_type() == "text/html" and not part.get_filename()]
    bare = [mail] if not mail.is_multipart() and mail.get_content_maintype() == "text" else []
    for chosen in (plain[:3], rich[:1], bare):  # a blank plain part beside HTML says nothing
        text = "\n".join(body_text(part) for part in chosen).replace("\r\n", "\n").replace("\0", "")
        if text.strip():
            return _unmarked(text)[:LONGEST_TEXT].strip()
    return ""


def _unmarked(text: str) -> str:
    """Without the lines that a mark shows as quoted and what heads them; the log tells the others later."""
    lines = [line.removeprefix(">") if line.startswith(">From ") else line for line in text.split("\n")]
    return "\n".join(without_marked(lines))
