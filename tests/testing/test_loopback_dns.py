"""The loopback resolver, asked by dnspython's own client over real sockets."""

import json
import time

import dns.exception
import dns.flags
import dns.message
import dns.query
import dns.rcode
import dns.rdatatype
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.testing import (
    ABSENT,
    GARBAGE,
    NXDOMAIN,
    REFUSED,
    SERVFAIL,
    SILENT,
    Internet,
    Site,
    Turns,
    sites_from_rows,
)
from silentbuyer.testing.world import World


def place(internet):
    host, _, port = internet.network.nameservers[0].partition(":")
    return {"where": host, "port": int(port), "timeout": 2}


def ask(internet, name, kind="A", *, tcp=False, timeout=2, **options):
    query = dns.message.make_query(name, kind, **options)
    send = dns.query.tcp if tcp else dns.query.udp
    return send(query, **{**place(internet), "timeout": timeout})


def texts(response):
    return [str(record) for records in response.answer for record in records]


ACME = Site(mx=("10 mx1.acme.example.", "20 mx2.acme.example."), txt="v=spf1 -all", a="127.0.0.1", ttl=77)


@pytest.fixture(scope="module")
def world():
    sites = {
        "acme.example": ACME,
        "gone.example": NXDOMAIN,
        "broken.example": SERVFAIL,
        "refused.example": REFUSED,
        "mute.example": SILENT,
        "garbage.example": GARBAGE,
        "half.example": Site(a="93.184.216.34", txt=SILENT, mx=SERVFAIL),
        "alias.example": Site(cname="acme.example."),
        "lost.example": Site(cname="nowhere.gone.example."),
        "rooted.example": Site(cname="."),
        "sick.example": Site(cname="broken.example."),
        "loop.example": Site(cname="loop.example."),
        "cut.example": Site(a="127.0.0.5", truncate=True),
        "big.example": Site(txt=tuple(f"{n:03} {'x' * 90}" for n in range(60))),
        "long.example": Site(txt="y" * 600),
        "quoted.example": Site(txt=('"as it stands"', 'say "hi" \\ bye', "")),
        "caa.example": Site(records={"caa": '0 issue "ca.example"'}),
        "slow.example": Site(a="127.0.0.1", dns_delay=0.2),
        "größe.example": Site(a="127.0.0.7"),
        "*.shop.example": Site(a="127.0.0.8"),
        "a.deep.down.example": Site(a="127.0.0.9"),
    }
    with Internet(sites) as internet:
        yield internet


def test_answers_carry_every_record_and_the_declared_ttl(world):
    response = ask(world, "acme.example", "MX")
    assert texts(response) == ["10 mx1.acme.example.", "20 mx2.acme.example."]
    assert response.answer[0].ttl == 77
    assert response.flags & dns.flags.RA


def test_names_are_found_whatever_their_case(world):
    assert texts(ask(world, "ACME.Example", "TXT")) == ['"v=spf1 -all"']


def test_a_missing_type_is_no_data_with_a_soa(world):
    response = ask(world, "acme.example", "AAAA")
    assert (response.rcode(), response.answer) == (dns.rcode.NOERROR, [])
    assert response.authority[0].rdtype == dns.rdatatype.SOA
    assert response.authority[0].ttl == 60


@pytest.mark.parametrize("name", ["gone.example", "www.gone.example", "never.declared.test", "www.acme.example"])
def test_a_missing_name_is_nxdomain_with_a_soa(world, name):
    response = ask(world, name, "MX")
    assert response.rcode() == dns.rcode.NXDOMAIN
    assert response.authority[0].rdtype == dns.rdatatype.SOA


@pytest.mark.parametrize(
    ("name", "code"), [("broken.example", dns.rcode.SERVFAIL), ("x.refused.example", dns.rcode.REFUSED)]
)
def test_broken_zones_say_so_for_every_name_in_them(world, name, code):
    assert ask(world, name).rcode() == code


@pytest.mark.parametrize(("name", "kind"), [("mute.example", "A"), ("half.example", "TXT")])
@pytest.mark.parametrize("tcp", [False, True])
def test_silence_is_silence_over_udp_and_tcp(world, name, kind, tcp):
    with pytest.raises(dns.exception.Timeout):
        ask(world, name, kind, tcp=tcp, timeout=0.2)


def test_misfortune_may_strike_one_record_type_alone(world):
    assert texts(ask(world, "half.example")) == ["93.184.216.34"]
    assert ask(world, "half.example", "MX").rcode() == dns.rcode.SERVFAIL


def test_garbage_is_no_dns_message(world):
    with pytest.raises(dns.exception.DNSException):
        ask(world, "garbage.example", timeout=0.5)


def test_an_alias_is_followed_to_its_records(world):
    response = ask(world, "alias.example", "MX")
    assert texts(response)[0] == "acme.example."
    assert "10 mx1.acme.example." in texts(response)
    assert texts(ask(world, "alias.example", "CNAME")) == ["acme.example."]


def test_an_alias_to_nothing_ends_in_nxdomain_and_one_to_a_broken_zone_in_servfail(world):
    lost = ask(world, "lost.example")
    assert (lost.rcode(), texts(lost)) == (dns.rcode.NXDOMAIN, ["nowhere.gone.example."])
    assert ask(world, "sick.example").rcode() == dns.rcode.SERVFAIL


def test_aliases_to_themselves_or_to_the_root_come_to_an_end(world):
    assert ask(world, "loop.example").rcode() == dns.rcode.NOERROR
    assert texts(ask(world, "rooted.example", "NS"))[0] == "."


def test_an_answer_declared_cut_comes_whole_over_tcp(world):
    udp = ask(world, "cut.example")
    assert udp.flags & dns.flags.TC
    assert not udp.answer
    assert texts(ask(world, "cut.example", tcp=True)) == ["127.0.0.5"]


def test_an_answer_too_big_for_the_client_is_cut(world):
    assert ask(world, "big.example", "TXT").flags & dns.flags.TC
    assert len(texts(ask(world, "big.example", "TXT", tcp=True))) == 60
    assert not ask(world, "acme.example", "TXT", use_edns=0, payload=1232).flags & dns.flags.TC


def test_texts_may_be_long_quoted_or_empty(world):
    assert sum(map(len, ask(world, "long.example", "TXT", tcp=True).answer[0][0].strings)) == 600
    strings = {record.strings for record in ask(world, "quoted.example", "TXT").answer[0]}
    assert strings == {(b"as it stands",), (b'say "hi" \\ bye',), (b"",)}


def test_any_further_type_can_be_declared(world):
    assert texts(ask(world, "caa.example", "CAA")) == ['0 issue "ca.example"']


def test_an_answer_can_be_late(world):
    before = time.monotonic()
    ask(world, "slow.example")
    assert time.monotonic() - before >= 0.2


def test_international_names_are_asked_in_ascii(world):
    assert texts(ask(world, "xn--gre-6ka8i.example")) == ["127.0.0.7"]


def test_wildcards_and_names_that_only_have_names_below_them(world):
    assert texts(ask(world, "any.thing.shop.example")) == ["127.0.0.8"]
    inner = ask(world, "down.example")
    assert (inner.rcode(), inner.answer) == (dns.rcode.NOERROR, [])


def test_a_mail_host_that_is_declared_nowhere_has_a_public_address(world):
    assert texts(ask(world, "mx2.acme.example")) == ["192.31.196.25"]


def test_the_canary_is_answered(world):
    response = ask(world, ".", "NS")
    assert "a.root-servers.net." in texts(response)


def test_the_queries_are_on_record(world):
    before = world.asked("acme.example", "NS")
    ask(world, "acme.example", "NS", tcp=True)
    assert world.asked("Acme.example.", "NS") == before + 1
    assert world.asked("acme.example") > before
    assert (world.queries[-1].name, world.queries[-1].transport) == ("acme.example", "tcp")


def test_rubbish_gets_no_answer_and_breaks_nothing(world):
    zone = world._servers.zone
    assert zone.reply(b"", "udp").wire is None
    assert zone.reply(b"\x00" * 12, "udp").wire is None
    assert texts(ask(world, "acme.example")) == ["127.0.0.1"]


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=80))
def test_no_datagram_whatever_breaks_the_server(wire):
    from silentbuyer.testing.zone import Zone

    reply = Zone(World({"acme.example": ACME})).reply(wire, "udp")
    assert reply.wire is None or len(reply.wire) >= 12


def test_answers_can_change_from_query_to_query():
    turns = Turns([("127.0.0.1",), SERVFAIL, "127.0.0.66"])
    with Internet({"flip.example": Site(a=turns, ttl=0)}) as internet:
        first, second, third, fourth = (ask(internet, "flip.example") for _ in range(4))
    assert texts(first) == ["127.0.0.1"]
    assert first.answer[0].ttl == 0
    assert second.rcode() == dns.rcode.SERVFAIL
    assert texts(third) == texts(fourth) == ["127.0.0.66"]


def test_a_star_answers_every_name_as_a_captive_portal_does():
    with Internet({"*": Site(a="127.0.0.1")}) as internet:
        assert texts(ask(internet, "whatever.example.com")) == ["127.0.0.1"]


def test_the_whole_resolver_can_lie_or_fall_mute_and_recover():
    with Internet({"acme.example": ACME}, dns=NXDOMAIN) as internet:
        assert ask(internet, ".", "NS").rcode() == dns.rcode.NXDOMAIN
        internet.dns = SILENT
        with pytest.raises(dns.exception.Timeout):
            ask(internet, ".", "NS", timeout=0.2)
        internet.dns = None
        assert texts(ask(internet, "acme.example")) == ["127.0.0.1"]


def test_there_may_be_no_resolver_at_all():
    with Internet({"acme.example": ACME}, dns=ABSENT) as internet:
        with pytest.raises(ConnectionRefusedError):
            ask(internet, "acme.example", tcp=True)
        with pytest.raises((dns.exception.Timeout, OSError)):
            ask(internet, "acme.example", timeout=0.2)


def test_the_outside_judges_dns_situations_can_be_served(judges):
    scenarios = json.loads((judges / "email/dns_scenarios.json").read_text())["scenarios"]
    with Internet(sites_from_rows(scenarios)) as internet:
        assert texts(ask(internet, "nullmx.judge-a.com", "MX")) == ["0 ."]
        assert texts(ask(internet, "aprivate.judge-a.com")) == ["10.0.0.1"]
        assert texts(ask(internet, "priv.judge-a.com")) == ["192.168.1.5"]
        assert texts(ask(internet, "mx1.judge-a.com")) == ["192.31.196.25"]
        assert texts(ask(internet, "aspf.judge-a.com", "TXT")) == ['"v=spf1 -all"']
        assert ask(internet, "gone.nx-judge.com").rcode() == dns.rcode.NXDOMAIN
        assert ask(internet, "servfail.judge-a.com").rcode() == dns.rcode.SERVFAIL
        assert ask(internet, "refused.judge-a.com").rcode() == dns.rcode.REFUSED
        assert texts(ask(internet, "txttimeout.judge-a.com")) == ["93.184.216.34"]
        for name, kind in (("txttimeout.judge-a.com", "TXT"), ("silent.judge-a.com", "MX")):
            with pytest.raises(dns.exception.Timeout):
                ask(internet, name, kind, timeout=0.1)
