"""Our own word that money has come settles what was asked for before it."""

import pytest
from tests.logs import told

from silentbuyer.conversation.money_in import confirms

CAME = (
    "Deposit received with thanks, production starts.", "Die Anzahlung ist heute eingegangen, vielen Dank.", "Recibimos su anticipo, gracias.",
    "Nous avons bien reçu l'acompte.", "定金已收到，谢谢，开始生产。", "Аванс получили, спасибо.", "We got your payment, tks.", "Depozitoyu aldık, teşekkürler.",
    "Recebemos o sinal, obrigado, vamos produzir.", "前金のご入金を確認いたしました。", "계약금을 잘 받았습니다.", "Uang muka sudah kami terima.",
)  # fmt: skip
NOT_YET = (
    "We have not received the deposit.", "Production starts after we received the deposit.", "Once deposit received, we start.",
    "收到定金后安排生产。", "Nach Erhalt der Anzahlung starten wir.", "We will ship upon balance payment received.", "Depozito ulaşınca başlarız.",
    "Мы не получили аванс.", "The deposit has not arrived yet", "Payment received?",
)  # fmt: skip


@pytest.mark.parametrize("text", CAME)
def test_money_that_came_is_asked_for_no_more(text):
    assert confirms(text)
    found = told(
        "30 S Please pay the 30% deposit.",
        "25 B We will pay next week.",
        f"15 S {text}",
        "5 S Please confirm the artwork.",
        stage="deposit",
    )
    said = " ".join(str(found).split()) + " ".join(action.draft("en") or "" for action in found.actions)
    assert "before it has arrived" not in said
    assert "has not reached us yet" not in said
    assert not {"balance-owed/said", "named-dates/promise-broken"} & {finding.sign for finding in found.findings}
    assert found.actions[0].kind == "wait" or "The money is in" in found.actions[0].advice


@pytest.mark.parametrize("text", NOT_YET)
def test_a_condition_a_question_and_a_denial_confirm_nothing(text):
    assert not confirms(text)


def test_who_wrote_that_they_have_paid_is_not_asked_for_it_before_the_account_was_looked_at():
    found = told(
        "30 S Please pay the 30% deposit.",
        "9 B We have transferred the deposit today.",
        "8 S Noted, thank you.",
        stage="deposit",
    )
    assert "Look at the account first" in found.actions[0].advice
