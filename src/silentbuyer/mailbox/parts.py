"""The parts of a mail that matter to a bounce: report fields, the text a person reads, and the mail that came back."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from email.message import Message as Mail
from functools import lru_cache

import attrs

from silentbuyer.mailbox.charsets import decoded, words_decoded
from silentbuyer.mailbox.html_text import html_lines

MOST_PARTS = 60
LONGEST_TEXT = 40_000
_GROUPS = re.compile(r"\n[ \t]*\n")
_FIELD = re.compile(r"^([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]*(.*)$")
_ORIGINAL_STARTS = re.compile(
    r"^(?:Return-Path:|Received:[ \t]|-{2,}[ \t]*(?:Below this line is|This is) a copy of (?:the|your) message"
    r"|-{2,}[ \t]*(?:Original|Returned|Unsent|Message header|The header|Undelivered) ?\S*"
    r"|Message headers follow|Original message follows|--- Original)",
    re.IGNORECASE | re.MULTILINE,
)
_ID = re.compile(r"^Message-Id:[ \t]*(<[^<>\s]{3,300}>)", re.IGNORECASE | re.MULTILINE)


@attrs.frozen
class Parts:
    """One mail taken apart.

    Attributes:
        groups: the field groups of its report parts (delivery-status, feedback-report), names in lower case.
        text: what a person reads, up to where the returned mail begins.
        returned: headers of the mail that came back, as text; empty if it is not there.

    """

    groups: tuple[dict[str, str], ...]
    text: str
    returned: str

    @property
    def message_id(self) -> str | None:
        """The Message-ID of the mail that came back."""
        found = _ID.search(self.returned)
        return found.group(1) if found else None


def take_apart(mail: Mail) -> Parts:
    """The parts of a mail; broken MIME, wrong charsets and endless nesting never raise."""
    groups: list[dict[str, str]] = []
    texts: list[str] = []
    returned: list[str] = []
    for part in flat(mail):
        kind = part.get_content_type()
        if kind in ("message/delivery-status", "message/feedback-report", "message/global-delivery-status"):
            groups += _fields(_report_text(part))
        elif kind in ("message/rfc822", "message/global", "text/rfc822-headers", "message/partial"):
            returned.append(_headers_text(part))
        elif kind.startswith(("text/", "multipart/")):  # a multipart without its boundary is one long text
            texts.append(body_text(part))
    text, cut = _split("\n".join(texts)[:LONGEST_TEXT])
    # Old gateways write the report fields into the readable text.
    groups += [group for group in _fields(text) if "final-recipient" in group or "original-recipient" in group]
    return Parts(tuple(groups), text, "\n".join([*returned, cut])[:LONGEST_TEXT])


def flat(mail: Mail) -> Iterator[Mail]:
    """The parts from the outside in, without going into returned mails, and never more than `MOST_PARTS`."""
    waiting, given = [mail], 0
    while waiting and given < MOST_PARTS:
        part = waiting.pop(0)
        given += 1
        payload = part.get_payload() if part.is_multipart() else None
        if isinstance(payload, list) and part.get_content_maintype() == "multipart":
            waiting += [item for item in payload if isinstance(item, Mail)]
        else:
            yield part


def _report_text(part: Mail) -> str:
    payload = part.get_payload()
    if isinstance(payload, list):  # the parser makes one small mail of each group of fields
        items = (item for item in payload[:200] if isinstance(item, Mail))
        groups = (
            "\n".join([*(f"{name}: {value}" for name, value in item.raw_items()), "", _rest(item)]) for item in items
        )
        return decoded("\n\n".join(groups).encode("utf-8", "surrogateescape"), None)
    return body_text(part)


def _rest(group: Mail) -> str:
    """Further groups of fields, which the parser takes for the body of the first."""
    payload = group.get_payload()
    return payload if isinstance(payload, str) else ""


def _headers_text(part: Mail) -> str:
    payload = part.get_payload()
    if isinstance(payload, list) and payload and isinstance(payload[0], Mail):
        return "\n".join(f"{name}: {value}" for name, value in payload[0].items())[:LONGEST_TEXT]
    return body_text(part)


def body_text(part: Mail) -> str:
    """The text of one part, decoded as well as it can be; never raises."""
    try:
        payload = _unpacked(part)
    except (ValueError, LookupError, AssertionError, RecursionError):
        payload = None
    raw = payload if isinstance(payload, bytes) else _undecoded(part).encode("utf-8", "replace")
    text = decoded(raw[: 4 * LONGEST_TEXT], part.get_content_charset())
    return html_lines(text) if part.get_content_subtype() == "html" else text


_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")


def _unpacked(part: Mail) -> object:
    """The bytes of a part; of base64 that is cut in the middle of a group what stands before the cut."""
    written = part.get_payload()
    coding = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    if coding != "base64" or not isinstance(written, str):
        return part.get_payload(decode=True)
    signs = _NO_BASE64.sub(b"", written[: 8 * LONGEST_TEXT].encode("ascii", "ignore"))
    whole = signs[: len(signs) - (len(signs) % 4 == 1)]  # one sign alone holds no byte
    return b64decode(whole + b"=" * (-len(whole) % 4))


def _undecoded(part: Mail) -> str:
    try:
        return str(part.get_payload() or "")
    except (ValueError, LookupError):  # a codec that is none of text, or does not fit
        return ""


def header_text(mail: Mail, name: str) -> str:
    """One header, unfolded and with its encoded words decoded; empty if it is not there; never raises."""
    value = _first_values(mail).get(name.lower())
    if value is None:
        return ""
    raw = str(value)[:4000].encode("utf-8", "surrogateescape")
    hint = None if raw.isascii() else _charset_of(mail)
    return words_decoded(" ".join(decoded(raw, hint).split()))


@lru_cache(maxsize=8)  # a dozen headers are asked of one mail after the other, and nothing here changes a mail
def _first_values(mail: Mail) -> dict[str, str]:
    """The first header of each name, by the name in small letters."""
    found: dict[str, str] = {}
    for key, value in mail.raw_items():
        found.setdefault(key.lower(), str(value))
    return found


def _charset_of(mail: Mail) -> str | None:
    """The charset of the mail's text, which its raw headers share more often than not."""
    return next((charset for part in flat(mail) if (charset := part.get_content_charset())), None)


def _split(text: str) -> tuple[str, str]:
    """The readable text, and the returned mail that some servers append to it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = _ORIGINAL_STARTS.search(text)
    return (text[: found.start()], text[found.start() :]) if found else (text, "")


def _fields(text: str) -> list[dict[str, str]]:
    """Groups of ``Name: value`` lines, continuation lines joined, names in lower case."""
    groups = []
    for block in _GROUPS.split(text.replace("\r\n", "\n")[:LONGEST_TEXT])[:400]:
        group: dict[str, str] = {}
        name = ""
        for line in block.split("\n")[:200]:
            found = _FIELD.match(line[:2000])
            if found:
                name = found.group(1).lower()
                group.setdefault(name, found.group(2).strip())
            elif name and line[:1] in (" ", "\t"):
                group[name] = f"{group[name]} {line.strip()}"[:3000]
        if group:
            groups.append(group)
    return groups
