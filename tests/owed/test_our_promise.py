"""What we promise in a message, what keeps it, and which of the buyer's words leave it open."""

from datetime import timedelta

import pytest
from tests.saying import case, message

from silentbuyer.owed.our_promise import open_promise, promise_made
from silentbuyer.owed.promised import promised_in

DELAY = timedelta(days=3)


def owed(*log):
    found = open_promise(case(*log), DELAY)
    return found and found.sentence


@pytest.mark.parametrize(
    "text", ["검사 데이터 첨부드립니다.", "Anbei das Datenblatt.", "検査データを添付いたします。", "Прилагаю протокол."]
)
def test_what_is_attached_is_promised_no_more(text):
    assert not promised_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Attached is the test report, I will send the original by DHL tomorrow.", "检测报告明天发给您。",
        "Sorry boss, factory was busy, will ship by Saturday.", "Kusura bakmayın, bu hafta mutlaka iletiyorum.",
        "نعتذر، المهندس كان في إجازة، سنرسلها هذا الأسبوع", "Dạ có, để em hỏi kỹ thuật rồi gửi anh trong tuần này ạ.",
        "El plano lo están terminando, mañana le llega.", "باشه، پیش فاکتور یوان و نقشه را تا پس فردا می‌فرستم",
    ],
)  # fmt: skip
def test_what_is_to_follow_is_promised(text):
    assert promised_in(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Falls der Kreis noch Unterlagen braucht, schicke ich sie gern.", "If you need the report, I will send it.",
        "إذا احتجت أي شهادات سأرسلها لك فورا.", "Si necesita el plano, se lo mando.",
        "Jeśli będzie Pan potrzebował certyfikatu, chętnie go wyślę.", "Should we send the drawing tomorrow?",
        "Whenever you are ready, tell us.", "公司10月1日至7日放假，8日回复您的邮件。", "Please send the deposit by Friday.",
    ],
)  # fmt: skip
def test_an_offer_is_no_promise(text):
    assert not promised_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ich frage, ob 60 Hz geht, und melde mich.", "Voy a preguntar si se puede y le aviso.", "Спрошу, можно ли, и отпишусь.",
        "Sí, mañana se lo envío.", "Da, întreb colegii de la calitate și revin.", "Természetesen, holnap elküldöm.",
    ],
)  # fmt: skip
def test_who_asks_if_it_can_be_done_promises_an_answer(text):
    assert promised_in(text) == text


def test_what_we_state_within_days_is_the_answer_and_a_push_weeks_later_is_none():
    asked = message(40, "buyer", "Could the handle be red?")
    promised = message(39, "seller", "Let me check with the factory and get back to you.")
    answer = "Red is fine, no extra charge from 500 pcs."
    push = "Our production for January is nearly full."

    assert owed(asked, promised, message(38, "seller", answer), message(38, "buyer", "Good to know, thanks.")) is None
    assert owed(asked, promised, message(20, "seller", push)) == "Let me check with the factory and get back to you."


def test_a_name_that_is_greeted_is_no_word_shared():
    asked = message(20, "buyer", "Grace, ik heb de creditnota nog niet gezien?")
    promised = message(19, "seller", "Dear Wouter, finance is on it, you will have it this week.")
    push = message(9, "seller", "Dear Wouter, happy you like FC-28E! Early bird ends on Sunday.\nGrace")

    assert owed(asked, promised, push)


def test_a_push_does_not_keep_what_we_promised_to_ask():
    said = "Voy a consultar con el ingeniero y le confirmo"
    asked = message(25, "buyer", "¿La máquina viene en 220 V o hay que poner transformador?")
    push = message(10, "seller", "¿Alguna novedad? Si confirma este mes le regalamos un juego de repuestos.")

    assert owed(asked, message(24, "seller", said), message(24, "buyer", "ok espero"), push) == said


def test_an_answer_with_the_words_of_the_question_keeps_it():
    asked = message(25, "buyer", "¿La máquina viene en 220 V?")
    promised = message(24, "seller", "Voy a consultar con el ingeniero y le confirmo")
    answer = message(20, "seller", "Sí, en 220 V sin costo, precio USD 14,800.")

    assert owed(asked, promised, answer) is None


def test_who_asks_after_it_still_waits_and_misses_it():
    first = message(20, "seller", "باشه، پیش فاکتور یوان و نقشه را تا پس فردا می‌فرستم")
    asks = message(12, "buyer", "سلام، پیش فاکتور رسید؟ ایمیلم چیزی نیومده")
    again = message(11, "seller", "سلام، ببخشید مهندس مرخصی بود. این هفته حتما 🙏")

    found = open_promise(case(first, asks, again), DELAY)
    assert found.message == first
    assert found.is_missed


def test_what_came_beside_it_leaves_it_open():
    ours = message(17, "seller", "Adjunto informe de ensayo. El plano lo están terminando, mañana le llega.")
    theirs = message(17, "buyer", "Gracias, informe recibido y derivado a ingeniería. Quedo atenta al plano.")

    assert owed(ours, theirs) == "El plano lo están terminando, mañana le llega."


def test_a_promise_is_open_once_its_day_is_over():
    log = message(5, "seller", "Dear Ann, I will send you the drawing next week.")  # written on a Sunday

    assert open_promise(case(log), DELAY) is None
    assert promise_made(case(log)) is not None


def test_what_was_to_be_asked_may_be_told_in_the_same_message():
    log = [
        message(9, "buyer", "If you can do 6.20 I take it."),
        message(8, "seller", "I ask the director... Best price 6.45"),
    ]

    assert promise_made(case(*log, message(7, "buyer", "I will think"))) is None
    assert promise_made(case(log[0], message(8, "seller", "I ask the director."))) is not None
