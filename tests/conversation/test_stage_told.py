"""The stage of a business, read from the log where the record names none."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.saying import message

import silentbuyer as sb
from silentbuyer.conversation.stage_told import shown, told_stage
from silentbuyer.model.customer import Stage

NOW = datetime(2026, 6, 1, tzinfo=UTC)
US = sb.Seller(company="Ningbo Haorun", timezone="Asia/Shanghai", country="CN")
TOLD = [
    ("proforma", [("b", "Please send PI for 500 pcs"), ("s", "Dear Ali, PI attached for your signature.")]),
    ("quotation", [("b", "price for pump?"), ("s", "USD 35 FOB Ningbo."), ("b", "ok please send proforma")]),
    ("quotation", [("s", "Adjunto cotización. 30% anticipo, saldo contra BL.")]),
    ("quotation", [("s", "Our offer is attached. Once you pay the deposit we start production.")]),
    ("quotation", [("b", "price?"), ("s", "USD 12. Did you transfer the deposit?")]),
    ("quotation", [("b", "Merci pour l'offre des roulements.")]),
    ("deposit", [("s", "We received your deposit, production started.")]),
    ("deposit", [("b", "我们已经付了定金，请安排生产")]),
    ("deposit", [("b", "Wir haben die Anzahlung heute überwiesen.")]),
    ("shipment", [("s", "Your container was loaded today, B/L copy attached.")]),
    ("shipment", [("s", "货已经生产好了，请付尾款")]),
    ("shipment", [("b", "Le conteneur est arrivé lundi, tout est là.")]),
    ("shipment", [("b", "Контейнер прибыл в порт, ждём таможню.")]),
    ("sample", [("s", "Samples sent by DHL today, AWB 12345.")]),
    ("sample", [("b", "サンプルを受け取りました。評価中です。")]),
    ("sample", [("b", "Otrzymaliśmy próbki, testujemy.")]),
    ("repeat", [("b", "Please repeat order 20 pallets, same as last time.")]),
    ("repeat", [("b", "Szia Linda, jöhet a szokásos 20 raklap.")]),
]
NOT_TOLD = [
    ("inquiry", [("b", "Could you send samples of the mat?")]),
    (
        "inquiry",
        [("b", "We want samples. Can you send 2?"), ("s", "We can send samples, freight USD 40 on your side.")],
    ),
    ("inquiry", [("b", "If the price is good we will send repeat orders. Please quote 100 pcs.")]),
    ("inquiry", [("b", "We usually order from our German supplier. What is your price?")]),
    ("inquiry", [("b", "Do you accept 30% deposit and 70% balance before shipment? Please quote 2 machines.")]),
    (None, [("s", "Dear Kim, we met at the fair, may we introduce our factory.")]),
    (None, [("b", "Thank you.")]),
    (None, [("b", "DP sudah kami setor ke pabrik Surabaya, jadi untuk kebutuhan tahun ini tertutup.")]),
    (None, [("b", "Sorry, my partner found someone closer to us and paid the deposit yesterday.")]),
    (None, [("b", "Contract approved. Kindly remit the registration charge of $720 to the notary today.")]),
    (None, [("b", "Muchas gracias, muy amable como siempre.")]),
    ("quotation", [("s", "USD 2 FOB. Please confirm the order of brake discs so we can start production.")]),
    (None, [("b", "Kindly let us know your monthly requirement so that we can quote our best rates.")]),
]


def buyer(log, days_ago=30, **fields):
    sides = {"b": "buyer", "s": "seller"}
    messages = [
        sb.Message(at=NOW - timedelta(days=days_ago - place), sender=sides[side], text=text)
        for place, (side, text) in enumerate(log)
    ]
    return sb.Customer(id="C-1", messages=messages, **fields)


@pytest.mark.parametrize(("stage", "log"), [*TOLD, *NOT_TOLD])
def test_the_furthest_stage_that_is_told_as_a_fact(stage, log):
    told = told_stage(buyer(log), NOW)

    assert (told and told.stage.value) == stage


@pytest.mark.parametrize("fields", [{"stage": Stage.SAMPLE}, {"arrival": NOW}, {"orders": [sb.Order(at=NOW)]}])
def test_a_record_that_names_or_implies_the_stage_is_right(fields):
    assert told_stage(buyer(TOLD[0][1], **fields), NOW) is None


def test_goods_that_went_out_long_ago_make_a_buyer_who_has_ordered_before():
    told = told_stage(buyer([("s", "Your container was loaded today.")], days_ago=300), NOW)

    assert told is not None
    assert told.stage is Stage.REPEAT


def test_money_that_went_to_a_changed_account_is_no_deposit():
    told = told_stage(buyer([("b", "We transferred the deposit to your new bank account.")]), NOW)

    assert told is None or told.stage is not Stage.DEPOSIT


def test_the_report_marks_a_stage_that_was_read_and_quotes_what_it_rests_on():
    d = sb.diagnose(
        buyer([("b", "Price of 20 pumps, please?"), ("s", "USD 35 FOB Ningbo.")]), US, now=NOW, online=False
    )

    assert (d.stage, d.stage_source, d.stage_told) == (Stage.QUOTATION, "log", "USD 35 FOB Ningbo.")
    assert "quotation (by the log)" in str(d)
    assert 'stage: quotation, by the log: "USD 35 FOB Ningbo."' in str(d)
    assert "by the log" in str(d.explain())
    assert sb.Diagnosis.from_dict(d.to_dict()) == d


def test_a_stage_that_nothing_tells_is_not_printed():
    d = sb.diagnose(buyer([("s", "Dear Kim, we met at the fair.")]), US, now=NOW, online=False)

    assert d.stage_source == "assumed"
    assert "inquiry" not in str(d).splitlines()[0]


def test_a_stage_on_record_is_told_as_it_was():
    d = sb.diagnose(buyer([("s", "Hello")], stage="proforma"), US, now=NOW, online=False)

    assert d.stage_source == "record"
    assert "· proforma ·" in str(d)


@pytest.mark.parametrize(
    "text",
    ["[file] PI-SQ0521.pdf D'accord Cheikh", "📎PI_HP260921.pdf", "[файл] PI RT26-031 CNY.pdf", "Attached: Proforma 2609-11.pdf", "[file] JT_PI-0622.xlsx"],
)  # fmt: skip
def test_a_file_of_ours_that_is_named_a_proforma_is_one(text):
    assert Stage.PROFORMA in {one.stage for one in shown(message(9, "seller", text))}


@pytest.mark.parametrize("text", ["[file] pictures.pdf", "[file] Pipe-catalogue.pdf", "[file] Offre_35_SN.pdf"])
def test_another_file_is_none(text):
    assert Stage.PROFORMA not in {one.stage for one in shown(message(9, "seller", text))}
