"""LINE's text files: days and tabbed lines in its languages, texts of several lines, the service's own lines."""

import pytest

from silentbuyer.errors import RecordError
from silentbuyer.mailbox.line_chats import looks_like_line, read_line


def read(text):
    return read_line(text, zone="Asia/Tokyo", mine=["Lin"])


@pytest.mark.parametrize(
    ("head", "day", "time", "title"),
    [
        ("[LINE] Anaとのトーク履歴\n保存日時：2026/08/05 12:00\n", "2026/08/03(月)", "15:20", "Ana"),
        ("[LINE] Chat history with Ana\nSaved on: 08/05/2026 12:00\n", "Mon, 08/03/2026", "03:20PM", "Ana"),
        ("[LINE] Chat history with Ana\nSaved on: 05/08/2026 12:00\n", "Mon, 03/08/2026", "15:20", "Ana"),
        ("[LINE] 與Ana的聊天記錄\n儲存日期： 2026/08/05 12:00\n", "2026/08/03（一）", "下午03:20", "Ana"),
        ("[LINE] 与Ana的聊天记录\n保存日期：2026/08/05 12:00\n", "2026/08/03（周一）", "下午03:20", "Ana"),
        ("[LINE] Anaとのトーク履歴\n", "2026/08/03(月)", "午後3:20", "Ana"),
        ("", "2026.08.03 Monday", "15:20", ""),
    ],
)
def test_the_forms_of_its_languages(head, day, time, title):
    text = f"\ufeff{head}\n{day}\n{time}\tAna\tHello\r\n{time}\tLin\tHi\r\n"
    assert looks_like_line(text)
    found = read(text)
    assert [(m.at.isoformat(), m.sender, m.channel) for m in found.messages] == [
        ("2026-08-03T15:20:00+09:00", "buyer", "line"),
        ("2026-08-03T15:20:00+09:00", "seller", "line"),
    ]
    assert found.title == title


def test_texts_of_several_lines_stand_in_quotation_marks():
    found = read('2026/08/03(月)\n15:20\tAna\t"one\n\n2026/08/04(火)\ntwo ""x"""\n15:21\tLin\tyes')
    assert [m.text for m in found.messages] == ['one\n\n2026/08/04(火)\ntwo "x"', "yes"]


def test_lines_of_the_service_calls_and_pictures():
    found = read(
        "2026/08/03(月)\n15:20\t\tAnaがグループに参加しました。\n15:21\tAna\t☎ 通話時間 1:20\n15:22\tAna\t[写真]"
    )
    assert [(m.sender, m.text) for m in found.messages] == [("buyer", "")]
    assert found.notices == 2


def test_files_of_computers_are_refused_with_the_way_out():
    with pytest.raises(RecordError, match="save it on the phone"):
        read("2026.08.03 Monday\n15:20 Ana Hello there\n")
    with pytest.raises(RecordError, match="no chat of LINE"):
        read("nothing")
