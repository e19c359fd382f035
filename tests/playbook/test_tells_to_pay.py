"""Only a plain order to pay is one: a price, a payment of theirs, a refund or a question is not."""

import pytest

from silentbuyer.playbook.tells_to_pay import tells_to_pay


@pytest.mark.parametrize(
    "text",
    [
        "Please pay the registration today, otherwise award goes to second bidder.", "You must pay the notary fee first.",
        "Kindly remit the vendor fee.", "Bitte die Gebühr heute überweisen.", "Favor de pagar el registro.", "Veuillez payer les frais.",
        "Оплатите регистрацию сегодня.", "请先支付公证费", "Si prega di pagare la tassa.",
    ],
)  # fmt: skip
def test_an_order_to_pay_is_heard(text):
    assert tells_to_pay(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mi mandi il prezzo finale delle tre versioni e lo schema di pallettizzazione?", "Please send the payment details.",
        "We pay next week, please wait.", "Please pay the refund for the 17 broken sets.", "Shall we pay by LC?", "Please quote the price.",
        "Quanto costa il trasporto?", "Wir überweisen morgen, bitte bestätigen.", "Por favor envíe la proforma para pagar.",
    ],
)  # fmt: skip
def test_what_is_no_order_to_pay_is_not(text):
    assert not tells_to_pay(text)
