"""A loopback internet: real DNS, HTTP and HTTPS servers on this machine, made from a small declaration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from ipaddress import IPv4Network
from types import TracebackType
from typing import TYPE_CHECKING, Self

from silentbuyer.addresses.network import Network
from silentbuyer.errors import EngineError
from silentbuyer.testing.declaration import ABSENT, HOME, Declared, Query, Request, Special
from silentbuyer.testing.world import World, is_loopback, plain_name

if TYPE_CHECKING:
    from silentbuyer.testing.servers import Servers

_LOOPBACK = IPv4Network("127.0.0.0/8")


class Internet:
    """A small world of domains on 127.0.0.1, with its own resolver, web servers and certificate authority.

    ```python
    acme = Site(mx="10 mx1.acme.example.", pages={"/": "<h1>Acme Pumps</h1>"})
    with Internet({"acme.example": acme, "gone.example": NXDOMAIN}) as internet:
        silentbuyer.diagnose(customer, seller, network=internet.network)
        assert internet.visits("acme.example") == 1
    ```

    Everything runs over real sockets in a thread of its own and is gone when the block ends. A fault in one of
    the declaration's own handlers is raised at the end of the block.

    Args:
        sites: name -> `Site`, or `NXDOMAIN`, `SERVFAIL`, `REFUSED`, `SILENT`, `GARBAGE`; ``*.acme.example`` and
            ``*`` are wildcards; international names are welcome.
        dns: what the resolver does to every query, the canary's too; `ABSENT` when nothing listens there.
        forbidden: loopback addresses that `network` does not allow; they listen, and who comes is counted.
        deaf: loopback addresses where attempts to connect are never answered, as behind a firewall that drops
            packets (on Linux).
        timeout: seconds that `network` allows for one question, and `dns_timeout` for one query.

    Raises:
        FieldError: for a declaration that cannot be served.
        SilentBuyerError: from `start`, when the extra ``silentbuyer[testing]`` is missing or an address is not
            this machine's.

    """

    def __init__(
        self,
        sites: Mapping[str, Declared] | None = None,
        *,
        dns: Special | None = None,
        forbidden: Iterable[str] = (),
        deaf: Iterable[str] = (),
        timeout: float = 5.0,
        dns_timeout: float = 1.0,
    ) -> None:
        self._world = World(sites or {})
        self._dns = dns
        self._forbidden, self._deaf = tuple(forbidden), tuple(deaf)
        self._timeout, self._dns_timeout = timeout, dns_timeout
        self._started: Servers | None = None

    def start(self) -> Internet:
        """Start the servers; `close` must follow. A ``with`` block does both."""
        from silentbuyer.testing.servers import Servers

        if self._started is not None:
            raise EngineError("this Internet was started before; make a new one")
        self._started = Servers(self._world, self._dns, self._forbidden, self._deaf)
        return self

    def close(self) -> None:
        """Stop the servers, drop every connection and remove the certificates; the logs stay readable."""
        if self._started is not None:
            self._started.close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        if error is None and self.faults:
            raise self.faults[0]

    @property
    def _servers(self) -> Servers:
        if self._started is None:
            raise EngineError("this Internet is not started: use it in a with block, or call start() first")
        return self._started

    @property
    def network(self) -> Network:
        """The policy that leads silentbuyer here and nowhere else; change it by ``attrs.evolve``."""
        servers = self._servers
        return Network(
            nameservers=(f"{HOME}:{servers.dns_port}",),
            allow_networks=tuple(self._allowed()),
            connect_ports={80: servers.http_port, 443: servers.https_port},
            ca_file=servers.ca_file,
            timeout=self._timeout,
            dns_timeout=self._dns_timeout,
        )

    def _allowed(self) -> Iterator[str]:
        allowed = [_LOOPBACK]
        for address in self._forbidden:
            allowed = [part for network in allowed for part in _without(network, IPv4Network(address))]
        yield from map(str, allowed)
        served = self._world.addresses(tls=True) | self._world.addresses(tls=False)
        yield from sorted(f"{address}/128" for address in served if ":" in address)

    @property
    def dns(self) -> Special | None:
        """What the resolver does to every query; None serves the declaration. It may be set while running."""
        return self._started.zone.mode if self._started else self._dns

    @dns.setter
    def dns(self, mode: Special | None) -> None:
        if ABSENT in (mode, self.dns):
            raise EngineError("whether there is a resolver at all is decided at the start: Internet(dns=ABSENT)")
        self._servers.zone.mode = mode

    def declare(self, sites: Mapping[str, Declared]) -> None:
        """Add or replace names while the servers run: a site that comes back, a domain that is let go.

        Raises:
            FieldError: for a site at a loopback address (or with HTTPS) where nothing was served at the start.

        """
        world = World({**self._world.sites, **World(sites).sites})
        self._servers.declare(world)
        self._world = world

    @property
    def queries(self) -> tuple[Query, ...]:
        """The DNS queries so far, the oldest first."""
        return tuple(self._servers.zone.queries)

    @property
    def requests(self) -> tuple[Request, ...]:
        """The HTTP requests so far, the oldest first."""
        return tuple(self._servers.http.requests)

    def visits(self, host: str | None = None) -> int:
        """How many HTTP requests named this host; for a loopback address how many connections it accepted.

        Without a host, all requests. A connection counts even if its TLS handshake failed.
        """
        if host is None:
            return len(self.requests)
        if is_loopback(host):
            return self._servers.connections(host)
        name = plain_name(host)
        return sum(request.host == name for request in self.requests)

    def asked(self, name: str, kind: str | None = None) -> int:
        """How many DNS queries asked for this name (and record type)."""
        wanted = plain_name(name)
        return sum(q.name == wanted and kind in (None, q.kind) for q in self.queries)

    @property
    def faults(self) -> tuple[Exception, ...]:
        """What the declaration's own handlers raised."""
        return tuple(self._started.faults.seen) if self._started else ()


def _without(network: IPv4Network, hole: IPv4Network) -> Iterator[IPv4Network]:
    return network.address_exclude(hole) if hole.subnet_of(network) else iter((network,))
