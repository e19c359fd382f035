"""The resolver: each way of not knowing has its own name, and a denial must be earned."""

import asyncio
import socket
import threading

import attrs
import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rrset
import pytest

from silentbuyer import Network, Unknown
from silentbuyer.errors import FieldError
from silentbuyer.probes import dns_wire, resolver
from silentbuyer.probes.dns_wire import upstream
from silentbuyer.probes.resolver import Resolver
from silentbuyer.probes.session import Session
from silentbuyer.testing import ABSENT, GARBAGE, NXDOMAIN, REFUSED, SERVFAIL, SILENT, Internet, Site, Turns

WORLD = {
    "acme.example": Site(mx="10 MX1.acme.example.", a="93.184.216.34", txt="v=spf1 -all", ttl=300),
    "gone.example": NXDOMAIN,
    "broken.example": SERVFAIL,
    "refused.example": REFUSED,
    "mute.example": SILENT,
    "rubbish.example": GARBAGE,
    "long.example": Site(txt=tuple(f"record {n} " + "x" * 200 for n in range(20)), truncate=True),
    "alias.example": Site(cname="acme.example."),
    "six.example": Site(records={"AAAA": "2606:2800:220:1::1"}),
    "half.example": Site(a=SERVFAIL),
    "brief.example": Site(a=Turns([("93.184.216.34",), ("93.184.216.35",)]), ttl=1),
}


def ask(work, internet=None, **policy):
    """Run `work(resolver)` against a loopback internet."""

    async def run(network):
        async with Session(network) as session:
            return await work(session.resolver)

    if internet is not None:
        return asyncio.run(run(attrs.evolve(internet.network, **policy)))
    with Internet(WORLD) as world:
        return asyncio.run(run(attrs.evolve(world.network, **policy)))


@pytest.mark.parametrize(
    ("name", "kind", "status"),
    [
        ("acme.example", "MX", "ok"),
        ("acme.example", "SRV", "nodata"),
        ("gone.example", "MX", "nxdomain"),
        ("broken.example", "MX", "servfail"),
        ("refused.example", "MX", "refused"),
        ("mute.example", "MX", "timeout"),
        ("rubbish.example", "MX", "timeout"),
        ("a" * 70 + ".example", "MX", "nodata"),
    ],
)
def test_every_kind_of_answer_has_its_own_status(name, kind, status):
    answer = ask(lambda dns: dns.resolve(name, kind), dns_timeout=0.4)
    assert answer.status == status
    assert answer.failed == (status not in ("ok", "nodata", "nxdomain"))


def test_records_are_plain_lower_case_text():
    async def work(dns):
        return [(await dns.resolve("ACME.example.", kind)).records for kind in ("MX", "A", "TXT")]

    assert ask(work) == [("10 mx1.acme.example",), ("93.184.216.34",), ("v=spf1 -all",)]


def test_what_udp_cut_off_is_fetched_over_tcp():
    with Internet(WORLD) as world:
        answer = ask(lambda dns: dns.resolve("long.example", "TXT"), world)
        assert len(answer.records) == 20
        assert {query.transport for query in world.queries if query.name == "long.example"} == {"udp", "tcp"}


RUBBLE = {
    "cut short": lambda wire: wire[:6] + b"\0\1" + wire[8:],
    "our own question": lambda wire: wire[:2] + b"\1" + wire[3:],
    "one byte": lambda _: b"\0",
}


@pytest.mark.parametrize("spoil", RUBBLE)
def test_rubble_and_echoes_are_no_answers(spoil):
    server = serving(lambda _: None, RUBBLE[spoil])
    answer = ask(lambda dns: dns.resolve("acme.example", "A"), nameservers=(next(server),), dns_timeout=0.4)
    next(server, None)
    assert answer.status == "timeout"


def test_an_answer_that_is_cut_off_and_cannot_be_fetched_whole_is_a_timeout(liar_that_cuts):
    answer = ask(lambda dns: dns.resolve("long.example", "TXT"), nameservers=(liar_that_cuts,), dns_timeout=0.6)
    assert answer.status in ("timeout", "no-resolver")


def test_an_alias_is_followed():
    assert ask(lambda dns: dns.addresses("alias.example")).records == ("93.184.216.34",)


def test_addresses_of_both_families_and_of_one_that_fails():
    async def work(dns):
        return [await dns.addresses(name) for name in ("six.example", "half.example", "gone.example", "long.example")]

    six, half, gone, none = ask(work)
    assert six.records == ("2606:2800:220:1::1",)
    assert half.status == "servfail", "IPv6 says nothing, IPv4 could not be asked: nothing is known"
    assert gone.status == "nxdomain"
    assert none.status == "nodata"


def test_one_question_goes_out_once_for_many_askers_and_then_comes_from_the_cache():
    with Internet(WORLD) as world:

        async def work(dns):
            await asyncio.gather(*(dns.resolve("acme.example", "MX") for _ in range(50)))
            await dns.resolve("acme.example", "MX")

        ask(work, world)
        assert world.asked("acme.example", "MX") == 1


def test_an_answer_is_asked_for_anew_when_its_ttl_is_over():
    async def work(dns):
        before = await dns.resolve("brief.example", "A")
        await asyncio.sleep(1.1)
        return before.records, (await dns.resolve("brief.example", "A")).records

    assert ask(work) == (("93.184.216.34",), ("93.184.216.35",))


def test_a_failure_is_believed_for_a_minute_at_most_and_a_denial_as_its_zone_says():
    async def work(dns):
        return (await dns.resolve("broken.example", "A")).ttl, (await dns.resolve("gone.example", "A")).ttl

    failed, denied = ask(work)
    assert failed <= 60
    assert denied == 60, "the loopback zone's own negative TTL"


def test_one_asker_who_gives_up_does_not_take_the_answer_from_another():
    with Internet({"slow.example": Site(a="93.184.216.34", dns_delay=0.3)}) as world:

        async def work(dns):
            hasty = asyncio.create_task(dns.resolve("slow.example", "A"))
            patient = asyncio.create_task(dns.resolve("slow.example", "A"))
            await asyncio.sleep(0.05)
            hasty.cancel()
            return (await patient).status

        assert ask(work, world) == "ok"


def test_the_cache_is_bounded(monkeypatch):
    monkeypatch.setattr(resolver, "CACHE_SIZE", 3)

    async def work(dns):
        for n in range(10):
            await dns.resolve(f"n{n}.example", "A")
        return len(dns._cache)

    assert ask(work) == 3


def test_the_canary_sings_on_a_working_network_and_costs_three_questions():
    with Internet(WORLD) as world:
        assert ask(lambda dns: dns.canary(), world) is None
        asked = [(query.name.rpartition(".")[2], query.kind) for query in world.queries]
    assert sorted(asked) == [("", "NS"), ("com", "A"), ("invalid", "A")]


def test_a_network_that_answers_names_that_cannot_exist_is_a_captive_portal():
    with Internet({**WORLD, "*": Site(pages={"/": "Log in with your room number"})}) as world:
        found = ask(lambda dns: dns.canary(), world)
    assert found.reason == "no network"
    assert "wants a log-in first" in found.detail


def test_a_provider_that_sends_only_missing_names_to_its_own_page_is_believed_for_the_others():
    real = {"a.root-servers.net": Site(a="127.0.0.9"), "acme.example": Site(a="127.0.0.10")}

    async def look(dns):
        assert await dns.canary() is None
        return await dns.addresses("acme.example"), await dns.addresses("gone.example")

    with Internet({"*": Site(a="127.0.0.8"), **real}) as world:
        alive, gone = ask(look, world)
    assert (alive.status, alive.records) == ("ok", ("127.0.0.10",))
    assert gone.status == "suspect"
    assert "names that do not exist" in gone.unknown().detail


@pytest.mark.parametrize("fault", [SILENT, SERVFAIL, REFUSED, NXDOMAIN, ABSENT, GARBAGE])
def test_the_canary_falls_silent_on_any_other(fault):
    with Internet(WORLD, dns=fault) as world:
        found = ask(lambda resolver: resolver.canary(), world, dns_timeout=0.4)
    assert isinstance(found, Unknown)
    assert found.reason == "no network"


def test_a_machine_without_a_resolver_says_so():
    found = ask(lambda dns: dns.resolve("acme.example", "A"), nameservers=())
    assert found.status == "no-resolver"
    assert found.unknown().reason == "no resolver"


def test_the_machines_own_resolvers_are_used_when_none_are_named():
    assert all(server.port == 53 for server in Resolver(Network()).servers)


def test_a_broken_nameserver_setting_is_named():
    with pytest.raises(FieldError, match=r"Network\.nameservers.*9\.9\.9\.9"):
        _ = Resolver(Network(nameservers=("dns.example",))).servers


@pytest.mark.parametrize(
    ("text", "host", "port"),
    [("9.9.9.9", "9.9.9.9", 53), ("127.0.0.1:5353", "127.0.0.1", 5353), ("[::1]:54", "::1", 54), ("::1", "::1", 53)],
)
def test_nameservers_are_addresses_with_an_optional_port(text, host, port):
    server = upstream(text)
    assert (server.host, server.port) == (host, port)


def test_a_second_server_answers_when_the_first_fails():
    with Internet(WORLD) as good, Internet(WORLD, dns=SERVFAIL) as bad:
        both = (*bad.network.nameservers, *good.network.nameservers)
        answer = ask(lambda dns: dns.resolve("acme.example", "A"), good, nameservers=both)
        assert answer.status == "ok"


def test_a_denial_is_asked_twice_of_the_second_server_if_there_is_one():
    with Internet(WORLD) as one, Internet({"gone.example": Site(a="93.184.216.34")}) as two:
        both = (*one.network.nameservers, *two.network.nameservers)
        first = ask(lambda dns: dns.resolve("gone.example", "A"), one, nameservers=both)
        second = ask(lambda dns: dns.denied("gone.example"), one, nameservers=both)
    assert first.status == "nxdomain"
    assert second.status == "nodata", "the other server knows the name: it is not denied"


def test_a_resolver_that_denies_everything_is_not_believed():
    with Internet(WORLD, dns=NXDOMAIN) as liar:
        answer = ask(lambda dns: dns.denied("acme.example"), liar)
    assert answer.status == "suspect"
    assert "known to exist" in answer.unknown().detail


def serving(answer, spoil=bytes):
    """A real DNS server on a thread of its own, whose answers `answer(reply)` makes up."""
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 0))
    server.settimeout(0.5)

    def serve():
        while True:
            try:
                data, peer = server.recvfrom(4096)
            except TimeoutError:
                continue
            except OSError:
                return
            reply = dns.message.make_response(dns.message.from_wire(data))
            answer(reply)
            server.sendto(spoil(reply.to_wire()), peer)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield f"127.0.0.1:{server.getsockname()[1]}"
    server.close()
    thread.join(timeout=6)


@pytest.fixture
def liar():
    """It knows the real root and denies every other name, as some captive portals do."""

    def answer(reply):
        if reply.question[0].name == dns.name.root:
            reply.answer.append(dns.rrset.from_text(".", 60, "IN", "NS", "a.root-servers.net."))
        else:
            reply.set_rcode(dns.rcode.NXDOMAIN)

    yield from serving(answer)


@pytest.fixture
def liar_that_cuts():
    """It says that its answers are cut off, and does not listen for TCP."""

    def answer(reply):
        reply.flags |= dns.flags.TC

    yield from serving(answer)


def test_a_resolver_that_passes_the_canary_but_finds_nothing_is_caught_as_well(liar):
    async def work(dns):
        buyers = await asyncio.gather(*(dns.addresses(f"firm{n}.example") for n in range(6)))
        return await dns.canary(), {answer.status for answer in buyers}

    assert ask(work, nameservers=(liar,)) == (None, {"suspect"})


def test_one_name_that_was_found_makes_its_denials_believable():
    async def work(dns):
        await dns.resolve("acme.example", "A")
        return await dns.honest(), (await dns.denied("gone.example")).status

    assert ask(work) == (True, "nxdomain")


def test_a_closed_socket_is_an_answer_too():
    async def work(dns):
        await dns.resolve("acme.example", "A")
        for pipe in dns.servers[0]._pipes:
            pipe.transport.close()
        return (await dns.resolve("six.example", "AAAA")).status

    assert ask(work) in ("no-resolver", "ok")


def test_ids_in_flight_are_never_given_twice(monkeypatch):
    monkeypatch.setattr(dns_wire, "SOCKETS", 1)

    async def work(dns):
        answers = await asyncio.gather(*(dns.resolve(f"n{n}.example", "A") for n in range(300)))
        return {answer.status for answer in answers}

    assert ask(work, concurrency=300, timeout=60, dns_timeout=30) == {"nxdomain"}


@pytest.mark.parametrize(("delay", "prompt"), [(0.0, True), (0.8, False)])
def test_whether_our_own_line_is_quick_is_asked_by_a_name_that_is_nobodys(delay, prompt):
    with Internet({"*.invalid": Site(dns_delay=delay)}) as world:
        assert ask(lambda dns: dns.prompt(0.4), world) is prompt
        assert {query.name.rpartition(".")[2] for query in world.queries} == {"invalid"}


def test_without_a_resolver_no_line_is_quick():
    assert ask(lambda dns: dns.prompt(0.1), nameservers=()) is False
    with Internet(dns=ABSENT) as world:
        assert ask(lambda dns: dns.prompt(0.2), world) is False
