"""Phrases of 17 languages, with negation, quotation and hostile length."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.data.tables import toml
from silentbuyer.hearing.phrases import LANGUAGES, find, topics

PRICE = {
    "en": ["Your price is too high.", "This is above our budget", "We found a cheaper supplier", "It's a bit expensive"],
    "zh": ["价格太高了", "你们的价格比别家贵", "超出了我们的预算"],
    "es": ["El precio es muy alto", "Nos parece demasiado caro", "Está por encima de nuestro presupuesto"],
    "pt": ["O preço está muito alto", "Achei caro demais", "Está acima do nosso orçamento"],
    "fr": ["Votre prix est trop élevé", "C'est trop cher", "Nous avons trouvé moins cher"],
    "de": ["Ihr Preis ist zu hoch", "Das ist uns zu teuer", "Wir haben ein günstigeres Angebot"],
    "it": ["Il prezzo è troppo alto", "È troppo caro", "È fuori budget"],
    "ru": ["Цена слишком высокая", "Это дорого для нас", "Нашли дешевле"],
    "ar": ["السعر مرتفع جدا", "أسعاركم غالية", "هذا أعلى من ميزانيتنا"],
    "tr": ["Fiyatınız çok yüksek", "Bu çok pahalı", "Bütçemizi aşıyor"],
    "nl": ["Uw prijs is te hoog"], "pl": ["Cena jest za wysoka"], "vi": ["Giá cao quá"], "hi": ["यह बहुत महंगा है"],
    "id": ["Harganya terlalu mahal"], "ja": ["価格が高いです"], "ko": ["가격이 너무 비쌉니다"],
}  # fmt: skip
OTHER = {
    "en": ["We decided to go with another supplier.", "We have already placed the order elsewhere", "We chose a local vendor"],
    "zh": ["我们选择了其他供应商", "已经从别家采购了"],
    "es": ["Hemos elegido otro proveedor", "Ya compramos a otro proveedor"],
    "pt": ["Fechamos com outro fornecedor", "Optamos por outra empresa"],
    "fr": ["Nous avons retenu un autre fournisseur", "Nous avons déjà commandé ailleurs"],
    "de": ["Wir haben uns für einen anderen Anbieter entschieden", "Der Auftrag wurde bereits vergeben"],
    "it": ["Abbiamo scelto un altro fornitore", "Abbiamo già acquistato altrove"],
    "ru": ["Мы выбрали другого поставщика", "Уже купили в другом месте"],
    "ar": ["اخترنا موردا آخر", "اشترينا من شركة أخرى"],
    "tr": ["Başka bir tedarikçi ile anlaştık", "Başka firmadan aldık"],
    "nl": ["We hebben gekozen voor een andere leverancier"], "pl": ["Wybraliśmy innego dostawcę"],
    "vi": ["Chúng tôi đã chọn nhà cung cấp khác"], "hi": ["हमने दूसरे सप्लायर से खरीद लिया"],
    "id": ["Kami sudah memilih supplier lain"], "ja": ["他社に決定しました"], "ko": ["다른 업체를 선정했습니다"],
}  # fmt: skip
INTERNAL = {
    "en": ["I forwarded it to my boss for approval", "Still under internal review"], "zh": ["还在等老板审批"],
    "es": ["Estamos esperando la aprobación de la gerencia"], "pt": ["Aguardando aprovação da diretoria"],
    "fr": ["Nous attendons la validation de la direction"], "de": ["Wir warten auf die Freigabe der Geschäftsführung"],
    "it": ["Siamo in attesa dell'approvazione della direzione"], "ru": ["Ждём решения руководства"],
    "ar": ["بانتظار موافقة المدير"], "tr": ["Yönetimin onayını bekliyoruz"], "ja": ["社内で検討中です"], "ko": ["내부 검토 중입니다"],
}  # fmt: skip
NO_NEED = {
    "en": ["The project has been postponed", "We no longer need it", "We are not interested"], "zh": ["项目取消了", "暂时不需要"],
    "es": ["El proyecto fue cancelado", "Por ahora no necesitamos"], "pt": ["O projeto foi adiado"],
    "fr": ["Le projet est reporté", "Nous n'avons plus besoin"], "de": ["Derzeit kein Bedarf", "Das Projekt wurde gestoppt"],
    "it": ["Il progetto è stato rimandato"], "ru": ["Проект отложен", "Нам не нужно"], "ar": ["تم تأجيل المشروع"],
    "tr": ["Projemiz ertelendi", "Şu anda ihtiyacımız yok"],
}  # fmt: skip
BUDGET = {
    "en": ["There is no budget this year"], "zh": ["今年没有预算"], "es": ["No tenemos presupuesto"], "pt": ["Estamos sem verba"],
    "fr": ["Nous n'avons pas de budget"], "de": ["Wir haben kein Budget"], "it": ["Non abbiamo budget"], "ru": ["Нет бюджета"],
    "ar": ["لا توجد ميزانية"], "tr": ["Bütçemiz yok"],
}  # fmt: skip
COMPARING = {
    "en": ["We are comparing several quotations"], "zh": ["我们在比较几家供应商"], "es": ["Estamos comparando ofertas"],
    "pt": ["Estamos avaliando outras propostas"], "fr": ["Nous comparons plusieurs devis"],
    "de": ["Wir vergleichen noch Angebote"], "it": ["Stiamo valutando altre offerte"],
    "ru": ["Сравниваем предложения других поставщиков"], "ar": ["نقارن عروض الموردين"], "tr": ["Teklifleri karşılaştırıyoruz"],
}  # fmt: skip


def flat(table):
    return [(language, text) for language, texts in table.items() for text in texts]


@pytest.mark.parametrize(
    ("topic", "language", "text"),
    [
        (topic, language, text)
        for topic, table in {
            "price": PRICE, "chose-other": OTHER, "internal": INTERNAL, "no-need": NO_NEED, "no-budget": BUDGET,
            "comparing": COMPARING,
        }.items()
        for language, text in flat(table)
    ],
)  # fmt: skip
def test_the_topic_is_heard(topic, language, text):
    assert topic in topics(text)


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("price", "Your price is not too high."), ("price", "It's not too expensive for us"), ("price", "The price is very good"),
        ("price", "If the price is too high we will tell you"), ("price", "No es muy caro"), ("price", "Não é caro demais"),
        ("price", "Ce n'est pas trop cher"), ("price", "Das ist nicht zu teuer"), ("price", "Non è troppo caro"),
        ("price", "Цена не слишком высокая"), ("price", "السعر ليس مرتفع"), ("price", "Fiyat yüksek değil"),
        ("price", "价格不高"), ("price", "我们觉得价格不太高"), ("price", "価格は高くない"), ("price", "가격이 비싸지 않습니다"),
        ("price", "Please quote high pressure lamps"), ("price", "What is your best price?"),
        ("chose-other", "We have not chosen another supplier yet"), ("chose-other", "We did not buy from another company"),
        ("no-need", "Just checking if you received my mail"), ("no-need", "We need 40 sets now"),
        ("internal", "The team likes it"), ("comparing", "Please send your quotation"), ("fee", "Who pays the freight?"),
        ("no-budget", "Our budget is 5000 USD"), ("closing-down", "We close at 6 pm"),
    ],
)  # fmt: skip
def test_the_topic_is_not_heard(topic, text):
    assert topic not in topics(text)


def test_a_phrase_never_crosses_a_sentence():
    assert "price" not in topics("Thanks for the price. Too bad that it rains. High water here.")


def test_a_clause_before_does_not_negate():
    assert "price" in topics("No, the price is too high")


def test_the_sentence_is_quoted_as_it_was_written():
    assert topics("Hallo.\nDer Preis ist ZU HOCH für uns!")["price"].sentence == "Der Preis ist ZU HOCH für uns!"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_source_and_the_core_topics(language):
    table = toml(f"phrases/{language}.toml")
    assert table["language"] == language
    assert table["source"]
    assert table["date"]
    core = {
        "price",
        "terms",
        "comparing",
        "internal",
        "no-need",
        "no-budget",
        "chose-other",
        "promise",
        "request",
        "closing",
    }
    assert core <= set(table["topics"])


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_can_be_searched(text):
    assert find(text) == find(text)


@pytest.mark.parametrize(
    "filler", ["price ", "too ", "price is ", "价格", "الس", "very very ", "x" * 999 + " ", "no. ", "가"]
)
def test_a_megabyte_is_searched_in_bounded_time(filler):
    text = (filler * (1_000_000 // len(filler) + 1))[:1_000_000]
    started = time.perf_counter()
    find(text)
    assert time.perf_counter() - started < 5.0
