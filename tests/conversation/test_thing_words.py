"""Of which kind a thing is: photos are no report, and an invoice is no drawing."""

import pytest

from silentbuyer.conversation.thing_words import is_of_another_kind, kinds_in, will_send


@pytest.mark.parametrize(
    ("sent", "asked"),
    [
        ("Photos attached.", "Please send the certificate."),
        ("The new drawing is attached.", "нужен протокол испытаний"),
        ("Invoice attached.", "我们需要图纸"),
    ],
)
def test_another_thing_is_not_what_was_asked_for(sent, asked):
    assert is_of_another_kind(sent, asked)


@pytest.mark.parametrize("sent", ["Zeichnung anbei", "图纸请见附件", "Attached.", "The documents are attached."])
def test_the_same_thing_in_another_language_and_what_may_be_anything_are_not_another(sent):
    assert not is_of_another_kind(sent, "Please send the drawing.")


def test_a_sentence_may_name_two_kinds():
    assert set(kinds_in("o laudo de ensaio e o desenho")) == {"proof", "drawings"}


def test_what_we_say_in_the_present_is_a_promise_too():
    assert will_send("We send the protocol on 5 March.")
    assert not will_send("We sent the protocol.")
