"""Text in every script comes to one plain form, and what was written is found again."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.sectors.fold import LIMIT, SENTENCE, Text, fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ABWASSER", "abwasser"),
        ("Große", "grosse"),
        ("İçme suyu", "icme suyu"),
        ("Ørretoppdrett", "orretoppdrett"),
        ("Łódź", "lodz"),
        ("污水處理", "污水处理"),
        ("醫院", "医院"),
        ("ＵＶ", "uv"),
        ("مُستَشفى", "مستشفي"),
        ("آبزی‌پروری", "ابزي پروري"),
        ("بیمارستان", "بيمارستان"),
        ("οξυγόνο", "οξυγονο"),
        ("ёлка", "елка"),
    ],
)
def test_spellings_of_one_word_fold_alike(one, other):
    assert fold(one).split() == other.split()


def test_decomposed_letters_read_as_composed_ones():
    for word in ("양식장", "Kläranlage", "khử trùng", "がん"):
        assert Text.of(unicodedata.normalize("NFD", word)).folded == Text.of(word).folded


def test_vowel_signs_of_indian_scripts_stay():
    assert fold("जल") != fold("जूला")
    assert "ी" in fold("पानी")


def test_sentences_and_lists_are_wider_than_words():
    assert SENTENCE in fold("water. treatment")
    assert fold("water, treatment").count(" ") > fold("water treatment").count(" ") + 2


def test_markup_is_taken_off_and_entities_are_read():
    assert Text.of("<p>fish&nbsp;farm <b>d&eacute;sinfection</b></p>").folded.split() == [
        "fish",
        "farm",
        "desinfection",
    ]


def test_long_text_is_capped():
    assert len(Text.of("a" * (LIMIT * 3)).raw) == LIMIT


def test_a_quote_is_what_was_written():
    text = Text.of("Größte Wasser-Aufbereitung! İçme suyu, 污水處理")
    for word in ("Wasser", "Aufbereitung", "İçme", "污水處理"):
        start = text.folded.index(fold(word).strip())
        assert text.quote(start, start + len(fold(word).strip())) == word


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_every_span_of_any_text_can_be_quoted(raw):
    text = Text.of(raw)
    assert text.folded[0] == text.folded[-1] == " "
    for word in text.folded.replace(SENTENCE, " ").split()[:5]:
        start = text.folded.index(word)
        assert fold(word) in fold(text.quote(start, start + len(word))) + fold(word)
        assert text.quote(start, start + len(word)) in text.raw
