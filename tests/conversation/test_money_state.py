"""How far the money is, by the newest word on it, in many languages."""

from datetime import timedelta

import pytest
from tests.saying import NOW, case, message

from silentbuyer.conversation.money_state import amounts_in, money_moved, money_state, owes_balance


@pytest.mark.parametrize(
    ("sender", "text", "state"),
    [
        ("seller", "Deposit USD 6,000 received, thank you.", "in"),
        ("seller", "Ihre Anzahlung ist eingegangen, vielen Dank.", "in"),
        ("seller", "Nous avons bien reçu votre acompte.", "in"),
        ("seller", "Оплату получили, спасибо.", "in"),
        ("seller", "定金已收到，谢谢。", "in"),
        ("buyer", "We paid the deposit today, swift copy attached.", "sent"),
        ("buyer", "Wir haben die Anzahlung heute überwiesen.", "sent"),
        ("buyer", "acconto pagato oggi, allego contabile", "sent"),
        ("buyer", "Pagamos o sinal hoje, segue comprovante.", "sent"),
        ("buyer", "手付金は本日送金いたしました。", "sent"),
        ("seller", "The balance of USD 9,400 is due before shipment.", "open"),
        ("seller", "Hola, recibimos 3.000 USD. Faltan 2.400 USD.", "open"),
        ("seller", "Dear Birgit, confirmed, 40% received.", "in"),
        ("buyer", "Sis I have sent the 50%", "sent"),
        ("buyer", "We will pay the deposit next week.", None),
        ("buyer", "We do not pay any deposit to new suppliers.", None),
        ("seller", "When we have received the deposit we start.", None),
        ("seller", "Have you paid the deposit?", None),
    ],
)
def test_one_word_on_the_money(sender, text, state):
    found = money_state(case(message(5, sender, text)))
    assert (found.state if found else None) == state


def test_the_newest_word_counts():
    sent = message(9, "buyer", "We paid the deposit today.")
    got = message(7, "seller", "Deposit received, thank you. Which colour do you need?")
    assert money_state(case(sent)).state == "sent"
    assert money_state(case(sent, got)).state == "in"
    assert money_state(case(sent, got, message(3, "seller", "The balance of USD 900 is due now."))).state == "open"
    assert money_state(case(message(300, "seller", "Deposit received, thank you."))) is None


def test_what_is_still_open_is_named():
    partly = money_state(case(message(5, "seller", "Hola Diego, recibimos 3.000 USD. Faltan 2.400 USD.")))
    assert partly.amount == "2.400 USD"
    assert list(amounts_in("EUR 18,400, 30% deposit EUR 5,520")) == ["EUR 18,400", "EUR 5,520"]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("invoice WC-0914 EUR 22,480 was due on 13 November", ["EUR 22,480"]), ("PI 2231 USD 4,000 is open", ["USD 4,000"]),
        ("Rechnung 4471 EUR 900", ["EUR 900"]), ("factura 0091 USD 12.500", ["USD 12.500"]),
        ("счёт 118 USD 3 000", ["USD 3 000"]), ("we paid 5000 USD on order 12", ["5000 USD"]), ("0,50 EUR each", ["0,50 EUR"]),
        ("PO/2026-118 USD 950", ["USD 950"]), ("Balance 2.400 USD", ["2.400 USD"]), ("发票 0914 USD 300", ["USD 300"]),
    ],
)  # fmt: skip
def test_the_number_of_a_paper_is_no_amount(text, amounts):
    assert list(amounts_in(text)) == amounts


@pytest.mark.parametrize(
    "text",
    [
        "Received USD 5,000 today, thank you. Left USD 5,878.",
        "Получили 5000 USD, остаток 5878 USD.",
        "收到5000美元，还剩5878美元",
    ],
)
def test_a_part_of_the_money_is_not_all_of_it(text):
    wrote = case(message(9, "buyer", "The bank holds it."), message(7, "seller", text))
    assert not money_moved(wrote, NOW - timedelta(days=9))


@pytest.mark.parametrize(
    ("ours", "amount"),
    [
        ("Please arrange balance 22,225 then we book the vessel.", "22,225"),
        ("Saldo de 4.500 pendiente, por favor.", "4.500"),
        ("尾款12500请安排", "12500"),
        ("The balance of 2026 was good.", ""),
    ],
)
def test_a_sum_behind_the_word_for_the_rest_needs_no_currency(ours, amount):
    assert (amounts_in(ours) or ("",))[0] == amount


@pytest.mark.parametrize(
    ("talk", "balance"),
    [
        (("PI USD 31,750, 30% deposit.", "Please arrange the deposit."), False),
        (("Deposit received, thank you.", "Please arrange the balance this week."), True),
        (("PI USD 12,000, 30% deposit, balance before shipment.",), False),
        (("Any news?",), False),
    ],
)
def test_our_newest_word_tells_whether_the_deposit_or_the_balance_is_open(talk, balance):
    log = [message(20 - place, "seller", text) for place, text in enumerate(talk)]
    assert owes_balance(case(message(30, "buyer", "Send the PI."), *log)) == balance


def test_who_writes_that_they_owe_has_not_paid():
    state = money_state(
        case(
            message(9, "seller", "We received your deposit."),
            message(8, "buyer", "I still owe you the balance, give me time."),
        )
    )
    assert state is not None
    assert state.state == "open"


def test_a_payment_that_nobody_missed_while_both_wrote_on_came():
    paid = (message(60, "seller", "BL attached, please pay the balance."), message(55, "buyer", "Balance paid. Ta"))
    assert money_state(case(*paid)).state == "sent"
    on = (message(33, "buyer", "Both boxes in the yard."), message(32, "seller", "Very happy to hear!"))
    assert money_state(case(*paid, *on)).state == "in"
    assert money_state(case(*paid, on[0])).state == "sent", "we have not written since"
