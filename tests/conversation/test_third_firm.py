"""A firm with a name that has not ordered yet is the buyer's own customer; a board, a bank and we ourselves are not."""

import pytest
from tests.logs import told

from silentbuyer.model.findings import Cause

OFFER = ("20 B Please quote 20,000 m jersey.", "19 S Our price is USD 2.10/m.")
THEIRS = (
    "H&M has not nominated the fabric supplier yet. We wait.", "Zara did not place the order with us yet, so nothing to confirm for now.",
    "Walmart has not awarded the tender.", "Bosch hat uns noch nicht beauftragt.", "Carrefour n'a pas encore passé la commande.",
    "Our client is still evaluating, no news from their side.", "The main contractor has not awarded the package yet.",
    "The hospital (end user) is still deciding between two specifications.",
)  # fmt: skip
NOT_THEIRS = (
    "Our board has not approved the purchase yet.", "You have not confirmed the order yet.", "We have not placed the order yet.",
    "Hailong has not confirmed our order yet!", "Maersk has not confirmed the booking yet.", "Customs has not released the order.",
)  # fmt: skip


@pytest.mark.parametrize("words", THEIRS)
def test_another_firm_that_has_not_ordered_is_their_customer(words):
    assert told(*OFFER, f"9 B {words}", stage="quotation").cause is Cause.END_CUSTOMER


@pytest.mark.parametrize("words", NOT_THEIRS)
def test_a_board_a_carrier_and_we_are_none(words):
    assert "end-customer/said" not in {f.sign for f in told(*OFFER, f"9 B {words}", stage="quotation").findings}


def test_a_board_that_has_not_approved_decides_inside():
    assert told(*OFFER, f"9 B {NOT_THEIRS[0]}", stage="quotation").cause is Cause.INTERNAL_DECISION
