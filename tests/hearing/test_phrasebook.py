"""How phrases are written: words, pieces by character, either-or, gaps, and what takes the meaning away."""

import re

import pytest

from silentbuyer.data.tables import toml
from silentbuyer.hearing.one_phrase import LOOSE
from silentbuyer.hearing.phrasebook import LANGUAGES, lexicon
from silentbuyer.hearing.phrases import topics


@pytest.mark.parametrize(
    ("meant", "not_meant"),
    [
        ("Kami belum butuh mesin ini", "Kami tidak butuh supplier lain, cukup dari Bapak saja"),
        ("फिलहाल जरूरत नहीं है", "हमें किसी दूसरे सप्लायर की जरूरत नहीं है, सिर्फ आपसे काम करेंगे"),
        ("当面は予定がございません。計画は白紙です", "いつも御社にお願いしており、仕入先を変える予定はございません。"),
        ("Şimdilik düşünmüyoruz", "Biz hep sizinle çalışıyoruz, tedarikçi değiştirmeyi düşünmüyoruz"),
    ],
)
def test_the_words_behind_the_mark_take_the_meaning_away(meant, not_meant):
    assert "no-need" in topics(meant)
    assert "no-need" not in topics(not_meant)


@pytest.mark.parametrize(
    "text",
    [
        "等老板签字",
        "等领导批准",
        "等董事会的意见",
        "要看总经理的意见",
        "老闆還在國外，等他決定",
        "上司の承認待ちです",
        "사장님 결재 대기 중입니다",
    ],
)
def test_pieces_by_character_know_either_or(text):
    assert "internal" in topics(text)


def test_every_phrase_can_be_found():
    book = lexicon()
    for phrases in (*book.exact.values(), *book.prefix.values()):
        assert all(phrase.parts and (phrase.parts[0].words or phrase.parts[0].heads) for phrase in phrases)
    for head, phrases in book.loose.items():
        assert head
        assert all(ways and all(ways) for phrase in phrases for ways in phrase.pieces)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phrase_is_written_as_the_syntax_says(language):
    table = toml(f"phrases/{language}.toml")
    for topic, texts in table["topics"].items():
        for text in texts:
            said, mark, unless = text.partition("!")
            assert said.strip(), (topic, text)
            assert text.count("!") <= 1, (topic, text)
            assert not mark or all(way.strip() for way in unless.split("|")), (topic, text)
            if LOOSE.search(said):
                assert all(way.strip() for piece in said.split("*") for way in piece.split("|")), (topic, text)
            else:
                assert not re.search(r"(^|\s)\||\|(\s|$)|\|\|", said), (topic, text)
                assert said.split()[0] != "*", (topic, text)
                assert said.split()[-1] != "*", (topic, text)
