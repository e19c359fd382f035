"""The question that stands open in what a buyer wrote."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.hearing.open_question import open_question


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "Thanks. Can you do 30% deposit, and what is the lead time?",
            "Can you do 30% deposit, and what is the lead time?",
        ),
        ("谢谢。交期多久？", "交期多久？"),
        ("شكرا. ما هو السعر؟", "ما هو السعر؟"),
        ("Please send the data sheet.", "Please send the data sheet."),
        ("Bitte senden Sie das Datenblatt.", "Bitte senden Sie das Datenblatt."),
        ("Thank you, received.", None),
        ("Fine.\n> What about the price?", None),
        ("", None),
    ],
)
def test_the_open_question_is_found_and_quoted(text, asked):
    assert open_question(text) == asked


def test_a_long_question_is_shortened():
    asked = open_question("Is " + "very " * 200 + "long?")
    assert asked is not None
    assert len(asked) <= 240
    assert asked.endswith(" very…")  # between two words
    assert asked.endswith("…")


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_what_is_asked_stands_in_the_text(text):
    asked = open_question(text)
    assert asked is None or asked.rstrip("…") in text


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Good morning. Delivered?? We have not received it.", "Delivered?? We have not received it."),
        ("Without the NSF certificate we can not sell it. You have this??", "Without the NSF certificate we can not sell it. You have this??"),
        ("Wir brauchen 400 V. Geht das?", "Wir brauchen 400 V. Geht das?"),
        ("Necesitamos el plano.\n¿Cuándo?", "¿Cuándo?"),
        ("要带CE的。有吗？", "要带CE的。有吗？"),
        ("Thanks. Price?", "Price?"),
    ],
)  # fmt: skip
def test_a_question_that_says_little_brings_the_sentence_it_leans_on(text, asked):
    assert open_question(text) == asked
