"""What still stands open of what the buyer asked: a call for an answer leads back to it, a swindler's demand is no debt."""

import pytest
from tests.logs import told
from tests.saying import case, message

from silentbuyer.model.findings import Cause
from silentbuyer.owed.open_matter import open_request

OFFER = ("30 B Please quote 20,000 m jersey.", "29 S Our price is USD 2.10/m.")


@pytest.mark.parametrize("call", ["??", "?", "Anna?", "？"])
def test_a_bare_call_leads_back_to_what_is_owed(call):
    asked = "20 B Anna good day, is there a declaration for this model?"
    found = told(
        *OFFER, asked, "20 S I ask the factory and write tomorrow", f"15 B {call}", "14 S Please wait a little"
    )

    assert found.cause is Cause.YOUR_TURN
    assert f'"{call}"' not in f"{found.actions[0].advice} {found.actions[0].why}"


def test_one_word_that_asks_something_is_no_call():
    found = told(*OFFER, "20 B Price?", "19 S We hope for your order soon!")

    assert "Price?" in f"{found.actions[0].advice} {found.actions[0].why}"


@pytest.mark.parametrize(
    "demand",
    [
        "Before contract our law require you register as vendor with our attorney, fee USD 1,850 refundable.",
        "Kindly pay the contract registration fee of 900 USD to our lawyer first.",
    ],
)
def test_nobody_owes_an_answer_to_a_demand_for_fees(demand):
    found = told(*OFFER, f"20 B {demand}", "18 S Can the fee be deducted?", "10 S waiting for your deposit")

    assert found.cause is not Cause.YOUR_TURN
    assert "reply-now" not in {action.kind for action in found.actions}


def test_a_push_beside_a_promise_asks_nothing_first():
    found = told(
        "40 B Price for 200 lamps? Also send the IES file.", "39 S USD 198. The IES file I ask our engineer and send you.",
        "38 B OK price is workable.", "37 S Engineer is at the fair, after he comes back I send. How is your order plan?",
        "26 S Any news about the order?",
    )  # fmt: skip

    assert found.cause is Cause.YOUR_TURN


@pytest.mark.parametrize(
    ("asked", "ours"),
    [
        ("nanti kalau mesin sampai saya kabari, teknisi video call bisa kan?", "Sure, anytime"),
        ("Can your engineer join the call?", "ok"), ("¿Puede el técnico llamarnos el lunes?", "Claro, con gusto"),
        ("Kann Ihr Techniker uns anrufen?", "Gerne, kein Problem"), ("Le technicien peut nous appeler ?", "Oui, bien sûr"),
        ("安装时可以视频指导吗？", "没问题"), ("Technik może zadzwonić?", "Tak, oczywiście"), ("Teknisyen arayabilir mi?", "Tabii, tamam"),
    ],
)  # fmt: skip
def test_a_bare_yes_answers_what_can_be_granted_in_a_word(asked, ours):
    given = case(message(10, "buyer", asked), message(9.9, "seller", ours), message(3, "seller", "Any news?"))
    assert open_request(given) is None


@pytest.mark.parametrize(
    "asked",
    ["Can you send us the test report?", "¿Me puede enviar el certificado?", "Können Sie uns die Zeichnung schicken?"],
)
def test_a_yes_sends_nothing(asked):
    given = case(message(10, "buyer", asked), message(9.9, "seller", "Sure"), message(3, "seller", "Any news?"))
    assert open_request(given) is not None
