"""The website probe over the loopback internet: one look, judged, harvested and remembered."""

import asyncio

import attrs
import pytest

from silentbuyer.model.facts import Known, Question, Unknown
from silentbuyer.pages.signatures import Signature
from silentbuyer.probes.session import Session
from silentbuyer.probes.website import Website
from silentbuyer.testing import NXDOMAIN, REFUSED, SERVFAIL, SILENT, Internet, Page, Raw, Redirect, Site, hostile

HOME = """<html lang=de><title>Wassertechnik Nord GmbH</title><meta name=description content="Wasseraufbereitung">
<h1>Willkommen</h1><p>Wir bauen Anlagen für Trinkwasser. Tel. +49 40 1234567</p><a href="mailto:info@nord.example">m</a>
<a href="https://wa.me/494012345678">w</a>"""
PARKED = "<title>nord</title><p>This domain is parked. Related searches: pumps"
FORBIDDEN = "127.0.0.66"

SITES = {
    "nord.example": Site(ns=("ns1.host.example.", "ns2.host.example."), pages={"/": HOME}),
    "moved.example": Site(redirect="https://nord.example/"),
    "parked.example": Site(ns="ns1.bodis.com.", pages={"/": PARKED}),
    "words.example": Site(pages={"/": PARKED}),
    "sale.example": Site(ns="ns1.dan.com.", pages={"/": "<title>sale.example is for sale</title>Make an offer"}),
    "soon.example": Site(pages={"/": "<h1>Coming soon</h1>"}),
    "nginx.example": Site(pages={"/": "<title>Welcome to nginx!</title><h1>Welcome to nginx!</h1>"}),
    "suspended.example": Site(pages={"/": Page("<title>Account Suspended</title>", status=403)}),
    "expired.example": Site(pages={"/": "<h1>This domain has expired</h1>"}),
    "casino.example": Site(pages={"/": "<title>Online casino and sports betting</title><p>free spins</p>"}),
    "wall.example": Site(pages={"/": Page("<title>Just a moment...</title>", status=403, headers=(("cf-mitigated", "challenge"),))}),
    "forbidden.example": Site(pages={"/": Page("no", status=403)}), "legal.example": Site(pages={"/": Page("no", status=451)}),
    "shell.example": Site(pages={"/": "<div id=root></div><script src=a.js></script>"}),
    "pdf.example": Site(pages={"/": Page(b"%PDF-1.4", headers=(("Content-Type", "application/pdf"),))}),
    "missing.example": Site(pages={"/about": "x"}), "error.example": Site(pages={"/": Page("x", status=500)}),
    "soft.example": Site(pages={"/": "<title>404 Not Found</title>"}),
    "gone.example": NXDOMAIN, "empty.example": Site(mx="10 mx.empty.example."), "closed.example": Site(a="127.0.0.99"),
    "hang.example": Site(pages={"/": hostile.hang}), "slam.example": Site(pages={"/": hostile.slam}),
    "old.example": Site(pages={"/": HOME}, tls="expired"), "self.example": Site(pages={"/": HOME}, tls="self-signed"),
    "other.example": Site(pages={"/": HOME}, tls="wrong-host"), "chain.example": Site(pages={"/": HOME}, tls="missing-intermediate"),
    "inner.example": Site(a=FORBIDDEN, pages={"/": "secret"}), "evil.example": Site(redirect="http://127.0.0.66/"),
    "loop.example": Site(pages={"/": Redirect("/a"), "/a": Redirect("/")}), "ssh.example": Site(pages={"/": Raw(b"SSH-2.0\r\n")}),
    "broken.example": SERVFAIL, "refused.example": REFUSED, "mute.example": SILENT,
    "big.example": Site(pages={"/": f"<title>Big</title>{'<p>water works</p>' * 6000}"}),
}  # fmt: skip


@pytest.fixture(scope="module")
def internet():
    with Internet(SITES, forbidden=[FORBIDDEN], timeout=1.5, dns_timeout=0.4) as world:
        yield world


def ask(internet, url, probe=None, **policy):
    async def run():
        async with Session(attrs.evolve(internet.network, **policy)) as session:
            return await (probe or Website()).ask(Question("website", url), session)

    return asyncio.run(run())


def state(internet, host, **more):
    for _ in range(4):  # on a machine that is late itself a silent site is Unknown, as it must be: look again
        answer = ask(internet, f"https://{host}.example/", **more)
        if not (isinstance(answer, Unknown) and answer.reason == "busy"):
            break
    return answer.value["state"], answer.value["marks"]


@pytest.mark.parametrize(
    ("host", "wanted", "mark"),
    [
        ("nord", "alive-unverified", ""), ("moved", "alive-other-owner", "stranger"), ("parked", "parked", "two-signs"),
        ("words", "parked", "page-only"), ("sale", "for-sale", "two-signs"), ("soon", "placeholder", "page-only"),
        ("nginx", "placeholder", ""), ("suspended", "suspended", ""), ("expired", "expired", ""),
        ("casino", "hijacked", "gambling"), ("wall", "alive-unread", "bot-wall"), ("forbidden", "alive-unread", "shut"),
        ("legal", "alive-unread", "geo-block"), ("shell", "alive-unread", "script-shell"), ("pdf", "alive-unread", "not-html"),
        ("missing", "http-error", "not-found"), ("error", "http-error", "server-error"), ("soft", "http-error", "soft-404"),
        ("gone", "dead-no-dns", "nxdomain"), ("empty", "dead-no-address", "no-address"), ("closed", "unreachable", "refused"),
        ("hang", "unreachable", "timeout"), ("slam", "unreachable", "reset"), ("old", "tls-broken", "expired"),
        ("self", "tls-broken", "self-signed"), ("other", "tls-broken", "wrong-host"), ("chain", "tls-broken", "missing-intermediate"),
        ("inner", "blocked-by-policy", "blocked"), ("evil", "blocked-by-policy", "blocked"), ("loop", "http-error", "redirect-loop"),
        ("ssh", "http-error", "not-http"),
    ],
)  # fmt: skip
def test_every_state_is_told_from_the_others(internet, host, wanted, mark):
    found, marks = state(internet, host)

    assert found == wanted
    assert mark in (*marks, "")
    assert internet.visits(FORBIDDEN) == 0


def test_a_living_site_is_read_for_every_rule_at_once(internet):
    before = internet.visits("nord.example")
    answer = ask(internet, "https://nord.example/")
    value = answer.value

    assert isinstance(answer, Known)
    assert internet.visits("nord.example") == before + 1
    assert value["title"] == "Wassertechnik Nord GmbH"
    assert value["description"] == "Wasseraufbereitung"
    assert value["text"].startswith("Willkommen Wir bauen Anlagen")
    assert value["languages"] == ("de",)
    assert value["phones"] == ("+49 40 1234567",)
    assert value["emails"] == ("info@nord.example",)
    assert value["channels"] == {"whatsapp": "+494012345678"}
    assert value["closed_until"] is None
    assert answer.at.utcoffset() is not None
    assert value["seen_from"]


def test_a_fingerprint_stays_behind(internet):
    assert ask(internet, "https://nord.example/").value["fingerprint"] == {
        "state": "alive-unverified", "domain": "nord.example", "title": "Wassertechnik Nord GmbH",
        "title_hash": "b3a0df3bbc4c4c8b", "name_servers": ("ns1.host.example", "ns2.host.example"),
        "certificate": ("nord.example",),
    }  # fmt: skip


def test_a_page_without_a_company_offers_no_contacts(internet):
    assert ask(internet, "https://casino.example/").value["phones"] == ()


def test_a_large_page_is_read_without_holding_up_the_others(internet):
    value = ask(internet, "https://big.example/").value

    assert (value["state"], len(value["text"])) == ("alive-unverified", 6000)


@pytest.mark.parametrize(("host", "reason"), [("broken", "servfail"), ("refused", "refused"), ("mute", "timeout")])
def test_what_dns_could_not_say_is_unknown(internet, host, reason):
    answer = ask(internet, f"https://{host}.example/")

    assert isinstance(answer, Unknown)
    assert answer.reason == reason


def test_an_own_address_may_be_looked_at_where_policy_opens_it(internet):
    assert ask(internet, "http://127.0.0.1/").value["state"] == "http-error"
    assert ask(internet, "http://127.0.0.1/", allow_networks=()).value["state"] == "blocked-by-policy"


def test_unsure_answers_are_forgotten_sooner_than_sure_ones(internet):
    sure, unsure = ask(internet, "https://nord.example/"), ask(internet, "https://closed.example/")

    assert unsure.ttl < sure.ttl


def test_a_local_registrars_page_can_be_added(internet):
    mine = Website(more=[Signature(state="parked", place="text", text="willkommen wir bauen", points=3, source="seen")])

    assert state(internet, "nord", probe=mine)[0] == "parked"


def test_too_many_questions_to_one_server_are_unknown_rather_than_dead():
    async def run(network):
        async with Session(network) as session:
            questions = [Question("website", f"https://slow.example/{n}") for n in range(2)]
            return await asyncio.gather(*(Website().ask(question, session) for question in questions))

    with Internet({"slow.example": Site(pages={"*": hostile.hang})}, timeout=1.0) as world:
        first, second = asyncio.run(run(world.network))
    assert isinstance(first, Unknown) or first.value["state"] == "unreachable"  # Unknown on a machine that is late
    assert second == Unknown("busy", second.detail)


MOVED_PAGE = {
    "deep.example": Site(pages={"/": HOME}),
    "gone-too.example": Site(pages={"/x": "x"}),
    "slow-root.example": Site(pages={"/": hostile.hang}),
}


def test_a_page_that_is_not_there_is_looked_for_at_the_root_once():
    with Internet(MOVED_PAGE, timeout=1.5, dns_timeout=0.4) as world:
        answer = ask(world, "https://deep.example/products/pumps.html").value
        seen = [(request.host, request.path) for request in world.requests]
    assert (answer["state"], answer["title"]) == ("alive-unverified", "Wassertechnik Nord GmbH")
    assert "root-instead" in answer["marks"]
    assert answer["url"] == "https://deep.example/products/pumps.html"
    assert seen == [("deep.example", "/products/pumps.html"), ("deep.example", "/")]


@pytest.mark.parametrize("host", ["gone-too.example", "slow-root.example"])
def test_where_the_root_shows_nothing_the_page_that_is_not_there_stays_the_answer(host):
    with Internet(MOVED_PAGE, timeout=1.0, dns_timeout=0.4) as world:
        answer = ask(world, f"https://{host}/products")
        assert world.visits(host) == 2
    assert (answer.value["state"], "not-found" in answer.value["marks"]) == ("http-error", True)


def test_the_root_itself_is_not_asked_twice():
    with Internet({"missing.example": Site(pages={"/about": "x"})}, timeout=1.5, dns_timeout=0.4) as world:
        assert ask(world, "https://missing.example/").value["state"] == "http-error"
        assert world.visits("missing.example") == 1
