"""Bounces: whose address failed, and what that means - dead, full, or "it is not him, it is you"."""

from __future__ import annotations

import re
from email.message import Message as Mail
from typing import Any

import attrs

from silentbuyer.mailbox.failed_address import (
    SMTP_REPLY,
    addresses_in,
    failed_address,
    named_sections,
    own_addresses,
    sections_of,
    typed_address,
)
from silentbuyer.mailbox.mail_parsing import parsed
from silentbuyer.mailbox.parts import Parts, header_text, take_apart
from silentbuyer.mailbox.refusals import Verdict, by_code, by_words, doubted, plain, stage_of, status_in
from silentbuyer.model.customer import Message

_DAEMON = re.compile(
    r"mailer-?daemon|post[-_]?master|mail delivery|mail-?system|mail admin|microsoftexchange[0-9a-f]{20,}@",
    re.IGNORECASE,
)
_MACHINE = re.compile(
    r"no-?reply|do-?not-?reply|bounces?\b|mailer|daemon|delivery|smtp|mta\b|system|admin|notif|robot|server|mailgate|gateway"
    r"|returned|undeliver",
    re.IGNORECASE,
)
"""What stands in the address or name of a program that writes bounces, and in few people's (judgement)."""
_ANSWER = re.compile(
    r"^\s*(?:re|aw|sv|antw|fwd?|wg|tr|rv|vs|odp|ynt|enc|i|r|回复|答复|回覆|转发|轉寄)\s*[:：]", re.IGNORECASE
)
# Words of trade (delivery status, delivery report, delivery problem) are no sign: buyers write about deliveries.
_SUBJECT = re.compile(
    r"undeliver|delivery (?:status notification|failure|has failed)|returned mail|mail delivery"
    r"|failure (?:notice|delivery)"
    r"|delivery notification:|could ?n[o']t be delivered|mail system error|unzustellbar|nicht zugestellt|non remis"
    r"|no se pudo entregar|não entregue|mancata consegna|недостав|не доставлено|退信|配信不能",
    re.IGNORECASE,
)
_FAILED = ("failed", "failure", "delayed", "")


@attrs.frozen(kw_only=True)
class Bounce:
    """One failed address of a bounce.

    Attributes:
        address: whose mail failed; None when the bounce does not say.
        verdict: ``dead``, ``full``, ``sender-blocked`` (it is about us, not about the buyer), ``temporary``, ``other``.
        status: the extended status code, such as ``5.1.1``; empty if there is none.
        reply: the server's own words.
        because: the words or the code that decided.
        server: the server that refused; empty if it is not named.
        message_id: Message-ID of the mail that came back.

    """

    address: str | None
    verdict: str
    status: str = ""
    reply: str = ""
    because: str = ""
    server: str = ""
    message_id: str | None = None


def read_bounce(message: Any) -> Bounce | None:
    """The first failed address of a bounce; None when the message is no bounce.

    `message` is a parsed mail (`email.message.Message`), the raw mail as bytes or text, or a `Message` of kind
    ``bounce``, whose text alone is then read. Never raises on what a stranger wrote.
    """
    return next(iter(read_bounces(message)), None)


def read_bounces(message: Any) -> tuple[Bounce, ...]:
    """All failed addresses of a bounce, in its order; none when the message is no bounce."""
    if isinstance(message, Message):
        return _from_text(message) if message.kind == "bounce" else ()
    mail = message if isinstance(message, Mail) else parsed(message)
    return _from_mail(mail)


def _from_text(message: Message) -> tuple[Bounce, ...]:
    text = f"{message.subject}\n{message.text}"
    address = message.address or next(addresses_in(message.text), None)
    found = _judged(text, status_in(text))
    return (_bounce(address, found, text, status_in(text), message_id=message.in_reply_to),)


def _bounce(address: str | None, verdict: Verdict, reply: str, status: str, **more: Any) -> Bounce:
    said = " ".join(reply[:4_000].split())[:500]
    return Bounce(address=address, verdict=verdict.verdict, because=verdict.because, reply=said, status=status, **more)


def _judged(text: str, status: str, more: str = "", stage: str = "") -> Verdict:
    """The verdict of the server's words, else of its code, else of the sentences around them."""
    found = (
        _microsoft(text) or by_words(text) or _sure_code(status) or by_words(more) or by_code(status, f"{text} {more}")
    )
    if found is None:
        return Verdict("other", "")
    return doubted(found, f"{text} {more}", status, stage_of(stage)) if stage else found


def _sure_code(status: str) -> Verdict | None:
    found = by_code(status, "")
    return found if found is not None and found.verdict != "other" else None


def _microsoft(text: str) -> Verdict | None:
    """Microsoft 365 says "Access denied" of an address that does not exist when it blocks unknown ones at the edge."""
    words = plain(text)
    return Verdict("dead", "5.4.1 access denied") if "5.4.1" in words and "access denied" in words else None


def _from_mail(mail: Mail) -> tuple[Bounce, ...]:
    parts = take_apart(mail)
    failures = [group for group in parts.groups if _is_failure(group)]
    if not failures and not _looks_like_bounce(mail, parts):
        return ()
    arrived = [group for group in parts.groups if group.get("action", "").lower().startswith(("delivered", "relayed"))]
    if arrived and not failures:
        return ()
    sections = sections_of(parts.text)
    found = [_from_group(group, parts, sections, alone=len(failures) == 1) for group in failures]
    found = [bounce for bounce in found if bounce.address] or _from_words(mail, parts, own_addresses(mail), failures)
    return tuple({(bounce.address, bounce.verdict): bounce for bounce in found}.values())


def _is_failure(group: dict[str, str]) -> bool:
    names = {"final-recipient", "original-recipient", "original-rcpt-to", "x-actual-recipient", "removal-recipient"}
    return bool(names & group.keys()) and group.get("action", "").split(" ")[0].strip().lower() in _FAILED


def _looks_like_bounce(mail: Mail, parts: Parts) -> bool:
    if str(mail.get_param("report-type", "")).lower() == "disposition-notification":
        return False  # a read receipt
    if mail.get_content_type() == "multipart/report" or mail.get("X-Failed-Recipients"):
        return True
    by_daemon = bool(_DAEMON.search(str(mail.get("From", ""))[:300]))
    null_sender = str(mail.get("Return-Path", "")).strip() == "<>"
    subject = bool(_SUBJECT.search(header_text(mail, "Subject")))
    if not (by_daemon or null_sender or subject):
        return False
    answered, refused = bool(SMTP_REPLY.search(parts.text)), _refused(parts.text)
    if by_daemon:
        return subject or answered or refused
    if null_sender:  # absence notices have no return path either, but they send nothing back and quote no server
        return subject or (refused and (answered or bool(parts.returned)))
    # Buyers write of undelivered goods as well, and "545 of 580 pieces" looks like a server's answer: of a mail that no
    # program signed, the mail that came back must be there.
    if _ANSWER.match(header_text(mail, "Subject")) or not (_by_program(mail) or parts.returned):
        return False
    named = bool(status_in(parts.text) or parts.returned or any(addresses_in(parts.text)))
    return subject and answered and refused and named


def _by_program(mail: Mail) -> bool:
    """Whether a program wrote a mail, as its headers or its address say."""
    submitted = header_text(mail, "Auto-Submitted").lower().strip()
    writer = header_text(mail, "From")[:300]
    return (bool(submitted) and not submitted.startswith("no")) or not writer.strip() or bool(_MACHINE.search(writer))


def _refused(text: str) -> bool:
    found = by_words(text)
    return found is not None and found.verdict in ("dead", "full", "sender-blocked")


def _from_group(group: dict[str, str], parts: Parts, sections: dict[str, str], *, alone: bool) -> Bounce:
    names = ("final-recipient", "original-recipient", "x-actual-recipient", "original-rcpt-to", "removal-recipient")
    address = next((a for name in names if (a := typed_address(group.get(name, ""))) is not None), None)
    if "feedback-type" in group:  # the reader pressed "spam": the box lives, and what they think of us is known
        return _bounce(address, Verdict("other", "complaint"), group["feedback-type"], "", message_id=parts.message_id)
    diagnosis = group.get("diagnostic-code") or group.get("x-supplementary-info", "")
    said = diagnosis.partition(";")[2] or diagnosis
    status = status_in(f"{group.get('status', '')} {said}")
    section = sections.get((address or "").lower(), "") or parts.text
    # The transcript of a talk about one recipient tells the step; of several, only each one's own section does.
    verdict = _judged(said, status, section, stage=f"{section} {parts.text if alone else ''}")
    server = group.get("remote-mta", group.get("reporting-mta", "")).partition(";")[2].strip()
    return _bounce(address, verdict, said or section, status, server=server, message_id=parts.message_id)


def _from_words(mail: Mail, parts: Parts, ours: frozenset[str], failures: list[dict[str, str]]) -> list[Bounce]:
    """Bounces without usable report fields: the failed addresses are looked for where servers write them."""
    fields = next((g["diagnostic-code"] for g in failures if g.get("diagnostic-code")), "")
    if any("feedback-type" in group for group in parts.groups):
        address = failed_address(parts, ours)
        return [_bounce(address, Verdict("other", "complaint"), parts.text, "", message_id=parts.message_id)]
    code = next((s for g in failures if (s := status_in(g.get("status", "")))), "")
    sections = sections_of(parts.text)
    named = named_sections(mail, sections, ours)
    if not named:
        named = {failed_address(parts, ours): ""}
    found = []
    for address, section in named.items():
        words = fields or section or _server_words(parts.text)
        status = code or status_in(words)
        verdict = _judged(words, status, parts.text, stage=f"{section} {parts.text if len(named) == 1 else ''}")
        found.append(_bounce(address, verdict, words or parts.text, status, message_id=parts.message_id))
    return found


def _server_words(text: str) -> str:
    """The lines in which a server answers with a code, else the text."""
    replies = [found.group(0) for found in SMTP_REPLY.finditer(text[:20_000])][:12]
    return "\n".join(replies) if replies else text[:4000]
