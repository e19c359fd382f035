"""The one policy object for all input and output: resolvers, ports, networks, time and concurrency."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from silentbuyer.errors import FieldError
from silentbuyer.values import checks
from silentbuyer.values.frozen import FrozenMap


def _positive(_: object, attribute: Any, value: object) -> None:
    if not isinstance(value, (int, float)) or isinstance(value, bool) or value <= 0:
        raise FieldError(f"Network.{attribute.name}", "a number above 0", value)


def _ports(value: Any) -> Any:
    return FrozenMap(value) if isinstance(value, Mapping) else value


def _networks(_: object, __: Any, value: tuple[str, ...]) -> None:
    from ipaddress import ip_network

    for item in value:
        try:
            ip_network(item)
        except ValueError:
            raise FieldError("Network.allow_networks", "networks such as '10.1.0.0/16'", item) from None


@attrs.frozen(kw_only=True)
class Network:
    """How silentbuyer may use the network; the default is the public internet through the machine's own resolver.

    Attributes:
        nameservers: resolvers as ``"9.9.9.9"`` or ``"127.0.0.1:5353"``; None reads the machine's own.
        allow_networks: private networks that may be dialled all the same (on-premise sites, tests).
        ports: ports that a URL may name.
        timeout: seconds for one question in all, and `dns_timeout` for one DNS query. A probe that needs more is cut
            off 3 seconds later, unless it asks for more by its attribute `patience`.
        concurrency: questions in flight at once.
        connect_ports: dial this port in place of the URL's (a test's loopback internet).
        ca_file: PEM file of certificate authorities to trust beside the public ones.
        registration: whether the RDAP probe may ask registries about a domain's age (opt-in).
        user_agent: how the fetcher names itself.

    Raises:
        FieldError: for values outside these bounds.

    """

    nameservers: tuple[str, ...] | None = attrs.field(
        default=None, converter=attrs.converters.optional(checks.as_tuple)
    )
    allow_networks: tuple[str, ...] = attrs.field(default=(), converter=checks.as_tuple, validator=_networks)
    ports: tuple[int, ...] = attrs.field(default=(80, 443), converter=checks.as_tuple)
    timeout: float = attrs.field(default=12.0, validator=_positive)
    dns_timeout: float = attrs.field(default=2.5, validator=_positive)
    concurrency: int = attrs.field(default=100, validator=_positive)
    connect_ports: FrozenMap[int, int] = attrs.field(factory=FrozenMap, converter=_ports)
    ca_file: str | None = None
    registration: bool = False
    user_agent: str = "silentbuyer (+checks a business contact's own website once)"
