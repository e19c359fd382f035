"""Where a message stands in its talk."""

from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.hearing.talk_place import FEW, NEWEST, TalkPlace, places_of

MOMENTS = st.lists(st.integers(0, 60), unique=True, max_size=20).map(sorted)


def test_what_opened_a_talk_that_went_on_is_its_opening():
    assert [place.opens for place in places_of([0, 1, 5], [3], [1, 1, 1])] == [True, True, False]


def test_a_talk_of_one_turn_has_no_opening():
    assert [place.opens for place in places_of([0, 1], [3], [1, 1])] == [False, False]


def test_messages_with_none_of_ours_between_are_one_turn():
    places = places_of([0, 2, 4, 5, 8], [1, 3, 7], [1] * 5)
    assert [place.is_older for place in places] == [True, True, False, False, False]


def test_few_sentences_are_short():
    assert [place.is_short for place in places_of([0, 1], [], [FEW, FEW + 1])] == [True, False]


@given(MOMENTS, MOMENTS)
def test_the_newest_turns_are_never_older_and_every_message_has_a_place(theirs, ours):
    places = places_of(theirs, ours, [1] * len(theirs))
    assert len(places) == len(theirs)
    assert not places or not places[-1].is_older
    assert [place.is_older for place in places] == sorted((place.is_older for place in places), reverse=True)
    assert len({place.is_older for place in places}) <= NEWEST
    assert TalkPlace(True, False, True).signs == (1.0, 0.0, 1.0)
