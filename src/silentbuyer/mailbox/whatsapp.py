"""WhatsApp chats as exported to a ``.txt`` file by phones of many languages, read into messages.

Every phone writes dates in its own way: ``12/31/23, 10:15 PM - Ana: ...``, ``[31/12/2023, 22:15:30] Ana: ...``,
``31.12.23, 22:15 - Ana: ...``, ``2023/12/31 下午10:15 - Ana: ...``. No line says whose clock it was or which of day
and month comes first; the latter is read from the whole file, and the former must be told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import attrs

from silentbuyer.data.time_zones import zone_of
from silentbuyer.errors import RecordError
from silentbuyer.mailbox.chat import LONGEST_TEXT, Chat, Said, chat_of
from silentbuyer.mailbox.chat_clock import MARKS, Stamp, plain_signs, stamp_of
from silentbuyer.mailbox.chat_dates import Order, day_of, is_islamic, order_of
from silentbuyer.mailbox.chat_notices import is_notice, names_nobody, words_of
from silentbuyer.mailbox.chat_text import one_chat

__all__ = ["Chat", "read_whatsapp"]

_BRACKETS = re.compile(r"^\[([^\[\]]{8,70})\] ?")
_DASH = re.compile(r" [-–—] ")
_LONGEST_STAMP = 70
_HEAD, _NAME = 400, 200
"""Signs of a line, and of what follows its date, that are looked at."""
_NAMED = re.compile(r"^([^:：]{1,80})[:：](?: |$)")
_MOST_LINES = 500
_MOST_UNKNOWN = 0.1
"""Share of the lines whose date holds a word that is not known, beyond which the file is refused (judgement)."""


@attrs.define
class _Entry:
    stamp: Stamp
    name: str | None
    lines: list[str]
    marked: bool
    bracketed: bool

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def is_notice(self) -> bool:
        """Whether it is a line of the service: nobody's, or of a kind that it writes under somebody's name."""
        if self.name is None or names_nobody(self.name):
            return True
        return is_notice(self.text, marked_line=self.marked, bracketed=self.bracketed)


def read_whatsapp(
    source: str | Path, *, zone: str, mine: Collection[str], buyer: Collection[str] = (), day_first: bool | None = None
) -> Chat:
    """A chat from an exported file (a `Path`, also the ``.zip`` of a phone) or its text (a `str`).

    Args:
        source: the file or the text.
        zone: IANA zone of the phone that exported the chat: the file does not say it.
        mine: names or numbers by which the seller appears; everybody else is taken for the buyer, unless `buyer` is
            given.
        buyer: names by which the buyer appears; then all others are of unknown direction.
        day_first: the order of day and month, if you know it; else it is read from the file.

    Raises:
        RecordError: when the file cannot be read, holds no line of a chat, or bears dates that cannot be understood.

    """
    entries = tuple(_entries(source if isinstance(source, str) else one_chat(source)))
    if not entries:
        raise RecordError("this is no exported chat: no line begins with a date, a time and a name")
    doubts = _refuse_unread(entries)
    order = order_of([entry.stamp for entry in entries], day_first=day_first)
    clock = zone_of(zone)
    spoken = [entry for entry in entries if not entry.is_notice()]
    read = [(entry, _moment(entry.stamp, order, clock)) for entry in spoken]
    said = (Said(at, _person(entry), _words(entry)) for entry, at in read if at is not None)
    chat = chat_of(said, channel="whatsapp", mine=mine, buyer=buyer)
    lost = sum(day_of(entry.stamp, order.first) is None for entry in entries)
    notes = [order.note, *doubts, f"{lost} lines bear a date that does not exist" if lost else "", *chat.notes]
    return attrs.evolve(
        chat,
        notices=len(entries) - len(spoken),
        day_first=None if not order.sure and order.first == "day" else order.first != "month",
        notes=tuple(filter(None, notes)),
    )


def looks_like_whatsapp(text: str) -> bool:
    """Whether one of the first lines of a text begins as WhatsApp's do."""
    return next(_entries(text[:20_000]), None) is not None


def _refuse_unread(entries: tuple[_Entry, ...]) -> list[str]:
    """What is said of words in dates that are not known; raises when they are more than a quoted line now and then."""
    if sum(is_islamic(entry.stamp) for entry in entries) > _MOST_UNKNOWN * len(entries):
        raise RecordError("the dates of this chat are of the Islamic calendar, which is not read: export it anew after "
                          "setting the phone to the Gregorian calendar")  # fmt: skip
    unknown = Counter(entry.stamp.unknown for entry in entries if entry.stamp.unknown)
    if not unknown:
        return []
    shown = ", ".join(repr(word[:30]) for word, _ in unknown.most_common(3))
    if sum(unknown.values()) > _MOST_UNKNOWN * len(entries):
        raise RecordError(f"the times of this chat hold words that are not known ({shown}), so that a morning could be "
                          "taken for an afternoon")  # fmt: skip
    return [f"{sum(unknown.values())} lines hold a word in their time that is not known ({shown})"]


def _entries(text: str) -> Iterator[_Entry]:
    entry: _Entry | None = None
    for raw in text.split("\n"):
        line = raw[: 2 * LONGEST_TEXT].rstrip("\r").lstrip("\ufeff")
        found = _begun(line)
        if found is not None:
            if entry is not None:
                yield entry
            entry = found
        elif entry is not None and len(entry.lines) < _MOST_LINES:
            entry.lines.append(line)
    if entry is not None:
        yield entry


def _begun(line: str) -> _Entry | None:
    """The entry that a line begins; None when it goes on with the last one."""
    if not line or _goes_on(line):
        return None
    head = plain_signs(line[:_HEAD])
    if not head[:1].isdigit() and head[:1] != "[" and not _may_begin(head):
        return None
    bracketed = _BRACKETS.match(head)
    if bracketed:
        stamp, end = stamp_of(bracketed.group(1)), bracketed.end()
    else:
        stamp, end = _before_dash(head)
    if stamp is None:
        return None
    rest = _rest(line, head, _HEAD, end)
    plain = plain_signs(rest[:_NAME])
    named = _NAMED.match(plain)
    name = named.group(1).strip() if named else None
    text = _rest(rest, plain, _NAME, named.end()) if named else rest
    return _Entry(stamp, name, [text], line.startswith("\u200e"), bracketed is not None)


def _goes_on(line: str) -> bool:
    """Whether a line can begin nothing, told without a look at its signs: no figure, bracket or mark, and no dash."""
    first = line[0]
    return "-" not in line[:_HEAD] and first != "[" and not first.isdigit() and ord(first) not in MARKS


def _may_begin(head: str) -> bool:
    """Whether a line begins with a short word before its time (``下午3:20 2026/8/3``)."""
    return " - " in head[:90] and any(sign.isdigit() for sign in head[:24])


def _before_dash(head: str) -> tuple[Stamp | None, int]:
    for found in list(_DASH.finditer(head[: _LONGEST_STAMP + 4]))[:3]:
        stamp = stamp_of(head[: found.start()])
        if stamp is not None:
            return stamp, found.end()
    return None, 0


def _rest(line: str, head: str, cut: int, end: int) -> str:
    """What follows the first `end` signs of the plain form of the first `cut`, with its marks."""
    if len(head) == len(line[:cut]):
        return line[end:]
    place = plain = 0
    while place < len(line) and plain < end:
        plain += ord(line[place]) not in MARKS
        place += 1
    return line[place:]


def _moment(stamp: Stamp, order: Order, zone: ZoneInfo) -> datetime | None:
    day = day_of(stamp, order.first)
    return None if day is None else datetime(day.year, day.month, day.day, *stamp.clock, tzinfo=zone)


def _person(entry: _Entry) -> str:
    return str(entry.name)


def _words(entry: _Entry) -> str:
    return plain_lines(words_of(entry.text, marked_line=entry.marked))


def plain_lines(text: str) -> str:
    """A text without signs of direction and with plain blanks; its own digits are kept."""
    return text if text.isascii() else text.translate(MARKS).replace("\u202f", " ").replace("\u00a0", " ")
