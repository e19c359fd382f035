"""Telegram chats as Telegram Desktop exports them to JSON: one chat (``result.json``), or all of an account.

The fields as github.com/telegramdesktop/tdesktop writes them (export_output_json.cpp): ``type``, ``date``,
``date_unixtime``, ``from``, ``from_id``, and ``text``, which is a text or a list of texts and marked pieces.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import attrs

from silentbuyer.data.time_zones import zone_of
from silentbuyer.errors import RecordError
from silentbuyer.mailbox.chat import Chat, Said, chat_of

_MOST_PIECES = 200


def looks_like_telegram(text: str) -> bool:
    """Whether a text is a JSON export of Telegram."""
    head = text[:4000].lstrip("\ufeff \r\n\t")
    return head.startswith("{") and ('"messages"' in head or '"chats"' in head)


def read_telegram(text: str, *, zone: str, mine: Collection[str], buyer: Collection[str] = ()) -> Iterator[Chat]:
    """The chats of an export; times are moments of their own, and only old exports need the computer's `zone`.

    Raises:
        RecordError: when it is no JSON, or holds no chat.

    """
    try:
        data = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise RecordError(f"this export of Telegram is no whole JSON ({error})") from error
    chats = list(_chats(data))
    if not chats:
        raise RecordError("this JSON holds no chat of Telegram: it has neither messages nor chats")
    own = _own_id(data)
    for chat in chats:
        yield _chat(chat, own, zone_of(zone), mine, buyer)


def _chats(data: Any) -> Iterator[Mapping[str, Any]]:
    if not isinstance(data, Mapping):
        return
    if isinstance(data.get("messages"), list):
        yield data
        return
    for part in ("chats", "left_chats"):
        listed = data.get(part)
        found = listed.get("list") if isinstance(listed, Mapping) else listed
        for chat in found if isinstance(found, list) else []:
            if isinstance(chat, Mapping) and isinstance(chat.get("messages"), list):
                yield chat


def _own_id(data: Any) -> str:
    """How an export of a whole account names the account itself."""
    person = data.get("personal_information") if isinstance(data, Mapping) else None
    number = person.get("user_id") if isinstance(person, Mapping) else None
    return f"user{number}" if number else ""


def _chat(chat: Mapping[str, Any], own: str, zone: ZoneInfo, mine: Collection[str], buyer: Collection[str]) -> Chat:
    items = [item for item in chat["messages"] if isinstance(item, Mapping)]
    spoken = [item for item in items if item.get("type") == "message"]
    said = [one for item in spoken if (one := _said(item, own, zone)) is not None]
    made = chat_of(said, channel="telegram", mine=mine, buyer=buyer, title=str(chat.get("name") or "")[:200])
    lost = len(spoken) - len(said)
    notes = (f"{lost} messages bear no date that can be read",) if lost else ()
    return attrs.evolve(made, notices=len(items) - len(spoken), day_first=True, notes=(*notes, *made.notes))


def _said(item: Mapping[str, Any], own: str, zone: ZoneInfo) -> Said | None:
    at = _moment(item, zone)
    if at is None:
        return None
    person = str(item.get("from") or item.get("from_id") or "?")[:200]
    return Said(at, person, _text(item.get("text")), True if own and item.get("from_id") == own else None)


def _moment(item: Mapping[str, Any], zone: ZoneInfo) -> datetime | None:
    try:
        if item.get("date_unixtime"):
            return datetime.fromtimestamp(int(item["date_unixtime"]), UTC).astimezone(zone)
        at = datetime.fromisoformat(str(item.get("date")))
    except (ValueError, OverflowError, OSError, TypeError):
        return None
    return at if at.tzinfo is not None else at.replace(tzinfo=zone)


def _text(value: Any) -> str:
    """A text, or the texts of its pieces: pieces hold no pieces of their own."""
    pieces = value[:_MOST_PIECES] if isinstance(value, list) else [value]
    texts = (piece.get("text") if isinstance(piece, Mapping) else piece for piece in pieces)
    return "".join(text for text in texts if isinstance(text, str))
