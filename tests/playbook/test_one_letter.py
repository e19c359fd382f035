"""What goes along with the leading letter, over the messenger that the buyer chose, and what has no place beside it."""

import pytest
from tests.logs import told

OFFER = ("30 B Please quote 200 valves.", "28 S Our price is USD 4.10, FOB Ningbo.")


def test_a_second_way_is_asked_for_in_the_leading_letter_after_two_of_ours():
    found = told(*OFFER, "20 S Any news?", "9 S Any update?", stage="quotation", phone=None)
    lead, *others = found.actions
    assert any(one.kind == "ask-for-contact" for one in others)
    assert lead.draft("en").count("telephone number") == (lead.kind != "reply-now")


def test_nobody_is_asked_for_another_contact_beside_a_first_follow_up():
    found = told(*OFFER, stage="quotation", phone=None)
    assert "ask-for-contact" not in {one.kind for one in found.actions}


def test_beside_a_likely_swindler_no_word_comes_back_to_another_cause():
    found = told(
        "12 B We need 40,000 boots, budget approved.",
        "11 S USD 17 a pair.",
        "10 B To sign, pay a notary registration fee of USD 4,850 by fast transfer to the clerk.",
        "8 B Two other factories were chosen and have paid already.",
        "5 S Any news?",
        stage="quotation",
    )
    assert found.actions[0].kind == "stop"
    assert "return-to-pool" not in {one.kind for one in found.actions}


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("Our price is USD 4.10, FOB Ningbo.", "How does our offer of"),
        ("The proforma invoice is attached.", "look at our proforma of"),
        ("The price is USD 4.10. Which voltage do you need?", "Is this still planned"),
    ],
)
def test_after_the_wait_we_ask_about_what_we_sent_and_hold_no_question_up(words, step):
    found = told("3 B Please quote 200 valves.", f"1 S {words}", stage="quotation")
    letter = found.actions[0].draft("en")
    assert step in letter
    assert "Which voltage" not in letter
