"""Which IP addresses a stranger may send us to: IANA's special-purpose blocks, and what a host spells out. Pure."""

from __future__ import annotations

from functools import cache, lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING

from silentbuyer.data.tables import rows

if TYPE_CHECKING:
    from collections.abc import Iterable

_GLOBAL_V6 = IPv6Network("2000::/3")


def literal_address(host: str) -> IPv4Address | IPv6Address | None:
    """The address that a host name spells out itself; None for a name."""
    if not (host[-1:] in "0123456789]" or ":" in host):
        return None  # spares the attempt: only addresses end like this or hold a colon
    try:
        return ip_address(host.strip("[]"))
    except ValueError:
        return None


def safe_address(ip: str | IPv4Address | IPv6Address, *, allow_networks: Iterable[str] = ()) -> bool:
    """Whether a stranger's address may be dialled: globally reachable unicast, or inside `allow_networks`.

    The verdict follows IANA's special-purpose registries (``data/address_blocks.csv``). An IPv4-mapped
    address counts as the IPv4 address that it carries; other translation prefixes (NAT64, 6to4, Teredo) are
    refused whatever they carry.
    """
    return _safe(ip, tuple(allow_networks))


@lru_cache(maxsize=8192)
def _safe(ip: str | IPv4Address | IPv6Address, allowed: tuple[str, ...]) -> bool:
    try:
        address = ip_address(ip)
    except ValueError:
        return False
    if getattr(address, "scope_id", None):
        return False
    return _public(address) or any(_mapped(address) in network for network in _networks(allowed))


def _public(address: IPv4Address | IPv6Address) -> bool:
    inner = _mapped(address)
    if inner is not address:
        return _public(inner)
    reach = next((reach for network, reach in _blocks() if address in network), None)
    if reach is None:
        return address.version == 4 or address in _GLOBAL_V6
    return reach == "permitted"


def _mapped(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    return getattr(address, "ipv4_mapped", None) or address


@cache
def _blocks() -> tuple[tuple[IPv4Network | IPv6Network, str], ...]:
    found = [(ip_network(row["network"]), row["reach"]) for row in rows("address_blocks.csv")]
    return tuple(sorted(found, key=lambda item: -item[0].prefixlen))


@lru_cache(maxsize=64)
def _networks(texts: tuple[str, ...]) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(text) for text in texts)
