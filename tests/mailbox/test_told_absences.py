"""Absences that a buyer tells in person, among other things and long before: leave, trips, fairs, shutdowns."""

from datetime import datetime

import pytest

import silentbuyer as sb
from silentbuyer.mailbox import absences
from silentbuyer.mailbox.told_absences import told_in

SENT = datetime.fromisoformat("2026-07-08T12:00+02:00")
NOW = datetime.fromisoformat("2026-08-07T10:00+02:00")

TOLD = [
    ("I will be on vacation from 27 July to 14 August.", "2026-07-27", "2026-08-15"),
    (
        "Thank you. I will be travelling to the Canton Fair from 13 to 20 October and will come back to you after that.",
        "2026-10-13",
        "2026-10-21",
    ),
    (
        "Thanks for the quotation. We exhibit at Medica in Düsseldorf from 16 to 19 November. I will get back to you the week after the fair.",
        "2026-11-16",
        "2026-11-20",
    ),
    ("Our plant has its annual shutdown from 27 July to 14 August. Which voltage is it?", "2026-07-27", "2026-08-15"),
    (
        "Wir haben vom 27. Juli bis 14. August Betriebsferien. Bitte senden Sie das Datenblatt.",
        "2026-07-27",
        "2026-08-15",
    ),
    ("Ich bin vom 3.8. bis 21.8. im Urlaub, danach melde ich mich.", "2026-08-03", "2026-08-22"),
    ("Nous serons en congés du 3 au 21 août.", "2026-08-03", "2026-08-22"),
    ("L'usine est fermée du 1er au 23 août, merci d'envoyer la fiche technique.", "2026-08-01", "2026-08-24"),
    ("Estaremos de vacaciones del 3 al 21 de agosto.", "2026-08-03", "2026-08-22"),
    ("Vamos a estar en la feria del 14 al 17 de septiembre, escríbeme después.", "2026-09-14", "2026-09-18"),
    ("Estaremos em férias coletivas de 20 de julho a 7 de agosto.", "2026-07-20", "2026-08-08"),
    ("Saremo chiusi per ferie dal 3 al 23 agosto.", "2026-08-03", "2026-08-24"),
    ("Wij zijn van 20 juli tot en met 7 augustus gesloten (bouwvak).", "2026-07-20", "2026-08-08"),
    ("Я буду в отпуске с 20 июля по 9 августа.", "2026-07-20", "2026-08-10"),
    ("20 Temmuz - 7 Ağustos arası izindeyim.", "2026-07-20", "2026-08-08"),
    ("Jestem na urlopie od 20 lipca do 7 sierpnia.", "2026-07-20", "2026-08-08"),
    ("我们公司8月3日至8月14日放假，之后再联系。", "2026-08-03", "2026-08-15"),
    ("10月13日到20日我去参加广交会，回来再谈。", "2026-10-13", "2026-10-21"),
    ("8月8日から8月16日まで夏季休業です。", "2026-08-08", "2026-08-17"),
    ("7월 27일부터 8월 7일까지 휴가입니다.", "2026-07-27", "2026-08-08"),
    ("Kami libur dari 20 Juli sampai 31 Juli.", "2026-07-20", "2026-08-01"),
    ("I'm off until 20 July, the price looks fine so far.", "2026-07-08", "2026-07-20"),
    ("Business trip to Kenya Aug 3-14, then I decide.", "2026-08-03", "2026-08-15"),
    ("Our office is closed from 20 July to 31 July.", "2026-07-20", "2026-08-01"),
]
NOT_TOLD = [
    "When is your factory closed from 1 to 7 October?",
    "Please deliver between 3 and 14 August.",
    "You are on holiday from 1 to 7 October, so please ship before.",
    "Visit us at Medica, 16-19 November, hall 3!",
    "Wir besuchen Sie gern, der Liefertermin ist 20. August.",
    "We closed the order last week.",
    "Your offer is valid until 20 August.",
    "We need 20 sets by 14 August for the fair.",
    "Was on vacation until Monday, now back.",
    "Ihre Betriebsferien vom 1. bis 7. Oktober sind notiert.",
    "I was travelling from 1 to 5 June, sorry for the late answer.",
    "您的工厂10月1日至7日放假吗",
    "We will go to trade fairs next year.",
    "The price holds until 31 July, then we travel.",
]


def word(text, at=SENT, sender="buyer"):
    return sb.Message(at=at, sender=sender, text=text)


@pytest.mark.parametrize(("text", "first", "back"), TOLD)
def test_first_day_and_day_back_are_read_from_a_persons_words(text, first, back):
    (absence,) = told_in(word(text), "US" if text.startswith("Business") else None, "Europe/Berlin")
    assert (absence.since.date().isoformat(), str(absence.back)) == (first, back)


@pytest.mark.parametrize("text", NOT_TOLD)
def test_dates_of_other_things_are_no_absence(text):
    assert told_in(word(text), "DE", "Europe/Berlin") == []


def buyer(*messages):
    return sb.Customer(id="1", country="DE", messages=messages)


def test_an_absence_stands_after_our_next_message_and_beside_a_question():
    told = word("Our plant has its annual shutdown from 27 July to 14 August. Which voltage is it?")
    ours = word("It is 400 V.", datetime.fromisoformat("2026-07-09T12:00+02:00"), "seller")
    diagnosis = sb.diagnose(buyer(told, ours), sb.Seller(country="CN"), now=NOW, online=False)
    assert diagnosis.cause is sb.Cause.AWAY
    assert diagnosis.actions[0].kind == "wait"
    assert diagnosis.actions[0].not_before.date().isoformat() == "2026-08-18"


def test_an_absence_is_over_when_the_buyer_writes_in_it():
    told = word("We are on vacation from 27 July to 14 August.")
    again = word("I am reading mails: which price?", datetime.fromisoformat("2026-08-03T12:00+02:00"))
    assert absences(buyer(told), NOW)
    assert absences(buyer(told, again), NOW) == ()


def test_an_absence_that_is_still_ahead_discounts_nothing_yet():
    told = word("We are on vacation from 27 July to 14 August.")
    before = datetime.fromisoformat("2026-07-15T12:00+02:00")
    ours = word("Here is the drawing.", datetime.fromisoformat("2026-07-09T12:00+02:00"), "seller")
    diagnosis = sb.diagnose(buyer(told, ours), sb.Seller(country="CN"), now=before, online=False)
    assert diagnosis.cause is not sb.Cause.AWAY
    assert not any(row.kind == "absence" for row in diagnosis.silence.discounts)
