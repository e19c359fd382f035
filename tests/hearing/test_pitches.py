"""Who asks whether we want to buy from them is no buyer; who asks whether we want to sell through them is one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.logs import told

from silentbuyer.hearing.pitches import pitch_in
from silentbuyer.model.findings import Cause

PITCHES = (
    "We manufacture CNC spindles. Are you interested in our products?",
    "We supply CNC spindles and bearings. Are you interested in buying from us?",
    "Dear manager, do you need freight from Shenzhen to Hamburg? We have good rates.",
    "Hello, we are a packaging company from Turkey. We can offer you good prices for cartons. Please let us know your requirements.",
    "Do you need website translation? We do it in 20 languages.",
    "Wir stellen Kartonagen her. Haben Sie Interesse an unseren Produkten?",
    "Somos fabricantes de palets. ¿Les interesaría recibir nuestra oferta?",
    "Nous fabriquons des palettes. Seriez-vous intéressés par nos produits ?",
    "Produciamo etichette adesive. Siete interessati ai nostri prodotti?",
    "Fabricamos etiquetas. Têm interesse nos nossos produtos?",
    "Мы производим поддоны. Вам интересна наша продукция?",
    "Ambalaj üretiyoruz. Ürünlerimizle ilgilenir misiniz?",
    "我们是纸箱厂，请问贵司需要纸箱吗？",
    "请问需要货代服务吗？我们深圳到汉堡有优势价格。",
    "نحن مصنع كرتون. هل أنتم مهتمون بمنتجاتنا؟",
    "Bên mình chuyên sản xuất thùng carton, công ty anh có nhu cầu không ạ?",
    "Kami memproduksi karton. Apakah Bapak berminat dengan produk kami?",
    "저희는 박스 제조업체입니다. 저희 제품에 관심 있으신가요?",
    "弊社は段ボールを製造しております。弊社製品にご興味はございませんか。",
    "Produkujemy palety. Czy są Państwo zainteresowani naszą ofertą?",
    "Wij maken pallets. Heeft u interesse in ons aanbod?",
    "Hum cartons banate hain, kya aap humare products lena chahenge?",
    "Raklapokat gyártunk. Érdekli Önöket a termékünk?",
    "Vyrábíme palety. Máte zájem o naše výrobky?",
    "Producem paleți. Sunteți interesați de produsele noastre?",
    "Vi tillverkar lastpallar. Är ni intresserade av våra produkter?",
)
BUYERS = (
    "We sell pumps in Kenya. Would you be interested in an agent here?",
    "We make furniture and need hinges. Do you have them?",
    "We are a distributor in Chile. Are you interested in cooperation?",
    "We manufacture lamps and need your LED drivers. Are you interested in a yearly contract?",
    "Wir stellen Möbel her und brauchen Scharniere. Können Sie liefern?",
    "Somos fabricantes de muebles, ¿tienen bisagras?",
    "我们是家具厂，请问你们有铰链吗？",
    "We produce juice and want to buy your filling machine. Can you send our engineer the drawing?",
    "Do you need our drawing before you quote?",
    "Do you need our VAT number for the invoice?",
    "Are you interested in our market? We import lamps for Peru.",
    "Мы производим мебель, нам нужны петли. Пришлёте прайс?",
)


@pytest.mark.parametrize("text", PITCHES)
def test_who_asks_us_to_buy_is_no_buyer_and_no_answer_is_owed(text):
    assert told(f"9 B {text}").cause is Cause.NOT_A_BUYER


@pytest.mark.parametrize("text", BUYERS)
def test_who_tells_of_their_own_goods_may_want_ours(text):
    assert told(f"9 B {text}").cause is not Cause.NOT_A_BUYER


def test_whether_we_need_something_is_a_pitch_only_where_it_opens_a_talk():
    text = "Do you need website translation? We do it in 20 languages."
    assert pitch_in(text, opens=True) is not None
    assert pitch_in(text, opens=False) is None


def test_whether_we_like_their_goods_is_one_anywhere():
    question, language = pitch_in("By the way. Are you interested in our products?", opens=False)
    assert (question, language) == ("Are you interested in our products?", "en")


@given(st.text(max_size=200))
def test_a_text_without_a_question_pitches_nothing(text):
    bare = "".join(sign for sign in text if sign.isalpha())
    found = pitch_in(bare, opens=False)
    assert found is None or found[0] in bare


@pytest.mark.parametrize(
    "text",
    [
        "您好，我们是做观赏鱼和水族器材批发的，想采购潜水泵2000台。",
        "Nous exportons de la vanille et cherchons des sachets sous vide 20x30, 90 microns. Merci de vos tarifs.",
        "We export vanilla from Madagascar and would like to buy vacuum bags.",
    ],
)
def test_who_wants_to_buy_is_a_buyer_whatever_they_sell_themselves(text):
    assert told(f"9 B {text}").cause is not Cause.NOT_A_BUYER
