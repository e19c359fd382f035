"""Drafts: mails that lie in the archive and were never sent."""

from __future__ import annotations

from email.message import Message as Mail
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.mailbox.parts import header_text


def is_draft(mail: Mail) -> bool:
    """Whether a mail was written but not sent, as the program that kept it says."""
    if _labels(mail) & _names():
        return True
    if mail.get("Received"):  # somebody sent it, whatever the writer's program left in it
        return False
    return bool(mail.get("X-Mozilla-Draft-Info")) or header_text(mail, "X-Unsent").strip() == "1"


def _labels(mail: Mail) -> set[str]:
    """The labels that Gmail's export gives a mail, in lower case."""
    words = header_text(mail, "X-Gmail-Labels").split(",")
    return {word.strip(' "').casefold() for word in words}


@cache
def _names() -> frozenset[str]:
    """What Gmail calls the drafts, in its languages."""
    return frozenset(name.casefold() for name in toml("mailbox/draft_labels.toml")["drafts"])
