"""Chats of any service at a path: a file, an archive as phones write it, or a folder of mixed ones."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import attrs

from silentbuyer.errors import RecordError
from silentbuyer.mailbox.chat import Chat
from silentbuyer.mailbox.chat_text import chat_files
from silentbuyer.mailbox.line_chats import looks_like_line, read_line
from silentbuyer.mailbox.telegram import looks_like_telegram, read_telegram
from silentbuyer.mailbox.telegram_pages import looks_like_telegram_page, read_telegram_page
from silentbuyer.mailbox.wechat import is_wechat_table, looks_like_wechat, read_wechat
from silentbuyer.mailbox.whatsapp import looks_like_whatsapp, read_whatsapp


@attrs.frozen
class Found:
    """One chat of a path: where it stands, and what it is; or why it could not be read."""

    source: str
    chat: Chat | None
    fault: str = ""


def read_chats(
    path: str | Path, *, zone: str, mine: Collection[str], buyer: Collection[str] = (), day_first: bool | None = None
) -> Iterator[Found]:
    """The chats at a path: WhatsApp's text, Telegram's JSON and HTML, LINE's text, WeChat's texts and tables.

    `zone` is the clock of the phone or computer that wrote the file; `mine` are the seller's names or numbers in the
    chats. A file that is none of these is a `Found` with its fault.

    Raises:
        RecordError: when there is nothing at the path, or an archive cannot be opened.

    """
    for source, text in chat_files(Path(path)):
        try:
            for chat in _chats(text, source, zone=zone, mine=mine, buyer=buyer, day_first=day_first):
                yield Found(source, chat)
        except RecordError as error:
            yield Found(source, None, str(error))


def is_page(text: str) -> bool:
    """Whether a text is a page of HTML."""
    return text[:2000].lstrip("\ufeff \r\n\t").lower().startswith(("<!doctype", "<html"))


_LOOKS = (looks_like_telegram, looks_like_telegram_page, looks_like_line, looks_like_whatsapp, looks_like_wechat)
_MOST_LOOKED_AT = 50
_ENDINGS = (".txt", ".json", ".csv", ".zip", ".html", ".htm")


def is_chat(path: str | Path) -> bool:
    """Whether a file (or one in a folder) is an exported chat and no other table; what cannot be read is none."""
    place = Path(path)
    if place.is_dir():
        return any(is_chat(file) for file in sorted(place.iterdir())[:_MOST_LOOKED_AT] if file.is_file())
    if not place.is_file() or place.suffix.lower() not in _ENDINGS:
        return False
    try:
        text = next((text for _, text in chat_files(place)), "")
    except RecordError:
        return False
    if place.suffix.lower() == ".csv":
        return is_wechat_table(text)
    return any(looks(text) for looks in _LOOKS)


def _chats(
    text: str, source: str, *, zone: str, mine: Collection[str], buyer: Collection[str], day_first: bool | None
) -> Iterator[Chat]:
    if is_page(text) and looks_like_telegram_page(text):
        yield read_telegram_page(text, zone=zone, mine=mine, buyer=buyer)
    elif is_page(text):
        raise RecordError("this is a page to look at, not a chat to read: export it as JSON (Telegram) or as text")
    elif looks_like_telegram(text):
        yield from read_telegram(text, zone=zone, mine=mine, buyer=buyer)
    elif looks_like_line(text):
        yield read_line(text, zone=zone, mine=mine, buyer=buyer)
    elif looks_like_whatsapp(text):
        yield read_whatsapp(text, zone=zone, mine=mine, buyer=buyer, day_first=day_first)
    elif looks_like_wechat(text):
        yield from read_wechat(text, zone=zone, mine=mine, buyer=buyer, source=source)
    else:
        raise RecordError("this is no chat of WhatsApp, Telegram, LINE or WeChat that is known; a table of messages is "
                          "read by --messages, with --map for its columns")  # fmt: skip
