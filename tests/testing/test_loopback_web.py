"""The loopback web servers, visited by the standard library's own client over real sockets."""

import asyncio
import contextlib
import http.client
import socket
import ssl
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.testing import NXDOMAIN, Internet, Page, Raw, Redirect, Site, Turns
from silentbuyer.testing.http_server import read_request


def visit(internet, url, *, method="GET", body=None, headers=None, address="127.0.0.1", timeout=5):
    scheme, _, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    port = internet.network.connect_ports[443 if scheme == "https" else 80]
    connection = http.client.HTTPConnection(address, port, timeout=timeout)
    try:
        connection.connect()
        if scheme == "https":
            context = ssl.create_default_context(cafile=internet.network.ca_file)
            connection.sock = context.wrap_socket(connection.sock, server_hostname=host)
        connection.request(method, slash + path, body=body, headers={"Host": host, **(headers or {})})
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


async def handler(request, reader, writer):
    writer.write(f"HTTP/1.1 200 OK\r\n\r\nhello {request.host} {request.path}".encode())
    await writer.drain()


@pytest.fixture(scope="module")
def world():
    odd = {
        "/": "<h1>Großhandel</h1>",
        "/busy": Page("later", status=503, headers={"Retry-After": "5", "Content-Type": "text/plain"}),
        "/cookies": Page("", headers=[("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")]),
        "/strange": Page("?", status=799),
        "/old": Redirect("https://acme.example/", status=302),
        "/raw": Raw(b"HTTP/1.1 200 OK\r\nServer: raw\r\n\r\nbytes"),
        "/handler": handler,
        "/late": Page("at last", delay=0.2),
        "/search?q=1": "found",
        "/bytes": b"\xff\xfe",
    }
    sites = {
        "acme.example": Site(pages=odd),
        "all.example": Site(pages={"*": "everything"}),
        "moved.example": Site(redirect="https://acme.example/"),
        "plain.example": Site(pages={"/": "no lock"}, tls=None),
        "third.example": Site(a="127.0.0.3", pages={"/": "third"}, http=False),
        "half-plain.example": Site(a="127.0.0.1", pages={"/": "no lock"}, tls=None),
        "mail.example": Site(mx="0 mx.mail.example."),
        "gone.example": NXDOMAIN,
        **{f"{kind}.example": Site(pages={"/": "x"}, tls=kind) for kind in BAD},
    }
    with Internet(sites) as internet:
        yield internet


BAD = {
    "expired": "certificate has expired",
    "wrong-host": "Hostname mismatch",
    "self-signed": "self-signed certificate",
    "missing-intermediate": "unable to get local issuer certificate",
}


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_page_is_shown_over_http_and_https(world, scheme):
    response, body = visit(world, f"{scheme}://acme.example/")
    assert (response.status, body.decode()) == (200, "<h1>Großhandel</h1>")
    assert response.getheader("Content-Type") == "text/html; charset=utf-8"
    assert world.requests[-1].scheme == scheme


def test_status_and_headers_are_as_declared(world):
    response, body = visit(world, "http://acme.example/busy")
    assert (response.status, response.reason, body) == (503, "Service Unavailable", b"later")
    assert response.getheader("Retry-After") == "5"
    assert response.headers.get_all("Content-Type") == ["text/plain"]
    response, _ = visit(world, "http://acme.example/cookies")
    assert response.headers.get_all("Set-Cookie") == ["a=1", "b=2"]
    assert visit(world, "http://acme.example/strange")[0].status == 799


def test_redirects_raw_bytes_and_handlers(world):
    response, _ = visit(world, "http://acme.example/old")
    assert (response.status, response.getheader("Location")) == (302, "https://acme.example/")
    assert visit(world, "http://moved.example/any")[0].getheader("Location") == "https://acme.example/"
    assert visit(world, "http://acme.example/raw")[1] == b"bytes"
    assert visit(world, "https://acme.example/handler")[1] == b"hello acme.example /handler"
    assert visit(world, "http://acme.example/bytes")[1] == b"\xff\xfe"


def test_a_path_with_its_query_goes_before_the_path_alone_and_both_before_the_star(world):
    assert visit(world, "http://acme.example/search?q=1")[1] == b"found"
    assert visit(world, "http://acme.example/?utm=1")[0].status == 200
    assert visit(world, "http://acme.example/search")[0].status == 404
    assert visit(world, "http://all.example/any/path")[1] == b"everything"


def test_a_page_can_be_late(world):
    before = time.monotonic()
    assert visit(world, "http://acme.example/late")[1] == b"at last"
    assert time.monotonic() - before >= 0.2


def test_head_gets_the_headers_alone(world):
    response, body = visit(world, "http://acme.example/busy", method="HEAD")
    assert (response.status, response.getheader("Content-Length"), body) == (503, "5", b"")


def test_what_a_visitor_sends_is_on_record(world):
    visit(world, "http://acme.example/hook", method="POST", body=b"{}", headers={"X-Key": "s"})
    request = world.requests[-1]
    assert (request.method, request.path, request.body, request.headers["x-key"]) == ("POST", "/hook", b"{}", "s")
    assert request.address == "127.0.0.1"


@pytest.mark.parametrize("kind", BAD)
def test_each_bad_certificate_fails_for_its_own_reason(world, kind):
    with pytest.raises(ssl.SSLCertVerificationError, match=BAD[kind]):
        visit(world, f"https://{kind}.example/")
    assert visit(world, f"http://{kind}.example/")[1] == b"x"


def test_a_site_without_https_refuses_it(world):
    assert visit(world, "http://plain.example/", address="127.0.0.2")[1] == b"no lock"
    with pytest.raises(ConnectionRefusedError):
        visit(world, "https://plain.example/", address="127.0.0.2")
    with pytest.raises(ssl.SSLError):
        visit(world, "https://half-plain.example/")


def test_a_site_may_have_its_own_address_and_https_alone(world):
    assert visit(world, "https://third.example/", address="127.0.0.3")[1] == b"third"
    with pytest.raises(ConnectionRefusedError):
        visit(world, "http://third.example/", address="127.0.0.3")


def test_an_address_where_nobody_shows_anything_refuses(world):
    with pytest.raises(ConnectionRefusedError):
        visit(world, "http://acme.example/", address="127.0.0.99")


@pytest.mark.parametrize("host", ["mail.example", "gone.example", "stranger.example"])
def test_a_host_that_is_not_served_here_is_misdirected(world, host):
    assert visit(world, f"http://{host}/")[0].status == 421


def test_tls_without_a_known_name_gets_the_certificate_of_localhost(world):
    with pytest.raises(ssl.SSLCertVerificationError, match="IP address mismatch"):
        visit(world, "https://127.0.0.1/")
    with pytest.raises(ssl.SSLCertVerificationError, match="Hostname mismatch"):
        visit(world, "https://gone.example/")


def test_visits_are_counted_by_host_and_by_address():
    sites = {
        "acme.example": Site(pages={"/": "x"}),
        "trap.example": Site(a=Turns(["127.0.0.1", "127.0.0.66"]), pages={"/": "x"}),
    }
    with Internet(sites, forbidden=["127.0.0.66"]) as internet:
        visit(internet, "http://Acme.example./")
        assert (internet.visits("ACME.example"), internet.visits("trap.example"), internet.visits()) == (1, 0, 1)
        assert internet.visits("127.0.0.66") == 0
        visit(internet, "http://trap.example/", address="127.0.0.66")
        socket.create_connection(("127.0.0.66", internet.network.connect_ports[443])).close()
        visit(internet, "http://trap.example/")
        assert internet.visits("127.0.0.66") == 2
        assert internet.visits("trap.example") == 2


def test_a_request_that_is_none_is_dropped(world):
    with socket.create_connection(("127.0.0.1", world.network.connect_ports[80]), 5) as line:
        line.sendall(b"no request at all")
        line.shutdown(socket.SHUT_WR)
        assert line.recv(1) == b""


@pytest.mark.parametrize("header", [b"Host: [::1", b"Host: \xe2\x80\x8b", b"Content-Length: " + b"9" * 5000])
def test_a_bad_request_is_told_so(world, header):
    with socket.create_connection(("127.0.0.1", world.network.connect_ports[80]), 5) as line:
        line.sendall(b"GET / HTTP/1.1\r\n" + header + b"\r\n\r\n")
        assert line.recv(12) == b"HTTP/1.1 400"
    assert world.faults == ()


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_no_request_whatever_breaks_the_server(head):
    async def client():
        reader = asyncio.StreamReader()
        reader.feed_data(head + b"\r\n\r\n")
        reader.feed_eof()
        with contextlib.suppress(ValueError, asyncio.IncompleteReadError):
            request = await read_request(reader, "http", "127.0.0.1")
            assert request.host == request.host.lower()

    asyncio.run(client())


def test_a_head_without_end_is_dropped(world):
    with (
        socket.create_connection(("127.0.0.1", world.network.connect_ports[80]), 5) as line,
        contextlib.suppress(ConnectionError),
    ):
        line.sendall(b"x" * (2 << 20) + b"\r\n\r\n")
        assert line.recv(12) in (b"", b"HTTP/1.1 400")
    assert world.faults == ()
