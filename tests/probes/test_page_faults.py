"""Why no page came, in one word, and the nearest address to try instead."""

import errno
import ssl

import aiohttp
import pytest
from aiohttp.client_reqrep import ConnectionKey

from silentbuyer.pages.look import FAULTS
from silentbuyer.probes.dialling import Blocked
from silentbuyer.probes.page_faults import OUR_SHORTAGES, fault_of, relative

URL = "https://acme.example/"
KEY = ConnectionKey("acme.example", 443, True, True, None, None, None)


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (aiohttp.ClientConnectorError(KEY, Blocked("127.0.0.1 is no public address")), "blocked"),
        (aiohttp.ClientConnectorError(KEY, ConnectionRefusedError(111, "refused")), "refused"),
        (aiohttp.ClientConnectorSSLError(KEY, ssl.SSLError("bad")), "tls"),
        (TimeoutError(), "timeout"),
        (aiohttp.ServerDisconnectedError(), "reset"),
        (ConnectionResetError(), "reset"),
        (aiohttp.ClientPayloadError("odd"), "not-http"),
        (ValueError("odd"), "not-http"),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_each_error_has_its_word(error, word):
    fault = fault_of(error, URL)
    assert fault.word == word
    assert fault.word in FAULTS


@pytest.mark.parametrize("number", sorted(OUR_SHORTAGES))
@pytest.mark.parametrize("wrapped", [True, False])
def test_what_this_machine_lacks_is_no_fault_of_theirs(number, wrapped):
    error = OSError(number, "not enough")
    fault = fault_of(aiohttp.ClientConnectorError(KEY, error) if wrapped else error, URL)
    assert fault.word == "ours"
    assert "this machine could not ask" in fault.detail


@pytest.mark.parametrize(
    "error", [aiohttp.ClientConnectionError("Connector is closed"), RuntimeError("Session is closed")]
)
def test_a_closed_engine_is_ours_as_well(error):
    assert fault_of(error, URL).word == "ours"


def test_openssl_counts_its_errors_in_numbers_of_its_own():
    assert fault_of(aiohttp.ClientConnectorSSLError(KEY, ssl.SSLError(errno.ENOMEM, "bad")), URL).word == "tls"


def test_what_is_said_is_one_short_line():
    detail = fault_of(ValueError("a\nb " + "c" * 900), URL).detail
    assert detail.startswith("a b c")
    assert len(detail) <= 200


@pytest.mark.parametrize(
    ("url", "word", "nearest"),
    [
        ("https://acme.example/", "refused", "http://acme.example/"),
        ("https://acme.example/", "tls", "http://acme.example/"),
        ("https://acme.example:8443/", "refused", ""),
        ("http://acme.example/", "refused", ""),
        ("https://www.acme.example/", "nxdomain", "https://acme.example/"),
        ("https://www.acme.example/a", "no-address", "https://acme.example/a"),
        ("https://acme.example/", "no-address", "https://www.acme.example/"),
        ("https://acme.example/", "nxdomain", ""),
        ("https://acme.example/", "blocked", ""),
    ],
)
def test_the_nearest_relative_of_an_address(url, word, nearest):
    assert relative(url, word)[0] == nearest
