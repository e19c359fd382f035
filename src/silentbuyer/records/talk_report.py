"""How one source of messages was read: a message log, a mail archive, an exported chat."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from silentbuyer.language.saying import mark, say

_MOST_FAULTS = 100
_KINDS = {"log": mark("log"), "mailbox": mark("mailbox"), "chat": mark("chat")}


def _first(faults: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(faults[:_MOST_FAULTS])


@attrs.frozen(kw_only=True)
class TalkReport:
    """The counts of one source; `messages` is the sum of `taken`, `others` and `refused`.

    Attributes:
        source: the file or folder.
        kind: ``log``, ``mailbox`` or ``chat``.
        channel: the service of a chat; empty where messages tell theirs.
        messages: messages, mails or lines of people that were found; `notices` of the service are none.
        taken: those that went into the log of a buyer, `others` those of nobody in the file.
        refused: those that could not be read, the first of them in `faults`.
        unread: mails among `taken` whose text is there but closed: encrypted, packed, or files alone.
        undirected: messages among `taken` of which nobody knows who wrote to whom.
        buyers: how many buyers the source told something of.
        zone: IANA name of the clock of times without a zone; empty where each told its own.
        questions: what only the user can settle, each with the option that does.

    """

    source: str
    kind: str
    channel: str = ""
    messages: int = 0
    taken: int = 0
    others: int = 0
    refused: int = 0
    notices: int = 0
    unread: int = 0
    undirected: int = 0
    buyers: int = 0
    zone: str = ""
    faults: tuple[str, ...] = attrs.field(default=(), converter=_first)
    questions: tuple[str, ...] = ()

    @property
    def needs_user(self) -> bool:
        """Whether something of it was refused as a whole or only the user can settle it."""
        return bool(self.questions) or (self.refused > 0 and self.refused == self.messages)

    def lines(self) -> Iterator[str]:
        """One sentence a line; the questions come last."""
        yield say(
            "{source}: {kind}: {read:,} read, {taken:,} taken, {others:,} of nobody in the file, {refused:,} refused",
            source=self.source, kind=say(_KINDS.get(self.kind, self.kind)), read=self.messages, taken=self.taken,
            others=self.others, refused=self.refused,
        )  # fmt: skip
        closed = [say("{n:,} closed texts", n=self.unread)] * bool(self.unread)
        closed += [say("{n:,} of unknown direction", n=self.undirected)] * bool(self.undirected)
        if closed:
            yield say("{source}: {told}", source=self.source, told=tuple(closed))
        for question in self.questions:
            yield say("{source}: question: {question}", source=self.source, question=question)

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        told = attrs.asdict(self)
        return {**told, "faults": list(self.faults), "questions": list(self.questions), "needs_user": self.needs_user}
