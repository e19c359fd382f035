"""What is said of the length of a silence: since when, and no share of replies where no reply is due."""

from datetime import timedelta

import pytest
from tests.logs import NOW, told

REMINDED = (
    ("41 B Price for 100 pumps?", "40 S USD 210 each FOB.", "30 S Dear Ana, any news?", "6 S Kind reminder."),
    ("41 B Preis?", "40 S EUR 8.900 je Stück.", "16 S Darf ich nachfragen?", "3 S Haben Sie unser Angebot geprüft?"),
    ("41 B ¿Precio?", "40 S USD 2,10/m.", "10 S ¿Alguna novedad?"),
    ("41 B Цена?", "40 S 45 USD.", "10 S Напоминаю о нашем предложении."),
    ("41 B 报价?", "40 S 120美元。", "5 S 请问考虑得怎么样？"),
)
NOT_DUE = (
    ("30 B Price for 100 pumps, and is it 220V?", "29 S Thank you, we will check and revert.", "20 S Please wait."),
    ("30 S Our offer USD 500.", "20 B We will decide on 25 November.", "18 S OK, please tell us then."),
    ("30 S Angebot EUR 500.", "20 B Die Entscheidung fällt am 27. November.", "10 S Gibt es Neuigkeiten?"),
    ("30 S Oferta USD 500.", "20 B El consejo se reúne el 2 de diciembre, le aviso.", "10 S ¿Novedades?"),
    ("30 S Цена 500.", "20 B Ответим 25 ноября.", "10 S Есть новости?"),
    ("30 B Please send the test report.", "29 S I will send it tomorrow.", "15 S Hello Ana, how are you?"),
    ("19 S USD 300 per set.", "17 X Could not be delivered within 48 hours. ana@aqua-example.com: timed out 4.4.1"),
)
LOST = (
    ("20 B Please quote.", "19 S USD 11 FOB.", "19 X Delivery has failed: ana@aqua-example.com 550 5.1.1 no such user"),
    (
        "20 B Angebot bitte.",
        "19 S EUR 8.900.",
        "18.9 X Undelivered Mail <ana@aqua-example.com>: 552 5.2.2 mailbox full",
    ),
    ("18 S USD 2 FOB.", "18 X Mail delivery failed. ana@aqua-example.com: 550 5.7.1 message rejected as spam"),
    ("18 S 32 EUR.", "18 X 550 5.1.1 user unknown", "10 S Une réponse ?", "10 X 550 5.1.1 user unknown"),
)


@pytest.mark.parametrize("rows", REMINDED)
def test_a_reminder_does_not_begin_the_silence_anew(rows):
    assert told(*rows).silence.since == NOW - timedelta(days=40)


def test_a_letter_after_a_quarter_of_a_year_and_one_after_an_order_begin_a_new_contact():
    assert told("200 S Our offer.", "9 S We have a new model.").silence.since == NOW - timedelta(days=9)


@pytest.mark.parametrize("rows", NOT_DUE)
def test_no_share_of_replies_is_told_where_no_reply_is_due(rows):
    assert "replies would have come" not in " ".join(str(told(*rows)).split())


@pytest.mark.parametrize("rows", LOST)
def test_nobody_is_silent_to_what_came_back(rows):
    found = told(*rows)
    assert found.silence.since is None
    assert "came back undelivered" in str(found)
    assert not {"slow-reply", "comparing-quotes"} & {finding.rule for finding in found.findings}


def test_a_letter_that_arrived_is_still_waiting_though_the_reminder_came_back():
    found = told("19 S USD 300.", "9 S Any news?", "9 X 552 5.2.2 ana@aqua-example.com mailbox full")
    assert found.silence.since == NOW - timedelta(days=19)


def test_a_second_notice_of_absence_lengthens_the_first():
    found = told(
        "17 S USD 300.", "17 A I am out of the office until 6 November 2026.", "8 S Are you back?",
        "8 A I am out of the office until and including 20 November 2026.", country="DE",
    )  # fmt: skip
    assert found.silence.effective_hours < 12
