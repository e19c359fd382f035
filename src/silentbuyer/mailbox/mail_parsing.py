"""A raw mail parsed in bounded time: long ones in short, endless headers and empty report groups cut."""

from __future__ import annotations

import io
import re
from email import message_from_bytes
from email.message import Message as Mail
from email.parser import BytesHeaderParser
from email.policy import Compat32
from typing import Any

from silentbuyer.mailbox.archives import KEPT
from silentbuyer.mailbox.condensing import condensed

# Headers that are taken apart again and again, parameter by parameter, are short in any mail that a program writes.
_LONGEST, _LONGEST_CONTENT = 100_000, 2_000
_REPORT = re.compile(rb"delivery-status|feedback-report", re.IGNORECASE)
# The parser makes a mail of its own of every group of a report, of an empty one too.
_EMPTY = re.compile(rb"(?:\r\n|\r|\n){3,}")
# Codecs of Python's that no mail is written in: they raise where none may, or take the square of the text's length.
_NO_CHARSET = re.compile(
    r"charset\*?\d?\*?\s*=[\s\"']*(?:[\w-]{0,20}'[\w-]{0,20}')?"
    r"(?:punycode|idna|raw[-_ ]unicode[-_ ]escape|unicode[-_ ]escape|undefined|mbcs|oem)\b",
    re.IGNORECASE,
)


class _Bounded(Compat32):
    """The policy by which old mails are read, with headers of bounded length."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        if not name.lower().startswith("content-"):
            return name, value[:_LONGEST]
        return name, _NO_CHARSET.sub("charset=unknown-8bit", value[:_LONGEST_CONTENT])


def parsed(raw: bytes | str) -> Mail:
    """A raw mail as a parsed one; what is nested too deep to be parsed keeps its headers and its raw text."""
    data = raw.encode("utf-8", "surrogateescape") if isinstance(raw, str) else raw
    if len(data) > KEPT:
        data = condensed(io.BytesIO(data), 0, len(data), KEPT)
    if _REPORT.search(data):
        data = _EMPTY.sub(b"\n\n", data)
    policy: Any = _Bounded()
    try:
        mail: Mail = message_from_bytes(data, policy=policy)
    except RecursionError:
        mail = BytesHeaderParser(policy=policy).parsebytes(data)
    return mail
