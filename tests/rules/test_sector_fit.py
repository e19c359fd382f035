"""The rule reads the buyer's own words - never ours - and the website, and speaks about not-target."""

from datetime import UTC, datetime

import pytest

from silentbuyer import Cause, Customer, Facts, Finding, Known, Message, Order, Seller, Unknown
from silentbuyer.model.case import Case
from silentbuyer.model.questions import website_question
from silentbuyer.rules.sector_fit import SectorFit, texts_of

UV = Seller.example("uv-germicidal")
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def message(sender, text, subject="", day=1, kind="message"):
    at = datetime(2026, 2, day, 9, 0, tzinfo=UTC)
    return Message(at=at, sender=sender, channel="email", subject=subject, text=text, kind=kind)


def case(facts=None, seller=UV, **fields):
    return Case(customer=Customer(id="1", **fields), seller=seller, now=NOW, facts=facts or Facts())


def judged(**fields):
    return list(SectorFit().judge(case(**fields)))


def test_a_buyer_of_our_trade_speaks_against_not_target():
    (finding,) = judged(products=("estações de tratamento de água",))
    assert isinstance(finding, Finding)
    assert finding.weights[Cause.NOT_TARGET] < -1
    assert finding.evidence["quotes"][0]["quote"] == "tratamento de água"
    assert finding.sign == "sector-fit/fits"


def test_a_buyer_of_another_trade_speaks_weakly_for_it():
    (finding,) = judged(about="Wholesale of sofas and mattresses")
    assert 0 < finding.weights[Cause.NOT_TARGET] <= 2
    assert "check before dropping" in finding.because
    assert finding.evidence["trade"] == "furniture"


def test_an_inquirys_everyday_words_say_nothing_about_the_trade():
    (unknown,) = judged(messages=(message("buyer", "Who bears the bank fees for the letter of credit?"),))
    assert isinstance(unknown, Unknown)


def test_an_inquiry_that_names_another_trade_twice_speaks_weakly():
    (finding,) = judged(messages=(message("buyer", "We look for sofas, mattresses and office chairs for our shop."),))
    assert finding.sign == "sector-fit/other-trade"
    assert finding.weights[Cause.NOT_TARGET] <= 0.5


def test_words_without_any_known_trade_say_nothing():
    (unknown,) = judged(about="Zebras juggle astronomy quietly beyond seventeen violet horizons")
    assert unknown.reason == "none-recognised"


def test_an_excluded_trade_speaks_strongly():
    seller = Seller(sectors=["disinfection"], excluded=["cosmetics"])
    (finding,) = judged(about="perfume, shampoo and nail polish", seller=seller)
    assert finding.weights[Cause.NOT_TARGET] >= 3


@pytest.mark.parametrize(
    "fields",
    [{}, {"company": "Golden Star Trading"}, {"messages": [message("buyer", "Hello, price please")]}],
    ids=["nothing", "a name", "a greeting"],
)
def test_too_little_is_unknown_with_the_question_to_ask(fields):
    (unknown,) = judged(**fields)
    assert isinstance(unknown, Unknown)
    assert "What do you make or sell" in unknown.detail


def test_a_seller_without_sectors_cannot_be_fitted():
    (unknown,) = judged(about="aquaculture", seller=Seller())
    assert unknown.reason == "not-given"


def test_our_own_messages_are_not_the_buyers_words():
    texts = texts_of(
        case(
            messages=[
                message("seller", "Our germicidal lamps for aquaculture"),
                message("buyer", "We sell sofas", subject="Furniture", day=2),
                message("buyer", "Out of office: hospital visit", day=3, kind="auto-reply"),
            ]
        )
    )
    assert "aquaculture" not in texts["inquiry"]
    assert "hospital" not in texts["inquiry"]
    assert texts["inquiry"] == "Furniture\nWe sell sofas"


def test_only_the_first_messages_are_read():
    many = [message("buyer", f"line {day}", day=day) for day in range(1, 20)]
    assert "line 19" not in texts_of(case(messages=many))["inquiry"]


def test_the_website_is_asked_for_and_read():
    customer = Customer(id="1", website="https://example.com")
    (question,) = SectorFit().needs(customer)
    site = {"state": "ok", "title": "Fish hatchery", "description": "", "text": "Trout and tilapia fingerlings"}
    facts = Facts({question: Known(site)})
    assert question == website_question(customer)
    (finding,) = SectorFit().judge(case(facts=facts, website="https://example.com"))
    assert finding.evidence["quotes"][0]["field"] == "website"
    assert finding.weights[Cause.NOT_TARGET] < 0


def test_an_unread_website_is_no_evidence():
    facts = Facts({website_question(Customer(id="1", website="https://example.com")): Unknown("timeout")})
    (unknown,) = SectorFit().judge(case(facts=facts, website="https://example.com"))
    assert isinstance(unknown, Unknown)
    assert list(SectorFit().needs(Customer(id="1"))) == []


def test_a_script_nobody_reads_here_is_no_evidence():
    (unknown,) = judged(about="ᓄᓇᕗᑦ ᒪᓕᒐᓕᐅᕐᕕᐊ ᐃᓄᒃᑎᑐᑦ ᐅᖃᐅᓯᖅ ᑲᒪᔨ")
    assert isinstance(unknown, Unknown)


def test_with_an_encoder_another_trade_is_positive_evidence():
    np = pytest.importorskip("numpy")
    rule = SectorFit(encoder=lambda texts: np.ones((len(texts), 4)) + np.arange(4))
    (finding,) = rule.judge(case(about="Wholesale of sofas and mattresses"))
    assert finding.sign == "sector-fit/nearer-other-trade"
    assert finding.evidence["nearest"]


QUESTION = "What do you make or sell"
ASKS_OTHER = "We look for sofas, mattresses and office chairs for our shop."
UNREAD = "Please quote 40 zebra widgets with violet horizon, we need them quickly"


def order(day=1):
    return Order(at=datetime(2026, 1, day, tzinfo=UTC))


@pytest.mark.parametrize(
    "fields",
    [
        {"orders": [order()]},
        {"stage": "deposit"},
        {"stage": "shipment"},
        {"stage": "repeat"},
        {"arrival": datetime(2026, 4, 1, tzinfo=UTC)},
    ],
)
@pytest.mark.parametrize("text", [ASKS_OTHER, UNREAD, "germicidal lamps"])
def test_of_a_customer_nothing_is_said(fields, text):
    assert judged(messages=(message("buyer", text),), **fields) == []


@pytest.mark.parametrize("stage", ["quotation", "sample", "proforma"])
def test_what_we_have_offered_is_ours(stage):
    assert judged(messages=(message("buyer", ASKS_OTHER),), stage=stage) == []


@pytest.mark.parametrize(("stage", "said"), [("inquiry", 1), ("quotation", 1), ("sample", 0), ("proforma", 0)])
def test_who_describes_themselves_as_another_trade_is_so_until_the_sample(stage, said):
    assert len(judged(about="Wholesale of sofas and mattresses", stage=stage)) == said


def test_what_we_have_offered_in_the_log_is_ours():
    offer = message("seller", "Our price is USD 1,900 per set FOB Ningbo.", day=2)
    assert judged(messages=(message("buyer", ASKS_OTHER), offer)) == []


@pytest.mark.parametrize(
    ("talk", "asked"),
    [
        ((message("buyer", UNREAD),), True),
        ((message("buyer", UNREAD), message("seller", "USD 12 per piece FOB Ningbo.", day=2)), False),
        ((message("buyer", UNREAD + ". You must pay a registration fee of USD 900 first."),), False),
        ((message("buyer", UNREAD), message("buyer", "Please stop writing to me.", day=3)), False),
        ((message("buyer", "We do not need them any more. " + UNREAD),), False),
        ((message("buyer", "We are a furniture factory. " + UNREAD),), False),
    ],
    ids=["new", "quoted", "swindler", "stop", "no need", "told"],
)
def test_the_question_is_for_new_buyers_who_have_not_told(talk, asked):
    (unknown,) = judged(messages=talk)
    assert isinstance(unknown, Unknown)
    assert (QUESTION in unknown.detail) == asked


def test_one_word_of_a_products_name_is_no_other_trade():
    (unknown,) = judged(products=("orthopedic dog bed",))
    assert unknown.reason == "none-recognised"
    assert str(unknown.detail).startswith("the program recognised no trade in what is on record")


def test_each_word_is_quoted_from_its_true_place():
    talk = (
        message("buyer", "Hello, price please", subject="UV sterilisers"),
        message("buyer", "It is for aquaculture", day=4),
    )
    (finding,) = judged(messages=talk, products=("estações de tratamento de água",), company="Acme Trading")
    places = {quote["quote"]: quote["place"] for quote in finding.evidence["quotes"]}
    assert places["aquaculture"] == "message of 2026-02-04"
    assert places["tratamento de água"] == "products on record"
    assert places["UV sterilisers"] == "subject of 2026-02-01"
    assert '"UV sterilisers" (subject of 2026-02-01)' in finding.because


def test_our_own_words_in_a_reply_are_not_quoted_as_theirs():
    reply = "Thank you, we will see.\n\nOn Mon, 2 Feb 2026 Sales wrote:\n> Our germicidal lamps for aquaculture"
    texts = texts_of(case(messages=[message("buyer", reply, subject="Re: Germicidal lamps")]))
    assert "ermicidal" not in texts["inquiry"]


def test_who_sells_to_us_fits_nothing():
    talk = (
        message("buyer", "Hi, we are interested in germicidal lamps. Which port do you load?"),
        message("buyer", "We are a freight forwarder and would like to offer you our services.", day=4),
    )
    assert judged(messages=talk) == []


def test_where_the_own_trade_is_recognised_only_the_request_was_not():
    (unknown,) = judged(company="Baustoffe Krüger GmbH", messages=(message("buyer", UNREAD),), stage="quotation")
    assert unknown.reason == "request-unread"
    assert unknown.detail == "the program did not recognise the goods that the buyer asks for"
