"""WhatsApp chats as exported to a ``.txt`` file by phones of many languages, read into messages.

Every phone writes dates in its own way: ``12/31/23, 10:15 PM - Ana: ...``, ``[31/12/2023, 22:15:30] Ana: ...``,
``31.12.23, 22:15 - Ana: ...``, ``2023/12/31 下午10:15 - Ana: ...``. No line says whose clock it was or which of day
and month comes first; the latter is read from the whole file, and the former must be told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import attrs

from silentbuyer.data.time_zones import zone_of
from silentbuyer.errors import RecordError
from silentbuyer.model.customer import Message

LONGEST_TEXT = 6000
LARGEST_FILE = 200 << 20
_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\ufeff")) | {0x202F: " ", 0xA0: " "}
_DIGITS = {ord(digit): str(value % 10) for value, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९")}
_AM = r"a\.? ?m\.?|am|上午|午前|오전|ص|ق\.?ظ\.?|पूर्वाह्न|πμ|π\.μ\.|priekšp\.|de\.|öö|早上|凌晨|清晨|中午"
_PM = r"p\.? ?m\.?|pm|下午|午後|오후|م|ب\.?ظ\.?|अपराह्न|μμ|μ\.μ\.|pēcp\.|du\.|ös|晚上|傍晚"
_HALF = rf"(?P<half{{n}}>{_AM}|{_PM})"
_LINE = re.compile(
    r"^\[?(?P<a>\d{1,4})[./\-年] ?(?P<b>\d{1,2})[./\-月] ?(?P<c>\d{1,4})[.日]?(?: r\.| г\.)?[,،]?[ ]{0,2}"
    r"(?:at |um |à |às |ore |kl\. )?"
    rf"(?:{_HALF.format(n=1)} ?)?(?P<hour>\d{{1,2}})[:.](?P<minute>\d{{2}})(?:[:.](?P<second>\d{{2}}))?"
    rf"(?: ?{_HALF.format(n=2)})?"
    r"(?:\] ?| [-–] )(?P<rest>.*)$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"^(?P<name>[^:：]{1,80})[:：](?: |$)(?P<text>.*)$")
_AFTERNOON = re.compile(rf"(?:{_PM})", re.IGNORECASE)


@attrs.frozen(kw_only=True)
class Chat:
    """One exported chat.

    Attributes:
        messages: what people wrote, in the order of the file.
        people: the names in it, by which the direction was told.
        notices: lines of the service itself (encryption, missed calls, changed numbers), which are no messages.
        day_first: the order of the dates: True, False, or None when both would do and day first was taken.
        notes: doubts, in sentences.

    """

    messages: tuple[Message, ...] = ()
    people: tuple[str, ...] = ()
    notices: int = 0
    day_first: bool | None = None
    notes: tuple[str, ...] = ()


@attrs.frozen
class _Entry:
    numbers: tuple[int, int, int]
    clock: tuple[int, int, int]
    name: str | None
    lines: tuple[str, ...]


def read_whatsapp(
    source: str | Path, *, zone: str, mine: Collection[str], buyer: Collection[str] = (), day_first: bool | None = None
) -> Chat:
    """A chat from an exported file (a `Path`) or its text (a `str`).

    Args:
        source: the file or the text.
        zone: IANA zone of the phone that exported the chat: the file does not say it.
        mine: names by which the seller appears; everybody else is taken for the buyer, unless `buyer` is given.
        buyer: names by which the buyer appears; then all others are of unknown direction.
        day_first: the order of day and month, if you know it; else it is read from the file.

    Raises:
        RecordError: when the file cannot be read, or holds no line of a chat.

    """
    entries = tuple(_entries(source if isinstance(source, str) else _file(source)))
    if not entries:
        raise RecordError("this is no exported chat: no line begins with a date, a time and a name")
    order = day_first if day_first is not None else _order(entries)
    read = [(entry, _moment(entry, day_first=order is not False, zone=zone_of(zone))) for entry in entries]
    named = [(entry, at) for entry, at in read if entry.name is not None and at is not None]
    lost = sum(at is None for _, at in read)
    notes = ["day and month could be either way round; day first was taken"] if order is None else []
    notes += [f"{lost} lines bear a date that does not exist"] if lost else []
    return Chat(
        messages=tuple(_message(entry, at, mine, buyer) for entry, at in named),
        people=tuple(dict.fromkeys(str(entry.name) for entry, _ in named)),
        notices=sum(entry.name is None for entry in entries),
        day_first=order,
        notes=tuple(notes),
    )


def _file(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise RecordError(f"the chat file {str(path)!r} is larger than {LARGEST_FILE >> 20} MB")
        return path.read_bytes().decode("utf-8", "replace")
    except OSError as error:
        raise RecordError(f"the chat file {str(path)!r} cannot be read ({error})") from error


def _entries(text: str) -> Iterator[_Entry]:
    entry: _Entry | None = None
    for raw in text.split("\n"):
        line = raw[: 2 * LONGEST_TEXT].rstrip("\r").translate(_MARKS)
        found = _LINE.match(line[:400].translate(_DIGITS))
        if found is None:
            if entry is not None and len(entry.lines) < 500:
                entry = attrs.evolve(entry, lines=(*entry.lines, line))
            continue
        if entry is not None:
            yield entry
        entry = _entry(line, found)
    if entry is not None:
        yield entry


def _entry(line: str, found: re.Match[str]) -> _Entry:
    hour, minute, second = int(found["hour"]), int(found["minute"]), int(found["second"] or 0)
    half = found["half1"] or found["half2"]
    if half and hour <= 12:
        hour = hour % 12 + (12 if _AFTERNOON.fullmatch(half) else 0)
    named = _NAMED.match(line[found.start("rest") :])
    name, text = (named["name"].strip(), named["text"]) if named else (None, line[found.start("rest") :])
    return _Entry((int(found["a"]), int(found["b"]), int(found["c"])), (hour, minute, second), name, (text,))


def _order(entries: tuple[_Entry, ...]) -> bool | None:
    """Whether the day comes first: by a number above 12, else by which order lets the dates run forward."""
    pairs = [entry.numbers for entry in entries if entry.numbers[0] < 32]
    if not pairs or any(a > 12 for a, _, _ in pairs):
        return True
    if any(b > 12 for _, b, _ in pairs):
        return False
    forward = {first: _steps_back(pairs, day_first=first) for first in (True, False)}
    if forward[True] == forward[False]:
        return None
    return forward[True] < forward[False]


def _steps_back(dates: list[tuple[int, int, int]], *, day_first: bool) -> int:
    keys = [(c, b, a) if day_first else (c, a, b) for a, b, c in dates]
    return sum(later < earlier for earlier, later in pairwise(keys))


def _moment(entry: _Entry, *, day_first: bool, zone: ZoneInfo) -> datetime | None:
    a, b, c = entry.numbers
    if a > 31:
        year, month, day = a, b, c
    else:
        day, month = (a, b) if day_first else (b, a)
        year = c if c > 99 else 2000 + c
    # Thai phones count the years of the Buddhist era.
    year = year - 543 if year > 2400 else year
    try:
        return datetime(year, month, day, *entry.clock, tzinfo=zone)
    except ValueError:
        return None


def _message(entry: _Entry, at: datetime, mine: Collection[str], buyer: Collection[str]) -> Message:
    own = {name.casefold() for name in mine}
    theirs = {name.casefold() for name in buyer}
    name = str(entry.name).removeprefix("~").strip()
    other = "buyer" if not theirs or name.casefold() in theirs else "unknown"
    return Message(
        at=at,
        sender="seller" if name.casefold() in own else other,
        channel="whatsapp",
        text="\n".join(entry.lines).strip()[:LONGEST_TEXT],
    )
