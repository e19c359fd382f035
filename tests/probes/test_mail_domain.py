"""The mail-domain probe: only what the owner or DNS itself says counts against a domain."""

import asyncio
import json

import attrs
import pytest

from silentbuyer import Known, Question, Unknown
from silentbuyer.model.probe import Probe
from silentbuyer.probes.mail_domain import MailDomain, provider
from silentbuyer.probes.session import Session
from silentbuyer.testing import NXDOMAIN, SERVFAIL, SILENT, Internet, Site, sites_from_rows

SITES = {
    "ok.example": Site(mx=("20 mx2.ok.example.", "10 aspmx.l.google.com."), txt="v=spf1 include:_spf.google.com ~all"),
    "aspmx.l.google.com": Site(a="93.184.216.34"),
    "_dmarc.ok.example": Site(txt="v=DMARC1; p=reject; rua=mailto:x@ok.example"),
    "null.example": Site(mx="0 .", a="93.184.216.34"),
    "mixed.example": Site(mx=("0 .", "10 mx.mixed.example.")),
    "bare.example": Site(mx="10 localhost."),
    "literal.example": Site(mx="10 192.168.1.5."),
    "named.example": Site(mx="10 mx.localhost."),
    "gone-mx.example": Site(mx=("10 a.nowhere.example.", "20 b.nowhere.example.")),
    "nowhere.example": NXDOMAIN,
    "one-good.example": Site(mx=("10 a.nowhere.example.", "20 mx.one-good.example.")),
    "hung-mx.example": Site(mx="10 mute.example."),
    "mute.example": SILENT,
    "empty-mx.example": Site(mx="10 txt.example."),
    "txt.example": Site(txt="hello"),
    "address-hangs.example": Site(a=SERVFAIL),
    "sub.group.example": Site(mx="10 mx.group.example."),
    "_dmarc.group.example": Site(txt="v=DMARC1; p=none"),
}


def ask(domains, world=None, **policy):
    async def run(network):
        async with Session(network) as wire:
            return await asyncio.gather(*(MailDomain().ask(Question("mail-domain", name), wire) for name in domains))

    if world is not None:
        return asyncio.run(run(attrs.evolve(world.network, **policy)))
    with Internet(SITES) as internet:
        return asyncio.run(run(attrs.evolve(internet.network, **policy)))


def one(domain, **policy):
    return ask([domain], **policy)[0]


def test_it_is_a_probe():
    assert isinstance(MailDomain(), Probe)


def test_a_healthy_domain_with_all_that_is_known_of_it():
    answer = one("ok.example")
    assert isinstance(answer, Known)
    assert answer.source == "dns"
    assert answer.at is not None
    value = answer.value
    assert (value["verdict"], value["why"]) == ("can_receive", "mx")
    assert value["mx"] == ("aspmx.l.google.com", "mx2.ok.example")
    assert value["provider"] == "Google Workspace or Gmail"
    assert (value["spf"], value["dmarc"], value["dmarc_policy"]) == (True, True, "reject")


@pytest.mark.parametrize(
    ("domain", "verdict", "why"),
    [
        ("null.example", "cannot_receive", "null-mx"),
        ("mixed.example", "can_receive", "mx"),
        ("bare.example", "cannot_receive", "bogus-mx"),
        ("literal.example", "cannot_receive", "bogus-mx"),
        ("named.example", "cannot_receive", "bogus-mx"),
        ("gone-mx.example", "cannot_receive", "bogus-mx"),
        ("one-good.example", "can_receive", "mx"),
        ("hung-mx.example", "can_receive", "mx"),
        ("empty-mx.example", "cannot_receive", "bogus-mx"),
        ("txt.example", "cannot_receive", "no-mail-route"),
        ("nowhere.example", "cannot_receive", "nxdomain"),
    ],
)
def test_verdicts(domain, verdict, why):
    value = one(domain, dns_timeout=0.4).value
    assert (value["verdict"], value["why"]) == (verdict, why)


def test_a_fact_survives_a_later_failing_query():
    """The MX was found; that its host could not be looked up takes nothing away."""
    value = one("hung-mx.example", dns_timeout=0.4).value
    assert value["mx"] == ("mute.example",)
    assert value["bogus"] == {}


def test_a_failing_address_query_is_unknown():
    answer = one("address-hangs.example")
    assert isinstance(answer, Unknown)
    assert answer.reason == "servfail"
    assert "no MX record" in answer.detail


def test_dmarc_is_inherited_from_the_registrable_domain():
    assert one("sub.group.example").value["dmarc_policy"] == "none"


def test_a_network_of_the_firms_own_may_be_allowed():
    with Internet(
        {"inside.example": Site(mx="10 mx.inside.example."), "mx.inside.example": Site(a="10.0.0.9")}
    ) as world:
        refused = ask(["inside.example"], world)[0].value["verdict"]
        allowed = ask(["inside.example"], world, allow_networks=("10.0.0.0/8",))[0].value["verdict"]
    assert (refused, allowed) == ("cannot_receive", "can_receive")


@pytest.mark.parametrize("domain", ["ok.example", "txt.example", "gone-mx.example", "nowhere.example"])
def test_a_resolver_that_denies_everything_accuses_nobody(domain):
    with Internet(SITES, dns=NXDOMAIN) as liar:
        assert isinstance(ask([domain], liar)[0], Unknown)


def test_nxdomain_is_asked_twice_before_it_decides():
    with Internet(SITES) as world:
        ask(["nowhere.example"], world)
        assert sum(query.name == "nowhere.example" for query in world.queries) == 2


def test_the_fifteen_situations_come_out_as_wanted(judges):
    rows = json.loads((judges / "email" / "dns_scenarios.json").read_text(encoding="utf-8"))["scenarios"]
    with Internet(sites_from_rows(rows)) as world:
        answers = ask([row["domain"] for row in rows], world, dns_timeout=0.6)
        alone = [ask([row["domain"]], world, dns_timeout=0.6)[0] for row in rows]
    for found in (answers, alone):
        verdicts = [answer.value["verdict"] if isinstance(answer, Known) else "unknown" for answer in found]
        assert verdicts == [row["want"] for row in rows]


def test_who_runs_the_mail_hosts():
    assert provider(["acme-com.mail.protection.outlook.com"]) == "Microsoft 365"
    assert provider(["mx.acme.example", "mxbiz1.qq.com"]) == "Tencent Exmail"
    assert provider(["mx.acme.example"]) is None
