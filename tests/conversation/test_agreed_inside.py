"""Whether the person who decides is said to have agreed."""

import pytest
from tests.saying import case, message

from silentbuyer.conversation.agreed_inside import agreed_inside, consents


@pytest.mark.parametrize(
    "said",
    [
        "Boss is back and says ok in principle.", "Mi socio está de acuerdo.", "Директор согласен.",
        "My boss has agreed.", "Chef ist einverstanden.", "老板同意了", "O diretor aprovou.", "Le directeur a donné son accord.",
    ],
)  # fmt: skip
def test_a_consent_is_heard(said):
    assert consents(said)


@pytest.mark.parametrize(
    "said",
    [
        "The boss must agree first.", "Director has to approve.", "Our director will approve it next week.",
        "Once the boss says ok we order", "Boss not yet ok", "Boss said ok?", "Boss okay, waiting for finance approval",
    ],
)  # fmt: skip
def test_a_consent_that_is_still_to_come_is_none(said):
    assert not consents(said)


def test_a_later_message_may_tell_of_it():
    log = (message(20, "buyer", "My boss decides."), message(10, "buyer", "Hello. My boss has agreed."))
    given = case(*log)
    assert agreed_inside(given, "My boss decides.", log[0].at)
    assert not agreed_inside(case(log[0]), "My boss decides.", log[0].at)
