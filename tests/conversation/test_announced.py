"""Whether a buyer announced an order or a payment, or accepted the price."""

import pytest
from tests.saying import NOW, case, message

from silentbuyer.conversation.announced import announced
from silentbuyer.model.customer import Order


@pytest.mark.parametrize(
    "said",
    [
        "3% passt, ist ok. Ich melde mich in der Woche drauf mit der fixen Bestellung.",
        "Ya revisé, el precio me parece bien.",
        "กลับมาทำงานวันที่ 17 แล้วจะให้ฝ่ายบัญชีทำเรื่องโอนมัดจำค่ะ",
        "We will pay the deposit next week.",
        "A proforma está ok.",
    ],
)
def test_an_order_a_payment_or_a_price_accepted_is_announced(said):
    log = (message(20, "seller", "USD 21 each."), message(10, "buyer", said), message(9, "seller", "Thank you!"))
    assert announced(case(*log)) is not None
    assert announced(case(*log, orders=[Order(at=NOW)])) is None  # the order has come since


@pytest.mark.parametrize(
    "said",
    [
        "If the price is right we will order.",
        "We have not decided about the payment yet.",
        "Will you pay the freight?",
        "Bien reçu, merci, c'est joli la collection Bao!",
        "Your price is too high.",
    ],
)
def test_a_condition_a_question_or_thanks_announces_nothing(said):
    assert announced(case(message(20, "seller", "USD 21 each."), message(10, "buyer", said))) is None


def test_a_reason_written_later_takes_it_back():
    log = (
        message(20, "buyer", "We will pay the deposit next week."),
        message(5, "buyer", "We bought from another supplier."),
    )
    assert announced(case(*log)) is None
