"""What we answered, and what we asked last, as a draft may quote it."""

import pytest
from tests.saying import case, message

from silentbuyer.conversation.our_answer import our_answer, our_question

ASKED = message(10, "buyer", "What is the price for 40 pumps?")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Dear Ana, USD 21 each.", "USD 21 each."),
        ("Hola Ana, el pedido mínimo es de 500 piezas.", "el pedido mínimo es de 500 piezas."),
        ("Hello Ana. Yes, we can do it in walnut.", "Yes, we can do it in walnut."),
        ("Dear Ana, the quotation is attached.", "the quotation is attached."),
        ("Dear Ana, thank you, we check.", None),
        ("Dear Ana, any news?", None),
        ("ok noted, please inform", None),
    ],
)
def test_an_answer_states_something(text, sentence):
    found = our_answer(case(ASKED, message(9, "seller", text)), ASKED)
    assert (found.sentence if found else None) == sentence


def test_the_first_answer_counts_and_none_from_before():
    early = message(11, "seller", "The price list is attached.")
    answers = [message(9, "seller", "USD 21 each."), message(8, "seller", "USD 20 each for 100.")]
    assert our_answer(case(early, ASKED, *answers), ASKED).sentence == "USD 21 each."
    assert our_answer(case(early, ASKED), ASKED) is None


def test_our_question_is_no_reminder():
    asked = message(8, "seller", "USD 21 each. Which voltage do you need?")
    nudges = [message(6, "seller", "Dear Ana, any news?"), message(4, "seller", "Did you receive our offer?")]
    assert our_question(case(ASKED, asked, *nudges)).sentence == "Which voltage do you need?"
    assert our_question(case(ASKED, *nudges)) is None
    assert our_question(case(asked, message(5, "buyer", "380 V"))) is None


def test_our_first_question_since_their_word_counts():
    asked = message(8, "seller", "Shall I book the 13 t for June?")
    later = [message(6, "seller", "Please check and advise."), message(4, "seller", "Do you accept the price of May?")]
    assert our_question(case(ASKED, asked, *later)).sentence == "Shall I book the 13 t for June?"
    assert our_question(case(ASKED, asked, message(7, "buyer", "Not yet."), *later)).sentence.startswith(
        "Do you accept"
    )


@pytest.mark.parametrize(
    "nudge",
    [
        "Waiting for your order.", "Awaiting your valued PO.", "Please check and advise.", "How about our order?",
        "Please note our holiday is in May.", "Kindly update the status.", "Please see our price list, USD 21 each.",
        "Quedo a la espera de su pedido.", "Aguardamos seu retorno.", "Have you decided?",
    ],
)  # fmt: skip
def test_a_wish_for_a_reply_is_no_question_to_quote(nudge):
    assert our_question(case(ASKED, message(8, "seller", nudge))) is None
