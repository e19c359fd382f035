"""Who sells and who buys in a first message is told by the whole of it, in any language."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import silentbuyer as sb
from silentbuyer.hearing.direction import TABLE, pitched, sells_to_us, traits, wants_ours
from silentbuyer.hearing.heard_topics import heard
from silentbuyer.hearing.pitches import pitch_in
from silentbuyer.hearing.sums import sum_of
from silentbuyer.testing import case, message

PITCHES = (
    "Dear Sir, we are a printing house in Porto. We make labels and boxes for exporters, from 500 pieces. May we send samples?",
    "Hello, we noticed your website does not rank on Google. Our agency brings exporters 40 leads a month. Free audit?",
    "Guten Tag, wir sind eine Spedition mit eigenem Lager in Hamburg. Gerne machen wir Ihnen ein Angebot für Ihre Container.",
    "Bonjour, notre cabinet aide les exportateurs à obtenir le marquage CE. Souhaitez-vous un devis gratuit ?",
    "Buenos días, somos fabricantes de pallets de madera y ofrecemos precios especiales. ¿Le interesa recibir nuestro catálogo?",
    "Добрый день! Наша компания предлагает услуги таможенного оформления для экспортёров. Пришлём прайс?",
    "您好，我们是专业做海外推广的公司，可以帮您带来更多询盘，首月免费，有兴趣加个微信吗？",
    "お世話になります。弊社は人材紹介会社です。貴社の営業職採用をお手伝いできればと存じます。",
    "Merhaba, ihracatçı firmalara yurtdışı fuar standı kuruyoruz. Size de teklif sunalım mı?",
    "Olá, somos uma transportadora e fazemos LCL da China. Posso enviar nossa tabela de fretes?",
    "Chào anh chị, bên em chuyên in bao bì carton giá xưởng, anh chị cần báo giá không ạ?",
    "مرحباً، نحن شركة شحن وتخليص جمركي ونقدم أسعاراً خاصة للمصدرين، هل ترغبون بعرض سعر؟",
)
BUYERS = (
    "Dear Sir, we are a printing house in Porto and need a label cutting machine. Please quote your model LC-350.",
    "Hello, we saw your pumps on your website. What is the price of 40 pieces to Mombasa?",
    "Guten Tag, wir sind eine Spedition in Hamburg und suchen 12 Gabelstapler. Was kosten Ihre 3-Tonner?",
    "Bonjour, nous distribuons du matériel médical au Sénégal et souhaitons devenir votre revendeur. Quelles sont vos conditions ?",
    "Buenos días, somos fabricantes de pallets de madera, necesitamos clavos en rollo, ¿me pasa precio por contenedor?",
    "Добрый день! Мы оптовики из Алматы, нужны дверные ручки, 2 контейнера. Пришлите прайс.",
    "您好，我们是做连锁酒店的，想采购3000个床垫，请报个价。",
    "お世話になります。弊社は食品商社です。御社の包装機に興味があり、見積をお願いいたします。",
    "Merhaba, mobilya üretiyoruz, sürgülü ray almak istiyoruz, fiyat verir misiniz?",
    "Olá, temos 3 lojas de bicicletas em Curitiba, quanto custa o modelo elétrico de vocês?",
    "Chào shop, bên mình cần mua 200 thùng carton 60x40, giá sao ạ?",
    "مرحباً، لدينا محلات أدوات صحية في جدة ونريد شراء خلاطات من مصنعكم، كم السعر؟",
)


def is_no_buyer(text, **record):
    log = [message(text, days_ago=9)]
    return "not-buyer" in heard(case(messages=log, **record))


def test_most_pitches_are_heard_in_any_language():
    assert sum(map(is_no_buyer, PITCHES)) >= 7


@pytest.mark.parametrize("text", BUYERS)
def test_who_tells_of_their_own_trade_and_wants_ours_is_a_buyer(text):
    assert not is_no_buyer(text)


def test_somebody_who_has_ordered_is_not_judged_by_how_their_log_begins():
    order = sb.Order(at=message("", days_ago=400).at, amount=100.0, currency="USD")
    judged = [text for text in PITCHES if is_no_buyer(text) and pitch_in(text, opens=True) is None]
    assert judged
    assert sum(is_no_buyer(text, orders=[order]) for text in judged) < len(judged)


@pytest.mark.parametrize(
    "text",
    [
        "Hei, hinta on meille liian korkea, odotamme päätöstä.",
        "Jó napot, az ár túl magas nekünk, várjuk a döntést.",
        "שלום, המחיר גבוה מדי בשבילנו, מחכים להחלטה.",
        "Received, thanks. The container is at the port, we clear it on Monday.",
        "",
        "ok",
        "🙏",
    ],
)
def test_a_log_that_begins_in_the_middle_accuses_nobody(text):
    assert not is_no_buyer(text)


def test_it_is_weighed_by_concepts_that_the_table_knows():
    known = sum_of("direction", TABLE).weights
    names = {name for name, _ in known}
    assert {"we", "you"} & traits(PITCHES[1]).keys() & names
    assert sum(name in names for name in traits(PITCHES[0])) >= 20


def test_pitches_are_told_from_buyers_by_the_whole():
    means = [sum(map(sells_to_us, texts)) / len(texts) for texts in (PITCHES, BUYERS)]
    assert means[0] > 0.6
    assert means[1] < 0.3


def test_whoever_asks_our_price_or_buys_is_never_taken_for_a_seller_by_the_sum():
    assert sum(map(wants_ours, BUYERS)) >= 5
    assert sum(map(wants_ours, PITCHES)) <= 2


def test_the_sentence_that_says_it_stands_in_the_message():
    assert all(pitched(text) in text for text in PITCHES)


@given(st.text(max_size=400))
def test_any_text_has_a_chance_and_bounded_traits(text):
    assert 0.0 <= sells_to_us(text) <= 1.0
    assert all(-6.0 <= value <= 6.0 for value in traits(text).values())


def test_a_megabyte_is_read_in_no_time():
    began = time.process_time()
    sells_to_us("we offer you our best price, do you need it? " * 25_000)
    assert time.process_time() - began < 2
