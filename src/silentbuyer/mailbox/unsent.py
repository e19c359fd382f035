"""Drafts: mails that lie in the archive and were never sent."""

from __future__ import annotations

import re
from email.message import Message as Mail
from functools import cache
from pathlib import PurePath

from silentbuyer.data.tables import toml
from silentbuyer.mailbox.parts import header_text

_MAILDIR_DRAFT = re.compile(r"[:;!]2,[A-Z]*D[A-Z]*(?:$|:)")
_OFFSET = re.compile(r":\d+$")


def is_draft(mail: Mail, source: str = "") -> bool:
    """Whether a mail was written but not sent, as the program that kept it or the name of its folder says.

    `source` is where the mail stands: a Maildir's file bears the flag ``D``, and drafts have a folder of their own.
    """
    if _labels(mail) & _names() or _MAILDIR_DRAFT.search(source) or _in_drafts(source):
        return True
    if "mail-draft" in header_text(mail, "X-Uniform-Type-Identifier").lower():
        return True
    if mail.get("Received"):  # somebody sent it, whatever the writer's program left in it
        return False
    return bool(mail.get("X-Mozilla-Draft-Info")) or header_text(mail, "X-Unsent").strip() == "1"


def _in_drafts(source: str) -> bool:
    """Whether a mail's mbox, or the folder of its Maildir, is called what programs call the drafts."""
    place = PurePath(_OFFSET.sub("", source))
    folder = (
        place.parent.parent if place.parent.name in ("cur", "new") else place.parent if place.name == "mbox" else place
    )
    name = folder.name.removesuffix(".mbox").removesuffix(".mbx").rpartition(".")[2]
    return name.casefold() in _names()


def _labels(mail: Mail) -> set[str]:
    """The labels that Gmail's export gives a mail, in lower case."""
    words = header_text(mail, "X-Gmail-Labels").split(",")
    return {word.strip(' "').casefold() for word in words}


@cache
def _names() -> frozenset[str]:
    """What Gmail calls the drafts, in its languages."""
    return frozenset(name.casefold() for name in toml("mailbox/draft_labels.toml")["drafts"])
