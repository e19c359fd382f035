"""What we sent last, and whether a deposit is what is open."""

import pytest
from tests.saying import case, message

from silentbuyer.conversation.our_step import deposit_is_due, our_step

ASKED = message(20, "buyer", "Please quote 40 pumps.")


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("Our price is USD 210 each, FOB Ningbo.", "offered"),
        ("Please find attached our quotation.", "offered"),
        ("Adjunto la cotización.", "offered"),
        ("The proforma invoice is attached.", "proforma"),
        ("The sample was sent by courier today.", "sample"),
        ("Thank you, we will send the offer tomorrow.", None),
    ],
)
def test_what_we_sent_last(text, step):
    found = our_step(case(ASKED, message(9, "seller", text), message(5, "seller", "Any news?")))
    assert (found[0] if found else None) == step


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("The deposit has not arrived, please check.", True),
        ("We still wait for your deposit.", True),
        ("Terms: 30% deposit, balance before shipment.", False),
        ("Any news?", False),
    ],
)
def test_a_deposit_is_due_where_we_remind_of_it(words, due):
    assert deposit_is_due(case(ASKED, message(5, "seller", words))) is due
    assert not deposit_is_due(case(ASKED, message(5, "seller", words), message(2, "buyer", "It left today.")))
