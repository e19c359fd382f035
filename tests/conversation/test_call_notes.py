"""Notes of calls are ours, whoever stands as their sender: nothing in them is quoted, promised or waited for."""

import pytest
from tests.saying import case, message, signs

import silentbuyer as sb
from silentbuyer.conversation.call_notes import is_call_note, reached_nobody
from silentbuyer.owed.standing import standing
from silentbuyer.rules.named_dates import NamedDates
from silentbuyer.rules.your_turn import YourTurn


@pytest.mark.parametrize(
    "text",
    ["[call 4 min] asked for CIF", "[video call 20 min] shown the line", "[Anruf 3 min] keiner da", "[llamada 2 min]"],
)
def test_notes_are_known_by_how_they_begin(text):
    assert is_call_note(message(3, "buyer", text))


@pytest.mark.parametrize(
    "text", ["Call me on Monday", "[photo] label.jpg", "[voice 0:20] we take it", "I called you twice"]
)
def test_other_words_are_none(text):
    assert not is_call_note(message(3, "buyer", text))


def test_a_call_that_nobody_answered_promises_nothing():
    log = (message(20, "buyer", "Please send the drawing"), message(19, "seller", "[file] drawing.pdf"))
    assert not signs(YourTurn(), case(*log, message(9, "seller", "[call 0 min] no answer"))) & {
        "our-promise",
        "likely-promised",
    }


def test_no_day_is_read_out_of_a_note():
    note = message(20, "buyer", "[video call 25 min] pleased, asked for delivery: 45 days were said")
    assert [one for one in NamedDates().judge(case(note)) if isinstance(one, sb.Finding)] == []


@pytest.mark.parametrize("text", ["[call] 2x no answer", "[appel] pas de réponse", "[звонок] не берёт", "[通话] 未接"])
def test_a_call_that_nobody_took_holds_no_word_of_theirs(text):
    assert reached_nobody(message(5, "seller", text))
    talk = case(message(9, "buyer", "Price?"), message(8, "seller", "USD 4."), message(5, "seller", text))
    assert all(one.message.text != text for one in standing(talk))


def test_a_call_that_was_taken_may_hold_one():
    assert not reached_nobody(message(5, "seller", "[call 4 min] he wants the drawing by Friday"))
