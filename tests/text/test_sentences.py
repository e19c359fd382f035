"""Sentences cut, and texts folded for comparing."""

import pytest

from silentbuyer.text.sentences import fold, sentences


def test_sentences_keep_numbers_and_split_lines():
    assert sentences("It is 30.5 mm. Good!\nNext") == ("It is 30.5 mm.", "Good!", "Next")


@pytest.mark.parametrize(
    ("text", "folded"),
    [("TOO High", "too high"), ("Não é", "nao e"), ("ÇOK PAHALI İ", "cok pahali i"), ("Größe", "grosse"), ("ёлка й", "елка и"),
     ("السُّعْرُ مُرتفعٌ", "السعر مرتفع"), ("한국어", "한국어"), ("कीमत", "कीमत"), ("ＦＯＢ", "fob"), ("don’t", "don't")],
)  # fmt: skip
def test_folding_makes_spellings_alike(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    "text",
    [
        "Unser Chef entscheidet am 20. April 2026.", "Rozhodneme 20. dubna 2026.", "Beslutningen tas 2. april.",
        "Päätös tehdään 20. huhtikuuta 2026.", "Odluka pada 5. svibnja.", "Otsus tuleb 3. juunil.",
    ],
)  # fmt: skip
def test_a_day_with_a_full_stop_is_not_the_end_of_a_sentence(text):
    assert sentences(text) == (text,)


def test_a_number_at_the_end_of_a_sentence_still_ends_it():
    assert sentences("We need 20. Please send them.") == ("We need 20.", "Please send them.")


def test_a_title_is_not_the_end_of_a_sentence():
    assert sentences("Bitte an Dr. Kraus. Danke.") == ("Bitte an Dr. Kraus.", "Danke.")
