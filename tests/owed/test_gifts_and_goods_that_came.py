"""What we add to an offer is no debt, and what the buyer has received is owed no more."""

import pytest
from tests.saying import case, message

from silentbuyer.owed.likely_open import likely_open
from silentbuyer.owed.promised import is_meant
from silentbuyer.rules.your_turn import YourTurn


@pytest.mark.parametrize(
    "text",
    [
        "Mandamos também 2 controladores de reserva grátis.", "We also send you 2 spare filters free of charge.",
        "También le mandamos una muestra gratis.", "Wir schicken Ihnen auch zwei Ersatzteile kostenlos.", "还送您两个备件，免费",
    ],
)  # fmt: skip
def test_what_is_given_beside_an_offer_is_no_promise(text: str) -> None:
    assert not is_meant(text)


@pytest.mark.parametrize(
    "text", ["We will send you new pieces free of charge on Friday.", "I will send the drawing tomorrow."]
)
def test_a_promise_stays_one(text: str) -> None:
    assert is_meant(text)


PROMISED = (
    message(40, "buyer", "Three of the ten bottles leak. Can you send others?"),
    message(39, "seller", "Sorry, I will send you 10 others with a better seal tomorrow."),
)


def test_what_has_come_is_not_owed() -> None:
    came = message(20, "buyer", "The second lot is received, thank you.")
    found = likely_open(case(*PROMISED, came, message(10, "seller", "Good to hear!")), YourTurn().delay)
    assert found is None or not found.is_ours
