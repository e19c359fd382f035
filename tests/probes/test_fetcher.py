"""The guarded client over real sockets: what it brings back, what it refuses, and what it survives."""

import asyncio
import json
import subprocess
import sys
import time
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from silentbuyer.addresses.network import Network
from silentbuyer.pages.look import FAULTS
from silentbuyer.probes.dialling import Pins, Turns
from silentbuyer.probes.fetcher import HOPS, Fetcher
from silentbuyer.probes.our_side import OF_TIME
from silentbuyer.probes.session import Session
from silentbuyer.testing import NXDOMAIN, SERVFAIL, Internet, Page, Raw, Redirect, Site, hostile
from silentbuyer.testing import Turns as Answers

FORBIDDEN = "127.0.0.66"


async def _brotli(_, __, writer):
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n\r\n" + b"\x5b" * 4096)
    await writer.drain()


async def _short(_, __, writer):
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<p>cut off")
    await writer.drain()


def _packed(head, body):
    return Raw(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n\r\n" + body)


def _zlib(level_bits):
    import zlib

    packer = zlib.compressobj(wbits=level_bits)
    return packer.compress(b"<p>packed</p>") + packer.flush()


SITES = {
    "acme.example": Site(pages={
        "/": Page("<h1>Acme</h1>", headers=(("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"))),
        "/moved": Redirect("/"), "/meta": "<meta http-equiv=refresh content='0; url=/'>",
        "/header": Page("x", headers=(("Refresh", "0; url=/"),)), "/self": "<meta http-equiv=refresh content='5; url=/self'>here",
        "/loop": Redirect("/loop2"), "/loop2": Redirect("/loop"), "/nowhere": Redirect("https://gone.example/"),
        "/metanowhere": "<meta http-equiv=refresh content='0; url=file:///etc/passwd'>x",
        **{f"/{n}": Redirect(f"/{n + 1}") for n in range(HOPS + 1)},
    }),
    "plain.example": Site(pages={"/": "plain"}, tls=None),
    "back.example": Site(pages={"/": Redirect("https://back.example/")}, tls=None),
    "www.only.example": Site(pages={"/": "www"}), "only.example": Site(mx="10 mx.only.example."),
    "apex.example": Site(pages={"/": "apex"}),
    "gone.example": NXDOMAIN, "broken.example": SERVFAIL, "empty.example": Site(mx="10 mx.empty.example."),
    "closed.example": Site(a="127.0.0.99"),
    **{f"{kind}.example": Site(pages={"/": "<p>x</p>"}, tls=kind) for kind in ("expired", "wrong-host", "self-signed", "missing-intermediate")},
    "inner.example": Site(a=FORBIDDEN, pages={"/": "secret"}),
    "mixed.example": Site(a=("127.0.0.1", FORBIDDEN), pages={"/": "secret"}),
    "rebind.example": Site(a=Answers([("127.0.0.1",), (FORBIDDEN,)]), ttl=0, pages={"/": Redirect("/2"), "/2": "secret"}),
    **{f"to{n}.example": Site(redirect=url) for n, url in enumerate([
        "http://127.0.0.66/", "http://inner.example/", "http://[::ffff:127.0.0.66]/", "http://2130706498/",
        "http://0x7f000042/", "http://0x7f.0.0.0x42/", "http://0177.0.0.102/", "http://127.0.66/", "//127.0.0.66/",
        "https://127.0.0.66:443/", "http://acme.example@127.0.0.66/", "http://127.0.0.66:22/", "gopher://127.0.0.66/",
    ])},
    "bomb.example": Site(pages={"/": hostile.gzip_bomb(1000)}), "endless.example": Site(pages={"/": hostile.endless_body}),
    "slowhead.example": Site(pages={"/": hostile.slow_headers}), "slowbody.example": Site(pages={"/": hostile.slow_body}),
    "interim.example": Site(pages={"/": hostile.endless_continue}), "headers.example": Site(pages={"/": hostile.many_headers()}),
    "hang.example": Site(pages={"/": hostile.hang}), "slam.example": Site(pages={"/": hostile.slam}),
    "brotli.example": Site(pages={"/": _brotli}), "short.example": Site(pages={"/": _short}),
    "ssh.example": Site(pages={"/": Raw(b"SSH-2.0-OpenSSH_9\r\n")}), "mute.example": Site(pages={"/": Raw(b"")}),
    "gzip.example": Site(pages={"/": _packed(b"Content-Encoding: gzip", _zlib(31))}),
    "deflate.example": Site(pages={"/": _packed(b"Content-Encoding: deflate", _zlib(15))}),
    "rawdeflate.example": Site(pages={"/": _packed(b"Content-Encoding: deflate", _zlib(-15))}),
    "notgzip.example": Site(pages={"/": _packed(b"Content-Encoding: gzip", b"plain all the same")}),
}  # fmt: skip


@pytest.fixture(scope="module")
def internet():
    with Internet(SITES, forbidden=[FORBIDDEN], timeout=1.5) as world:
        yield world


def fetch(internet, *urls, **policy):
    async def run():
        async with Session(attrs.evolve(internet.network, **policy)) as session:
            return await asyncio.gather(*(session.fetcher.fetch(url) for url in urls))

    pages = asyncio.run(run())
    return pages[0] if len(pages) == 1 else pages


def test_a_page_comes_with_status_headers_and_the_names_of_its_certificate(internet):
    page = fetch(internet, "https://acme.example/")

    assert (page.status, page.body, page.fault, page.tls) == (200, b"<h1>Acme</h1>", "", "")
    assert page.headers["set-cookie"] == "a=1\nb=2"
    assert page.certificate == ("acme.example",)
    assert page.addresses == ("127.0.0.1",)


def test_the_request_is_honest_plain_and_without_cookies_or_bodies(internet):
    fetch(internet, "https://acme.example/moved", "https://acme.example/")
    request = internet.requests[-1]

    assert request.method == "GET"
    assert request.headers["user-agent"] == Network().user_agent
    assert request.headers["accept-encoding"] == "gzip"
    assert not {"cookie", "authorization", "referer"} & set(request.headers)


@pytest.mark.parametrize("path", ["moved", "meta", "header"])
def test_redirects_are_followed_whoever_asks_for_them(internet, path):
    page = fetch(internet, f"https://acme.example/{path}")

    assert page.final_url == "https://acme.example/"
    assert page.hops == (f"https://acme.example/{path}", "https://acme.example/")


def test_a_page_that_reloads_itself_is_the_page(internet):
    assert fetch(internet, "https://acme.example/self").body.endswith(b"here")


def test_circles_and_endless_chains_of_redirects_end(internet):
    loop, chain = fetch(internet, "https://acme.example/loop", "https://acme.example/0")

    assert loop.fault == "redirect-loop"
    assert (chain.fault, len(chain.hops)) == ("redirects", HOPS + 1)


def test_a_redirect_to_a_dead_name_keeps_the_first_hop(internet):
    page = fetch(internet, "https://acme.example/nowhere")

    assert (page.fault, page.hops) == ("nxdomain", ("https://acme.example/nowhere",))


def test_without_https_the_plain_site_is_looked_at(internet):
    page = fetch(internet, "https://plain.example/")

    assert (page.body, page.final_url, page.remarks) == (b"plain", "http://plain.example/", ("http-instead",))


def test_a_plain_site_that_sends_back_to_the_closed_door_is_closed(internet):
    assert fetch(internet, "https://back.example/").fault == "refused"


def test_the_bare_domain_and_www_stand_for_each_other(internet):
    www, apex = fetch(internet, "https://only.example/", "https://www.apex.example/")

    assert (www.body, www.remarks) == (b"www", ("www-instead",))
    assert (apex.body, apex.remarks) == (b"apex", ("apex-instead",))


@pytest.mark.parametrize(
    ("host", "fault"),
    [
        ("gone", "nxdomain"), ("www.gone", "nxdomain"), ("empty", "no-address"), ("broken", "dns"), ("closed", "refused"),
        ("slam", "reset"), ("ssh", "not-http"), ("mute", "reset"), ("headers", "not-http"),
    ],
)  # fmt: skip
def test_each_misfortune_has_its_word(internet, host, fault):
    page = fetch(internet, f"https://{host}.example/")

    assert page.fault == fault
    assert page.detail
    assert "object at 0x" not in page.detail


@pytest.mark.parametrize("kind", ["expired", "wrong-host", "self-signed", "missing-intermediate"])
def test_a_broken_certificate_is_named_and_the_page_read_all_the_same(internet, kind):
    page = fetch(internet, f"https://{kind}.example/")

    assert (page.tls, page.body, page.fault, page.certificate) == (kind, b"<p>x</p>", "", ())


def test_a_plain_site_behind_its_hosts_own_certificate_is_read_plainly(internet):
    """Shared hosts answer https for every customer, with their own certificate and their own default page."""

    async def shared(request, _, writer):
        page = b"their own page" if request.scheme == "http" else b"the default page of the host"
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(page), page))
        await writer.drain()

    to_https = Redirect("https://forced.example/")
    sites = {
        "shared.example": Site(pages={"/": shared}, tls="wrong-host"),
        "forced.example": Site(pages={"/": to_https}, tls="self-signed"),
        "tlsonly.example": Site(a="127.0.0.5", pages={"/": "only here"}, tls="self-signed", http=False),
    }
    with Internet(sites, timeout=1.5) as world:
        plain, forced, only = fetch(world, *(f"https://{name}/" for name in sites))

    assert (plain.body, plain.tls, plain.remarks) == (b"their own page", "wrong-host", ("http-instead",))
    assert (forced.tls, forced.fault) == ("self-signed", "redirect-loop")
    assert (only.body, only.tls, only.remarks) == (b"only here", "self-signed", ())


@pytest.mark.parametrize("host", ["gzip", "deflate", "rawdeflate"])
def test_packed_bodies_are_unpacked(internet, host):
    assert fetch(internet, f"https://{host}.example/").body == b"<p>packed</p>"


def test_a_body_that_is_not_packed_as_it_says_is_empty_and_cut(internet):
    page = fetch(internet, "https://notgzip.example/")

    assert (page.body, page.truncated) == (b"", True)


def test_a_body_cut_off_half_way_is_kept(internet):
    page = fetch(internet, "https://short.example/")

    assert (page.body, page.truncated) == (b"<p>cut off", True)


# ---- where it must never go


@pytest.mark.parametrize("host", [*(f"to{n}" for n in range(13)), "inner", "mixed", "rebind"])
def test_nothing_leads_to_a_forbidden_address(internet, host):
    page = fetch(internet, f"http://{host}.example/")

    assert page.fault == "blocked"
    assert b"secret" not in page.body
    assert internet.visits(FORBIDDEN) == 0


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.66/", "http://acme.example:8080/", "ftp://acme.example/", "rubbish", "", "http://localhost/"],
)
def test_an_address_that_policy_refuses_is_not_even_looked_up(internet, url):
    page = fetch(internet, url)

    assert (page.fault, page.hops) == ("blocked", ())
    assert internet.visits(FORBIDDEN) == 0


def test_a_page_cannot_send_us_to_a_file(internet):
    assert fetch(internet, "https://acme.example/metanowhere").fault == "blocked"


def test_by_default_no_private_address_is_dialled(internet):
    page = fetch(internet, "https://acme.example/", allow_networks=())

    assert page.fault == "blocked"
    assert "no public address" in page.detail


def test_the_socket_factory_is_a_guard_of_its_own(internet):
    """Even if a look-up had been fooled, the very address that is dialled is checked again."""

    class Fooled(Fetcher):
        async def _locate(self, trip, host):
            return (FORBIDDEN,)

    async def run():
        async with Session(internet.network) as session:
            fetcher = Fooled(internet.network, session.resolver)
            page = await fetcher.fetch("https://acme.example/")
            await fetcher.aclose()
            return page

    page = asyncio.run(run())
    assert page.fault == "blocked"
    assert internet.visits(FORBIDDEN) == 0


def test_the_connector_resolves_nothing_by_itself():
    with pytest.raises(OSError, match="was not looked up"):
        asyncio.run(Pins({}).resolve("acme.example", 80))


def test_an_allowed_literal_address_is_dialled_at_the_mapped_port(internet):
    page = fetch(internet, "http://127.0.0.1/")

    assert page.status == 421
    assert internet.requests[-1].host == "127.0.0.1"


def test_no_proxy_of_the_environment_is_used(internet, monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://{FORBIDDEN}:3128")

    assert fetch(internet, "https://acme.example/").status == 200
    assert internet.visits(FORBIDDEN) == 0


# ---- hostile servers


@pytest.mark.parametrize(
    ("host", "fault", "remark"),
    [
        ("bomb", "", ""), ("endless", "", ""), ("slowbody", "", "slow-body"), ("slowhead", "timeout", ""),
        ("interim", "not-http", ""), ("hang", "timeout", ""), ("headers", "not-http", ""),
    ],
)  # fmt: skip
def test_a_hostile_server_ends_inside_the_deadline(internet, host, fault, remark):
    started = time.monotonic()
    page = fetch(internet, f"https://{host}.example/", timeout=1.0)

    assert time.monotonic() - started < 1.0 + 1.0  # a second for the loop and the certificates of this test
    assert page.fault == fault or (fault in OF_TIME and page.fault == "busy")  # on a machine that is late itself
    assert len(page.body) <= 512 * 1024
    assert remark in (*page.remarks, "")


def test_an_encoding_that_we_do_not_read_is_left_packed(internet):
    page = fetch(internet, "https://brotli.example/")

    assert (page.encoding, page.body, page.status) == ("br", b"", 200)


_ALONE = """
import asyncio, json, sys
import attrs
from silentbuyer.addresses.network import Network
from silentbuyer.probes.session import Session

async def run(network, hosts):
    async with Session(network) as session:
        return [(await session.fetcher.fetch(f"https://{host}.example/")).fault for host in hosts]

policy, hosts = json.loads(sys.argv[1])
policy["connect_ports"] = {int(k): v for k, v in policy["connect_ports"].items()}
faults = asyncio.run(run(Network(**policy), hosts))
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps([faults, int(peak.split()[1]) // 1024]))
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is read from /proc")
def test_all_hostile_servers_together_cost_less_than_60_mb(internet):
    hosts = ["bomb", "endless", "slowbody", "slowhead", "interim", "headers", "hang", "slam", "brotli", "ssh"]
    policy = attrs.asdict(attrs.evolve(internet.network, timeout=1.0), recurse=False)
    policy["connect_ports"] = dict(policy["connect_ports"])
    done = subprocess.run(
        [sys.executable, "-c", _ALONE, json.dumps([policy, hosts])],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    faults, megabytes = json.loads(done.stdout)

    told = ["", "", "", "timeout", "not-http", "not-http", "timeout", "reset", "", "not-http"]
    # A machine that was late itself calls nobody silent.
    assert all(fault == word or (word in OF_TIME and fault == "busy") for fault, word in zip(faults, told, strict=True))
    assert megabytes < 60


# ---- manners


def test_one_host_is_asked_one_thing_at_a_time():
    seen, most = [0], [0]

    async def slow(_, __, writer):
        seen[0] += 1
        most[0] = max(most[0], seen[0])
        await asyncio.sleep(0.05)
        seen[0] -= 1
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        await writer.drain()

    async def run(network):
        async with Session(network) as session:
            await asyncio.gather(*(session.fetcher.fetch(f"http://polite.example/{n}") for n in range(5)))

    with Internet({"polite.example": Site(pages={"*": slow})}) as world:
        asyncio.run(run(world.network))
    assert most[0] == 1


def test_waiting_for_a_turn_too_long_is_our_own_fault_and_said_so():
    async def run(network):
        async with Session(network) as session:
            return await asyncio.gather(*(session.fetcher.fetch(f"http://slow.example/{n}") for n in range(2)))

    with Internet({"slow.example": Site(pages={"*": hostile.hang})}, timeout=0.5) as world:
        first, second = asyncio.run(run(world.network))
    assert first.fault in {"timeout", "busy"}  # the latter on a machine that is late itself
    assert second.fault == "busy"


def test_turns_are_forgotten_when_nobody_holds_them():
    turns = Turns(2)

    async def run():
        for key in "aab":
            await turns.take(key)
        assert set(turns._held) == {"a", "b"}
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(turns.take("a"), 0.01)
        for key in "aab":
            turns.give_back(key)

    asyncio.run(run())
    assert turns._held == {}


def test_turns_go_to_those_who_came_first_and_none_is_lost_when_one_gives_up():
    turns, served = Turns(1), []

    async def one(name):
        await turns.take("a")
        served.append(name)
        turns.give_back("a")

    async def run():
        await turns.take("a")
        waiting = [asyncio.create_task(one(name)) for name in "klmn"]
        await asyncio.sleep(0)
        waiting[1].cancel()  # gives up while it waits
        turns.give_back("a")
        waiting[0].cancel()  # gives up in the very moment in which it is served
        await asyncio.gather(*waiting, return_exceptions=True)

    asyncio.run(run())
    assert served == ["m", "n"]
    assert turns._held == turns._lines == {}


def test_a_fetcher_that_was_never_used_closes():
    asyncio.run(Fetcher(Network(), None).aclose())


@pytest.mark.no_cover  # long, and counted by others
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=60), min_size=17, max_size=17))
def test_a_thousand_addresses_of_rubbish_raise_nothing(internet, urls):
    for page in fetch(internet, *urls, *(f"http://{url}" for url in urls), timeout=0.4, dns_timeout=0.2):
        assert page.fault in FAULTS or page.status
