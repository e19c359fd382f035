"""How likely a later message of ours answers one sentence of theirs."""

import pytest
from tests.saying import message

from silentbuyer.owed.answers import Reply, answered
from silentbuyer.owed.read_talk import letter

ASKED = message(9, "buyer", "What does the 5 kg model cost? And is the drum stainless?")


def chance(sentence, text, *, rank=0, theirs=0, asked=ASKED):
    read = letter(asked.text)
    one = next(said for said in read.said if sentence in said.sentence)
    return answered(one, asked, read, Reply(message(8, "seller", text), letter(text), rank, theirs))


def test_each_question_has_its_own_answer():
    assert chance("cost", "USD 210 FOB Ningbo.") > chance("stainless", "USD 210 FOB Ningbo.")
    assert chance("stainless", "The drum is stainless steel.") > chance("cost", "The drum is stainless steel.")


@pytest.mark.parametrize("text", ["Any news, dear friend?", "Let me ask my colleague.", "How many pieces do you need?"])
def test_a_push_a_promise_and_a_question_hardly_answer(text):
    assert chance("stainless", text) < chance("stainless", "Yes, stainless.")


def test_what_comes_after_another_word_of_theirs_answers_less():
    assert chance("cost", "USD 210 FOB.", rank=1, theirs=1) < chance("cost", "USD 210 FOB.")


def test_the_only_wish_is_answered_by_our_first_word():
    alone = message(9, "buyer", "Which colours do you have?")
    assert chance("colours", "Red, blue and green.", asked=alone) >= 0.9
    assert chance("colours", "[file] colours.pdf", asked=alone) >= 0.95
    assert chance("colours", "", asked=alone) >= 0.95
    assert chance("colours", "I will check and tell you.", asked=alone) < 0.9
