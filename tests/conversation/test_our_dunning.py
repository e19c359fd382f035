"""Our own word that a balance is due is heard as such, and what only names terms or thanks for money is not."""

import pytest

from silentbuyer.conversation.our_words import DUNNED
from silentbuyer.hearing.phrases import topics


@pytest.mark.parametrize(
    "text",
    [
        "Please arrange the 70% balance USD 22,400 so we can ship.",
        "Hello Kwame, any update on the balance?",
        "Could you arrange the balance payment this week?",
        "We are waiting for your balance payment",
        "May I know when you can pay the rest of 12,000?",
        "Please help to arrange the final payment before loading",
        "Please send the remaining amount",
        "尾款什么时候可以付？",
        "Bitte überweisen Sie den Restbetrag",
    ],
)
def test_a_reminder_of_the_balance_is_heard(text):
    assert DUNNED in topics(text)


@pytest.mark.parametrize(
    "text",
    [
        "After the balance we ship within 3 days, payment terms are 30/70.",
        "Thank you, the balance has been received.",
        "We received your balance payment and arrange shipment.",
        "Our terms: 30% deposit, balance before shipment.",
        "Please send us your final payment terms",
        "Please arrange the deposit so that we can start.",
        "尾款已收到，谢谢",
        "付款方式：30%定金，尾款见提单副本",
    ],
)
def test_terms_and_thanks_are_no_reminder(text):
    assert DUNNED not in topics(text)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("No need for samples.", "no-need"),
        ("No need to worry about the freight.", "no-need"),
        ("No hace falta muestra, ya conocemos el producto.", "no-need"),
        ("Pas besoin d'échantillon", "no-need"),
        ("Kein Bedarf an Mustern", "no-need"),
        ("Hasta el próximo pedido.", "later"),
        ("Hablamos en marzo.", "spec-driven"),
    ],
)
def test_words_near_a_reason_give_none(text, topic):
    assert topic not in topics(text)
