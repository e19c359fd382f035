"""WeChat chats in the forms in which they leave the phone or the computer.

WeChat itself only mails a chat: bars with the day, and above each text ``name  15:20``. Programs beside it write a head
``2026-08-03 15:20:31 name`` (or the name first, as copied texts have it) above each text, or a table with the columns
``IsSender``, ``CreateTime`` (seconds since 1970) and ``StrContent`` (github.com/LC044/WeChatMsg, MemoTrace). QQ and
other programs write such heads too: the service is the one that the file names, else it is not known.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import PurePath
from zoneinfo import ZoneInfo

import attrs

from silentbuyer.data.time_zones import zone_of
from silentbuyer.errors import RecordError
from silentbuyer.mailbox.chat import LONGEST_TEXT, Chat, Said, chat_of

_DATE = r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
_TIME = r"(\d{1,2}):(\d{2})(?::(\d{2}))?"
_BAR = re.compile(rf"^[-—–=─\s]{{3,40}}{_DATE}[-—–=─\s]{{3,40}}$")
_DATED_FIRST = re.compile(rf"^{_DATE} +{_TIME} +(\S.{{0,60}})$")
_DATED_LAST = re.compile(rf"^(\S.{{0,60}}?)[:：]? +{_DATE} +{_TIME}$")
_UNDER_BAR = re.compile(rf"^(\S.{{0,60}}?) +{_TIME}$")
_TABLE = ("StrContent", "CreateTime", "IsSender")
_TEXT, _SERVICE = "1", "10000"
_LEFT_OUT = re.compile(r"^\[[^\[\]]{1,12}\]$")
_MOST_LINES = 500
_SERVICES = {
    "wechat": ("微信", "wechat", "weixin", "wxid_"),
    "qq": ("消息对象", "qq"),
    "dingtalk": ("钉钉", "dingtalk"),
    "skype": ("skype",),
}
_OBJECT = re.compile(r"消息对象[:：](.{1,100})")
"""The line in which QQ names the other side of a saved talk."""


def looks_like_wechat(text: str) -> bool:
    """Whether a text is a chat of WeChat in one of its forms."""
    return is_wechat_table(text) or next(_said_in(text[:20_000].lstrip("\ufeff"), ZoneInfo("UTC")), None) is not None


def is_wechat_table(text: str) -> bool:
    """Whether a text is the table of messages that a program beside WeChat writes."""
    head = text[:2000].lstrip("\ufeff").split("\n", 1)[0]
    return all(name in head for name in _TABLE)


def read_wechat(
    text: str, *, zone: str, mine: Collection[str], buyer: Collection[str] = (), source: str = ""
) -> Iterator[Chat]:
    """The chats of a text or table; a text's times are those of the phone, in `zone`, a table's are moments.

    `source` is the name of the file, which tells the service where the text does not.

    Raises:
        RecordError: when no message of it can be read.

    """
    if is_wechat_table(text):
        yield from _tables(text.lstrip("\ufeff"), zone_of(zone), mine, buyer)
        return
    said = list(_said_in(text.lstrip("\ufeff"), zone_of(zone)))
    if not said:
        raise RecordError("this is no chat of WeChat: no line holds a name with a date and a time")
    head = f"{PurePath(source).name}\n{text[:1000]}"
    title = found.group(1).strip() if (found := _OBJECT.search(text[:1000])) else ""
    yield attrs.evolve(chat_of(said, channel=_service(head), mine=mine, buyer=buyer, title=title), day_first=True)


def _service(head: str) -> str:
    """The service that wrote a text, as its name, its first lines or its bars of days tell; else ``unknown``."""
    words = head.casefold()
    named = next((service for service, marks in _SERVICES.items() if any(mark in words for mark in marks)), None)
    return named or ("wechat" if any(_BAR.match(line.strip()) for line in head.split("\n")) else "unknown")


def _said_in(text: str, zone: ZoneInfo) -> Iterator[Said]:
    day: date | None = None
    head: tuple[datetime, str] | None = None
    lines: list[str] = []
    blank = True
    for raw in text.split("\n"):
        line = raw.rstrip("\r")[: 2 * LONGEST_TEXT]
        bar = _BAR.match(line[:120])
        day = _date(bar.groups()) or day if bar else day
        begun = None if bar else _head(line.strip()[:120], day if blank else None, zone)
        if bar or begun:
            if head:
                yield Said(*head, _words(lines))
            head, lines = begun, []
        elif len(lines) < _MOST_LINES:
            lines.append(line)
        blank = not line.strip() or bar is not None
    if head:
        yield Said(*head, _words(lines))


def _head(line: str, day: date | None, zone: ZoneInfo) -> tuple[datetime, str] | None:
    """Moment and name of a line that stands above a text; below a bar the line holds the time alone."""
    if found := _DATED_FIRST.match(line):
        *numbers, name = found.groups()
    elif found := _DATED_LAST.match(line):
        name, *numbers = found.groups()
    elif day is not None and (found := _UNDER_BAR.match(line)):
        name, *clock = found.groups()
        numbers = [str(day.year), str(day.month), str(day.day), *clock]
    else:
        return None
    try:
        year, month, date_, hour, minute, second = (int(number or 0) for number in numbers)
        at = datetime(year, month, date_, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None
    return at, re.sub(r"[(（<]\S{1,40}[)）>]$", "", str(name)).strip() or str(name)


def _words(lines: list[str]) -> str:
    text = "\n".join(lines).strip()
    return "" if _LEFT_OUT.match(text) else text


def _date(numbers: tuple[str, ...]) -> date | None:
    try:
        return date(*(int(number) for number in numbers[:3]))
    except ValueError:
        return None


def _tables(text: str, zone: ZoneInfo, mine: Collection[str], buyer: Collection[str]) -> Iterator[Chat]:
    """The talks of a table, one for each other side."""
    talks: dict[str, list[Mapping[str, str]]] = {}
    try:
        for row in csv.DictReader(io.StringIO(text, newline="")):
            talks.setdefault(row.get("TalkerId") or "", []).append(row)
    except csv.Error as error:
        raise RecordError(f"this table of WeChat is broken ({error})") from error
    for rows in talks.values():
        other = next((name for row in rows if _flag(row) is False and (name := _name(row))), "")
        title = other or next(filter(None, map(_name, rows)), "")
        spoken = [row for row in rows if (row.get("Type") or _TEXT) != _SERVICE]
        said = [one for row in spoken if (one := _row(row, zone)) is not None]
        made = chat_of(said, channel="wechat", mine=mine, buyer=buyer, title=title)
        lost = len(spoken) - len(said)
        notes = (f"{lost} rows bear no time that can be read",) if lost else ()
        yield attrs.evolve(made, notices=len(rows) - len(spoken), day_first=True, notes=(*notes, *made.notes))


def _row(row: Mapping[str, str], zone: ZoneInfo) -> Said | None:
    try:
        at = datetime.fromtimestamp(int(row.get("CreateTime") or ""), UTC).astimezone(zone)
    except (ValueError, OverflowError, OSError):
        return None
    own = _flag(row)
    text = row.get("StrContent") or "" if (row.get("Type") or _TEXT) == _TEXT else ""
    return Said(at, "me" if own else _name(row) or "?", text, own)


def _flag(row: Mapping[str, str]) -> bool | None:
    return {"1": True, "0": False}.get((row.get("IsSender") or "").strip())


def _name(row: Mapping[str, str]) -> str:
    return next((name for key in ("Remark", "NickName", "Sender") if (name := (row.get(key) or "").strip())), "")
