"""States of a website, and how rules read saved facts about one, however they were damaged."""

import pytest

from silentbuyer.pages import states
from silentbuyer.pages.states import SiteState


def test_every_state_has_a_sentence_and_at_most_one_sort():
    assert set(states.SENTENCES) == set(SiteState)
    assert not states.ALIVE & (states.DEAD | states.NOBODY)
    assert not states.DEAD & states.NOBODY


def test_the_words_are_those_of_the_catalogue():
    assert {state.value for state in SiteState} == {
        "alive-matching", "alive-unverified", "alive-unread", "alive-other-owner", "parked", "for-sale", "placeholder",
        "suspended", "expired", "hijacked", "http-error", "dead-no-dns", "dead-no-address", "unreachable", "tls-broken",
        "blocked-by-policy", "none-given", "not-checked",
    }  # fmt: skip


def test_facts_are_read_by_name():
    facts = {"state": "parked", "marks": ("two-signs",), "title": "A", "text": "B", "phones": ["+49"]}

    assert states.state_of(facts) is SiteState.PARKED
    assert states.marks_of(facts) == ("two-signs",)
    assert states.text_of(facts, "title", "missing", "text") == "A\nB"
    assert states.texts_of(facts, "phones") == ("+49",)


@pytest.mark.parametrize("facts", [None, "rubbish", {}, {"state": 7, "marks": 3, "title": 9}, {"state": "gone"}])
def test_damaged_facts_say_nothing(facts):
    assert states.state_of(facts) is None
    assert states.marks_of(facts) == ()
    assert states.text_of(facts, "title") == ""
    assert states.texts_of(facts, "marks") == ()
