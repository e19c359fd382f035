"""The whole line over the loopback internet: from a buyer's record to a diagnosis that looked at their website."""

from datetime import timedelta

import attrs
import pytest

import silentbuyer as sb
from silentbuyer.identity.site_owner import website_memory
from silentbuyer.model.findings import Cause
from silentbuyer.pages.signatures import Signature
from silentbuyer.probes.website import Website
from silentbuyer.testing import NOW, NXDOMAIN, Internet, Site, customer

HOME = (
    "<title>Nordwasser Technik GmbH</title><h1>Anlagen für Trinkwasser</h1><p>Wir bauen Anlagen zur Wasseraufbereitung. "
    "Tel. +49 40 1234567. Unser Büro ist geschlossen bis 6. Januar 2027.</p>"
)
SITES = {
    "nordwasser.example": Site(mx="10 mx.nordwasser.example.", pages={"/": HOME}),
    "gone.example": NXDOMAIN,
    "nordwasser-orders.example": Site(mx="10 mx.nordwasser-orders.example."),
    "nordwaser.example": Site(mx="10 mx.nordwaser.example."),
    "closed.example": Site(pages={"/": "<title>Nordwasser</title><p>Nach 52 Jahren hat unser Betrieb seine Türen für immer "
                                      "geschlossen. Danke!</p>"}, mx="10 mx.closed.example."),
    "parked.example": Site(cname="traff-1.hugedomains.com.", pages={"/": "<title>parked.example is for sale</title>"}),
    "traff-1.hugedomains.com": Site(pages={"*": "x"}),
    "shared.example": Site(mx="10 mx.shared.example.", pages={"/": "<p>Vilande domän hos Exempelhotellet</p>"}),
}  # fmt: skip


@pytest.fixture
def internet():
    with Internet(SITES, timeout=3.0) as world:
        yield world


def diagnose(internet, plugins=None, **fields):
    return sb.diagnose(customer(**fields), now=NOW, network=internet.network, plugins=plugins)


def signs(diagnosis):
    return {finding.sign for finding in diagnosis.findings}


def test_a_real_site_is_fetched_once_for_all_rules_and_speaks_for_the_buyer(internet):
    diagnosis = diagnose(internet, phone="+49 40 1234567")

    assert internet.visits("nordwasser.example") == 1
    assert {"dead-website/alive-matching", "fake-website/phone-on-page", "fake-website/company-on-page"} <= signs(
        diagnosis
    )
    assert not diagnosis.complaints


def test_no_site_and_no_mail_is_no_real_customer(internet):
    diagnosis = diagnose(internet, email="john@gone.example", website="gone.example")

    assert diagnosis.cause == Cause.FAKE_BUYER
    assert diagnosis.probability > 0.8
    assert "fake-website/stop-rule" in signs(diagnosis)


def test_no_answer_is_owed_where_neither_site_nor_mail_is_real(internet):
    """A stranger's first message, a question, is the last word: and still the stop rule fires."""
    asked = [sb.Message(at=NOW - timedelta(days=3), sender="buyer", text="Please quote 20 UV units. Can you ship?")]
    diagnosis = diagnose(internet, email="john@gone.example", website="gone.example", messages=asked)

    assert diagnosis.cause == Cause.FAKE_BUYER
    assert diagnosis.actions[0].kind == "stop"
    assert {action.channel for action in diagnosis.actions} == {None}


@pytest.mark.parametrize("domain", ["nordwasser-orders.example", "nordwaser.example"])
def test_who_writes_from_a_domain_like_the_firms_is_verified_first(internet, domain):
    diagnosis = diagnose(internet, email=f"einkauf@{domain}", company="Nordwasser Technik GmbH")

    assert diagnosis.actions[0].kind == "verify-address"
    assert domain in diagnosis.actions[0].advice
    assert "stop" not in [action.kind for action in diagnosis.actions]


def test_a_firm_that_says_goodbye_on_its_own_site_is_gone(internet):
    diagnosis = diagnose(internet, email="einkauf@closed.example", website="closed.example", company="Nordwasser")

    assert diagnosis.cause == Cause.COMPANY_GONE


def test_a_dead_site_alone_is_no_verdict(internet):
    diagnosis = diagnose(internet, website="gone.example")

    assert "dead-website/dead-no-dns" in signs(diagnosis)
    assert diagnosis.cause != Cause.FAKE_BUYER


def test_an_alias_of_a_sale_service_is_a_second_sign(internet):
    diagnosis = diagnose(internet, website="parked.example")

    assert "dead-website/for-sale" in signs(diagnosis)


def test_a_second_diagnosis_says_what_changed(internet):
    first = diagnose(internet)
    internet.declare(
        {
            "nordwasser.example": Site(
                mx="10 mx.nordwasser.example.", pages={"/": "<title>Situs Slot Gacor</title>judi online"}
            )
        }
    )
    second = diagnose(internet, signals={"website": website_memory(first.facts)})

    assert "website-changed/gone-since" in signs(second)
    assert any(
        "Nordwasser Technik" in finding.because for finding in second.findings if finding.rule == "website-changed"
    )


def test_saved_facts_are_judged_again_to_the_same_bytes(internet):
    first = diagnose(internet)
    again = sb.diagnose(customer(), now=NOW, facts=sb.Facts.from_dict(first.facts.to_dict()))

    assert again.to_json() == first.to_json()


def test_a_plugin_brings_signatures_by_taking_the_core_probes_place(internet):
    class Swedish:
        @sb.hookimpl
        def register_probes(self, register):
            mark = Signature(
                state="parked", place="text", text="vilande domän hos exempelhotellet", points=3, source="seen"
            )
            register(Website(more=[mark]))

    plain = diagnose(internet, email="a@shared.example", website="shared.example")
    marked = diagnose(internet, plugins=[Swedish()], email="a@shared.example", website="shared.example")

    assert "dead-website/parked-page-only" not in signs(plain)
    assert "dead-website/parked-page-only" in signs(marked)
    assert not marked.complaints


def test_offline_accuses_nobody():
    diagnosis = sb.diagnose(customer(website="gone.example"), now=NOW, online=False)

    assert not {finding.rule for finding in diagnosis.findings} & {"dead-website", "fake-website", "website-changed"}


def test_private_networks_stay_closed_by_default(internet):
    network = attrs.evolve(internet.network, allow_networks=())
    diagnosis = sb.diagnose(customer(), now=NOW, network=network)

    assert internet.visits() == 0
    assert any(unknown.reason == "refused" for unknown in diagnosis.unknowns)
