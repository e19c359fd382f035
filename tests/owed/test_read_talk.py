"""What is known of a message's sentences, each read once."""

import pytest

from silentbuyer.model.acts import Act
from silentbuyer.owed.read_talk import MOST, letter


def only(text):
    (one,) = letter(text).said
    return one


@pytest.mark.parametrize(
    "text", ["Here it is.", "[file] PI-22.pdf", "Anbei die Zeichnung.", "Voilà le plan", "Вот чертёж"]
)
def test_a_file_or_a_word_of_handing_over_is_seen(text):
    assert only(text).hands_over


@pytest.mark.parametrize(
    ("text", "money"), [("USD 4.10", True), ("€12 each", True), ("CIF Callao", True), ("12 pieces", False)]
)
def test_sums_and_terms_of_delivery_are_money(text, money):
    assert only(text).has_money is money


def test_words_are_counted_and_two_signs_are_one():
    assert only("ok thanks a lot").words == 4
    assert only("请报价给我").words == 3


def test_greetings_are_no_body_but_a_question_among_them_may_be_one():
    read = letter("Dear Anna, how are you? Please send the drawing. Best regards")
    assert [one.sentence for one in read.body] == ["Please send the drawing."]
    assert len(read.body_or_questions) == 2


def test_an_act_is_heard_from_its_mark_on():
    one = only("Please send us the drawing and your best price.")
    assert one.hears(Act.ASKS) is (one.over[Act.ASKS] >= 0)
    assert set(one.over) == set(Act)


def test_a_hostile_letter_is_read_up_to_a_bound():
    assert len(letter("Price? " * 10_000).said) <= MOST
