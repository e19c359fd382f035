"""Where a message stands in its talk."""

from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.hearing.talk_place import FEW, NEWEST, TalkPlace, places_of

MOMENTS = st.lists(st.integers(0, 60), unique=True, max_size=20).map(sorted)


def test_what_stands_before_any_word_of_ours_opens_the_talk():
    assert [place.opens for place in places_of([0, 1, 5], [3], [1, 1, 1], [True] * 3)] == [True, True, False]


def test_what_answers_a_word_of_ours_opens_nothing():
    assert [place.opens for place in places_of([4, 6], [3, 5], [1, 1], [True, True])] == [False, False]


def test_a_log_that_begins_in_the_middle_of_a_talk_has_no_opening():
    assert [place.opens for place in places_of([0, 5], [3], [1, 1], [False, True])] == [False, False]


def test_messages_with_none_of_ours_between_are_one_turn():
    places = places_of([0, 2, 4, 5, 8], [1, 3, 7], [1] * 5, [False] * 5)
    assert [place.is_older for place in places] == [True, True, False, False, False]


def test_few_sentences_are_short():
    assert [place.is_short for place in places_of([0, 1], [], [FEW, FEW + 1], [False, True])] == [True, False]


@given(MOMENTS, MOMENTS)
def test_the_newest_turns_are_never_older_and_every_message_has_a_place(theirs, ours):
    places = places_of(theirs, ours, [1] * len(theirs), [True] * len(theirs))
    assert len(places) == len(theirs)
    assert not places or not places[-1].is_older
    assert [place.is_older for place in places] == sorted((place.is_older for place in places), reverse=True)
    assert len({place.is_older for place in places}) <= NEWEST
    assert TalkPlace(True, False, True).signs == (1.0, 0.0, 1.0)
