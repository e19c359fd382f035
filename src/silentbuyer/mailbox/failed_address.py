"""Whose mail failed: the addresses in a bounce, looked for where servers write them, never in the To: line alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message as Mail

from silentbuyer.mailbox.parts import Parts
from silentbuyer.mailbox.refusals import by_words, status_in

LINES_OF_A_SECTION = 14
_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9._-]{1,253}[A-Za-z0-9]")
_DAEMON = re.compile(r"mailer-?daemon|post[-_]?master|no-?reply", re.IGNORECASE)
SMTP_REPLY = re.compile(r"^.{0,400}?(?<![\d.])[45]\d\d[ \-#].{0,800}", re.MULTILINE)
"""A line in which a mail server answers with a code."""

_HALF = (
    "failed|fatal errors|rejected|undeliver|could not be delivered|recipient|address|delivering|unable to deliver"
    "|无法(?:发送|投递|送达)|無法(?:傳送|遞送|送達)"
)
_INTRO = re.compile(rf"^.{{0,300}}(?:{_HALF}).{{0,300}}$", re.IGNORECASE | re.MULTILINE)


def own_addresses(mail: Mail) -> frozenset[str]:
    """Addresses of ours in the bounce's own envelope: they failed nothing."""
    names = ("To", "Delivered-To", "Return-Path", "From", "Reply-To", "Sender", "Errors-To")
    headers = " ".join(str(mail.get(name, ""))[:500] for name in names)
    return frozenset(address.lower() for address in _ADDRESS.findall(headers))


def typed_address(value: str) -> str | None:
    """The address of a field such as ``rfc822; <ana@acme.example>``."""
    found = _ADDRESS.search(value[:600])
    return found.group(0).strip("'") if found else None


def addresses_in(text: str) -> Iterator[str]:
    """The addresses in a text, each once, in its order."""
    seen = set()
    for found in _ADDRESS.finditer(text[:20_000]):
        address = found.group(0).strip("'")
        if address.lower() not in seen:
            seen.add(address.lower())
            yield address


_HEAD = re.compile(
    r"^[ \t>*]{0,12}(?:RCPT TO:|Recipient:|Recipient address:|Failed recipient:|To:|target mail address:)?[ \t]{0,8}"
    r"[\"'<(\[]{0,3}([A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9._-]{1,253}[A-Za-z0-9])[\"'>)\]]{0,3}"
    r"(?=$|[ \t:;,.(])(.{0,1000})$",
    re.IGNORECASE,
)


def sections_of(text: str) -> dict[str, str]:
    """What the readable text says below each address that begins a line, as most servers write it."""
    found: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in text[:20_000].split("\n")[:600]:
        head = _HEAD.match(line[:1500])
        if head:
            current = found.setdefault(head.group(1).lower(), [])
            current.append(head.group(2).strip(" :;,."))
        elif current is not None and len(current) < LINES_OF_A_SECTION:
            if not line.strip() and any(current):
                current = None
            else:
                current.append(line.strip())
    return {address: " ".join(lines).strip() for address, lines in found.items()}


def named_sections(mail: Mail, sections: dict[str, str], ours: frozenset[str]) -> dict[str | None, str]:
    """The sections that speak of a failure; of our own address only when there is no other."""
    failed = {typed_address(part) for part in str(mail.get("X-Failed-Recipients", ""))[:2000].split(",")} - {None}
    lower = {str(address).lower() for address in failed}
    if lower:
        return {address: sections.get(address.lower(), "") for address in sorted(map(str, failed))}
    telling: dict[str | None, str] = {
        a: s for a, s in sections.items() if by_words(s) or status_in(s) or SMTP_REPLY.search(s)
    }
    return {a: s for a, s in telling.items() if a not in ours} or telling


def failed_address(parts: Parts, ours: frozenset[str]) -> str | None:
    """The address that a bounce without fields and sections most likely means; None when it could be several."""
    near = list(addresses_in(_near_failure(parts.text)))
    candidates = [*near, *addresses_in(parts.text)]
    for address in candidates:
        if address.lower() not in ours and not _DAEMON.search(address.partition("@")[0]):
            return address
    return _only_recipient(parts.returned, ours) or next(iter(near), None)


def _near_failure(text: str) -> str:
    """The lines from the first one that speaks of failure on."""
    found = _INTRO.search(text[:20_000])
    return text[found.start() : found.start() + 4000] if found else ""


_TO = re.compile(r"^(To|Cc|Bcc):[ \t]*(.{0,600})$", re.IGNORECASE | re.MULTILINE)


def _only_recipient(returned: str, ours: frozenset[str]) -> str | None:
    """The one recipient of the returned mail; with two, nobody can say which of them failed."""
    lines = " ".join(found.group(2) for found in _TO.finditer(returned[:20_000]))
    people = [address for address in addresses_in(lines) if address.lower() not in ours]
    return people[0] if len(people) == 1 else None
