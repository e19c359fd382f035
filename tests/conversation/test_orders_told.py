"""Orders that stand in the messages only make a rhythm, where there are enough of them."""

from datetime import UTC, datetime, timedelta

import pytest

import silentbuyer as sb
from silentbuyer.conversation.on_the_way import goods_came

NOW = datetime(2026, 10, 20, 8, tzinfo=UTC)
US = sb.Seller(company="Ningbo Haorun", timezone="Asia/Shanghai", country="CN")
RHYTHMS = [
    ("overdue", [(400, "Hello Amy, PO attached for 10 pallets."), (310, "PO attached, same goods."),
                 (220, "Hi, our usual 10 pallets please."), (140, "New order: 10 pallets, PO attached.")]),
    ("overdue", [(390, "Guten Tag, wir bestellen 40 Kartons."), (300, "Neue Bestellung anbei, 40 Kartons."),
                 (210, "Bitte wieder 40 Kartons, Bestellung anbei.")]),
    ("overdue", [(400, "订单附件，20箱。"), (300, "再订20箱，采购单见附件。"), (200, "返单：20箱")]),
    ("overdue", [(400, "Заказываем 2 паллеты."), (310, "Новый заказ: 2 паллеты."), (220, "Очередной заказ во вложении.")]),
    ("not-due", [(300, "PO attached 5 pallets"), (200, "new order 5 pallets attached"), (100, "PO attached, 6 pallets"),
                 (10, "PO attached, same again")]),
    ("not-due", [(322, "order no 5: 1x40 garden chairs as always"), (132, "Order no 6: 1x40, same chairs")]),
]  # fmt: skip
NONE = [
    [(300, "Please quote 10 pallets."), (200, "Your price for new order of 10 pallets?"), (100, "Price list?")],
    [(300, "PO attached."), (298, "PO attached again, sorry wrong file."), (290, "Did you get our order?")],
    [(400, "Order no 5 please ship"), (300, "order no 5: goods arrived, thanks")],
    [(200, "PO attached"), (100, "If the price is ok we order again")],
]


def found(log, **fields):
    messages = [
        message
        for days, text in log
        for message in (
            sb.Message(at=NOW - timedelta(days=days), sender="buyer", text=text),
            sb.Message(at=NOW - timedelta(days=days - 1), sender="seller", text="Thank you, confirmed."),
        )
    ]
    customer = sb.Customer(id="C-1", company="Acme", country="DE", messages=messages, **fields)
    return [f for f in sb.diagnose(customer, US, now=NOW, online=False).findings if f.rule == "reorder-rhythm"]


@pytest.mark.parametrize(("name", "log"), RHYTHMS)
def test_the_rhythm_of_orders_that_messages_tell(name, log):
    (one,) = found(log)

    assert one.sign == f"reorder-rhythm/{name}"
    assert one.evidence["read_from"] == "messages"
    assert "as the messages tell" in one.because


@pytest.mark.parametrize("log", NONE)
def test_inquiries_repeated_words_and_two_orders_make_none(log):
    assert found(log) == []


def test_orders_on_record_are_right():
    orders = [sb.Order(at=NOW - timedelta(days=n)) for n in (190, 100, 10)]

    assert all("read_from" not in one.evidence for one in found(RHYTHMS[0][1], orders=orders))


@pytest.mark.parametrize(
    "text",
    [
        "kontener dotarł w piątek.", "O contentor já chegou a Luanda dia 29.", "The goods arrived yesterday.", "La mercancía llegó ayer",
        "货到了", "Die Ware ist angekommen.", "البضاعة وصلت", "Груз пришёл в порт", "konteyner ulaştı limana",
    ],
)  # fmt: skip
def test_goods_that_have_come_are_under_way_no_more(text):
    assert goods_came(text)


@pytest.mark.parametrize(
    "text",
    ["The samples arrived.", "Container will arrive 29 August.", "Has the container arrived?", "Money received."],
)
def test_a_sample_a_voyage_and_money_are_no_goods_that_came(text):
    assert not goods_came(text)
