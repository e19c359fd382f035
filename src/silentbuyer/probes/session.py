"""What one run of questions shares: the policy, one resolver, one guarded fetcher; each made when first used."""

from __future__ import annotations

from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Self

from silentbuyer.addresses.network import Network

if TYPE_CHECKING:
    from silentbuyer.probes.fetcher import Fetcher
    from silentbuyer.probes.pace import Pace
    from silentbuyer.probes.resolver import Resolver


class Session:
    """The `Wire` of one event loop; close it when the run is over."""

    network: Network

    def __init__(self, network: Network | None = None) -> None:
        self.network = network or Network()

    @cached_property
    def resolver(self) -> Resolver:
        """The shared DNS resolver."""
        from silentbuyer.probes.resolver import Resolver

        return Resolver(self.network)

    @cached_property
    def pace(self) -> Pace:
        """How many questions are under way at once."""
        from silentbuyer.probes.pace import Pace

        return Pace(self.network.concurrency)

    @cached_property
    def fetcher(self) -> Fetcher:
        """The guarded HTTP client, which resolves names by the shared resolver."""
        from silentbuyer.probes.fetcher import Fetcher

        return Fetcher(self.network, self.resolver, self.pace)

    async def aclose(self) -> None:
        """Close the connections that were opened."""
        if "fetcher" in self.__dict__:
            await self.fetcher.aclose()
        if "resolver" in self.__dict__:
            await self.resolver.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()
