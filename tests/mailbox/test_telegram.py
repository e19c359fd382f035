"""Telegram's JSON: one chat or a whole account, texts in pieces, the service's own items."""

import json

import pytest

from silentbuyer.errors import RecordError
from silentbuyer.mailbox.telegram import looks_like_telegram, read_telegram

ITEMS = [
    {"id": 1, "type": "service", "date": "2026-08-03T15:00:00", "action": "phone_call", "actor": "Ana"},
    {"id": 2, "type": "message", "date": "2026-08-03T15:20:31", "date_unixtime": "1785763231", "from": "Ana",
     "from_id": "user7", "text": ["See ", {"type": "link", "text": "acme.example"}, "!"]},
    {"id": 3, "type": "message", "date": "2026-08-03T15:21:00", "from": "Lin", "from_id": "user1", "text": "Hi"},
    {"id": 4, "type": "message", "date": "?", "from": None, "from_id": "user7", "text": "x"},
]  # fmt: skip
CHAT = {"name": "Ana Riva", "type": "personal_chat", "id": 7, "messages": ITEMS}


def read(data, mine=("Lin",)):
    text = json.dumps(data, ensure_ascii=False)
    assert looks_like_telegram(text)
    return list(read_telegram(text, zone="Asia/Shanghai", mine=mine))


def test_one_chat():
    (found,) = read(CHAT)
    assert [(m.at.isoformat(), m.sender, m.text) for m in found.messages] == [
        ("2026-08-03T21:20:31+08:00", "buyer", "See acme.example!"),
        ("2026-08-03T15:21:00+08:00", "seller", "Hi"),
    ]
    assert (found.title, found.notices, found.notes) == ("Ana Riva", 1, ("1 messages bear no date that can be read",))


def test_an_account_knows_its_own_messages():
    (found,) = read({"personal_information": {"user_id": 1}, "chats": {"list": [CHAT]}}, mine=())
    assert [m.sender for m in found.messages] == ["buyer", "seller"]
    assert found.channel == "telegram"


@pytest.mark.parametrize("text", ['{"messages": [', '{"chats": {"list": []}}', "[1]"])
def test_what_holds_no_chat_is_refused(text):
    with pytest.raises(RecordError):
        list(read_telegram(text, zone="UTC", mine=[]))
