"""The loopback internet as a whole: light to import, quick to start, and gone without a trace."""

import asyncio
import builtins
import gc
import socket
import subprocess
import sys
import threading
import time
import warnings
from pathlib import Path

import aiohttp
import pytest

from silentbuyer.errors import EngineError, FieldError, SilentBuyerError
from silentbuyer.testing import ABSENT, NXDOMAIN, SERVFAIL, Internet, Page, Redirect, Site, Turns, hostile

ACME = Site(mx="10 mx1.acme.example.", pages={"/": "<h1>Acme Pumps</h1>"})


def test_importing_the_kit_loads_neither_dns_nor_cryptography():
    code = "import sys, silentbuyer.testing; print([m for m in ('dns', 'cryptography', 'aiohttp', 'pytest') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_network_leads_here_and_nowhere_else():
    with Internet({"acme.example": ACME}, timeout=3, dns_timeout=0.5) as internet:
        network = internet.network
    assert network.nameservers[0].startswith("127.0.0.1:")
    assert network.allow_networks == ("127.0.0.0/8",)
    assert set(network.connect_ports) == {80, 443}
    assert (network.timeout, network.dns_timeout) == (3, 0.5)


def test_forbidden_addresses_are_left_out_of_the_allowed_networks():
    from ipaddress import ip_address, ip_network

    with Internet({"acme.example": ACME}, forbidden=["127.0.0.66", "127.0.0.67"]) as internet:
        allowed = [ip_network(text) for text in internet.network.allow_networks]

    def inside(address):
        return any(ip_address(address) in network for network in allowed)

    assert not inside("127.0.0.66")
    assert not inside("127.0.0.67")
    assert inside("127.0.0.1")
    assert inside("127.255.255.255")


def test_a_second_start_takes_less_than_a_tenth_of_a_second():
    with Internet({"acme.example": ACME}):
        pass
    times = []
    for _ in range(5):
        before = time.perf_counter()
        with Internet({"acme.example": ACME}):
            times.append(time.perf_counter() - before)
    assert min(times) < 0.1


def test_nothing_is_left_behind_even_by_visitors_who_are_still_there():
    threads = threading.active_count()
    with warnings.catch_warnings(), Internet({"hang.example": Site(pages={"/": hostile.hang})}) as internet:
        warnings.simplefilter("error")
        ports = internet.network.connect_ports
        folder = Path(internet.network.ca_file).parent
        line = socket.create_connection(("127.0.0.1", ports[80]))
        line.sendall(b"GET / HTTP/1.1\r\nHost: hang.example\r\n\r\n")
        half = socket.create_connection(("127.0.0.1", ports[443]))
        half.sendall(b"\x16\x03\x01")
        until = time.monotonic() + 5
        while not internet.visits("hang.example") and time.monotonic() < until:
            time.sleep(0.01)
        internet.close()
        internet.close()
        gc.collect()
    with line, half:
        assert line.recv(1) == b""
    assert threading.active_count() == threads
    assert not folder.exists()
    assert internet.visits("hang.example") == 1
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", ports[80]))


def test_it_works_inside_a_running_event_loop():
    async def main():
        with Internet({"acme.example": ACME}) as internet:
            url = f"http://127.0.0.1:{internet.network.connect_ports[80]}/"
            async with (
                aiohttp.ClientSession() as session,
                session.get(url, headers={"Host": "acme.example"}) as response,
            ):
                return await response.text()

    assert asyncio.run(main()) == "<h1>Acme Pumps</h1>"


def test_many_visitors_at_once_are_served():
    async def main():
        with Internet({"acme.example": ACME}) as internet:
            url = f"http://127.0.0.1:{internet.network.connect_ports[80]}/"
            async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=50)) as session:

                async def one():
                    async with session.get(url, headers={"Host": "acme.example"}) as response:
                        return response.status

                statuses = await asyncio.gather(*(one() for _ in range(300)))
            return statuses, internet.visits("acme.example")

    assert asyncio.run(main()) == ([200] * 300, 300)


def test_a_fault_in_a_handler_is_raised_at_the_end():
    async def faulty(request, reader, writer):
        raise ZeroDivisionError("my own mistake")

    def visit():
        with (
            Internet({"acme.example": Site(pages={"/": faulty})}) as internet,
            socket.create_connection(("127.0.0.1", internet.network.connect_ports[80])) as line,
        ):
            line.sendall(b"GET / HTTP/1.1\r\nHost: acme.example\r\n\r\n")
            assert line.recv(1) == b""

    with pytest.raises(ZeroDivisionError, match="my own mistake"):
        visit()


def test_a_test_that_fails_is_not_hidden_by_a_faulty_handler():
    def fail():
        with Internet({}) as internet:
            internet._servers.faults.seen.append(ZeroDivisionError())
            raise LookupError("the test itself")

    with pytest.raises(LookupError, match="the test itself"):
        fail()


def test_names_can_be_declared_anew_while_it_runs():
    with Internet({"acme.example": ACME, "back.example": SERVFAIL}) as internet:
        internet.declare({"back.example": ACME, "acme.example": NXDOMAIN})
        assert isinstance(internet._world.find("back.example"), Site)
        assert internet._world.find("acme.example") is NXDOMAIN
        with pytest.raises(FieldError, match="served from the start"):
            internet.declare({"far.example": Site(a="127.0.0.9", pages={"/": "x"})})
    with Internet({"mail.example": Site(mx="0 mx.mail.example.")}) as internet:
        internet.declare({"other.example": Site(mx="0 mx.other.example.")})
        assert internet.network.ca_file is None


def test_a_world_without_https_needs_no_certificates(monkeypatch):
    real = builtins.__import__

    def without(name, *args, **kwargs):
        if name.partition(".")[0] == "cryptography":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with Internet({"acme.example": Site(pages={"/": "x"}, tls=None)}) as internet:
        assert internet.network.ca_file is None
    with pytest.raises(SilentBuyerError, match=r"silentbuyer\[testing\]"):
        Internet({"acme.example": ACME}).start()


def test_an_address_of_another_machine_is_refused_with_a_clear_error():
    with pytest.raises(SilentBuyerError, match="could not listen"):
        Internet({}, forbidden=["192.0.2.1"]).start()


@pytest.mark.skipif(sys.platform != "linux", reason="other kernels answer when the queue is full")
def test_a_deaf_address_lets_every_attempt_run_into_its_time_limit():
    with Internet({"deaf.example": Site(a="127.0.0.90")}, deaf=["127.0.0.90"]) as internet:
        for port in internet.network.connect_ports.values():
            for _ in range(3):
                with pytest.raises(TimeoutError):
                    socket.create_connection(("127.0.0.90", port), timeout=0.1)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.90", port), timeout=1)


def test_it_is_started_once_and_only_then_used():
    internet = Internet({"acme.example": ACME})
    assert (internet.dns, internet.faults) == (None, ())
    internet.close()
    with pytest.raises(EngineError, match="not started"):
        _ = internet.network
    with internet:
        with pytest.raises(EngineError, match="started before"):
            internet.start()
        with pytest.raises(EngineError, match="decided at the start"):
            internet.dns = ABSENT
        internet.dns = SERVFAIL
        assert internet.dns is SERVFAIL


@pytest.mark.parametrize(
    ("make", "match"),
    [
        (lambda: Internet({"acme.example": "NXDOMAIN"}), "Internet: acme.example must be a Site"),
        (lambda: Site(tls="shiny"), "Site.tls must be None or one of good"),
        (lambda: Site(pages={"/": 42}), "Site.pages must be pages"),
    ],
)
def test_a_declaration_that_cannot_be_served_is_refused_by_name(make, match):
    with pytest.raises(FieldError, match=match):
        make()


@pytest.mark.parametrize(
    ("site", "match"),
    [
        (Site(mx="mx1.acme.example."), "Internet: acme.example must be readable MX records"),
        (Site(a="localhost"), "readable A records"),
        (Site(records={"NONSENSE": "x"}), "readable NONSENSE records"),
        (Site(txt=Turns([("fine",), ('"open',)])), "readable TXT records"),
    ],
)
def test_a_record_that_cannot_be_read_is_refused_at_the_start(site, match):
    with pytest.raises(FieldError, match=match):
        Internet({"acme.example": site}).start()
    with Internet({"acme.example": ACME}) as internet, pytest.raises(FieldError, match=match):
        internet.declare({"acme.example": site})


def test_declarations_are_values():
    assert Site(pages={"/": "x"}) == Site(pages={"/": Page("x")})
    assert hash(Site(redirect="/y")) == hash(Site(redirect="/y"))
    assert Site(a=["127.0.0.1"]).a == ("127.0.0.1",)
    assert Turns(["127.0.0.1", ["127.0.0.2"]]).at(9) == ("127.0.0.2",)
    assert Site(redirect="/y").shown("/") == Redirect("/y")


@pytest.mark.skipif(not Path("/proc/net/if_inet6").exists(), reason="this machine has no IPv6")
def test_the_sixth_version_of_the_protocol_is_served_too():
    with Internet({"six.example": Site(a=(), aaaa="::1", pages={"/": "six"}, tls=None)}) as internet:
        assert "::1/128" in internet.network.allow_networks
        with socket.create_connection(("::1", internet.network.connect_ports[80])) as line:
            line.sendall(b"GET / HTTP/1.1\r\nHost: six.example\r\n\r\n")
            assert line.recv(12) == b"HTTP/1.1 200"
        assert internet.visits("::1") == 1
