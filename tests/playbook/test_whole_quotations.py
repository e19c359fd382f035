"""What a letter quotes can be understood alone; else it is taken up by its day."""

import pytest
from tests.playbook.test_advice_holds import diagnosed
from tests.saying import message


@pytest.mark.parametrize(
    "ours",
    ["Our engineer is on a business trip, back on Monday. Then I send.", "We check with the factory on Monday. I revert.", "The drawing is nearly ready. Will send."],
)  # fmt: skip
def test_a_torn_promise_is_not_held_up(ours):
    asked = message(20, "buyer", "Please send the dimensioned drawing with tolerances.")
    found = diagnosed(asked, message(19, "seller", ours), message(9, "seller", "When can you place the trial order?"))
    torn = ours.rpartition(". ")[2]
    assert all(f"“{torn}”" not in one.draft("en") for one in found.actions)


@pytest.mark.parametrize("asked", ["Please check.", "Pls advise", "Bitte prüfen.", "Favor confirmar."])
def test_a_torn_request_is_taken_up_by_its_day(asked):
    found = diagnosed(message(30, "seller", "Our offer."), message(10, "buyer", asked))
    letter = found.actions[0].draft("en")
    assert f"“{asked}”" not in letter


@pytest.mark.parametrize("asked", ["What is the lead time for 40 sets?", "Price?"])
def test_a_whole_question_is_quoted(asked):
    found = diagnosed(message(30, "seller", "Our offer."), message(10, "buyer", asked))
    assert f"“{asked}”" in found.actions[0].draft("en")
