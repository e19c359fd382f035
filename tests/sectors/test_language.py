"""Which languages a text can be in."""

import pytest

from silentbuyer.sectors.compiled import filler
from silentbuyer.sectors.fold import Text
from silentbuyer.sectors.language import languages, name


def spoken(text):
    read = Text.of(text)
    return languages(read.folded, filler().scan(read))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Please send me your best price for the lamps", "en"), ("Wir möchten eine Anfrage für Lampen stellen", "de"),
        ("Hola, necesitamos una cotización de las lámparas", "es"), ("Bonjour, nous cherchons des lampes pour notre usine", "fr"),
        ("Dzień dobry, proszę o ofertę na lampy", "pl"), ("Здравствуйте, пришлите прайс на лампы", "ru"),
        ("Merhaba, lamba için fiyat teklifi istiyoruz", "tr"), ("ランプの見積もりをお願いします", "ja"), ("램프 견적 부탁드립니다", "ko"),
        ("请报价", "zh"), ("สวัสดี ขอราคาหลอดไฟ", "th"), ("नमस्ते, कृपया कीमत बताइए", "hi"), ("Γεια σας, θέλουμε προσφορά", "el"),
    ],
)  # fmt: skip
def test_a_text_of_a_sentence_is_told(text, language):
    assert language in spoken(text)


@pytest.mark.parametrize("text", ["", "12 345", "solar", "balatas, filtros", "LED"])
def test_a_few_nouns_stay_undecided(text):
    assert spoken(text) == frozenset()


def test_languages_have_english_names():
    assert name("pl") == "Polish"
    assert name("xx") == "xx"
