"""A name is greeted as the language of the letter does it."""

import pytest
from tests.playbook.test_drafts import action

from silentbuyer.playbook.honorifics import greeted


@pytest.mark.parametrize(
    ("name", "language", "country", "greeting"),
    [
        ("Hr. Müller", "en", "DE", "Mr Müller"), ("Fr. Weber", "de", "DE", "Frau Weber"), ("Mme Dubois", "en", "FR", "Ms Dubois"),
        ("Sr. García", "es", "ES", "Sr. García"), ("คุณแนน", "th", "TH", "แนน"), ("田中様", "ja", "JP", "田中"),
        ("김민수 님", "ko", "KR", "김민수"), ("王小姐", "zh-hant", "TW", "王女士"), ("Rakesh bhai ji", "en", "IN", "Rakesh"),
        ("Pan Novák", "en", "CZ", "Mr Novák"), ("Pan Wei", "en", "CN", "Pan Wei"), ("Ana Souza", "pt", "BR", "Ana Souza"),
        ("Dr Vogt", "de", "DE", "Dr Vogt"), ("Mehmet Bey", "tr", "TR", "Mehmet Bey"), ("Fr.", "en", "DE", "Fr."),
        ("Mr. Popescu", "ro", "RO", "domnule Popescu"), ("dna Ionescu", "ro", "RO", "doamnă Ionescu"), ("Mr Kovács", "hu", "HU", "Kovács úr"),
        ("Nagy asszony", "en", "HU", "Ms Nagy"), ("Mr. Petrov", "bg", "BG", "господин Petrov"), ("госпожа Иванова", "bg", "BG", "госпожо Иванова"),
        ("גב׳ כהן", "he", "IL", "גב׳ כהן"), ("جناب آقای رضایی", "fa", "IR", "آقای رضایی"), ("пан Коваль", "en", "UA", "Mr Коваль"),
        ("Пан Вей", "ru", "CN", "Пан Вей"), ("G. Petrović", "en", "RS", "G. Petrović"),
    ],
)  # fmt: skip
def test_titles_are_the_readers_own(name, language, country, greeting):
    assert greeted(name, language, country) == greeting


def test_the_greeting_of_a_draft_uses_it():
    assert action("follow-up", name="Hr. Larsen").draft("en").startswith("Dear Mr Larsen,")
    assert action("follow-up", name="คุณแนน").draft("th").count("คุณ ") == 1


def test_who_writes_serbian_in_cyrillic_is_answered_in_it():
    assert action("follow-up", languages="sr-Cyrl").draft().startswith("Поштовани,")
    assert action("follow-up", languages="sr").draft().startswith("Poštovani,")
    assert action("follow-up").draft("sr-Cyrl") == action("follow-up", languages="sr-Cyrl").draft()


def test_chinese_to_taiwan_is_written_in_its_own_signs():
    one = action("follow-up", languages="zh", country="TW")
    assert "計劃" in one.draft()
    assert "划" not in one.draft()
    assert one.draft("zh-TW") == one.draft("zh-Hant") == one.draft()
    assert one.draft("zh") == action("follow-up", languages="zh", country="CN").draft()
