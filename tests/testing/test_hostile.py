"""The ready-made hostile servers really are hostile, and really end when the visitor has gone."""

import gzip
import socket
import time

import pytest

from silentbuyer.testing import Internet, Site, hostile

SITE = Site(
    pages={
        "/endless": hostile.endless_body,
        "/drip": hostile.slow_body,
        "/slow": hostile.slow_headers,
        "/103": hostile.endless_continue,
        "/hang": hostile.hang,
        "/slam": hostile.slam,
        "/headers": hostile.many_headers(200_000),
        "/bomb": hostile.gzip_bomb(20),
    }
)


@pytest.fixture(scope="module")
def internet():
    with Internet({"bad.example": SITE}) as running:
        yield running


def raw_visit(internet, path, *, limit, seconds=10.0):
    """What the server sends, as it comes, up to `limit` bytes or `seconds`."""
    until = time.monotonic() + seconds
    with socket.create_connection(("127.0.0.1", internet.network.connect_ports[80])) as line:
        line.sendall(f"GET {path} HTTP/1.1\r\nHost: bad.example\r\n\r\n".encode())
        got = bytearray()
        while len(got) < limit and (left := until - time.monotonic()) > 0:
            line.settimeout(left)
            try:
                part = line.recv(1 << 20)
            except TimeoutError:
                break
            if not part:
                break
            got += part
        return bytes(got)


def test_the_endless_page_does_not_end(internet):
    assert len(raw_visit(internet, "/endless", limit=30_000_000)) >= 30_000_000


def test_slow_pages_and_slow_headers_come_in_drops(internet):
    assert 3 <= raw_visit(internet, "/drip", limit=10**6, seconds=0.6).count(b".") - 1 <= 10
    assert 1 <= raw_visit(internet, "/slow", limit=10**6, seconds=0.6).count(b"z") <= 10


def test_interim_answers_have_no_end(internet):
    got = raw_visit(internet, "/103", limit=10**6, seconds=0.5)
    assert got.count(b"HTTP/1.1 103") > 20
    assert b"200" not in got


def test_a_server_may_hang_or_slam_the_door(internet):
    assert raw_visit(internet, "/hang", limit=10, seconds=0.2) == b""
    with pytest.raises(ConnectionResetError):
        raw_visit(internet, "/slam", limit=10)


def test_headers_without_measure(internet):
    assert raw_visit(internet, "/headers", limit=10**8).count(b"X-Header") == 200_000


def test_a_small_body_unpacks_to_a_large_one(internet):
    head, _, body = raw_visit(internet, "/bomb", limit=10**8).partition(b"\r\n\r\n")
    assert b"Content-Encoding: gzip" in head
    assert len(body) < 50_000
    assert len(gzip.decompress(body)) == 20 << 20
