"""Telegram's HTML export: the page that people save when they do not know of the JSON."""

import zipfile
from datetime import timedelta

import pytest

from silentbuyer.errors import RecordError
from silentbuyer.mailbox import read_chats
from silentbuyer.mailbox.telegram_pages import looks_like_telegram_page, read_telegram_page

HEAD = (
    '<!DOCTYPE html>\n<html>\n <head>\n  <meta charset="utf-8"/>\n<title>Exported Data</title>\n </head>\n <body>\n'
    '  <div class="page_wrap">\n   <div class="page_header">\n    <div class="content">\n'
    '     <div class="text bold">\nAnna Riva\n     </div>\n    </div>\n   </div>\n'
    '   <div class="page_body chat_page">\n    <div class="history">\n'
)
TAIL = "    </div>\n   </div>\n  </div>\n </body>\n</html>\n"
SERVICE = '<div class="message service" id="message-1"><div class="body details">\n13 August 2026\n</div></div>\n'


def said(person, when, inner, *, joined=False):
    name = "" if joined else f'<div class="from_name">\n{person} \n       </div>\n'
    more = " joined" if joined else ""
    return (
        f'     <div class="message default clearfix{more}" id="message2">\n      <div class="body">\n'
        f'       <div class="pull_right date details" title="{when}">\n{when[11:16]}\n       </div>\n{name}{inner}\n'
        "      </div>\n     </div>\n"
    )


def text(words):
    return f'<div class="text">\n{words}\n       </div>'


def page(*messages):
    return HEAD + SERVICE + "".join(messages) + TAIL


ASKED = said(
    "Anna Riva", "13.08.2026 15:20:00 UTC+02:00", text("Price for 200 &amp; delivery?<br>Thanks, <b>An<i>n</i>a</b>")
)
AGAIN = said("", "13.08.2026 15:21:30 UTC+02:00", text("And samples?"), joined=True)
ANSWER = said("Lin", "13.08.2026 16:05:00 UTC+02:00", text("USD 5"))


def read(*messages, **how):
    return read_telegram_page(page(*messages), zone="Asia/Shanghai", mine=["Lin"], **how)


def test_who_said_what_and_when():
    chat = read(ASKED, AGAIN, ANSWER)
    assert [(m.sender, m.text) for m in chat.messages] == [
        ("buyer", "Price for 200 & delivery?\nThanks, Anna"), ("buyer", "And samples?"), ("seller", "USD 5")
    ]  # fmt: skip
    assert [m.at.isoformat() for m in chat.messages][:2] == ["2026-08-13T21:20:00+08:00", "2026-08-13T21:21:30+08:00"]
    assert (chat.title, chat.channel, chat.notices, chat.people) == ("Anna Riva", "telegram", 1, ("Anna Riva", "Lin"))


def test_old_exports_have_the_clock_of_the_computer():
    (message,) = read(said("Anna Riva", "13.08.2026 15:20:00", text("hello"))).messages
    assert message.at.isoformat() == "2026-08-13T15:20:00+08:00"
    assert message.at.utcoffset() == timedelta(hours=8)


def test_a_forwarded_text_is_read_and_a_picture_has_none():
    forwarded = f'<div class="forwarded body"><div class="from_name">\nBoss <span class="date details" title="12.08.2026 10:00:00"> 12.08.2026</span></div>{text("Take it.")}</div>'
    photo = '<div class="media_wrap clearfix"><div class="media"><div class="title bold">Photo</div></div></div>'
    chat = read(said("Anna Riva", "13.08.2026 15:20:00", forwarded), said("Anna Riva", "13.08.2026 15:22:00", photo))
    assert [(m.text, who) for m, who in zip(chat.messages, chat.writers, strict=True)] == [
        ("Take it.", "Anna Riva"), ("", "Anna Riva")
    ]  # fmt: skip


def test_what_bears_no_date_or_name_is_told():
    chat = read(ASKED, said("Anna Riva", "yesterday 10:00", text("x")), said("", "13.08.2026 15:25:00", text("y")))
    assert len(chat.messages) == 1
    assert "2 messages bear no date or no name that can be read" in chat.notes


def test_a_page_without_messages_is_refused():
    with pytest.raises(RecordError, match="holds no message"):
        read_telegram_page(HEAD + TAIL, zone="UTC", mine=[])


def test_other_pages_are_told_as_such(tmp_path):
    (tmp_path / "a.html").write_text("<!doctype html><html><body class='page_body'>hello</body></html>")
    (found,) = read_chats(tmp_path / "a.html", zone="UTC", mine=["Lin"])
    assert found.chat is None
    assert "page to look at" in found.fault
    assert not looks_like_telegram_page("<div class='history'>")


def test_a_folder_as_telegram_writes_it(tmp_path):
    chat = tmp_path / "ChatExport_2026-08-14"
    (chat / "lists").mkdir(parents=True)
    (chat / "messages.html").write_text(page(ASKED), encoding="utf-8")
    (chat / "messages2.html").write_text(page(ANSWER), encoding="utf-8")
    (chat / "export_results.html").write_text("<!doctype html><html></html>")
    (chat / "lists" / "contacts.html").write_text("<!doctype html><html></html>")
    found = list(read_chats(tmp_path, zone="UTC", mine=["Lin"]))
    assert [[m.text for m in one.chat.messages] for one in found] == [
        ["Price for 200 & delivery?\nThanks, Anna"],
        ["USD 5"],
    ]


def test_a_packed_export(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("ChatExport/messages.html", page(ASKED))
        packed.writestr("ChatExport/files/offer.html", "<!doctype html><html></html>")
    (found,) = read_chats(tmp_path / "a.zip", zone="UTC", mine=["Lin"])
    assert len(found.chat.messages) == 1
