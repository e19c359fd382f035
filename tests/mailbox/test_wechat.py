"""WeChat's chats in the forms in which they can be had."""

import pytest

from silentbuyer.errors import RecordError
from silentbuyer.mailbox.wechat import looks_like_wechat, read_wechat

MAILED = "Dear:\n\n以下是微信聊天记录\n\n—————  2026-08-03  —————\n\n\nAna  15:20\n\nHello\nwe meet at 15:20\n\n\nLin  15:21\n\nHi\n"
PROGRAM = "2026-08-03 15:20:00 Ana\nHello\nwe meet at 15:20\n\n2026-08-03 15:21:00 Lin\nHi\n"
COPIED = "Ana 2026/8/3 15:20:00\nHello\nwe meet at 15:20\n\nLin 2026/8/3 15:21:00\nHi\n"
NUMBERED = "Ana(12345) 2026年8月3日 15:20\nHello\nwe meet at 15:20\n\nLin(6789) 2026年8月3日 15:21\nHi\n"
HEAD = "localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender\n"
TABLE = HEAD + (
    "1,217,1,0,0,1785741600,,Hello,2026-08-03 15:20:00,Ana,A,wxid_1\n"
    "2,217,1,0,1,1785741660,,Hi,2026-08-03 15:21:00,Ana,A,wxid_1\n"
    "3,217,3,0,0,1785741720,,<img/>,2026-08-03 15:22:00,Ana,A,wxid_1\n"
    "4,217,10000,0,0,1785741720,,recalled,2026-08-03 15:22:00,Ana,A,wxid_1\n"
    "5,217,1,0,0,none,,x,,Ana,A,wxid_1\n"
    "6,218,1,0,0,1785741720,,Ciao,2026-08-03 15:22:00,,Bo,wxid_2\n"
)


def read(text, source="微信 Ana.txt"):
    assert looks_like_wechat(text)
    return list(read_wechat(text, zone="Asia/Shanghai", mine=["Lin"], source=source))


@pytest.mark.parametrize("text", [MAILED, PROGRAM, COPIED, NUMBERED])
def test_texts(text):
    (found,) = read(text)
    assert [(m.at.isoformat(), m.sender, m.channel, m.text) for m in found.messages] == [
        ("2026-08-03T15:20:00+08:00", "buyer", "wechat", "Hello\nwe meet at 15:20"),
        ("2026-08-03T15:21:00+08:00", "seller", "wechat", "Hi"),
    ]


def test_the_table_of_a_program():
    ana, bo = read(TABLE)
    assert [(m.at.isoformat(), m.sender, m.text) for m in ana.messages] == [
        ("2026-08-03T15:20:00+08:00", "buyer", "Hello"),
        ("2026-08-03T15:21:00+08:00", "seller", "Hi"),
        ("2026-08-03T15:22:00+08:00", "buyer", ""),
    ]
    assert (ana.title, ana.notices, bo.title) == ("Ana", 1, "Bo")
    assert ana.notes == ("1 rows bear no time that can be read",)


def test_what_is_no_chat_is_refused():
    assert not looks_like_wechat("Dear Sir,\nplease quote until 2026-08-03 15:20 or later\n")
    with pytest.raises(RecordError, match="no chat of WeChat"):
        list(read_wechat("Dear Sir", zone="UTC", mine=[]))


def test_a_day_that_does_not_exist_is_no_head():
    assert not looks_like_wechat("2026-02-31 15:20:00 Ana\nHello")


@pytest.mark.parametrize(
    ("text", "source", "channel"),
    [
        (PROGRAM, "Ana.txt", "unknown"),
        (PROGRAM, "wechat-ana.txt", "wechat"),
        (MAILED.replace("微信", ""), "Ana.txt", "wechat"),
        (f"消息记录\n消息分组:我的好友\n消息对象:Ana\n\n{PROGRAM}", "x.txt", "qq"),
        (COPIED, "钉钉.txt", "dingtalk"),
    ],
)
def test_the_service_is_the_one_that_is_named(text, source, channel):
    (found,) = read(text, source)
    assert {message.channel for message in found.messages} == {channel}
    assert (found.title == "Ana") == (channel == "qq")
