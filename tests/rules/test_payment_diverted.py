"""Who has paid to a thief's account is helped to get the money back, and dunned for nothing."""

import re

import pytest
from tests.logs import told

from silentbuyer.hearing.paid import has_paid
from silentbuyer.model.findings import Cause

ROBBED = (
    ("Please pay the balance of USD 12,400.", "We paid the balance to the new bank account in Poland you sent us by mail.", "We have not received the balance of USD 12,400."),
    ("Please transfer USD 8,000.", "Hello, we already transferred USD 8,000 to your new account in Hong Kong, as in your email.", "The payment of 8,000 is overdue."),
    ("Bitte überweisen Sie EUR 5.000.", "Wir haben die 5.000 EUR auf Ihr neues Konto in Spanien überwiesen, wie in Ihrer Mail.", "Die Restzahlung ist überfällig."),
    ("Le solde est dû.", "Nous avons viré le solde sur votre nouveau compte bancaire au Portugal comme demandé.", "Nous n'avons rien reçu."),
    ("El saldo está pendiente.", "Ya pagamos los 7.000 a la nueva cuenta en Londres que nos indicaron por correo.", "No hemos recibido el pago."),
    ("Остаток нужно оплатить.", "Мы уже оплатили 6000 на ваш новый счёт в Польше, который вы прислали по почте.", "Мы не получили оплату."),
    ("请支付尾款。", "我们已经把尾款付到你们邮件里通知的新账户了。", "我们没有收到尾款。"),
    ("Bakiye ödemesini yapın.", "Bakiyeyi mailde bildirdiğiniz yeni banka hesabına gönderdik.", "Ödeme gelmedi."),
)  # fmt: skip
NOT_PAID = (
    "Did you really change your bank account to Poland?", "Should we pay to the new account?", "We have not paid to the new account yet.",
    "Wir zahlen morgen auf das neue Konto.", "Podemos pagar a la nueva cuenta?", "If we paid to the new account, would you ship?",
)  # fmt: skip
_DUNS = re.compile(
    r"instalment|one date and one amount|whether anything has been paid|overdue|is still open", re.IGNORECASE
)


@pytest.mark.parametrize("rows", ROBBED)
def test_the_bank_and_the_police_first_and_no_dunning(rows):
    asked, paid, dunned = rows
    found = told(f"20 S {asked}", f"9 B {paid}", f"5 S {dunned}", stage="deposit")
    assert found.cause is Cause.PAYMENT_DIVERTED
    assert not any(finding.rule == "balance-owed" for finding in found.findings)
    first = found.actions[0]
    assert "recall the payment" in first.advice
    assert "police" in first.advice
    said = " ".join(action.advice + (action.draft("en") or "") for action in found.actions)
    assert not _DUNS.search(said)


@pytest.mark.parametrize("sentence", NOT_PAID)
def test_a_question_a_plan_and_a_denial_are_no_payment(sentence):
    assert not has_paid(sentence)


def test_who_only_asks_about_the_account_is_warned_to_pay_nothing():
    found = told(
        "20 S Please pay the balance.", "9 B Did you really change your bank account to Poland?", stage="deposit"
    )
    assert "pay nothing" in found.actions[0].advice


ELSEWHERE = (
    "We transferred the deposit today, swift attached. It went to the Rotterdam branch as in your letter of 3 May.",
    "Wir haben heute EUR 9.400 überwiesen. Empfänger ist das Konto in Riga laut Ihrem Schreiben vom 4. Mai.",
    "Ya pagamos el anticipo. Fue a la cuenta de Lisboa según su correo del lunes.",
    "Nous avons viré l'acompte ce matin, sur le compte de Sofia selon votre courrier.",
    "Ödemeyi yaptık. Gönderdiğiniz yazıdaki Macaristan hesabına havale ettik.",
    "تم الدفع أمس. على حساب دبي حسب رسالتكم الأخيرة.",
    "今日已付定金，按你们邮件里的新加坡账户。",
    "Zaplatili jsme zálohu. Na účet v Rize podle vašeho mailu.",
)
AS_EVER = (
    "We paid the deposit today to your account ending 4417, swift attached.",
    "Please account for the new labels, we paid the sample fee yesterday.",
    "To the account of the Hangzhou branch paid today, same as always.",
    "Hemos pagado el anticipo, adjunto el swift.",
    "оплатили счет вчера, ждём отгрузку",
)
OURS = "20 S PI attached, deposit USD 18,450. Bank is the same as always, account ending 4417."


@pytest.mark.parametrize("words", ELSEWHERE)
def test_an_account_that_a_letter_in_our_name_gave_is_an_alarm(words):
    found = told(OURS, f"9 B {words}", "5 S The deposit is still not in our account.", stage="deposit")
    assert found.cause is Cause.PAYMENT_DIVERTED
    assert "recall the payment" in found.actions[0].advice


@pytest.mark.parametrize("words", AS_EVER)
def test_our_own_account_is_none(words):
    found = told(OURS, f"9 B {words}", "5 S The deposit is still not in our account.", stage="deposit")
    assert found.cause is not Cause.PAYMENT_DIVERTED
