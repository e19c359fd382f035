"""Words of many languages as the same concepts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.data.tables import resource
from silentbuyer.hearing.concepts import MOST_WORDS, concepts_in, concepts_of, tokens_in
from silentbuyer.hearing.word_pieces import pieces_of

ENTRY = re.compile(r"\*?[^\s_*]+|[^\s_*]+\*?(?:_[^\s_*]+\*?)*")
FILES = sorted(file.name for file in resource("concepts").iterdir() if file.name.endswith(".txt"))


def spoken(sentence: str, *languages: str) -> set[str]:
    return set().union(*(concepts for _, concepts in concepts_in(sentence, languages)))


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Our bank refused the transfer", "en"), ("Unsere Bank hat die Überweisung abgelehnt", "de"),
        ("El banco rechazó la transferencia", "es"), ("Notre banque a refusé le virement", "fr"),
        ("Банк отклонил перевод", "ru"), ("银行拒绝汇款", "zh"), ("銀行が送金を拒否しました", "ja"),
        ("은행이 송금을 거절했습니다", "ko"), ("Bankamız havaleyi reddetti", "tr"), ("البنك رفض الحوالة", "ar"),
        ("Bank menolak transfer", "id"), ("Ngân hàng từ chối chuyển khoản", "vi"), ("Bank odrzucił przelew", "pl"),
        ("bank ne payment reject kar diya", "hi"), ("ธนาคารปฏิเสธการโอน", "th"), ("A bank elutasította az utalást", "hu"),
    ],
)  # fmt: skip
def test_one_thing_is_the_same_concepts_in_any_language(sentence: str, language: str) -> None:
    assert {"bank", "refuse", "pay"} <= spoken(sentence, language)


def test_words_in_a_row_mean_more_than_alone() -> None:
    assert "person-gone" in spoken("Karel left the company", "en")
    assert "person-gone" not in spoken("we left the samples with the company", "en")


def test_a_stem_may_stand_within_a_row() -> None:
    assert "account" in spoken("Account number", "en")
    assert "fear" not in spoken("number", "en")


def test_what_is_joined_to_an_arabic_word_hides_nothing() -> None:
    assert "bank" in spoken("والبنك", "ar")


def test_a_shortened_denial_denies() -> None:
    assert "not" in spoken("they shouldn't", "en")


def test_endings_deny_in_turkish() -> None:
    assert "not" in spoken("gelmiyor", "tr")


def test_two_languages_are_read_side_by_side() -> None:
    assert {"bank", "wait"} <= spoken("bank mein atka hai", "hi", "en")


def test_numbers_are_a_concept_and_unknown_words_none() -> None:
    assert concepts_in("xyzzy 40", ("en",)) == [(0, frozenset()), (1, frozenset({"number"}))]


def test_an_unknown_language_is_read_as_english() -> None:
    assert "bank" in spoken("bank", "xx")


@pytest.mark.parametrize("name", FILES)
def test_every_language_has_every_concept_and_no_other(name: str) -> None:
    def concepts(file: str) -> list[str]:
        text = resource(f"concepts/{file}").read_text(encoding="utf-8")
        return [line.partition(":")[0] for line in text.splitlines() if not line.startswith("#")]

    assert sorted(concepts(name)) == sorted(concepts("en.txt"))


@pytest.mark.parametrize("name", FILES)
def test_every_entry_is_a_word_a_stem_an_ending_or_a_row_of_them(name: str) -> None:
    text = resource(f"concepts/{name}").read_text(encoding="utf-8")
    lines = [line.partition(":")[2] for line in text.splitlines() if not line.startswith("#")]
    odd = [entry for line in lines for entry in line.split() if not ENTRY.fullmatch(entry)]
    assert odd == []


@given(st.text(max_size=400))
def test_of_any_text_so_many_words_are_read(text: str) -> None:
    assert len(concepts_in(text, ("en", "zh"))) <= 2 * MOST_WORDS * MOST_WORDS


def test_runs_of_signs_are_known_by_pairs_of_them_and_words_by_how_they_are_written() -> None:
    _, signs, words = concepts_of(tokens_in("Certificates 40 x 银行卡"), ("en", "zh"))
    assert signs == {"=银行", "=行卡"}
    assert words == {pieces_of("certificates"), ()}


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("हमारे बैंक ने पेमेंट वापस कर दिया", "hi"), ("আমাদের ব্যাংক টাকা ফেরত দিয়েছে", "bn"),
        ("הבנק החזיר את התשלום", "he"), ("ہمارے بینک نے ادائیگی واپس کر دی", "ur"), ("我們的銀行拒絕匯款", "zh"),
    ],
)  # fmt: skip
def test_scripts_whose_signs_are_no_letters_to_a_pattern_are_read_as_words(sentence: str, language: str) -> None:
    assert {"bank", "refuse"} <= spoken(sentence, language)


def test_an_ending_of_bengali_hides_no_word() -> None:
    assert "bank" in spoken("ব্যাংকের", "bn")


def test_a_dot_that_is_left_out_in_hindi_changes_nothing() -> None:
    assert spoken("मंज़ूरी", "hi") == spoken("मंजूरी", "hi") >= {"internal-approval"}
