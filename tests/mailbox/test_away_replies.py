"""Automatic replies as absences."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer import Customer, Message
from silentbuyer.mailbox import absence_of, absences, is_absence, return_date
from silentbuyer.mailbox.away_replies import SURE, UNSURE

RECEIVED = datetime.fromisoformat("2026-07-30T09:00+02:00")


def reply(text, subject="", sender="buyer", at=RECEIVED, kind="auto-reply"):
    return Message(at=at, sender=sender, kind=kind, text=text, subject=subject)


def test_a_reply_with_a_date_is_a_sure_absence():
    (found,) = absences(
        Customer(id="1", country="FR", messages=[reply("Je suis absent jusqu'au 21 août 2026 inclus.")]), RECEIVED
    )
    assert (found.since, found.back, found.confidence) == (RECEIVED, date(2026, 8, 22), SURE)
    assert "absent" in found.text


def test_a_reply_without_a_date_is_an_unsure_one():
    found = absence_of(reply("I am out of the office."))
    assert (found.back, found.confidence) == (None, UNSURE)


def test_the_date_may_stand_in_the_subject():
    assert absence_of(reply("I am away.", "Out of office until 17 August")).back == date(2026, 8, 17)
    assert absence_of(reply("I am away.", "Re: Delivery until 17 August")).back is None


@pytest.mark.parametrize(
    "message",
    [
        reply("We have received your inquiry and will answer within 24 hours."),
        reply("I am out of the office until 17 August", sender="seller"),
    ],
)
def test_receipts_and_our_own_messages_are_none(message):
    assert not is_absence(message)
    assert absences(Customer(id="1", messages=[message]), RECEIVED) == ()


def test_a_gateway_s_reply_of_unknown_sender_counts():
    assert is_absence(reply("Abwesend bis 14.08.", sender="unknown"))


def test_a_second_reply_without_a_date_adds_nothing_but_a_later_date_does():
    dated = reply("Back on 17 August.")
    vague = reply("I am out of the office.", at=RECEIVED + timedelta(days=3))
    longer = reply("I am out of the office, back on 24 August.", at=RECEIVED + timedelta(days=5))
    now = RECEIVED + timedelta(days=9)
    assert [a.back for a in absences(Customer(id="1", messages=[vague, dated]), now)] == [date(2026, 8, 17)]
    found = absences(Customer(id="1", messages=[dated, vague, longer]), now)
    assert [a.back for a in found] == [date(2026, 8, 17), date(2026, 8, 24)]


def test_replies_of_the_future_are_not_known_yet():
    assert absences(Customer(id="1", messages=[reply("Back on 17 August.")]), RECEIVED - timedelta(days=1)) == ()


def test_the_country_decides_how_a_numeric_date_is_read():
    text = "I am out of the office and back on 9/8/2026."
    day = RECEIVED
    assert absence_of(reply(text, at=day), "US").back == date(2026, 9, 8)
    assert absence_of(reply(text, at=day), "GB").back == date(2026, 8, 9)
    assert absence_of(reply(text, at=day)).back is None


def test_the_day_of_receipt_is_the_buyers():
    late = datetime.fromisoformat("2026-07-30T23:30+00:00")  # already Friday in Tokyo
    assert absence_of(reply("I will be back tomorrow.", at=late), zone="Asia/Tokyo").back == date(2026, 8, 1)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.sampled_from([None, "US", "DE", "JP"]))
def test_any_text_is_read_without_a_fault(text, received, country):
    found = return_date(text, received, country)
    assert found is None or received <= found <= received + timedelta(days=402)


PIECES = ["until", "back on", "from", "bis", "17 August", "8/9", "2026-08-17", "Monday", "8月17日", "まで", ".", "\n", "the 17th", "-", "+49 40 1", "31.02.", "99", "до", "tomorrow"]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_any_heap_of_cues_and_dates_is_read_without_a_fault(text):
    found = return_date(text, RECEIVED.date())
    assert found is None or RECEIVED.date() <= found


@pytest.mark.parametrize(
    "text", ["1." * 3000, "8月" * 3000, "+1" + "2" * 9000, "back 3 august " * 400, "between 1 and " * 500]
)
def test_hostile_texts_are_bounded(text):
    from time import perf_counter

    start = perf_counter()
    return_date(text, RECEIVED.date())
    assert perf_counter() - start < 3


@pytest.mark.parametrize(
    "text",
    [
        "Je suis absent. Joignable au 06.12.26.10.08 ou 01 10 08 26 99.",
        "We are back for you 24/7. Office hours: 8-17, again 09-17.",
        "I will be back in 2-3 days.",
        "Away. Back when version 12.8 ships; quote no. 17/08-2026, PO#2026-08-17, invoice 08/2026-17.",
        "Ich bin wieder da, wenn Zimmer 17.8 frei ist. Tel. 0171 / 17 08 20 26.",
        "Back soon; call me at 17:08 or 17.08 Uhr; the price is 17.08 EUR, USD 17.08.",
        "I am away until further notice.",
        "I am back on 31 June.",
        "离开办公室，订单号2026-08-17，电话021-2026-0817，回复较慢。",
        "Away from 3 August. See https://acme.example/2026/08/17 or mail 17.august@acme.example.",
    ],
)  # fmt: skip
def test_numbers_that_are_no_dates(text):
    assert return_date(text, RECEIVED.date()) is None
