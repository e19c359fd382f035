"""The report says in which language its draft stands, and why that is not the buyer's own."""

import attrs
import pytest
from tests.playbook.test_advice_holds import diagnosed
from tests.saying import message

from silentbuyer.playbook.draft_languages import stands_in
from silentbuyer.show.draft_head import draft_language
from silentbuyer.worklist.buyer_card import card

WRITTEN = {
    "uk": ("UA", "Доброго дня, ціна для нас зависока, чекаємо рішення керівництва.", "Ukrainian"),
    "cs": ("CZ", "Dobrý den, cena je pro nás příliš vysoká.", "Czech"),
    "ro": ("RO", "Bună ziua, prețul este prea mare pentru noi.", "Romanian"),
    "hu": ("HU", "Jó napot, az ár túl magas nekünk, várjuk a döntést.", "Hungarian"),
    "el": ("GR", "Καλημέρα, η τιμή είναι πολύ υψηλή για εμάς.", "Greek"),
    "sv": ("SE", "Hej, priset är för högt för oss, vi väntar på beslut.", "Swedish"),
    "da": ("DK", "Hej, prisen er for høj for os, vi venter på beslutning.", "Danish"),
    "fi": ("FI", "Hei, hinta on meille liian korkea, odotamme päätöstä.", "Finnish"),
    "bg": ("BG", "Добър ден, цената е твърде висока за нас.", "Bulgarian"),
    "sr": ("RS", "Dobar dan, cena nam je previsoka, čekamo odluku.", "Serbian"),
    "sr-cyrl": ("RS", "Добар дан, цена нам је превисока, чекамо одлуку.", "Serbian"),
    "he": ("IL", "שלום, המחיר גבוה מדי בשבילנו, מחכים להחלטה.", "Hebrew"),
    "fa": ("IR", "سلام، قیمت برای ما خیلی بالاست و منتظر تصمیم هستیم.", "Persian"),
    "de": ("DE", "Guten Tag, der Preis ist uns zu hoch.", "German"),
}
UNWRITTEN = {
    "sk": ("SK", "Dobrý deň, cena je pre nás príliš vysoká.", "Slovak"),
    "nb": ("NO", "Hei, prisen er for høy for oss, vi venter på beslutning.", "Norwegian Bokmål"),
    "hr": ("HR", "Dobar dan, cijena nam je previsoka, čekamo odluku uprave.", "Croatian"),
    "ur": ("PK", "براہ کرم، قیمت ہمارے لیے بہت زیادہ ہے۔", "Urdu"),
    "bn": ("BD", "দাম আমাদের জন্য অনেক বেশি, একটু কমান।", "Bangla"),
    "sw": ("KE", "Habari, bei ni kubwa sana kwetu, tunasubiri uamuzi wa mkurugenzi.", "Swahili"),
}


def told(country, text):
    return diagnosed(message(10, "buyer", text), message(9, "seller", "Offer attached."), country=country)


@pytest.mark.parametrize("language", WRITTEN)
def test_the_draft_follows_the_buyers_message_and_the_report_says_so(language):
    country, text, named = WRITTEN[language]
    found = told(country, text)
    assert stands_in(found.actions[0]) == (language, "")
    assert found.actions[0].draft() == found.actions[0].draft(language)
    assert f"\nDraft for the first step, in {named}:\n" in str(found)


@pytest.mark.parametrize("language", UNWRITTEN)
def test_where_there_are_no_texts_in_the_buyers_language_the_report_says_that_it_is_english(language):
    country, text, named = UNWRITTEN[language]
    found = told(country, text)
    assert stands_in(found.actions[0]) == ("en", language)
    assert found.actions[0].draft() == found.actions[0].draft("en")
    assert f"\nDraft for the first step, in English, as there are no texts in {named}:\n" in str(found)
    assert f"Draft, in English, as there are no texts in {named}" in card(found)


def test_a_chinese_report_says_it_in_chinese():
    assert "第一步的草稿（乌克兰语）：" in str(told(*WRITTEN["uk"][:2]).in_language("zh"))
    assert "英语，因为没有斯洛伐克语的模板" in str(told(*UNWRITTEN["sk"][:2]).in_language("zh"))


def test_the_card_marks_the_language_for_readers_aloud():
    assert '<pre dir="auto" lang="he">' in card(told(*WRITTEN["he"][:2]))


def test_what_is_asked_for_is_not_explained():
    action = told(*UNWRITTEN["sk"][:2]).actions[0]
    assert draft_language(action, "cs") == "in Czech"


@pytest.mark.parametrize("odd", ["<b>", "x" * 90, "\u202e", "", ",", "{name}", "1"])
def test_an_odd_language_of_a_saved_action_names_nothing(odd):
    action = told(*WRITTEN["de"][:2]).actions[0]
    one = attrs.evolve(action, context={**action.context, "languages": odd})
    assert draft_language(one) == "in English"
