"""What buyers say when they will come back to us, wait for others, or close: said newly in many languages."""

import pytest

from silentbuyer.hearing.open_question import open_question
from silentbuyer.hearing.phrases import topics


@pytest.mark.parametrize(
    "text",
    [
        "Lo consulto con el ingeniero y le digo algo la semana que viene.", "Отвечу на следующей неделе.",
        "我确认后告诉你", "Tuần sau mình phản hồi nhé", "अगले हफ्ते बताता हूँ", "Minggu depan saya kabari",
        "Ik kom er volgende week op terug.", "Ich melde mich nächste Woche.", "Te retorno amanhã.",
    ],
)  # fmt: skip
def test_a_promise_to_come_back(text):
    assert "promise" in topics(text)


def test_waiting_for_the_board_in_portuguese():
    assert "internal" in topics("Estamos à espera da aprovação da administração.")


def test_a_cheaper_competitor_has_not_won_yet():
    said = topics("C'est nettement au-dessus de notre budget, votre concurrent est 15 % moins cher.")

    assert "price" in said
    assert "chose-other" not in said


def test_closed_for_the_holidays_is_not_closed_for_ever():
    assert "closing-down" not in topics("Cerramos la empresa por vacaciones del 3 al 24 de agosto.")
    assert "closing-down" in topics("Cerramos la empresa en agosto, ya no existe.")
    assert "closing-down" not in topics("We shut down for maintenance in July.")
    assert "closing-down" in topics("The company shut down last month, I no longer work there.")


def test_over_what_they_had_in_mind():
    assert "price" in topics("Your numbers came in about 30% over what we had in mind.")


@pytest.mark.parametrize(
    "text",
    [
        "Wir schicken Ihnen morgen die Zeichnung.", "Je vous envoie le plan demain.", "सोमवार को ड्रॉइंग भेज देंगे",
        "Vou mandar o desenho amanhã.", "明日図面をお送りします", "내일 도면 보내드리겠습니다", "Ik stuur morgen de tekening.",
        "Jutro wyślę rysunek.", "Besok saya kirim gambarnya", "Yarın çizimi gönderiyoruz.", "我明天把图纸发给你",
    ],
)  # fmt: skip
def test_who_will_send_something_asks_for_nothing(text):
    assert "promise" in topics(text)
    assert open_question(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Bitte schicken Sie uns morgen die Zeichnung.", "Pouvez-vous envoyer la fiche demain", "कोटेशन भेज दें",
        "Können Sie die Zeichnung schicken, wir senden dann die Daten?", "Schicken Sie mir das Datenblatt",
    ],
)  # fmt: skip
def test_who_wants_it_sent_asks(text):
    assert open_question(text)
