"""Reading what was not understood is done at our own desk: the report names no channel for it."""

from tests.playbook.test_read_first import OFFER, STRANGE, diagnosed
from tests.saying import message

from silentbuyer.show.text_report import action_parts


def test_what_is_read_first_goes_over_no_channel():
    found = diagnosed(*OFFER, message(40, "buyer", STRANGE[0]), message(9, "seller", "Any news?"))
    told = " ".join(action_parts(found.actions[0], found.now))
    assert "Read first" in told
    assert "Over email" not in told


def test_a_letter_names_its_channel():
    found = diagnosed(*OFFER, message(9, "seller", "Any news?"))
    assert "email" in " ".join(action_parts(found.actions[0], found.now)).casefold()
