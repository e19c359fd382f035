"""States of a website, and how rules read saved facts about one, however they were damaged."""

import pytest

from silentbuyer import sites
from silentbuyer.sites import SiteState


def test_every_state_has_a_sentence_and_at_most_one_sort():
    assert set(sites.SENTENCES) == set(SiteState)
    assert not sites.ALIVE & (sites.DEAD | sites.NOBODY)
    assert not sites.DEAD & sites.NOBODY


def test_the_words_are_those_of_the_catalogue():
    assert {state.value for state in SiteState} == {
        "alive-matching", "alive-unverified", "alive-unread", "alive-other-owner", "parked", "for-sale", "placeholder",
        "suspended", "expired", "hijacked", "http-error", "dead-no-dns", "dead-no-address", "unreachable", "tls-broken",
        "blocked-by-policy", "none-given", "not-checked",
    }  # fmt: skip


def test_facts_are_read_by_name():
    facts = {"state": "parked", "marks": ("two-signs",), "title": "A", "text": "B", "phones": ["+49"]}

    assert sites.state_of(facts) is SiteState.PARKED
    assert sites.marks_of(facts) == ("two-signs",)
    assert sites.text_of(facts, "title", "missing", "text") == "A\nB"
    assert sites.texts_of(facts, "phones") == ("+49",)


@pytest.mark.parametrize("facts", [None, "rubbish", {}, {"state": 7, "marks": 3, "title": 9}, {"state": "gone"}])
def test_damaged_facts_say_nothing(facts):
    assert sites.state_of(facts) is None
    assert sites.marks_of(facts) == ()
    assert sites.text_of(facts, "title") == ""
    assert sites.texts_of(facts, "marks") == ()
