"""A sales letter of ours answers no question about broken goods, in whatever language it was asked."""

from datetime import timedelta

import pytest
from tests.saying import NOW, message

import silentbuyer as sb

ASKED = [
    "È il firmware con la norma CEI 0-21 o li sostituite?", "Τι έγινε με τις ρόδες;", "What about the 14 broken wheels, will you replace them?",
    "¿Qué pasó con las 3 bombas dañadas?", "Wann bekommen wir die Ersatzteile für die Pumpe?", "Quand recevrons-nous les pièces de remplacement ?",
    "Что с заменой бракованных подшипников?", "Kırık camlar ne olacak?", "那批坏的灯什么时候换？", "E as 5 válvulas com defeito, vão trocar?",
]  # fmt: skip
LETTERS = [
    "Dear friend, our October promotion has started: BV-6K at USD 735 for 100 pcs. Shall we book the next container?",
    "Dear Sir, please see our new products for 2027, LED panel 40 W at USD 4.20.",
    "Hola, tenemos nuevos productos: panel LED 40 W a USD 4.20.",
]


def lead(asked, ours):
    log = [message(20, "buyer", asked), message(9, "seller", ours)]
    customer = sb.Customer(id="1", company="Acme", email="a@acme.example", stage="repeat", messages=log)
    d = sb.diagnose(customer, sb.Seller(country="CN"), now=NOW + timedelta(hours=1), online=False)
    return d.cause, d.actions[0].kind


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("ours", LETTERS)
def test_it_is_still_our_turn(asked, ours):
    assert lead(asked, ours) == (sb.Cause.YOUR_TURN, "reply-now")


@pytest.mark.parametrize(
    "ours",
    ["The firmware 2.1 solves it, please see the attached file.", "Yes, we replace all of them, they left yesterday."],
)
def test_what_says_what_becomes_of_it_answers(ours):
    assert lead(ASKED[2], ours)[0] != sb.Cause.YOUR_TURN
