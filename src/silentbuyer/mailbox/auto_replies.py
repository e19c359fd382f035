"""Whether a mail was written by a machine for a person who is away: by its headers (RFC 3834) or its subject."""

from __future__ import annotations

import re
from email.message import Message as Mail
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.hearing.open_question import open_question
from silentbuyer.mailbox.cues import speaks_of_absence
from silentbuyer.mailbox.parts import header_text

_REPLY = re.compile(
    r"^\s*(?:re|aw|sv|rv|antw|fwd?|wg|tr|vs|odp|ynt|enc|回复|答复|回覆|转发|轉寄)\s*(?:\[\d{1,3}\])?\s*[:：]",
    re.IGNORECASE,
)
_PRECEDENCE = ("auto_reply", "auto-reply", "bulk", "junk")
_MARKS = ("X-Autoreply", "X-Autorespond", "X-Autoresponse", "X-Auto-Reply-From", "X-AutoReply-From")
_NO = frozenset({"no", "false", "0", "none", "off"})
_ENDS = re.compile(r"\s*(?:$|[:：,;()\[\]【】\-–—|!.。\d])")
"""What may follow a word for being away: nothing, a sign or a figure; a word makes it a subject of its own."""

_UNTIL = re.compile(
    r"\s*(?:until|till|through|from|to|bis|ab|vom|zum|du|au|jusqu'au|hasta|del|al|até|de|fino|dal|do|od|до|с|по|tot|van"
    r"|t/m|från|til|till|fra|saakka|asti|kadar|至|到|から|まで|đến|sampai)\b[^\d]{0,20}\d"
)
_TAG = re.compile(r"^(?:\s*[\[【][^\]】]{0,40}[\]】])+\s*")
_ANYWHERE = re.compile(r"[\[(]auto[- ]?reply[\])]|\bout of (?:the )?office\s*$", re.IGNORECASE)


@cache
def _starts(part: str) -> tuple[str, ...]:
    words = {word for words in toml("mailbox/auto_replies.toml")[part].values() for word in words}
    return tuple(sorted(words, key=len, reverse=True))


def automatic_subject(subject: str) -> bool:
    """Whether a subject is one that absence notices bear, in some fifty languages.

    None is behind "Re:": who answers an automatic reply is a person.
    """
    return machine_subject(subject) or _of_absence(subject)


def is_auto_reply(mail: Mail, text: str = "") -> bool:
    """Whether a mail is an automatic reply; `text` is what a person reads in it.

    The headers decide when they speak: by RFC 3834 every ``Auto-Submitted`` but ``no`` is a machine's, then
    ``X-Autoreply`` and its kin (a value of "no" says no), ``Precedence``, an empty ``Return-Path``. Mailing lists are
    none. Else the subject does; one that people write too needs a text that says so and asks nothing.
    """
    submitted = header_text(mail, "Auto-Submitted").lower().partition(";")[0].strip()
    if submitted and not submitted.startswith("no"):
        return True
    if any(_says_yes(header_text(mail, name)) for name in _MARKS):
        return True
    if header_text(mail, "List-Id") or header_text(mail, "List-Unsubscribe"):
        return False
    if (
        header_text(mail, "Precedence").lower().strip() in _PRECEDENCE
        or header_text(mail, "Return-Path").strip() == "<>"
    ):
        return True
    subject = header_text(mail, "Subject")
    return machine_subject(subject) or (_of_absence(subject) and _says_so(text))


def _says_yes(value: str) -> bool:
    return bool(value.strip()) and value.strip().lower() not in _NO


def _says_so(text: str) -> bool:
    return not text.strip() or (speaks_of_absence(text) and open_question(text) is None)


def machine_subject(subject: str) -> bool:
    """Whether a subject, or how a text begins, is one that only machines write: "Automatic reply: ..."."""
    if _REPLY.match(subject[:300]):
        return False
    words = _TAG.sub("", subject[:300]).strip().lower()
    return words.startswith(_starts("machine")) or bool(_ANYWHERE.search(subject[:300]))


def _of_absence(subject: str) -> bool:
    words = subject[:300].strip().lower()
    if not words.startswith(_starts("absence")) or _REPLY.match(subject[:300]):
        return False  # nearly every subject: which of the beginnings it is, is asked of the others
    start = next(start for start in _starts("absence") if words.startswith(start))
    return bool(_ENDS.match(words[len(start) :]) or _dated(words[len(start) :]))


def _dated(rest: str) -> bool:
    """Whether a short remainder names a day: "until 24 August", "bis 24.8."."""
    return len(rest) <= 40 and bool(_UNTIL.match(rest))
