"""WhatsApp exports of many phones: dates in every order, names of both sides, notices kept apart."""

from datetime import datetime
from zipfile import ZipFile
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


def test_dots_part_days_from_months_in_this_order():
    found = chat("5.6.24, 9:00 - Ana: a")
    assert (found.day_first, found.messages[0].at.month) == (True, 6)


def test_a_date_that_does_not_exist_is_told():
    found = chat("31/02/2023, 22:15 - Ana: x\n31/12/2023, 22:15 - Ana: y")
    assert len(found.messages) == 1
    assert "1 lines bear a date that does not exist" in found.notes


def test_what_is_no_chat_is_refused(tmp_path):
    with pytest.raises(RecordError, match="no exported chat"):
        chat("Dear Sir,\nplease quote")
    with pytest.raises(RecordError, match="cannot be read"):
        chat(tmp_path / "none.txt")


def test_the_archive_of_a_phone_is_read(tmp_path):
    with ZipFile(tmp_path / "chat.zip", "w") as archive:
        archive.writestr("_chat.txt", "[31/12/2023, 22:15:00] Ana: olá")
        archive.writestr("PHOTO.jpg", b"x")
    assert chat(tmp_path / "chat.zip").messages[0].text == "olá"
    with ZipFile(tmp_path / "none.zip", "w") as archive:
        archive.writestr("PHOTO.jpg", b"x")
    with pytest.raises(RecordError, match="holds 0 texts"):
        chat(tmp_path / "none.zip")


def test_a_file_is_read_as_well(tmp_path):
    path = tmp_path / "chat.txt"
    path.write_bytes("\ufeff31/12/2023, 22:15 - Ana: olá".encode())
    assert chat(path).messages[0].text == "olá"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=500))
def test_no_text_is_too_strange(text):
    found = chat("31/12/2023, 22:15 - Ana: hi\n" + text)
    assert found.messages


OFFER = "[14.08.2026, 21:01:10] Lin: Our offer is attached\n"


@pytest.mark.parametrize(
    "text",
    [
        "\u200eMessages and calls are end-to-end encrypted. Only people in this chat can read them.",
        "\u200eYour security code with Ana changed. Tap to learn more.",
        "\u200eLa chiave di sicurezza è cambiata.",
        "\u200eWiadomości i połączenia są w pełni szyfrowane.",
        "\u200eYou blocked this contact",
        "\u200eMissed voice call",
        "\u200eПропущенный аудиозвонок",
        "\u200e您已屏蔽此联系人",
        "\u200eメッセージと通話はエンドツーエンド暗号化されています。",
        "\u200eتم تغيير رمز الأمان",
        "\u200eThis message was deleted.",
        "\u200eDiese Nachricht wurde gelöscht.",
        "\u200eAna turned on disappearing messages.",
        "Messages and calls are end-to-end encrypted.",
        "Este mensaje fue eliminado",
    ],
)
def test_a_notice_under_a_name_on_an_iphone_is_nobodys_answer(text):
    found = chat(f"{OFFER}[24.08.2026, 08:00:00] Ana: {text}")
    assert [m.sender for m in found.messages] == ["seller"]
    assert found.notices == 1


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("\u200e[24.08.2026, 08:00:00] Ana: \u200eimage omitted", ""),
        ("[24.08.2026, 08:00:00] Ana: \u200eBild weggelassen", ""),
        ("\u200e[24.08.2026, 08:00:00] Ana: \u200eobraz pominięty inaczej", ""),
        ("\u200e[24.08.2026, 08:00:00] Ana: \u200e<attached: 00000021-PHOTO.jpg>", ""),
        ("\u200e[24.08.2026, 08:00:00] Ana: offer.pdf • \u200e3 pages \u200edocument omitted", ""),
        ("\u200e[24.08.2026, 08:00:00] Ana: here it is \u200e<attached: 00000021-PHOTO.jpg>", "here it is"),
        ("[24.08.2026, 08:00:00] Ana: Too dear for us \u200e<This message was edited>", "Too dear for us"),
        (
            "\u200e[24.08.2026, 08:00:00] Ana: \u200eLocation: https://maps.example/x",
            "Location: https://maps.example/x",
        ),
        ("24.08.2026, 08:00 - Ana: <Media omitted>", ""),
        ("24.08.2026, 08:00 - Ana: \u200eIMG-20260824-WA0001.jpg (file attached)\nour plant", "our plant"),
        ("24.08.2026, 08:00 - Ana: null", ""),
        ("24.08.2026, 08:00 - Ana: Offer 88 final.pdf (Datei angehängt)\nToo dear", "Too dear"),
        ("24.08.2026, 08:00 - Ana: see the list in offer 88.pdf (page 3)", "see the list in offer 88.pdf (page 3)"),
        ("24.08.2026, 08:00 - Ana: We are omitted", "We are omitted"),
    ],
)
def test_what_was_sent_as_a_file_is_an_answer_without_words(line, text):
    (message,) = chat(line).messages
    assert (message.sender, message.text) == ("buyer", text)


@pytest.mark.parametrize(
    "notice",
    [
        "Ana changed the subject from “PO 88: lamps” to “PO 89: lamps”",
        "Ana hat den Betreff zu „PO: 88“ geändert",
        "Ana изменил(а) тему на «PO: 88»",
        'Ana created group "PO: 88"',
        "Ana 将主题改为“PO：88”",
    ],
)
def test_a_notice_that_quotes_a_colon_is_no_person(notice):
    found = chat(f"24/08/2026, 08:00 - {notice}\n24/08/2026, 08:01 - Ana: hi")
    assert (found.people, found.notices) == (("Ana",), 1)


@pytest.mark.parametrize(
    ("mine", "name"), [("José", "Jose\u0301"), ("Lin", "~\u202fLIN"), ("+86 138 0000 0000", "+8613800000000")]
)
def test_our_own_name_is_known_in_every_spelling(mine, name):
    found = read_whatsapp(f"24/08/2026, 08:00 - {name}: hi", zone=ZONE, mine=[mine])
    assert found.messages[0].sender == "seller"


def test_a_chat_without_us_says_who_wrote_in_it():
    assert "nothing in it is by 'Lin': 'Ana' wrote" in chat("24/08/2026, 08:00 - Ana: hi").notes[0]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("23/8/69 15:20", (2026, 8, 23)),
        ("23/8/2569 15:20", (2026, 8, 23)),
        ("۱۴۰۵/۵/۱۲, ۱۵:۲۰", (2026, 8, 3)),
        ("115/8/3 下午3:20", (2026, 8, 3)),
        ("26. 8. 3. 오후 3:20", (2026, 8, 3)),
        ("15:20 03/08/2026", (2026, 8, 3)),
        ("३/८/२६, १५:२०", (2026, 8, 3)),
        ("3 août 2026", None),
    ],
)
def test_other_calendars_and_orders(line, day):
    if day is None:
        with pytest.raises(RecordError):
            chat(f"{line} - Ana: hi")
        return
    (message,) = chat(f"{line} - Ana: hi").messages
    assert (message.at.year, message.at.month, message.at.day) == day
    assert (message.at.hour, message.at.minute) == (15, 20)


def test_a_year_that_may_stand_first_is_told_by_how_close_the_dates_stand():
    found = chat("26/8/10, 9:00 - Ana: a\n26/8/14, 9:00 - Lin: b")
    assert [m.at.day for m in found.messages] == [10, 14]
    assert "the year could stand first or last" in found.notes[0]


@pytest.mark.parametrize(
    ("line", "words"),
    [("٣/٨/١٤٤٨ هـ، ٣:٢٠ م", "Islamic calendar"), ("3/8/2026, 3:20 qq", "words that are not known.*'qq'")],
)
def test_what_cannot_be_read_safely_is_refused_aloud(line, words):
    with pytest.raises(RecordError, match=words):
        chat(f"{line} - Ana: hi")


def test_one_strange_line_in_a_long_chat_is_a_note():
    lines = [f"3/8/2026, 15:{n:02d} - Ana: hi" for n in range(20)]
    assert "'qq'" in " ".join(chat("\n".join([*lines, "3/8/2026, 15:30 qq - Ana: hi"])).notes)
