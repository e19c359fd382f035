"""The rule reads the buyer's own words - never ours - and the website, and speaks about not-target."""

from datetime import UTC, datetime

import pytest

from silentbuyer import Cause, Customer, Facts, Finding, Known, Message, Seller, Unknown
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
    assert unknown.reason == "no-trade-named"


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
