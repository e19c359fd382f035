"""Which URL is dialled for another: on the port to which the operator maps it, with the host that was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yarl import URL

from silentbuyer.addresses.ip_blocks import literal_address
from silentbuyer.addresses.urls import host_of
from silentbuyer.probes.page_faults import Fault

if TYPE_CHECKING:
    from silentbuyer.addresses.network import Network


def dialled(url: str, network: Network) -> tuple[Any, dict[str, str]]:
    """The URL as it is dialled, and the headers that keep the host; refused where two readers differ on the host."""
    target = URL(url, encoded=True)
    if target.raw_host != host_of(url):
        raise Fault("blocked", f"two readings of {url!r}")
    if not network.connect_ports or not literal_address(target.raw_host or ""):
        return target, {}
    port = network.connect_ports.get(target.port or 0)
    return (target.with_port(port), {"Host": target.raw_authority}) if port else (target, {})
