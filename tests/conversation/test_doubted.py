"""A purchase order that nobody means to pay: our price taken at once, and our own doubt who they are."""

import pytest
from tests.saying import case, message

from silentbuyer.conversation.doubted import our_doubt, took_at_once

ASKED, OFFERED = message(9, "buyer", "Please quote 500 pcs."), message(8, "seller", "USD 7.20, 30% deposit.")


@pytest.mark.parametrize(
    "text", ["Price accepted. Find our signed PO.", "We accept your quotation, NET 30 is our policy."]
)
def test_who_takes_the_first_price_as_it_is_takes_it_at_once(text):
    found = took_at_once(case(ASKED, OFFERED, message(7, "buyer", text)))
    assert found is not None
    assert found[1] in text


@pytest.mark.parametrize(
    "text", ["We cannot accept this price.", "Is the price accepted by your boss?", "Can you do 6.90?", "Thank you."]
)
def test_who_haggles_asks_or_thanks_does_not(text):
    assert took_at_once(case(ASKED, OFFERED, message(7, "buyer", text))) is None


def test_a_later_consent_after_other_words_is_none():
    talk = (ASKED, OFFERED, message(7, "buyer", "Can you do 6.90?"), message(6, "seller", "7.00"))
    assert took_at_once(case(*talk, message(5, "buyer", "Price accepted."))) is None


@pytest.mark.parametrize(
    "text",
    [
        "Could you please write from your official company email?", "Your firm says order unknown.",
        "Bitte schreiben Sie von Ihrer offiziellen E-Mail.", "¿Puede escribir desde su correo corporativo?", "请用公司邮箱给我们写信",
    ],
)  # fmt: skip
def test_our_doubt_stands_until_they_write_again(text):
    doubt = message(6, "seller", text)
    assert our_doubt(case(ASKED, OFFERED, doubt)) is not None
    assert our_doubt(case(ASKED, OFFERED, doubt, message(5, "buyer", "Here I am."))) is None
    assert our_doubt(case(ASKED, OFFERED, message(6, "seller", "Please send the address."))) is None
