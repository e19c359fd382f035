"""Whether a mail was written by a machine for a person who is away: by its headers (RFC 3834) or its subject."""

from __future__ import annotations

import re
from email.message import Message as Mail
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.mailbox.parts import header_text

_PREFIX = re.compile(
    r"^(?:\s*(?:re|aw|sv|rv|fwd?|wg|tr|vs|odp|ynt|回复|答复|回覆)\s*(?:\[\d{1,3}\])?\s*[:：])+\s*", re.IGNORECASE
)
_PRECEDENCE = ("auto_reply", "auto-reply")


@cache
def _table() -> tuple[tuple[str, ...], tuple[str, ...]]:
    table = toml("mailbox/auto_replies.toml")
    starts, holds = (tuple(w for words in table[part].values() for w in words) for part in ("starts", "holds"))
    return starts, holds


def automatic_subject(subject: str) -> bool:
    """Whether a subject is one that absence notices bear, in some thirty languages."""
    words = _PREFIX.sub("", subject[:300]).strip().lower()
    starts, holds = _table()
    return words.startswith(starts) or any(phrase in words for phrase in holds)


def is_auto_reply(mail: Mail) -> bool:
    """Whether a mail is an automatic reply.

    The headers decide when they speak (``Auto-Submitted``, ``X-Autoreply``, ``X-Autorespond``, ``Precedence``);
    mailing lists and bounces are none; else the subject does.
    """
    submitted = header_text(mail, "Auto-Submitted").lower().partition(";")[0].strip()
    if submitted.startswith("auto-replied"):
        return True
    if header_text(mail, "X-Autoreply") or header_text(mail, "X-Autorespond") or header_text(mail, "X-Auto-Reply-From"):
        return True
    if header_text(mail, "Precedence").lower().strip() in _PRECEDENCE:
        return True
    if header_text(mail, "List-Id"):
        return False
    return automatic_subject(header_text(mail, "Subject"))
