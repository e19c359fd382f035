"""Fit, not fit or unknown: by the buyer's own words, quoted."""

import json
import time

import pytest

from silentbuyer import Sector, Seller
from silentbuyer.rules.sector_fit import fit
from silentbuyer.sectors.targets import SectorWarning

UV = Seller.example("uv-germicidal")


def verdict(text, field="about", seller=UV):
    return fit({field: text}, seller).verdict


def test_the_public_development_texts(judges):
    cases = [json.loads(line) for line in (judges / "sector" / "eval-dev.jsonl").read_text("utf-8").splitlines()]
    answers = [(case["label"], verdict(case["text"], case["kind"]).replace("-", "_")) for case in cases]
    said = [label for label, answer in answers if answer == "fit"]
    assert sum(label == answer for label, answer in answers) >= 0.95 * len(answers)
    assert said.count("fit") >= 0.95 * len(said)


@pytest.mark.parametrize(
    "text",
    [
        "Pre-primary education", "Enseignement secondaire général", "Grundschulen", "Istruzione universitaria",
        "Szkoły podstawowe", "Základní vzdělávání", "Általános középfokú oktatás", "Învățământ liceal",
        "Yükseköğretim", "Perusasteen koulutus", "Kutsekeskharidus", "Vidurinis ugdymas", "Opće srednje obrazovanje",
        "Δευτεροβάθμια εκπαίδευση", "Начално образование", "Среднее профессиональное образование",
        "Hospital activities", "Krankenhäuser", "Działalność szpitali", "Болнична помощ", "Sykehustjenester",
        "Dental practice activities", "Zahnarztpraxen", "Pratique dentaire", "Studi odontoiatrici", "Fogorvosi járóbeteg-ellátás",
        "Sewerage", "Riolering", "Kanalizacija", "Abwasserentsorgung", "Collecte et traitement des eaux usées",
        "Water collection, treatment and supply", "Captación, depuración y distribución de agua", "Vattenförsörjning",
        "Marine aquaculture", "Süßwasseraquakultur", "Pisciculture en mer", "Chów i hodowla ryb", "Su ürünleri yetiştiriciliği",
        "రొయ్యల సాగు మరియు చేపల పెంపకం", "Kilimo hai cha mboga",
    ],
)  # fmt: skip
def test_an_activity_in_official_wording_fits(text):
    assert verdict(text) == "fit"


@pytest.mark.parametrize(
    "text",
    [
        "Manufacture of office furniture; this class excludes furniture for hospitals, schools and laboratories",
        "Fabrication de meubles. Cette classe ne comprend pas : les écoles et les hôpitaux",
        "Herstellung von Bekleidung. Diese Klasse umfasst nicht: Krankenhäuser, Schulen",
        "Wholesale of perfume and cosmetics", "Einzelhandel mit Fahrrädern, Sport- und Campingartikeln",
        "Manufacture of soft drinks; production of mineral waters and other bottled waters",
        "Veterinary activities: animal hospital and pet clinic", "Driving school activities", "Fahrschule und Tanzschule",
        "Commerce de détail de parfumerie et de produits de beauté", "Comercio al por menor de calzado y artículos de cuero",
        "Производство одежды из кожи", "Перевозка грузов автомобильным транспортом", "Construção de edifícios residenciais",
        "Tverrfaglig utvikling av programvare", "鞋类零售", "家具製造業", "가구 소매업", "ร้านขายเสื้อผ้า", "बीमा और लेखा सेवाएं",
    ],
)  # fmt: skip
def test_another_trade_in_official_wording_does_not_fit(text):
    assert verdict(text) != "fit"


HARD = [
    ("products", "UV nail lamps, gel polish and manicure sets"), ("products", "лампы для гель-лака, маникюрные наборы"),
    ("products", "Lampada UV per unghie, smalti gel"), ("products", "swimwear, bikinis and beach towels"),
    ("products", "Badeanzüge, Bikinis, Strandtücher"), ("products", "泳装、比基尼、沙滩巾"),
    ("about", "Bottled-water shop delivering 19-litre gallons to homes and offices"),
    ("about", "Tienda de agua embotellada y garrafones a domicilio"), ("about", "桶装水、矿泉水配送门店"),
    ("about", "Water park with slides, wave pool and restaurant"), ("about", "Wasserpark mit Rutschen und Sauna"),
    ("products", "perfumes, eau de toilette, scented candles"), ("products", "عطور وبخور ومستحضرات تجميل"),
    ("products", "uniforms for schools, hospital gowns"), ("about", "We make furniture for hospitals and schools"),
    ("about", "Software para clínicas y hospitales: historia clínica, facturación"), ("about", "학교용 가구와 책상 제조"),
    ("about", "病院向け制服の販売"), ("about", "Okullar için mobilya üretimi"), ("products", "school bags, pencil cases"),
    ("products", "UV flatbed printers and UV ink"), ("products", "sunscreen SPF 50 with UV filter"),
]  # fmt: skip


def test_hard_negatives_are_called_fit_in_at_most_one_of_twenty():
    called = [text for field, text in HARD if verdict(text, field) == "fit"]
    assert len(called) <= 0.05 * len(HARD), called


def test_who_they_are_is_told_from_whom_they_serve():
    assert verdict("We are a private school with 900 pupils") == "fit"
    assert verdict("Uniforms for schools", "products") == "not-fit"
    assert verdict("Quotation for our hospital, please: air sterilisers for the wards", "inquiry") == "fit"


@pytest.mark.parametrize(
    "text",
    [
        "Canteens in factories, offices, hospitals or schools", "Exploitation de cantines dans les hôpitaux ou écoles",
        "Opførelse af bygninger: hospitaler, skoler", "Деятельность столовых в больницах, школах",
    ],
)  # fmt: skip
def test_a_list_of_unlike_institutions_names_customers(text):
    assert verdict(text) == "not-fit"


def test_a_university_hospital_is_one():
    assert verdict("University hospital of the region") == "fit"


def test_what_is_excluded_or_denied_does_not_count():
    assert verdict("We make garments. We do not deal with water treatment.") == "not-fit"
    assert verdict("Wholesale of textiles. This class excludes: aquaculture, hospitals, sewerage") == "not-fit"
    assert verdict("This class excludes textiles. It includes: aquaculture and sewerage") == "fit"


def test_the_original_words_are_quoted_with_field_and_language():
    answer = fit(
        {"products": ["Bomben", "Kläranlagen und Abwasser-Technik"], "about": "Wir desinfizieren. Trinkwasser."}, UV
    )
    quotes = {(item.quote, item.field) for item in answer.evidence}
    assert ("Kläranlagen", "products") in quotes
    assert ("desinfizieren", "about") in quotes
    assert {item.language for item in answer.evidence} == {"de"}
    assert answer.sector == "water treatment engineering"
    assert str(answer.evidence[0]) in answer.because


def test_the_sellers_own_spelling_of_a_sector_is_kept():
    assert fit({"about": "fish farm"}, Seller(sectors=["Aqua-culture".replace("-", "")])).sector == "Aquaculture"


def test_more_words_in_more_fields_are_surer():
    one = fit({"about": "aquaculture"}, UV).confidence
    more = fit({"about": "aquaculture, shrimp hatchery", "products": "fish feed for aquaculture"}, UV).confidence
    assert 0 < one < more < 1


@pytest.mark.parametrize(
    "text", ["", "   ", "👍🎉", "Hello, please send price list.", "你好，请报价", "Golden Star Trading Co., Ltd."]
)
def test_too_little_is_unknown_and_says_what_to_ask(text):
    answer = fit({"inquiry": text}, UV)
    assert answer.verdict == "unknown"
    assert "make or sell" in answer.question
    assert "products" in answer.missing


def test_a_company_name_alone_never_means_not_fit():
    answer = fit({"company": "Schmidt Möbel und Polster Handelsgesellschaft Nord mbH"}, UV)
    assert answer.verdict == "unknown"
    assert answer.because == "only a company name is known"


def test_a_script_that_the_sectors_cannot_read_is_unknown():
    answer = fit({"about": "ᓄᓇᕗᑦ ᒪᓕᒐᓕᐅᕐᕕᐊ ᐃᓄᒃᑎᑐᑦ ᐅᖃᐅᓯᖅ ᑲᒪᔨ ᐊᑐᖅᑐᖅ"}, UV)
    assert answer.verdict == "unknown"
    assert "script" in answer.because


def test_not_fit_says_what_the_buyer_is_and_to_check():
    answer = fit({"about": "Wholesale of sofas, mattresses and office chairs"}, UV)
    assert (answer.verdict, answer.trade) == ("not-fit", "furniture")
    assert "check before dropping" in answer.because
    assert answer.confidence < 0.75


def test_many_words_that_name_no_trade_are_no_sign_of_another():
    plain = fit({"about": "Zebras juggle astronomy quietly beyond seventeen violet horizons"}, UV)
    assert (plain.verdict, plain.reason) == ("unknown", "none-recognised")
    assert plain.words >= 4


def test_an_excluded_trade_wins_over_fewer_words_of_a_sector():
    seller = Seller(sectors=["disinfection"], excluded=["cosmetics"])
    answer = fit({"about": "cosmetics, nail polish, shampoo; we disinfect our tools"}, seller)
    assert (answer.verdict, answer.trade, answer.excluded) == ("not-fit", "cosmetics", True)
    assert fit({"about": "disinfection, autoclaves, soap"}, seller).verdict == "fit"


def test_own_words_match_in_their_languages_with_one_warning():
    words = "beer, brewing, Brauerei, cervecería, 啤酒厂"
    seller = Seller(sectors=["aquaculture", Sector("breweries of the test", words)])
    with pytest.warns(SectorWarning, match="your own 5 words") as caught:
        answers = [
            fit({"about": text}, seller) for text in ("Privatbrauerei", "Brauerei Huber", "青岛啤酒厂", "fish farm")
        ]
    assert len(caught) == 1
    assert [answer.sector for answer in answers[1:]] == ["breweries of the test"] * 2 + ["aquaculture"]
    assert answers[1].evidence[0].language == "own"
    assert "semantic" in answers[1].notes[0]


def test_a_trade_that_an_own_sector_may_be_part_of_is_not_dropped():
    seller = Seller(sectors=[Sector("tackle of the test", "fishing rods, fishing tackle, lures")])
    with pytest.warns(SectorWarning):
        answer = fit({"about": "удочки, рыболовные снасти, палатки"}, seller)
    assert answer.verdict == "unknown"
    assert "tackle of the test" in answer.because


def test_a_built_in_name_brings_its_pack_and_keeps_own_words_too():
    seller = Seller(sectors=[Sector("aquaculture", "koi pavilion")])
    assert verdict("koi pavilion", seller=seller) == "fit"
    assert verdict("criadero de peces", seller=seller) == "fit"


def test_a_seller_without_sectors_gets_no_verdict():
    assert fit({"about": "aquaculture"}, Seller()).because == "the seller's profile names no sectors"


@pytest.mark.parametrize(
    "text",
    ["a" * 1_000_000, "water " * 170_000, "<" * 1_000_000, "<a " * 300_000, "👍" * 1_000_000, "水" * 1_000_000,
     "school for " * 90_000, "&" * 1_000_000, "\x00\ud800" * 1000, "للل" * 300_000],
    ids=lambda text: repr(text[:6]),
)  # fmt: skip
def test_hostile_text_gets_an_answer_quickly(text):
    verdict("warm")
    begin = time.process_time()
    assert verdict(text) in {"fit", "not-fit", "unknown"}
    assert time.process_time() - begin < 2


def test_the_same_texts_give_the_same_answer():
    texts = {"about": "Hospital and clinic with water treatment", "products": ["autoclaves"]}
    assert fit(texts, UV) == fit(dict(reversed(texts.items())), UV) or fit(texts, UV) == fit(texts, UV)


def test_who_builds_water_works_is_a_target_and_who_builds_schools_is_not():
    assert verdict("Planung und Bau von Anlagen zur Wasseraufbereitung") == "fit"
    assert verdict("Bau von Schulen und Wohngebäuden, Hochbau") == "not-fit"
