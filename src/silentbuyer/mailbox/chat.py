"""A chat as it is exported: who said what and when; which of the people are we is told by names or numbers."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime
from functools import lru_cache

import attrs

from silentbuyer.mailbox.chat_clock import MARKS
from silentbuyer.model.customer import Message

LONGEST_TEXT = 6000
_NUMBER = re.compile(r"^[+(]?[\d\s().-]{7,24}$")


@attrs.frozen(kw_only=True)
class Chat:
    """One exported chat.

    Attributes:
        messages: what people wrote, in the order of the file.
        people: the names in it, by which the direction was told.
        notices: lines of the service itself (encryption, missed calls, changed numbers), which are no messages.
        day_first: the order of the dates: True, False, or None when both would do and day first was taken.
        notes: doubts, in sentences.
        writers: who wrote each of the messages, in the same order.
        title: whose chat it is, as the export says; empty if it does not.
        channel: the service: ``whatsapp``, ``telegram``, ``line``, ``wechat``.

    """

    messages: tuple[Message, ...] = ()
    people: tuple[str, ...] = ()
    notices: int = 0
    day_first: bool | None = None
    notes: tuple[str, ...] = ()
    writers: tuple[str, ...] = attrs.field(default=(), repr=False)
    title: str = ""
    channel: str = "whatsapp"


@attrs.frozen
class Said:
    """One message of a chat before its direction is told: `mine` is True or False where the export itself says it."""

    at: datetime
    person: str
    text: str
    mine: bool | None = None


def chat_of(
    said: Iterable[Said], *, channel: str, mine: Collection[str], buyer: Collection[str] = (), title: str = ""
) -> Chat:
    """A chat with the direction of each message told.

    `mine` are the seller's names or numbers; everybody else is taken for the buyer, unless `buyer` names them: then all
    others are of unknown direction. Where none of `mine` wrote anything, a note says who did.
    """
    lines = tuple(said)
    own, theirs = frozenset(map(name_key, mine)), frozenset(map(name_key, buyer))
    people = Counter(line.person for line in lines)
    known = any(line.mine or name_key(line.person) in own for line in lines)
    return Chat(
        messages=tuple(_message(line, channel, own, theirs) for line in lines),
        people=tuple(people),
        writers=tuple(line.person for line in lines),
        notes=() if known or not lines else (_nobody_of_ours(mine, people),),
        title=title,
        channel=channel,
    )


def _message(line: Said, channel: str, own: frozenset[str], theirs: frozenset[str]) -> Message:
    key = name_key(line.person)
    other = "buyer" if not theirs or key in theirs else "unknown"
    sender = "seller" if line.mine or (line.mine is None and key in own) else other
    return Message(at=line.at, sender=sender, channel=channel, text=line.text.strip()[:LONGEST_TEXT])


def _nobody_of_ours(mine: Collection[str], people: Counter[str]) -> str:
    wrote = ", ".join(repr(name[:60]) for name, _ in people.most_common(4))
    given = " or ".join(repr(name[:60]) for name in list(mine)[:4]) or "you"
    return f"nothing in it is by {given}: {wrote} wrote; who writes under another name there must be named as well"


def name_key(name: str) -> str:
    """A name or number made comparable: one form of each letter, no marks, no tilde of unsaved contacts."""
    return _name_key(name[:200])


@lru_cache(maxsize=1024)  # few people write many lines
def _name_key(name: str) -> str:
    text = unicodedata.normalize("NFKC", name.translate(MARKS)).strip().removeprefix("~").strip()
    if _NUMBER.match(text):
        return "".join(filter(str.isdigit, text)).lstrip("0")
    return " ".join(text.casefold().split())
