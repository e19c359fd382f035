"""How many messages went unanswered is told in words that are so: several, or one and the calls beside it."""

import pytest
from tests.playbook.test_advice_holds import diagnosed
from tests.saying import message

BEGUN = (
    message(60, "buyer", "Please quote 20 pumps."),
    message(58, "seller", "USD 340 each."),
    message(50, "buyer", "Fine, thank you."),
)
CALLED = message(9, "seller", "[call] rang, nobody answered", channel="phone")


def advice(*ours):
    found = diagnosed(*BEGUN, *ours, country="KZ", phone="+7 701 555 01 38", stage="quotation")
    return [one.advice for one in found.actions if "went unanswered" in one.advice]


@pytest.mark.parametrize(
    ("ours", "told"),
    [
        ([message(20, "seller", "Any news?"), message(9, "seller", "Any update?")], "2 messages went unanswered"),
        ([message(20, "seller", "Any news?"), CALLED], "2 messages and calls went unanswered"),
    ],
)
def test_they_are_counted_with_the_calls_where_one_stands_alone(ours, told):
    found = advice(*ours)
    assert found
    assert all(one.startswith(told) for one in found)
