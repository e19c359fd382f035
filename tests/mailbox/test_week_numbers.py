"""Closings and leaves that are told by calendar weeks, as firms from Norway to Portugal tell them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.mailbox.told_absences import told_in_text
from silentbuyer.mailbox.week_numbers import weeks_away

SENT = date(2026, 7, 2)


@pytest.mark.parametrize(
    ("country", "text", "first", "last"),
    [
        ("SE", "Vi går på semester nu, kontoret är stängt v.28–31.", 28, 31),
        ("SE", "Fabriken stänger vecka 28, 29 och 30.", 28, 30),
        ("NO", "Kontoret er stengt i uke 29, 30 og 31.", 29, 31),
        ("DK", "Vi holder ferielukket i uge 28 til 30.", 28, 30),
        ("DK", "Jeg er på ferie uge 29+30.", 29, 30),
        ("DE", "Unser Betrieb ist in KW 31 bis KW 33 geschlossen.", 31, 33),
        ("DE", "Ich bin KW 30/31 im Urlaub.", 30, 31),
        ("NL", "Wij zijn gesloten in week 30 t/m 32.", 30, 32),
        ("GB", "Our plant is closed weeks 30 to 32.", 30, 32),
        ("FR", "Usine fermée S31-S33 pour congés.", 31, 33),
        ("IT", "L'azienda chiude le settimane 32 e 33.", 32, 33),
        ("ES", "Cerramos por vacaciones las semanas 32 y 33.", 32, 33),
        ("PL", "Firma zamknięta w tygodniach 31-32.", 31, 32),
        ("FI", "Tehdas on kiinni vk 28-30.", 28, 30),
        ("CZ", "Máme celozávodní dovolenou ve 30. a 31. týdnu.", 30, 31),
        ("HU", "A 31-32. héten zárva vagyunk.", 31, 32),
    ],
)
def test_a_closing_by_weeks_runs_from_its_first_monday_to_the_monday_behind_its_last(country, text, first, last):
    told = told_in_text(text, SENT, country)
    assert told is not None
    assert told[:2] == (date.fromisocalendar(2026, first, 1), date.fromisocalendar(2026, last + 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        "Wir brauchen die Ware in KW 31 bis 33.",
        "Leverans v.28 passar bra.",
        "Are you closed in weeks 30 to 32?",
        "Please ship in week 30.",
    ],
)
def test_weeks_of_goods_or_of_a_question_are_no_absence(text):
    assert told_in_text(text, SENT, "DE") is None


def test_a_week_behind_back_is_the_first_at_work():
    assert weeks_away("stängt v.28-31, åter v.33", SENT) == (date(2026, 7, 6), date(2026, 8, 10))
    assert weeks_away("on leave, back in week 33", SENT) == (SENT, date(2026, 8, 10))


def test_a_week_that_is_over_is_next_years():
    assert weeks_away("closed week 1 and 2", date(2026, 12, 15)) == (date(2027, 1, 4), date(2027, 1, 18))


def test_who_writes_in_the_middle_of_it_is_away_already():
    assert weeks_away("kontoret är stängt v.28-31", date(2026, 7, 22)) == (date(2026, 7, 22), date(2026, 8, 3))


def test_a_closing_over_new_year_ends_in_the_next():
    assert weeks_away("closed weeks 52 to 1", date(2026, 12, 10)) == (date(2026, 12, 21), date(2027, 1, 11))


@given(st.text(max_size=60), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_any_text_gives_days_in_order_or_none(text, sent):
    told = weeks_away(text, sent)
    assert told is None or sent <= told[0] <= told[1]
