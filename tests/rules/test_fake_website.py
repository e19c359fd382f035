"""fake-website: whose site it is, how old its domain is, and the stop rule."""

from datetime import timedelta

import pytest

from silentbuyer.model.customer import Order
from silentbuyer.model.facts import Unknown
from silentbuyer.model.findings import Cause
from silentbuyer.rules.fake_website import FakeWebsite
from silentbuyer.testing import NOW, case, check_rule, customer, message

SITE = ("website", "https://nordwasser.example/")
AGE = ("registration", "nordwasser.example")
MAIL = ("mail-domain", "nordwasser.example")
NO_MAIL = {"verdict": "cannot_receive", "why": "nxdomain", "mx": (), "bogus": {}, "spf": None, "dmarc": None}
OTHERS = "Fresh bread and cakes from our bakery in the old town, every morning. " * 12


def signs(facts, **fields):
    return {finding.sign.partition("/")[2]: finding for finding in FakeWebsite().judge(case(facts=facts, **fields))}


def alive(**facts):
    return {SITE: {"state": "alive-unverified", "text": "", **facts}}


def test_site_age_and_mail_domain_are_asked_for():
    asked = {(question.kind, question.subject) for question in FakeWebsite().needs(customer())}

    assert asked == {SITE, AGE, MAIL}
    assert list(FakeWebsite().needs(customer(website=None, email=None))) == []


def test_the_buyers_own_company_phone_and_mail_on_the_page_speak_for_them():
    facts = alive(text="Nordwasser Technik, Tel. +49 40 1234567", emails=("einkauf@nordwasser.example",))
    found = signs(facts, phone="040 1234567 0") | signs(facts, phone="+49 40 1234567")

    assert {"company-on-page", "phone-on-page", "email-on-page"} <= set(found)
    assert all(finding.weights[Cause.FAKE_BUYER] < -1.5 for finding in found.values())
    assert len({finding.group for finding in found.values()}) == 1


def test_part_of_a_name_is_a_weak_sign_for():
    found = signs(alive(text="Technik: Nordwasser"))

    assert found["company-part-on-page"].weights[Cause.FAKE_BUYER] == -0.8


def test_a_long_page_of_somebody_else_weighs_little():
    found = signs(alive(text=OTHERS), company="Petersen Pumpenbau GmbH")

    assert 0 < found["somebody-else"].weights[Cause.FAKE_BUYER] < 1


def test_a_firm_with_its_own_mail_whose_buyer_writes_from_a_free_mailbox():
    facts = alive(text="x", emails=("info@nordwasser.example",))

    found = signs(facts, email="anna.petersen@gmail.com")["site-has-own-mail"]
    assert "ask at info@nordwasser.example" in found.because
    assert "site-has-own-mail" not in signs(facts)
    assert "site-has-own-mail" not in signs(facts, email=None)


@pytest.mark.parametrize(("days", "row"), [(10, "very-young"), (120, "young"), (400, ""), (5000, "old"), (-3, "")])
def test_the_age_of_a_domain(days, row):
    registered = (NOW - timedelta(days=days)).date().isoformat()
    found = signs({AGE: {"registered": registered}})

    assert list(found) == ([row] if row else [])


@pytest.mark.parametrize(
    "fields", [{"website": None, "email": "anna@gmail.com"}, {"website": "https://www.facebook.com/nordwasser"}]
)
def test_the_age_of_a_provider_or_a_platform_is_not_asked_for(fields):
    assert "registration" not in {question.kind for question in FakeWebsite().needs(customer(**fields))}
    assert signs({("registration", "gmail.com"): {"registered": "1995-08-13"}}, **fields) == {}


@pytest.mark.parametrize(
    "facts", [{AGE: Unknown("rate limit")}, {AGE: {"registered": "long ago"}}, {AGE: {"registered": 7}}]
)
def test_an_age_that_is_not_known_says_nothing(facts):
    assert signs(facts) == {}


# ---- the stop rule


@pytest.mark.parametrize(
    "state", ["dead-no-dns", "dead-no-address", "parked", "for-sale", "expired", "suspended", "hijacked"]
)
def test_a_dead_or_fake_site_and_a_fake_address_are_one_decisive_finding(state):
    found = signs({SITE: {"state": state}, MAIL: NO_MAIL})

    assert list(found) == ["stop-rule"]
    assert found["stop-rule"].weights[Cause.FAKE_BUYER] >= 6
    assert "Neither website nor e-mail address is real" in found["stop-rule"].because


@pytest.mark.parametrize(
    "facts",
    [
        {SITE: {"state": "dead-no-dns"}, MAIL: Unknown("timeout")},
        {
            SITE: {"state": "dead-no-dns"},
            MAIL: {**NO_MAIL, "verdict": "can_receive", "why": "mx", "mx": ("mx.example",)},
        },
        {SITE: Unknown("timeout"), MAIL: NO_MAIL},
        {SITE: {"state": "unreachable"}, MAIL: NO_MAIL},
        {SITE: {"state": "alive-unread", "marks": ("bot-wall",)}, MAIL: NO_MAIL},
        {SITE: {"state": "placeholder"}, MAIL: NO_MAIL},
        {SITE: {"state": "http-error"}, MAIL: NO_MAIL},
    ],
)
def test_one_half_of_it_decides_nothing(facts):
    assert not {"stop-rule", "stop-rule-known-buyer"} & set(signs(facts))


def answered(days):
    return [
        message("Please quote", days_ago=days),
        message("Here", sender="seller", days_ago=8),
        message("Thanks", days_ago=7),
    ]


def test_an_answer_proves_a_mailbox_and_with_its_whole_domain_gone_no_firm():
    found = signs({SITE: {"state": "dead-no-dns"}, MAIL: NO_MAIL}, messages=answered(9))

    assert list(found) == ["stop-rule-answered"]
    assert found["stop-rule-answered"].weights[Cause.FAKE_BUYER] >= 6


def test_who_answered_for_half_a_year_was_real_so_the_company_is_gone():
    found = signs({SITE: {"state": "dead-no-dns"}, MAIL: NO_MAIL}, messages=answered(200))

    assert list(found) == ["stop-rule-known-buyer"]


def test_who_answered_is_not_stopped_for_a_dead_site_alone():
    assert signs({SITE: {"state": "dead-no-dns"}, MAIL: Unknown("timeout")}, messages=answered(9)) == {}


def test_who_has_ordered_was_real_so_the_company_is_gone():
    found = signs({SITE: {"state": "dead-no-dns"}, MAIL: NO_MAIL}, orders=[Order(at=NOW - timedelta(days=300))])

    assert list(found) == ["stop-rule-known-buyer"]
    assert Cause.FAKE_BUYER not in found["stop-rule-known-buyer"].weights


def test_the_rule_keeps_its_promises():
    cases = [
        case(facts={SITE: {"state": "parked"}, MAIL: NO_MAIL}),
        case(facts={**alive(text=OTHERS), AGE: {"registered": "2026-03-01"}}, company="Petersen Pumpenbau"),
    ]
    check_rule(FakeWebsite(), cases=cases)
