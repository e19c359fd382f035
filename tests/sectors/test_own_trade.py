"""A buyer's own trade is told by their description of themselves, never by what they ask us for."""

import pytest

from silentbuyer import Seller
from silentbuyer.rules.sector_fit import fit

UV = Seller.example("uv-germicidal")
VALVES = Seller(sectors=["industrial valves"])

OWN = (
    ("company", "Baustoffe Krüger GmbH & Co. KG", "construction and building materials"), ("company", "Şahin Otomotiv Yan Sanayi", "vehicles and auto parts"),
    ("company", "Minera Cerro Alto SA", "mining and minerals"), ("company", "(주)한빛코스메틱 화장품", "cosmetics and beauty"),
    ("about", "École primaire et collège privés", "schools"), ("about", "Wholesale of sofas and mattresses", "furniture"),
    ("inquiry", "Somos una empresa de publicidad exterior y queremos 3 paneles.", "advertising and media"),
    ("inquiry", "Biz örme kumaş üreticisiyiz, 20 ton iplik istiyoruz.", "textiles and clothing"),
    ("inquiry", "您好，我们是做化妆品的，想采购阀门。", "cosmetics and beauty"), ("inquiry", "Wir sind ein Hotel mit 80 Zimmern und brauchen Ventile.", "tourism and hotels"),
    ("inquiry", "Kami perusahaan logistik di Bekasi, butuh 800 katup.", "transport and logistics"),
    ("inquiry", "Fabricamos calzado y bolsos. Necesitamos válvulas.", "shoes, bags and leather"),
    ("about", "Software for hotels and restaurants", "software and IT services"),
    ("inquiry", "We import furniture from Vietnam and want to try China.", "furniture"), ("inquiry", "We run a chain of bakeries in Cairo.", "food"),
    ("inquiry", "家具を販売しています。フックの見積をお願いします。", "furniture"), ("inquiry", "저희는 화장품을 판매하는 회사입니다.", "cosmetics and beauty"),
    ("inquiry", "Prowadzimy sklep z zabawkami w Łodzi.", "toys and games"), ("inquiry", "Jsme výrobce nábytku a hledáme háčky.", "furniture"),
    ("inquiry", "Suntem producători de mobilă.", "furniture"), ("about", "Großhandel für Spielwaren und Puppen", "toys and games"),
    ("inquiry", "Actually we are a freight forwarder in Jebel Ali.", "transport and logistics"),
)  # fmt: skip
NONE = (
    ("products", "orthopedic dog bed"), ("products", "saucepan set 5 pc"), ("products", "에어리스 펌프 50ml"), ("products", "بورسلان 60x120"),
    ("products", "salon bas aluminium"), ("inquiry", "We need sofas and mattresses for our shop"), ("inquiry", "Wir brauchen 80 Betten und Schreibtische."),
    ("inquiry", "Necesitamos cosméticos y perfumes."), ("inquiry", "저희는 의자가 필요합니다."), ("inquiry", "我们需要香水和口红。"),
    ("company", "해운대식품기계 주식회사"), ("company", "Fjordlin Hotelltekstil AS"),
    ("about", "Market reports and supplier benchmarking for the apparel sector"),
    ("company", "Golden Star Trading"), ("company", "Mineira Hospitalar Distribuidora Ltda"), ("inquiry", "Our customer is a hotel and wants towels."), ("inquiry", "We sell to pharmacies and hospitals."),
    ("inquiry", "Wir haben einen Kunden, der Matratzen sucht."), ("inquiry", "Tenemos un proyecto de hotel, necesitamos 200 camas."),
    ("inquiry", "لدينا مشروع فندق ونحتاج أثاث."), ("inquiry", "Мы хотим купить мебель для школы."), ("inquiry", "Siamo interessati a scarpe e borse."),
    ("inquiry", "We received your sofa catalogue, we sell it to hotels"), ("company", "Blue Ocean Trading Ltd"), ("company", "Green Energy Partners"),
)  # fmt: skip


@pytest.mark.parametrize(("field", "text", "trade"), OWN)
def test_who_describes_themselves_is_believed(field, text, trade):
    read = fit({field: text}, VALVES)
    assert read.own == trade
    assert all(item.quote.casefold() in text.casefold() for item in read.own_evidence)


@pytest.mark.parametrize(("field", "text"), NONE)
def test_what_is_asked_for_served_or_ambiguous_is_nobodys_trade(field, text):
    own = fit({field: text}, VALVES).own
    assert own in (None, "machinery") if "기계" in text else own is None


@pytest.mark.parametrize(
    "text",
    [
        "We do not need valves, we only buy ready pipes.", "Não precisamos de válvulas.", "Vanaya ihtiyacımız yok.", "Wir brauchen keine Ventile.",
        "No necesitamos válvulas.", "我们不需要阀门。", "Нам не нужны клапаны.", "لا نحتاج صمامات",
    ],
)  # fmt: skip
def test_what_is_refused_fits_nobody(text):
    assert fit({"inquiry": text}, VALVES).verdict != "fit"


@pytest.mark.parametrize(
    "text",
    [
        "你好，我们需要香水包装盒和口红包装盒。", "We need perfume boxes and lipstick cases.", "Hi, please quote fish knife and bread knife.",
        "Necesitamos cajas de perfume y estuches de lápiz labial.", "Wir suchen Parfümflaschen und Cremedosen.", "Нужны коробки для духов и флаконы для шампуня.",
    ],
)  # fmt: skip
def test_goods_made_for_other_goods_are_none_of_those(text):
    assert fit({"inquiry": text}, VALVES).verdict != "not-fit"


def test_goods_of_another_trade_are_no_sign_by_two_words_only():
    two = fit({"inquiry": "Do you supply sofas, mattresses and office chairs?"}, VALVES)
    assert two.because.startswith("no sign of your sectors; what the buyer asks for seems to be of furniture: ")
    assert fit({"inquiry": "Do you supply sofas?"}, VALVES).verdict == "unknown"
    assert not fit({"products": "sofas"}, VALVES).clear


def test_goods_that_were_not_recognised_may_be_ours():
    read = fit(
        {"about": "Wholesale of sofas and mattresses", "inquiry": "Please quote 40 zebra widgets with violet horizon"},
        UV,
    )
    assert (read.verdict, read.reason, read.own) == ("unknown", "request-unread", "furniture")


def test_goods_for_the_shop_of_another_trade_may_be_ours():
    described = {"about": "Laboratorio orafo e vendita di gioielli e orologi"}
    assert fit(described, UV).clear
    assert not fit({**described, "inquiry": "Cerchiamo espositori per anelli, 300 pezzi."}, UV).clear
    assert fit({**described, "inquiry": "Cerchiamo orologi, 300 pezzi."}, UV).clear
