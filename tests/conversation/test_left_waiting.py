"""What they asked for or we promised stays open through their later words, unless one of them settles it."""

import pytest
from tests.logs import told

from silentbuyer.conversation.left_waiting import is_missed, leaves_open
from silentbuyer.model.findings import Cause

PROMISED = "We will send the test report and the 8D on Friday."

OPEN = (
    "Ohne den Bericht kann ich nicht freigeben.",
    "Bez protokołu nie wystawię zamówienia.",
    "It is the report holding us.",
    "Nice catalogue, the blue ones.",
    "Onaylamak için raporu bekliyoruz",
    "动画看了，报告还没收到",
    "Thank you!",
    "ท่านถามผมคำเดียวว่า 8D อยู่ไหน",
    "Չափերը համապատասխանում են մեր պահանջներին այս տարի",
)

SETTLED = (
    "The report arrived, thanks, our engineers study it until the end of the month.",
    "We no longer need the report.",
    "Bien reçu, merci. On en parle lundi.",
    "Could you do 5% better?",
    "Our bank has still not released the dollars for any import.",
)

LOGS = (
    (
        "20 B Price ok. Send me photos of the label. And the customs want the certificate of free sale",
        "19 S Here are the photos. Other noted", "19 B Nice, go on",
        "10 S Photos of the packed goods attached, please arrange the balance USD 4,300.",
        "9 B The balance is set aside. As I said it is the paper and not the money holding us.",
        "3 S When will you pay the balance?",
    ),
    (
        "22 B Prosimy o rysunek z naniesionymi tolerancjami.",
        "21 S Our engineer will mark up the drawing and send it latest by Thursday 29 October.",
        "11 S Tooling slot is filling. Can we have your PO?", "9 B Bez rysunku nie mogę założyć zamówienia.",
        "1 S Gentle reminder. Awaiting your PO.",
    ),
    (
        "20 B o cliente pede o laudo de ensaio e o desenho com cotas", "19 S Desenho com cotas em anexo, obrigado!",
        "18 B desenho ficou bom", "3 S Prezado, aguardo retorno.",
    ),
)  # fmt: skip


@pytest.mark.parametrize("text", OPEN)
def test_a_word_that_misses_it_or_speaks_of_something_else_leaves_it_open(text):
    assert leaves_open(text, PROMISED)


@pytest.mark.parametrize("text", SETTLED)
def test_a_receipt_a_question_a_reason_or_no_need_settles_it(text):
    assert not leaves_open(text, PROMISED)


def test_only_who_says_so_misses_it():
    assert is_missed(["Without the report we can't go on."], PROMISED)
    assert not is_missed(["Fine, waiting for the report."], PROMISED)


@pytest.mark.parametrize("log", LOGS)
def test_it_is_our_turn_whatever_we_wrote_of_meanwhile(log):
    assert told("30 S Our quotation: USD 12.40 FOB Ningbo.", *log).cause is Cause.YOUR_TURN
