"""The registry probe against a loopback registry: opt-in, polite, and never mistaking a refusal for a fact."""

import asyncio
import json
import time

import attrs
import pytest

from silentbuyer.addresses.urls import normalise_url
from silentbuyer.model.facts import Known, Question, Unknown
from silentbuyer.probes.registration import Registration, rdap_servers
from silentbuyer.probes.session import Session
from silentbuyer.testing import Internet, Page, Site

CARD = ["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", "Exemplar Registrar"]]]
ACME = {
    "events": [
        {"eventAction": "registration", "eventDate": "2019-03-01T10:00:00Z"},
        {"eventAction": "expiration", "eventDate": "2027-03-01T10:00:00Z"},
        "rubbish",
        {"eventAction": "last changed", "eventDate": "yesterday"},
    ],
    "entities": [
        {"roles": ["abuse"]},
        {"roles": ["registrar"], "vcardArray": CARD},
        {"roles": "registrar", "vcardArray": 3},
    ],
}


def reply(value, status=200):
    body = value if isinstance(value, str) else json.dumps(value)
    return Page(body, status=status, headers=(("Content-Type", "application/rdap+json"),))


PAGES = {
    "/domain/acme.test": reply(ACME),
    "/domain/plain.test": reply(
        {"events": [{"eventAction": "registration", "eventDate": "2026-10-01T00:00:00+00:00"}]}
    ),
    "/domain/nodate.test": reply({"events": "none"}),
    "/domain/list.test": reply([1, 2]),
    "/domain/rubbish.test": reply("<html>"),
    "/domain/deep.test": reply("[" * 200_000),
    "/domain/missing.test": reply({}, 404),
    **{f"/domain/limit{status}.test": reply({}, status) for status in (401, 403, 422, 429)},
}


@pytest.fixture(scope="module")
def internet():
    with Internet({"rdap.example": Site(pages=PAGES)}, timeout=1.0) as world:
        yield world


def ask(internet, *domains, probe=None, **policy):
    probe = probe or Registration(servers={"test": "https://rdap.example/", "down": "https://gone.example"}, gap=0.0)

    async def run():
        async with Session(attrs.evolve(internet.network, **{"registration": True, **policy})) as session:
            return [await probe.ask(Question("registration", domain), session) for domain in domains]

    answers = asyncio.run(run())
    return answers[0] if len(answers) == 1 else answers


def test_nobody_is_asked_unless_the_policy_says_so(internet):
    before = internet.visits()

    assert ask(internet, "acme.test", registration=False).reason == "not asked"
    assert internet.visits() == before


def test_the_registry_says_since_when_until_when_and_by_whom(internet):
    answer = ask(internet, "acme.test")

    assert isinstance(answer, Known)
    assert answer.source == "rdap"
    assert answer.value == {
        "registered": "2019-03-01", "expires": "2027-03-01", "registrar": "Exemplar Registrar", "server": "rdap.example",
    }  # fmt: skip


def test_registrar_and_expiry_may_be_withheld(internet):
    value = ask(internet, "plain.test").value

    assert (value["registered"], value["expires"], value["registrar"]) == ("2026-10-01", None, None)


@pytest.mark.parametrize(
    ("domain", "reason"),
    [
        ("limit401.test", "rate limit"), ("limit403.test", "rate limit"), ("limit422.test", "rate limit"),
        ("limit429.test", "rate limit"), ("missing.test", "no answer"), ("rubbish.test", "rubbish"), ("deep.test", "rubbish"), ("list.test", "no date"),
        ("nodate.test", "no date"), ("acme.down", "nxdomain"), ("acme.cn", "no service"),
    ],
)  # fmt: skip
def test_no_date_is_unknown_with_its_reason(internet, domain, reason):
    answer = ask(internet, domain)

    assert isinstance(answer, Unknown)
    assert answer.reason == reason


def test_one_registry_is_asked_one_thing_at_a_time_with_pauses(internet):
    probe = Registration(servers={"test": "https://rdap.example/"}, gap=0.2)
    started = time.monotonic()
    ask(internet, "acme.test", "plain.test", "nodate.test", probe=probe)

    assert time.monotonic() - started >= 0.4


def test_the_table_of_registries_holds_addresses_that_may_be_fetched():
    servers = rdap_servers()

    assert servers["com"] == "https://rdap.verisign.com/com/v1/"
    assert len(servers) > 40
    assert all(normalise_url(url) == url and url.startswith("https://") for url in servers.values())
