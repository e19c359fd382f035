"""LINE chats as the app on a phone saves them: a line for each day, then ``15:20<tab>name<tab>text``.

The form as public readers of it describe it (github.com/jyu0414/linelog2py, github.com/hellodigua/ChatLab): the day is
``2026/08/03(月)`` or ``Mon, 08/03/2026``, a text of several lines stands in quotation marks, and a line of the service
has no name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date, datetime

import attrs

from silentbuyer.data.time_zones import zone_of
from silentbuyer.errors import RecordError
from silentbuyer.mailbox.chat import LONGEST_TEXT, Chat, Said, chat_of
from silentbuyer.mailbox.chat_clock import plain_signs, stamp_of

_TITLE = re.compile(r"^\[LINE\] ?(.{1,120})$")
_AFFIXES = re.compile(
    r"^(?:Chat history (?:with|in) |与|與)|(?:とのトーク履歴|のトーク履歴|的聊天记录|的聊天記錄|とのトーク|\.txt)$"
)
_YEAR_FIRST = re.compile(r"^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:$|[ (（\D].{0,20}$)")
_WEEKDAY_FIRST = re.compile(r"^(\w{2,12})\.?, (\d{1,2})/(\d{1,2})/(\d{4})$")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SAID = re.compile(r"^([^\t]{4,24})\t([^\t]{0,120})(?:\t(.*))?$")
_UNTABBED = re.compile(r"^\d{1,2}:\d{2} \S")
_LEFT_OUT = re.compile(r"^\[[^\[\]]{1,20}\]$")
_CALL = "☎"


def looks_like_line(text: str) -> bool:
    """Whether a text is a chat of LINE: by its head, or by a day with tabbed lines below it."""
    lines = text[:20_000].lstrip("\ufeff").split("\n")
    if _TITLE.match(lines[0].strip()):
        return True
    day = next((n for n, line in enumerate(lines[:40]) if _day(line.strip()) is not None), None)
    below = lines[day + 1 : day + 6] if day is not None else []
    return any((said := _SAID.match(line.rstrip("\r"))) and _clock(said.group(1)) for line in below)


def read_line(text: str, *, zone: str, mine: Collection[str], buyer: Collection[str] = ()) -> Chat:
    """A chat from the text of LINE's file; its times are those of the phone, in `zone`.

    Raises:
        RecordError: when no line of it can be read, as in the files of LINE for computers, which do not part names and
            texts.

    """
    said, notices = _read(text, zone)
    if not said and not notices:
        if any(_UNTABBED.match(line) for line in text[:20_000].split("\n")):
            raise RecordError("this chat was saved by LINE on a computer, whose files do not part names from texts: "
                              "save it on the phone")  # fmt: skip
        raise RecordError("this is no chat of LINE: no line holds a time, a name and a text between tabs")
    chat = chat_of(said, channel="line", mine=mine, buyer=buyer, title=_title(text))
    return attrs.evolve(chat, notices=notices, day_first=True)


def _read(text: str, zone: str) -> tuple[list[Said], int]:
    clock, said, notices = zone_of(zone), [], 0
    for day, time, name, words in _lines(text):
        if not name or words.startswith(_CALL):
            notices += 1
            continue
        at = datetime(day.year, day.month, day.day, *time, tzinfo=clock)
        said.append(Said(at, name, "" if _LEFT_OUT.match(words) else words))
    return said, notices


def _lines(text: str) -> Iterator[tuple[date, tuple[int, int, int], str, str]]:
    """Day, clock, name and text of each message; texts in quotation marks run over several lines."""
    day: date | None = None
    lines = iter(text.lstrip("\ufeff").split("\n"))
    for raw in lines:
        line = raw.rstrip("\r")[: 2 * LONGEST_TEXT]
        if not line:
            continue
        day = _day(line.strip()) or day
        found = _SAID.match(line)
        time = _clock(found.group(1)) if found and day else None
        if found and day and time:
            words = found.group(3)
            if words is None:  # two columns: the service speaks
                yield day, time, "", found.group(2)
                continue
            yield day, time, plain_signs(found.group(2)).strip(), _whole(words, lines)


def _whole(words: str, lines: Iterator[str]) -> str:
    """A text that opens a quotation mark, with the lines up to the mark that closes it; two marks stand for one."""
    if not words.startswith('"'):
        return words
    parts, size = [words[1:]], len(words)
    while not _closes(parts[-1]):
        raw = next(lines, None)
        if raw is None:
            break
        size += len(raw)
        parts.append(raw.rstrip("\r") if size < LONGEST_TEXT else raw.rstrip("\r")[-3:])
    return "\n".join(parts).removesuffix('"').replace('""', '"')


def _closes(line: str) -> bool:
    return (len(line) - len(line.rstrip('"'))) % 2 == 1


def _day(line: str) -> date | None:
    found = _YEAR_FIRST.match(line)
    if found:
        return _date(int(found[1]), int(found[2]), int(found[3]))
    found = _WEEKDAY_FIRST.match(line)
    if found is None:
        return None
    a, b, year = int(found[2]), int(found[3]), int(found[4])
    both = [day for day in (_date(year, a, b), _date(year, b, a)) if day is not None]
    told = found[1][:3].lower()
    named = [day for day in both if _WEEKDAYS[day.weekday()] == told]
    return next(iter(named), both[0] if both and told not in _WEEKDAYS else None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(text: str) -> tuple[int, int, int] | None:
    stamp = stamp_of(f"2020/01/01 {plain_signs(text)}")
    return stamp.clock if stamp is not None and not stamp.unknown else None


def _title(text: str) -> str:
    found = _TITLE.match(text.lstrip("\ufeff").split("\n", 1)[0].strip())
    return _AFFIXES.sub("", _AFFIXES.sub("", found.group(1))).strip() if found else ""
