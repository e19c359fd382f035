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
