"""WhatsApp exports of many phones: dates in every order, names of both sides, notices kept apart."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.errors import RecordError
from silentbuyer.mailbox import read_whatsapp

ZONE = "Asia/Shanghai"
MOMENT = datetime(2023, 12, 31, 22, 15, tzinfo=ZoneInfo(ZONE))


def chat(text, **more):
    return read_whatsapp(text, zone=ZONE, mine=["Lin"], **more)


@pytest.mark.parametrize(
    "line",
    [
        "12/31/23, 10:15\u202fPM - Ana: hi",
        "[12/31/23, 10:15:00\u202fPM] Ana: hi",
        "31/12/2023, 22:15 - Ana: hi",
        "\u200e[31/12/2023, 22:15:00] Ana: hi",
        "31.12.23, 22:15 - Ana: hi",
        "31.12.2023 22:15 - Ana: hi",
        "31-12-2023 22:15 - Ana: hi",
        "2023-12-31, 10:15 p.m. - Ana: hi",
        "31/12/23, 10:15 p. m. - Ana: hi",
        "31/12/2023 à 22:15 - Ana: hi",
        "2023/12/31 下午10:15 - Ana: hi",
        "[2023/12/31 22:15:00] Ana: hi",
        "2023/12/31 22:15 - Ana: hi",
        "2023. 12. 31. 오후 10:15 - Ana: hi",
        "٣١/١٢/٢٠٢٣، ١٠:١٥ م - Ana: hi",
        "31/12/2566, 22:15 - Ana: hi",
        "31/12/23 22.15 - ~Ana: hi",
    ],
)
def test_the_same_moment_in_the_ways_of_many_phones(line):
    (message,) = chat(line).messages
    assert (message.at, message.sender, message.channel, message.text) == (MOMENT, "buyer", "whatsapp", "hi")


def test_midnight_and_noon_on_a_twelve_hour_clock():
    found = chat("12/31/23, 12:05 AM - Ana: a\n12/31/23, 12:05 PM - Ana: b").messages
    assert [message.at.hour for message in found] == [0, 12]


def test_lines_go_on_until_the_next_date_and_notices_are_counted():
    found = chat(
        "31/12/2023, 22:10 - Messages are end-to-end encrypted\n31/12/2023, 22:15 - Lin: Hello\nsecond line\r\n"
        "31/12/2023, 22:16 - Ana: Price: 5 USD"
    )
    assert [(m.sender, m.text) for m in found.messages] == [("seller", "Hello\nsecond line"), ("buyer", "Price: 5 USD")]
    assert (found.people, found.notices) == (("Lin", "Ana"), 1)


def test_named_buyers_leave_everybody_else_unknown():
    found = chat("31/12/2023, 22:15 - Bob: x\n31/12/2023, 22:15 - Ana: y", buyer=["ana"])
    assert [m.sender for m in found.messages] == ["unknown", "buyer"]


def test_the_order_of_day_and_month_is_read_from_the_whole_file():
    us = "1/2/24, 9:00 - Ana: a\n1/13/24, 9:00 - Ana: b"
    assert chat(us).day_first is False
    assert chat(us).messages[0].at.month == 1
    forward = "5/1/24, 9:00 - Ana: a\n6/1/24, 9:00 - Ana: b\n1/2/24, 9:00 - Ana: c"
    assert chat(forward).day_first is True
    unsure = chat("5/6/24, 9:00 - Ana: a")
    assert unsure.day_first is None
    assert "day first was taken" in unsure.notes[0]
    assert chat("5/6/24, 9:00 - Ana: a", day_first=False).messages[0].at.month == 5


def test_a_date_that_does_not_exist_is_told():
    found = chat("31/02/2023, 22:15 - Ana: x\n31/12/2023, 22:15 - Ana: y")
    assert len(found.messages) == 1
    assert "1 lines bear a date that does not exist" in found.notes


def test_what_is_no_chat_is_refused(tmp_path):
    with pytest.raises(RecordError, match="no exported chat"):
        chat("Dear Sir,\nplease quote")
    with pytest.raises(RecordError, match="cannot be read"):
        chat(tmp_path / "none.txt")


def test_a_file_is_read_as_well(tmp_path):
    path = tmp_path / "chat.txt"
    path.write_bytes("\ufeff31/12/2023, 22:15 - Ana: olá".encode())
    assert chat(path).messages[0].text == "olá"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=500))
def test_no_text_is_too_strange(text):
    found = chat("31/12/2023, 22:15 - Ana: hi\n" + text)
    assert found.messages
