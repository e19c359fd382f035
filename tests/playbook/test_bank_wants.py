"""Who told that the money is held up is sent what the bank asks for, asked for it, or asked how far it is: one of them."""

import pytest
from tests.playbook.test_advice_holds import diagnosed
from tests.saying import message

from silentbuyer.playbook.bank_wants import bank_wants

NAMED = [
    "Our bank refused the transfer, compliance asks for more documents.",
    "Bank returned it. Also they want HS code and freight shown separate from FOB.",
    "Банк вернул платёж. Требуется контракт на двух языках с печатью.",
    "El banco rechazó la transferencia. El banco nos pide una factura proforma sellada.",
    "Die Bank hat die Überweisung zurückgewiesen. Sie verlangt den unterschriebenen Vertrag.",
    "La banque a rejeté le virement, elle demande le certificat d'origine.",
    "银行把款退回来了，要盖章的合同",
    "Banka transferi geri çevirdi, imzalı proforma istiyor.",
]
QUEUE = [
    "ثبت سفارش انجام شد، منتظر تخصیص ارز هستیم",
    "Our bank has no dollars, we wait for the allocation.",
    "Central bank has not allocated foreign exchange for our L/C, so it is still not opened.",
    "El banco no tiene divisas, estamos esperando el turno.",
    "Il n'y a pas de devises à la banque, nous attendons notre tour.",
    "银行没有外汇额度，我们在等",
    "O banco não tem divisas, estamos à espera.",
]
UNTOLD = [
    "Our bank returned the transfer.",
    "We registered the contract with the bank, but the transfer came back.",
    "Unsere Bank hat die Überweisung wegen der Sanktionsprüfung zurückgewiesen.",
    "Платёж вернулся, китайский банк не принимает деньги из России.",
    "Banka transferi geri çevirdi.",
    "I sent all the papers to my bank and the transfer was still rejected.",
]
OURS = {NAMED[0], NAMED[3], NAMED[5]}
"""Where what the bank wants is heard as asked of us, so that it is our turn before the money is anybody's trouble."""
CASES = [*((t, "paper") for t in NAMED), *((t, "queue") for t in QUEUE), *((t, "") for t in UNTOLD)]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_a_paper_is_named_a_queue_is_told_or_neither(text, wanted):
    assert bank_wants([text]) == wanted


def asked(text):
    return diagnosed(message(10, "buyer", text), message(9, "seller", "Noted."), stage="deposit")


@pytest.mark.parametrize(("text", "wanted"), [case for case in CASES if case[0] not in OURS])
def test_the_letter_offers_no_paper_that_nobody_asked_for_and_asks_one_thing(text, wanted):
    found = asked(text)
    draft = found.actions[0].draft("en")
    assert found.cause == "money-blocked"
    assert ("[documents]" in draft) == (wanted == "paper")
    assert ("Which paper or step" in draft) == (wanted == "")
    assert "another currency" not in draft
    assert draft.count("?") <= 1


@pytest.mark.parametrize("text", sorted(OURS))
def test_papers_that_are_heard_as_asked_of_us_are_our_turn(text):
    found = asked(text)
    assert found.cause == "your-turn"
    assert "another currency" not in found.actions[0].draft("en")


def test_what_the_bank_wants_may_stand_in_the_message_after():
    log = [message(10, "buyer", "Bank returned it."), message(9, "buyer", "They want the HS code on the proforma.")]
    found = diagnosed(*log, message(8, "seller", "Ok noted."), stage="deposit")
    assert "Here is what your bank asks for" in found.actions[0].draft("en")


def test_once_the_papers_are_handed_in_there_is_only_news_to_ask_for():
    asked, then = "Деньги вернулись. Мой банк просит контракт с двумя печатями.", "Принял, отдал в банк, жду ответ"
    assert bank_wants([asked]) == "paper"
    assert bank_wants([asked, then]) == "queue"


def test_a_queue_is_heard_by_its_word():
    assert bank_wants(["قدمت الفاتورة في البنك. بيقولوا فيه طابور على الدولار ولسه مش عارفين امتى"]) == "queue"
