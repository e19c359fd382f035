"""Domain names as values; nothing is looked up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.addresses.domains import ascii_domain, mail_domain, registrable


@pytest.mark.parametrize(
    ("text", "host"),
    [
        (" Acme.COM. ", "acme.com"),
        ("münchen.de", "xn--mnchen-3ya.de"),
        ("公司.cn", "xn--55qx5d.cn"),
        ("localhost", None),
        ("10.0.0.1", None),
        ("-x.com", None),
        ("a" * 64 + ".com", None),
        ("\ud800.com", None),
        ("", None),
        ("a..com", None),
    ],
)
def test_hosts_in_ascii(text, host):
    assert ascii_domain(text) == host


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("shop.acme.co.uk", "acme.co.uk"),
        ("acme.com.br", "acme.com.br"),
        ("co.uk", None),
        ("www.acme.example", "acme.example"),
        ("acme.nosuchsuffix", None),
        ("not a host", None),
    ],
)
def test_registrable_domains(host, domain):
    assert registrable(host) == domain


@pytest.mark.parametrize(
    ("address", "domain"), [("a@b.com", "b.com"), ("a@x@b.com", "b.com"), ("@b.com", None), (None, None)]
)
def test_the_domain_of_an_address(address, domain):
    assert mail_domain(address) == domain


@given(st.text(max_size=80))
def test_whatever_comes_is_a_host_or_none(text):
    host = ascii_domain(text)

    assert host is None or (host.isascii() and host == host.lower() and ascii_domain(host) == host)
    assert mail_domain(f"a@{text}") == host or "@" in text
