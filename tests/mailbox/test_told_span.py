"""A leave told in passing, in whatever order a language has: the days alone count, and a word for "until" or "back"."""

from datetime import date

import pytest

from silentbuyer.mailbox.told_absences import told_in_text

SAID = date(2026, 9, 21)
TOLD = [
    ("23일부터 28일까지 쉽니다.", "KR", date(2026, 9, 23), date(2026, 9, 29)),
    ("저희 추석 연휴로 24일부터 28일까지 휴무입니다.", "KR", date(2026, 9, 24), date(2026, 9, 29)),
    ("office band rahega 24 se 28 tak", "IN", date(2026, 9, 24), date(2026, 9, 29)),
    ("main 5 october tak bahar hun", "IN", SAID, date(2026, 10, 6)),
    ("hum log diwali ke liye 20 se 26 october chutti pe hain", "IN", date(2026, 10, 20), date(2026, 10, 27)),
    ("smo na kolektivnem dopustu od 24. do 30. septembra", "SI", date(2026, 9, 24), date(2026, 10, 1)),
    ("bayram nedeniyle 24-28 eylül kapalıyız", "TR", date(2026, 9, 24), date(2026, 9, 29)),
    ("on ferme du 24 au 28 pour inventaire", "FR", date(2026, 9, 24), date(2026, 9, 29)),
    ("chiudiamo dal 24 al 30", "IT", date(2026, 9, 24), date(2026, 10, 1)),
    ("naka-leave ako hanggang October 2", "PH", SAID, date(2026, 10, 3)),
    ("niko safarini mpaka tarehe 2 Oktoba", "KE", SAID, date(2026, 10, 3)),
    ("আমি ২ অক্টোবর পর্যন্ত ছুটিতে আছি", "BD", SAID, date(2026, 10, 3)),
    ("Eylül sonuna kadar yurtdışındayım", "TR", SAID, date(2026, 10, 1)),
    ("bis Ende September auf Messe", "DE", SAID, date(2026, 10, 1)),
    ("builders holiday is from 11 Dec, office opens 11 Jan", "ZA", date(2026, 12, 11), date(2027, 1, 11)),
]
NOT_TOLD = [
    ("The valve closes from 10 to 28 bar.", "GB"),
    ("We need 24 to 28 sets, the shop is closed on Sunday.", "GB"),
    ("The tender closes on 28 September.", "GB"),
    ("factory band mein 24 se 28 din lagte hain", "IN"),
    ("We open a new shop on 11 January.", "ZA"),
    ("last day of the fair is 11 January", "ZA"),
]


@pytest.mark.parametrize(("text", "country", "first", "back"), TOLD)
def test_the_first_day_away_and_the_first_day_back_are_read(text, country, first, back):
    found = told_in_text(text, SAID, country)
    assert found is not None
    assert found[:2] == (first, back)


@pytest.mark.parametrize(("text", "country"), NOT_TOLD)
def test_what_is_no_absence_is_none(text, country):
    assert told_in_text(text, SAID, country) is None
