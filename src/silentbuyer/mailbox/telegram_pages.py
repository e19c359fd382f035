"""Telegram chats as Telegram Desktop exports them to HTML: ``messages.html``, ``messages2.html`` and so on.

The classes as github.com/telegramdesktop/tdesktop writes them (export_output_html.cpp): ``message default`` holds
``date details`` with the moment in its title, ``from_name`` (not where one person goes on, which is ``joined``) and
``text``; ``message service`` is the service's own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import attrs

from silentbuyer.data.time_zones import zone_of
from silentbuyer.errors import RecordError
from silentbuyer.mailbox.chat import LONGEST_TEXT, Chat, Said, chat_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LARGEST_PAGE = 30 << 20
"""Telegram puts a thousand messages on a page, which is a megabyte or two."""
_HISTORY = re.compile(r"<div[^>]{0,80}\bclass=\"(?:history|message (?:default|service)[^\"]{0,60})\"")
_MOMENT = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}) (\d{1,2}):(\d{2})(?::(\d{2}))?(?: UTC([+-])(\d{1,2}):?(\d{2}))?")
_BREAKS = frozenset({"br", "div", "p", "blockquote", "pre"})


def looks_like_telegram_page(text: str) -> bool:
    """Whether a page of HTML is a chat that Telegram exported."""
    return "page_body" in text[:20_000] and _HISTORY.search(text[:40_000]) is not None


def read_telegram_page(text: str, *, zone: str, mine: Collection[str], buyer: Collection[str] = ()) -> Chat:
    """The chat on a page; times without an offset are those of the computer that exported it, in `zone`.

    Raises:
        RecordError: when the page is too large or holds no message.

    """
    from lxml import etree, html

    if len(text) > LARGEST_PAGE:
        raise RecordError(f"this page of Telegram is larger than {LARGEST_PAGE >> 20} MB: export the chat as JSON")
    parser = html.HTMLParser(recover=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(text.lstrip("\ufeff").replace("\0", ""), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise RecordError(f"this page of Telegram cannot be read ({error})") from error
    messages = [one for one in root.iter("div") if "message" in _classes(one)]
    if not messages:
        raise RecordError("this page of Telegram holds no message")
    spoken = [one for one in messages if "default" in _classes(one)]
    said = list(_said(spoken, zone_of(zone)))
    made = chat_of(said, channel="telegram", mine=mine, buyer=buyer, title=_title(root))
    lost = len(spoken) - len(said)
    notes = (f"{lost} messages bear no date or no name that can be read",) if lost else ()
    return attrs.evolve(made, notices=len(messages) - len(spoken), day_first=True, notes=(*notes, *made.notes))


def _said(messages: list[HtmlElement], zone: ZoneInfo) -> Iterator[Said]:
    person = ""
    for message in messages:
        body = next((child for child in message if "body" in _classes(child)), None)
        if body is None:
            continue
        name = next((child for child in body if "from_name" in _classes(child)), None)
        # What one person writes without a pause bears the name once.
        person = (_text(name)[:200] if name is not None else person if "joined" in _classes(message) else "").strip()
        at = _moment(next((child for child in body if "date" in _classes(child)), None), zone)
        if at is not None and person:
            yield Said(at, person, _words(body))


def _words(body: HtmlElement) -> str:
    """The text of a message, that of a forwarded one included; a picture or a file alone has none."""
    texts = [_text(one) for one in body.iter("div") if "text" in _classes(one)]
    return "\n".join(texts).strip()[:LONGEST_TEXT]


def _moment(date: HtmlElement | None, zone: ZoneInfo) -> datetime | None:
    found = _MOMENT.match(str(date.get("title") or "").strip()) if date is not None else None
    if found is None:
        return None
    day, month, year, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    sign, hours, minutes = found.groups()[6:]
    try:
        away = timedelta(hours=int(hours), minutes=int(minutes)) if sign else None
        clock = zone if away is None else timezone(-away if sign == "-" else away)
        return datetime(year, month, day, hour, minute, second, tzinfo=clock).astimezone(zone)
    except (ValueError, OverflowError):
        return None


def _title(root: HtmlElement) -> str:
    header = next((one for one in root.iter("div") if "page_header" in _classes(one)), None)
    bold = next((one for one in header.iter("div") if "bold" in _classes(one)), None) if header is not None else None
    return _text(bold)[:200] if bold is not None else ""


def _classes(element: HtmlElement) -> list[str]:
    return str(element.get("class") or "").split()


def _text(element: HtmlElement) -> str:
    """The visible text of an element, lines parted where it parts them; the indentation of the file is none."""
    from lxml import etree

    pieces: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            pieces.append("\n" if node is not element and node.tag in _BREAKS else "")
            pieces.append((node.text or "").replace("\n", " "))
        elif node is not element:
            pieces.append((node.tail or "").replace("\n", " "))
    return "\n".join(" ".join(line.split()) for line in "".join(pieces).split("\n")).strip()
