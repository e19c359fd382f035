"""One look at a website held against the buyer's record."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.identity.site_owner import (
    found_on_page,
    look_at,
    names_somebody_else,
    own_mail_of_site,
    site_is_fake,
    website_memory,
)
from silentbuyer.model.facts import Facts, Known, Question, Unknown
from silentbuyer.testing import NOW, case, customer

SITE = ("website", "https://nordwasser.example/")
TEXT = "Willkommen bei Nordwasser Technik. Wir bauen Anlagen für Trinkwasser. " * 12


def site(state="alive-unverified", **facts):
    return {SITE: {"state": state, "text": TEXT, **facts}}


def look(answers, **fields):
    return look_at(case(facts=answers, **fields))


def test_a_page_that_names_the_company_is_the_buyers_own():
    found = look(site())

    assert (found.state, found.matches, found.proved) == ("alive-matching", ("company",), True)
    assert found.domain == "nordwasser.example"


@pytest.mark.parametrize(
    ("fields", "facts", "match"),
    [
        ({"company": "Aqua Sud", "phone": "0049 (40) 123 45 67"}, {"text": "Tel: +49 40 1234567"}, "phone"),
        ({"company": "Aqua Sud", "phone": "+49 40 1234567"}, {"text": "x", "phones": ("040 - 123 45 68",)}, ""),
        ({"company": "Aqua Sud", "phone": "+49 40 1234567"}, {"text": "x", "phones": ("+49-40-123-45-67",)}, "phone"),
        (
            {"company": "Aqua Sud", "contacts": {"whatsapp": "+49 151 2345 6789"}},
            {"text": "WhatsApp 0151 23456789"},
            "phone",
        ),
        ({"company": "Aqua Sud", "phone": "+49 40 1234567 ext. 12"}, {"text": "Tel: 040 1234567"}, "phone"),
        ({"company": "Aqua Sud", "phone": "12345"}, {"text": "12345"}, ""),
        ({"company": "Aqua Sud"}, {"text": "x", "emails": ("einkauf@nordwasser.example",)}, "email"),
        ({"company": "ООО Аквасуд"}, {"text": "Akvasud, Kazan"}, "company"),
        ({"company": "Nordwasser Technik Anlagenbau"}, {"text": "Technik von Nordwasser: Anlagenbau"}, "company-part"),
        ({"company": None}, {"text": TEXT}, ""),
        ({"company": "Aqua Sud"}, {"text": "x", "named": ("Aqua Sud GmbH",)}, "company"),
    ],
)
def test_company_phone_and_mail_are_looked_for(fields, facts, match):
    found = found_on_page(customer(**fields), facts)

    assert found == ((match,) if match else ())


@pytest.mark.parametrize(
    ("state", "fake"),
    [
        ("dead-no-dns", True), ("dead-no-address", True), ("parked", True), ("for-sale", True), ("expired", True),
        ("suspended", True), ("hijacked", True), ("placeholder", None), ("unreachable", None), ("http-error", None),
        ("alive-unread", None), ("alive-unverified", False), ("tls-broken", False), ("alive-other-owner", False),
        ("blocked-by-policy", None), ("not-checked", None), ("rubbish", None),
    ],
)  # fmt: skip
def test_a_site_is_fake_only_when_nobody_can_stand_behind_it(state, fake):
    assert site_is_fake(case(facts=site(state))) is fake


def test_a_living_site_that_names_nobody_is_neither_fake_nor_proved():
    assert site_is_fake(case(facts=site(text="hello"))) is None


def test_nothing_known_is_no_look():
    assert look({SITE: Unknown("timeout")}) is None
    assert look({}) is None
    assert look({}, website=None) is None
    assert look({}, website="no url") is None
    assert look({SITE: "rubbish"}) is None


def test_a_sentence_names_where_and_when_it_was_seen():
    said = look(site("parked", seen_from="Hamburg")).said()

    assert said == (
        "The website nordwasser.example is a parked domain without a company behind it "
        "(seen once from Hamburg, 2026-03-18 09:00 UTC)."
    )


def test_a_look_without_a_moment_names_the_place_alone():
    found = look({SITE: Known({"state": "parked"})})

    assert found.seen == "seen once from this machine"
    assert found.shown["signs"] == ()


OTHERS = "Fresh bread and cakes from our bakery in the old town, every morning. " * 12


@pytest.mark.parametrize(
    ("fields", "text", "somebody"),
    [
        ({}, OTHERS, True),
        ({}, OTHERS[:100], False),
        ({"company": "Global Trading Ltd"}, OTHERS, False),
        ({"company": None}, OTHERS, False),
        ({"company": "北方水处理有限公司"}, OTHERS, False),
        ({"company": "北方水处理有限公司"}, "新鲜面包和蛋糕，每天早上都有。" * 40, True),
        ({"company": "Golden River Trading"}, "Мы поставляем насосы и арматуру для водоснабжения. " * 20, False),
        ({"company": "ООО Золотая река"}, OTHERS, False),
        ({"website": "https://petersen-pumpenbau.example/"}, OTHERS, False),
    ],
)
def test_a_long_page_of_somebody_else_is_noticed(fields, text, somebody):
    buyer = customer(**{"company": "Petersen Pumpenbau GmbH", **fields})
    found = look_at(case(buyer, facts={("website", buyer.website): {"state": "alive-unverified", "text": text}}))

    assert names_somebody_else(buyer, found) is somebody


def test_the_sites_own_mail_is_found():
    assert own_mail_of_site(look(site(emails=("a@gmail.com", "info@nordwasser.example")))) == "info@nordwasser.example"
    assert own_mail_of_site(look(site(emails=("a@gmail.com", "@")))) is None


def test_what_to_remember_of_a_look():
    prints = {"state": "parked"}
    facts = Facts({
        Question("mail-domain", "a.example"): Known({}),
        Question(*SITE): Known({"state": "parked", "fingerprint": prints}, at=NOW),
    })  # fmt: skip

    assert website_memory(facts) == {"url": SITE[1], "fingerprint": prints, "at": NOW.isoformat()}
    assert website_memory(Facts({Question(*SITE): Known({"fingerprint": prints})}))["at"] is None
    assert website_memory(Facts({Question(*SITE): Unknown("offline")})) == {}


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["state", "marks", "title", "text", "phones", "emails", "final_url", "seen_from"]), _VALUES
    ),
    st.sampled_from(["parked", "alive-unverified", "alive-other-owner", "tls-broken"]),
)
def test_damaged_facts_are_read_without_harm(facts, state):
    found = look({SITE: {**facts, "state": state}})

    assert found.said()
    assert found.shown
    assert site_is_fake(case(facts={SITE: {**facts, "state": state}})) in {True, False, None}
