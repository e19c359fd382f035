"""Signals of a fake inquiry: decisive, adding up, and what says nothing by itself."""

from datetime import datetime, timedelta, timezone

import pytest
from tests.saying import NOW, case, message, order, said, signs

from silentbuyer.data.tables import rows, toml
from silentbuyer.model.customer import Message, Stage
from silentbuyer.model.diagnosis import Silence
from silentbuyer.model.findings import Cause
from silentbuyer.rules.fake_inquiry import FakeInquiry
from silentbuyer.weighing.weigh import weigh

RULE = FakeInquiry()
AGAINST = {"concrete", "known-buyer", "long-talk"}
HALF_DEAD = Silence(since=NOW - timedelta(days=9), p_reply=0.1)


def fake(given):
    causes = weigh(RULE.judge(given), stage=given.stage, silence=HALF_DEAD, turn=given.turn)
    return next(score.probability for score in causes if score.cause is Cause.FAKE_BUYER)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("You must pay the registration fee of 850 USD to our lawyer", "fee"),
        ("Debe pagar los gastos de registro al notario", "fee"),
        ("Il faut payer les frais de notaire avant la signature", "fee"),
        ("Bitte zahlen Sie die Registrierungsgebühr vorab", "fee"),
        ("请先支付公证费", "fee"),
        ("Нужно оплатить регистрационный сбор", "fee"),
        ("يجب دفع رسوم التسجيل", "fee"),
        ("Please send invitation letter for visa", "visa"),
        ("请发邀请函办签证", "visa"),
        ("Log in to view the purchase order", "phishing"),
        ("Click the link to view our order", "phishing"),
        ("Your mailbox is full. Click here and verify your password.", "phishing"),
        ("Bitte melden Sie sich mit Ihrem Passwort an", "phishing"),
    ],
)
def test_fee_visa_and_phishing_decide(text, sign):
    given = case(message(5, "buyer", text))
    assert sign in signs(RULE, given)
    assert fake(given) > 0.8


@pytest.mark.parametrize(
    ("fields", "softer"), [({"orders": [order(90)]}, "fee-word"), ({"stage": Stage.SHIPMENT}, "fee-word")]
)
def test_but_not_against_a_buyer_with_orders_or_paid_stages(fields, softer):
    given = said("You must pay the registration fee before the import", **fields)
    assert softer in signs(RULE, given)
    assert fake(given) < 0.3


def test_an_invitation_for_a_known_buyer_is_no_alarm():
    assert fake(said("Please send an invitation letter for our visa", orders=[order(90)])) < 0.2


def test_a_password_without_a_lure_is_no_phishing():
    assert "phishing" not in signs(RULE, said("The password of our drawing archive is UV2026"))


def test_a_fee_that_nobody_asks_us_to_pay_is_only_a_word():
    assert "fee-word" in signs(RULE, said("What is the registration fee?"))


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Our bank account has changed, use the new bank details", "bank-word"),
        ("We pay by certified cheque", "odd-payment"),
        ("Please deliver to another address in a different country", "credit-elsewhere"),
        ("We want a replica of the brand", "counterfeit"),
        ("We need a huge order of everything", "huge"),
        ("Send the proforma invoice today", "pi-now"),
        ("No video calls please", "no-video"),
    ],
)
def test_the_others_add_up_and_decide_nothing_alone(text, sign):
    given = said(text)
    assert sign in signs(RULE, given)
    assert fake(given) < 0.5


@pytest.mark.parametrize(
    "text",
    [
        "Please send your price list for all products, we need it urgently",
        "We want a free sample",
        "It is very urgent!",
        "Hello sir",
    ],
)
def test_weak_signs_alone_are_not_counted(text):
    given = said(text)
    assert not signs(RULE, given) & {"generic", "urgent", "free-sample", "odd-hour", "ip-country"}
    assert fake(given) < 0.15


def test_an_odd_hour_and_a_foreign_address_count_only_beside_a_strong_sign():
    night = Message(at=datetime(2026, 3, 10, 3, 0, tzinfo=timezone(timedelta(hours=2))), sender="buyer",
                    text="We pay by certified cheque and want a free sample. Very urgent")  # fmt: skip
    given = case(night, country="EG", signals={"alibaba": {"ip_country": "ng"}})
    assert {"odd-payment", "odd-hour", "ip-country", "free-sample", "urgent"} <= signs(RULE, given)
    plain = case(
        Message(at=night.at, sender="buyer", text="Please quote"),
        country="EG",
        signals={"alibaba": {"ip_country": "NG"}},
    )
    assert signs(RULE, plain) == set()


def test_signals_that_are_no_mapping_are_ignored():
    given = said("We pay by certified cheque", country="EG", signals={"alibaba": 3, "mic": {"ip_country": 7}})
    assert "ip-country" not in signs(RULE, given)


def test_an_inquiry_without_any_product_and_signature():
    text = "Dear Sir, we are interested in your products, please send the price list and catalogue for all products, thank you"
    assert {"no-product", "no-signature"} <= signs(RULE, case(message(3, "buyer", text)))
    signed = text + "\nAna Souza, AquaPura Ltda, +55 11 3456-7890"
    assert "no-signature" not in signs(RULE, case(message(3, "buyer", signed)))
    company = case(message(3, "buyer", text + " AquaPura"), company="AquaPura")
    assert "no-signature" not in signs(RULE, company)
    named = text.replace("all products", "ballasts")
    assert "no-product" not in signs(RULE, case(message(3, "buyer", named), products=["electronic ballasts"]))


@pytest.mark.parametrize(
    "text",
    [
        "Guten Tag, wir haben Interesse an Ihren Produkten, bitte senden Sie Ihren Katalog für Gartenmöbel und die Preisliste",
        "Bonjour, nous sommes intéressés par vos produits, envoyez-moi vos tarifs pour les pneus poids lourds",
        "Dear Sir, we are interested in your products, please send the price list for ceramic tiles and sanitary ware",
    ],
)
def test_goods_of_a_trade_that_we_know_are_a_product(text):
    assert "no-product" not in signs(RULE, case(message(3, "buyer", text)))


@pytest.mark.parametrize(
    "text",
    [
        "Hi, interested in toys, may I know usually you ship FOB or CIF?", "Hola, ¿venden FOB o CIF? Me interesan sus productos",
        "Bonjour, vos produits nous intéressent. Vous vendez FOB ou CIF ?", "Hallo, liefern Sie FOB oder CIF?",
        "Buongiorno, mi interessano i vostri prodotti. Prezzo CIF Bari e tempi di consegna.", "Wie lang ist die Lieferzeit?",
    ],
)  # fmt: skip
def test_a_term_of_delivery_alone_makes_no_inquiry_concrete(text):
    assert "concrete" not in signs(RULE, case(message(3, "buyer", text)))


def test_what_makes_an_inquiry_concrete_is_quoted():
    given = case(message(3, "buyer", "Hello. Please quote 40 pcs model UV-40 CIF Santos. Thanks"))
    (found,) = [one for one in RULE.judge(given) if one.sign.endswith("/concrete")]
    assert str(found.because) == 'The first message is concrete: "Please quote 40 pcs model UV-40 CIF Santos."'


def test_a_concrete_inquiry_speaks_for_a_real_buyer():
    given = case(message(3, "buyer", "Please quote 40 pcs model UV-40, CE certificate, delivery date in May"))
    assert signs(RULE, given) == {"concrete"}


@pytest.mark.parametrize(
    "given",
    [
        case(message(5, "seller", "Our offer"), message(3, "buyer", "Please quote 40 pcs model UV-40")),
        case(message(3, "buyer", "Please quote 40 pcs model UV-40"), stage=Stage.SHIPMENT),
        case(message(3, "buyer", "The price of model UV-40 is too high, delivery date in May")),
    ],
    ids=["we opened", "on its way", "a reason"],
)
def test_only_an_inquiry_is_called_a_concrete_inquiry(given):
    assert "concrete" not in signs(RULE, given)


@pytest.mark.parametrize("stage", [Stage.INQUIRY, Stage.QUOTATION])
def test_an_inquiry_stays_concrete_until_the_quotation(stage):
    assert "concrete" in signs(RULE, case(message(3, "buyer", "Please quote 40 pcs model UV-40"), stage=stage))


def test_a_price_fisher_without_a_company_may_be_a_competitor():
    assert "competitor" in signs(RULE, said("What is your target price?"))
    assert "competitor" not in signs(RULE, said("What is your target price?", company="AquaPura"))


def test_a_long_talk_and_orders_speak_for_a_real_buyer():
    talk = [message(n, "buyer", "ok") for n in (9, 7, 5, 3)]
    assert "long-talk" in signs(RULE, case(*talk))
    assert "known-buyer" in signs(RULE, case(*talk, orders=[order(50)]))


def test_without_the_buyers_words_there_is_nothing_to_say():
    assert signs(RULE, case(message(3, "seller", "You must pay the registration fee"))) == set()
    assert tuple(RULE.needs(case().customer)) == ()


def test_all_26_signals_have_a_judge(shared_facts):
    import csv

    wanted = {
        row["signal"]
        for row in csv.DictReader((shared_facts / "fake_inquiry_signals.csv").read_text("utf-8").splitlines())
    }
    table = rows("fake_signals.csv")
    assert {row["signal"] for row in table} == wanted
    for row in table:
        if row["sign"]:
            assert row["sign"] in toml("weights.toml")[row["rule"]]
        assert row["source"]


def test_only_fee_visa_phishing_a_changed_account_and_the_whole_talk_are_decisive():
    decisive = {name for name, row in toml("weights.toml")["fake-inquiry"].items() if row["weights"]["fake-buyer"] >= 6}
    assert decisive == {"fee", "visa", "phishing", "bank-change", "whole-talk"}


TALK = (
    message(20, "buyer", "Please quote 6 pumps, 400 V."), message(19, "seller", "420 USD each."),
    message(15, "buyer", "Looks good, we need 6 pieces."), message(14, "seller", "Fine."),
)  # fmt: skip


@pytest.mark.parametrize(
    ("demand", "wanted"),
    [
        ("Kindly pay the contract registration fee of 500 USD to our lawyer first.", "fee"),
        ("To see the order please log in with your email and password here.", "phishing"),
        ("Please send five visa invitation letters before any order.", "visa"),
        ("Please transfer the commission to our new bank account, the old one is under audit.", "bank-change"),
    ],
)
def test_a_demand_decides_at_any_point_of_the_talk_and_nothing_takes_it_back(demand, wanted):
    later = (message(10, "buyer", demand), message(9, "seller", "Why?"), message(8, "buyer", "It is the rule here."))
    found = {f.sign.partition("/")[2]: f for f in RULE.judge(case(*TALK[:2], *later))}

    assert found[wanted].weights["fake-buyer"] >= 6
    assert not {"concrete", "long-talk"} & {name for name, f in found.items() if f.weights["fake-buyer"] < -2}


def test_a_question_about_an_account_or_one_of_ours_is_no_demand():
    for words in (
        "Did your bank account change?",
        "We got a mail from you that your bank account changed, is it true?",
    ):
        assert not {"bank-change", "bank-word"} & signs(RULE, case(*TALK, message(9, "buyer", words)))


def test_an_invitation_in_a_long_and_concrete_talk_is_only_a_word():
    more = (message(12, "buyer", "Which motor?"), message(11, "buyer", "Send the drawing."))
    assert "visa-word" in signs(RULE, case(*TALK, *more, message(9, "buyer", "We need visa invitation letters.")))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Estimados, solicito lista de precios de todo para Ford Ranger, Hilux y Amarok. Saludos, Gustavo", True),
        (
            "Hello friend, please send the catalogue of all your products for Massey Ferguson tractors and price list",
            True,
        ),
        (
            "Dear Sir, I am John Smith from Lagos Nigeria and we are interested in your products, send the catalogue",
            False,
        ),
    ],
)
def test_the_makes_that_goods_are_for_name_them(text, named):
    assert ("no-product" in signs(RULE, case(message(3, "buyer", text)))) is not named


@pytest.mark.parametrize(
    ("text", "general"),
    [
        ("Send catalogue and best price of all products, long cooperation. Pay the fee of the notary first.", True),
        ("Merci de nous coter 1 500 trottinettes et tout autre article en stock, prix de tous vos produits.", False),
        ("Send your price list of all products and 48,000 sprayers CIF Cotonou, long cooperation.", False),
    ],
)
def test_an_inquiry_with_a_quantity_is_never_called_general(text, general):
    fee = "Please pay the notary fee of 900 USD first, then the contract is signed."
    log = [message(20, "buyer", text), message(19, "seller", "42 USD."), message(18, "buyer", fee)]

    assert ("generic" in signs(RULE, case(*log))) is general
