"""What stands around a sentence in its talk makes a reason likelier, or less so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.hearing.acts_table import acts_table
from silentbuyer.hearing.in_talk import right_there
from silentbuyer.hearing.learned import Understood, reading
from silentbuyer.hearing.surroundings import FARTHEST, Surroundings, with_surroundings
from silentbuyer.hearing.talk_place import TalkPlace
from silentbuyer.model.acts import REASONS, Act
from silentbuyer.testing import case, message

PLACE = TalkPlace(opens=True, is_older=False, is_short=True)
LATER = TalkPlace(opens=False, is_older=False, is_short=True)
NOTHING = [-9.0, -9.0, -9.0]
FIRST, SECOND = [1.0, -9.0, -9.0], [-9.0, 2.0, -9.0]
REASONS_OF_THREE = (0, 1)


def around(*own: tuple[str, list[float]], earlier: tuple[list[float], ...] = (), later: tuple[list[float], ...] = ()):
    return Surroundings(PLACE, own, earlier=earlier, later=later)


def signs(found: Surroundings, sentence: str, acts: tuple[int, ...] = (0,)) -> dict[str, float]:
    return dict(zip(Surroundings.NAMES, found.signs(sentence, acts, REASONS_OF_THREE)[3:], strict=True))


def test_the_place_comes_first_and_then_four_neighbours() -> None:
    found = around(("a", NOTHING)).signs("a", (0,), REASONS_OF_THREE)
    assert found[:3] == PLACE.signs
    assert found[3:] == (0.0,) * len(Surroundings.NAMES) == (0.0,) * 12


def test_what_stands_before_and_behind_in_the_message_is_told_apart() -> None:
    told = signs(around(("a", FIRST), ("b", NOTHING), ("c", SECOND)), "b")
    assert (told["before:is"], told["before:same"], told["before:reason"]) == (1.0, 1.0, 1.0)
    assert (told["behind:is"], told["behind:same"], told["behind:reason"]) == (1.0, -FARTHEST, 2.0)
    assert (told["earlier:is"], told["later:is"]) == (0.0, 0.0)


def test_a_log_that_begins_in_the_middle_of_a_talk_counts_as_after_an_indifferent_message() -> None:
    told = signs(Surroundings(LATER, [("a", FIRST)]), "a")
    assert (told["earlier:is"], told["earlier:same"], told["earlier:reason"]) == (1.0, -FARTHEST, -FARTHEST)
    assert told == signs(Surroundings(LATER, [("a", FIRST)], earlier=[[-9.0, -9.0, -9.0]]), "a")


def test_the_messages_before_and_after_are_told_apart() -> None:
    told = signs(around(("a", NOTHING), earlier=(NOTHING, SECOND), later=(FIRST,)), "a", (1,))
    assert (told["earlier:same"], told["later:same"], told["later:reason"]) == (2.0, -FARTHEST, 1.0)


def test_two_sentences_read_together_have_neighbours_outside_both() -> None:
    told = signs(around(("a.", FIRST), ("b.", NOTHING), ("c.", SECOND)), "a. b.")
    assert (told["before:is"], told["behind:reason"]) == (0.0, 2.0)


def test_a_sentence_of_the_subject_stands_before_all_others() -> None:
    told = signs(around(("a", FIRST), ("b", SECOND)), "Title")
    assert (told["before:is"], told["behind:same"], told["behind:reason"]) == (0.0, 1.0, 2.0)


LEVEL = st.floats(-30, 30)


@given(st.lists(st.lists(LEVEL, min_size=3, max_size=3), min_size=1, max_size=5), st.integers(0, 4))
def test_no_neighbour_counts_for_more_than_the_farthest(rows: list[list[float]], which: int) -> None:
    own = [(str(number), row) for number, row in enumerate(rows)]
    found = around(*own, earlier=tuple(rows), later=tuple(rows)).signs(str(which), (0,), REASONS_OF_THREE)
    assert all(-FARTHEST <= sign <= FARTHEST for sign in found)


TALK = (
    message("Please quote 20 pumps. We wait for our director.", days_ago=20),
    message("Is he back?", sender="seller", days_ago=15),
    message("Not yet. He must sign it.", days_ago=14),
    message("And now?", sender="seller", days_ago=9),
    message("Still at sea.", days_ago=8),
)


def test_each_message_of_the_buyer_has_the_one_before_and_the_one_after() -> None:
    newest, middle, oldest = (found for _, found in with_surroundings(case(messages=TALK), since_order=True))
    assert [sentence for sentence, _ in middle.own] == ["Not yet.", "He must sign it."]
    assert list(middle.earlier) == [row for _, row in oldest.own]
    assert list(middle.later) == [row for _, row in newest.own]
    assert list(oldest.earlier) == list(newest.later) == []
    assert (oldest.place.opens, newest.place.opens) == (True, False)


@pytest.mark.parametrize("text", ["We wait for our director.", "Not yet. He must sign it."])
def test_a_reading_tells_the_level_of_each_act_in_each_sentence(text: str) -> None:
    read = reading(text)
    assert " ".join(sentence for sentence, _ in read.levels) == text
    assert all(len(row) == len(acts_table().classes) for _, row in read.levels)


def test_a_reason_beside_others_that_come_near_it_is_likelier() -> None:
    one = Understood(act=Act.INTERNAL, sentence="Still at sea.", language="en", level=1.0, ahead=1.0)
    far = [-6.0] * len(acts_table().classes)
    near = [3.0 if act == Act.INTERNAL else -6.0 for act in acts_table().classes]
    told = [right_there(one, Surroundings(PLACE, [("Still at sea.", far)], earlier=[row])) for row in (far, near)]
    assert Act.INTERNAL in REASONS
    assert told[0] < told[1]
