"""Two sentences speak of one thing by concepts, groups of words, figures and codes, whatever their languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.owed.telling import covered, likeness, marks_of, weight
from silentbuyer.text.tongue import languages_of


def marks(text):
    return marks_of(text, languages_of(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("¿El motor es de cobre?", "The motor winding is copper."),
        ("Welche Lieferzeit haben Sie?", "Delivery time is 25 days."),
        ("Is it EN 1176?", "We hold EN 1176."),
        ("Peut-on payer 3,40 ?", "3.40 is too low for us."),
    ],
)
def test_what_speaks_of_the_same_is_like_whatever_the_language(one, other):
    assert likeness(marks(one), marks(other)) > likeness(marks(one), marks("Happy holidays to your family!"))


def test_what_stands_in_every_sentence_tells_little():
    assert weight(frozenset({"we"})) < weight(frozenset({"sample"}))
    assert weight(frozenset({"!en-1176"})) > weight(frozenset({"not", "we"}))


def test_nothing_is_like_nothing():
    assert likeness(frozenset(), marks("copper")) == 0
    assert covered(frozenset(), marks("copper")) == 0


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_is_a_share_and_the_same_both_ways(one, other):
    there, back = likeness(marks(one), marks(other)), likeness(marks(other), marks(one))
    assert there == pytest.approx(back)
    assert 0 <= there <= 1 + 1e-9
    assert covered(marks(one), marks(one)) in (0, pytest.approx(1))
