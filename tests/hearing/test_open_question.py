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


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("첨부는 ISO 인증서네요. 말씀드린 건 제품 시험성적서입니다. 확인 부탁드려요.", "시험성적서"),
        ("This is the ISO paper. I meant the test report of the product. Please check.", "test report"),
        ("您发的是ISO证书，我要的是产品检测报告。请确认", "检测报告"),
        ("Es la ISO. Me refería al informe de ensayo. Por favor revisar.", "informe"),
        ("Das ist das ISO-Zertifikat. Gemeint war der Prüfbericht. Bitte prüfen.", "Prüfbericht"),
    ],
)
def test_a_bare_please_check_is_quoted_with_what_it_is_about(text, part):
    assert part in (open_question(text) or "")
