"""The guarded HTTP client: it fetches strangers' addresses once, politely, and can be led nowhere forbidden.

One GET a site, at most five redirects followed by our own loop, at most 512 KB, one deadline for everything. Names
are resolved by the shared resolver once a hop, and the very addresses that were checked are dialled, checked again by
the socket factory: there is no second look-up in between that could answer otherwise.
"""

from __future__ import annotations

import asyncio
import time
from functools import cached_property
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, cast

import aiohttp

from silentbuyer.addresses.ip_blocks import literal_address, safe_address
from silentbuyer.addresses.urls import PORTS, check_policy, host_of, join_url, read_url
from silentbuyer.errors import UnsafeURL
from silentbuyer.probes.body import Body
from silentbuyer.probes.dialling import MOST_HEADERS, Pins, Reply, Tls, Turns, open_session
from silentbuyer.probes.mapped_port import dialled
from silentbuyer.probes.our_side import believed
from silentbuyer.probes.pace import Pace, Watch
from silentbuyer.probes.page_faults import Fault, fault_of, relative
from silentbuyer.probes.trip import Trip, kept_headers

if TYPE_CHECKING:
    from silentbuyer.addresses.network import Network
    from silentbuyer.pages.look import Page
    from silentbuyer.probes.resolver import Resolver

HOPS = 5
SHARE_OF_TIME = 0.9
"""The part of the policy's time in which a look must end, so that the answer still comes inside it."""

CONNECT_TIME = 5.0
ADDRESSES = 6
PER_ADDRESS = 16  # connections at once: many firms share a host (judgement)

_NOT_THEIRS = {"wrong-host", "self-signed"}
_DNS_FAULTS = {"nxdomain": "nxdomain", "nodata": "no-address"}


class Fetcher:
    """Looks at websites for one run, on one event loop; close it when the run is over.

    `registries` holds a lock for each registry that is asked about domains, so that a run asks them one by one.
    """

    network: Network
    pace: Pace
    resolver: Resolver

    def __init__(self, network: Network, resolver: Resolver, pace: Pace | None = None) -> None:
        self.network, self.resolver = network, resolver
        self.pace = pace or Pace(network.concurrency)
        self._closed = False
        self._pins = Pins(network.connect_ports)
        self._tls = Tls(network.ca_file)
        self.registries: dict[str, asyncio.Lock] = {}
        self._hosts, self._addresses = Turns(1), Turns(PER_ADDRESS)

    async def fetch(self, url: str) -> Page:
        """One look at `url`; whatever happens on the way is in the page, and nothing is raised."""
        trip = Trip(url)
        with self.pace.watch() as watch:
            try:
                async with asyncio.timeout(self.network.timeout * SHARE_OF_TIME):
                    await self._travel(trip, self._permitted(read_url(url)))
            except UnsafeURL as error:
                return trip.page(Fault("blocked", str(error)))
            except Fault as fault:
                return trip.page(await self._believed(fault, watch))
            except TimeoutError:
                return await self._late(trip, watch)
        return trip.page()

    async def aclose(self) -> None:
        """Close what is open."""
        self._closed = True
        if "_session" in self.__dict__:
            await self._session.close()

    @cached_property
    def _session(self) -> aiohttp.ClientSession:
        return open_session(self.network, self._pins)

    def _permitted(self, url: str) -> str:
        check_policy(url, ports=self.network.ports, allow_networks=self.network.allow_networks)
        return url

    async def _late(self, trip: Trip, watch: Watch) -> Page:
        if trip.body is not None and trip.status is not None:
            trip.body.full = True
            trip.remarks.append("slow-body")
            return trip.page()
        if trip.queue_time() > self.network.timeout * SHARE_OF_TIME / 2:
            return trip.page(Fault("busy", "other sites on the same server were asked first, and time ran out"))
        fault = Fault("timeout", f"no answer within {self.network.timeout * SHARE_OF_TIME:.1f} s")
        return trip.page(await self._believed(fault, watch))

    async def _believed(self, fault: Fault, watch: Watch) -> Fault:
        if self._closed:
            return Fault("ours", "the engine was closed while it asked")
        if fault.word == "ours":
            self.pace.short()
        return await believed(fault, watch, self.resolver)

    async def _travel(self, trip: Trip, url: str) -> None:
        for hop in range(HOPS + 1):
            try:
                await self._get(trip, url)
            except Fault as fault:
                if hop:
                    raise
                await self._nearest(trip, url, fault)
            target = trip.target()
            if target is None:
                return
            url = self._permitted(join_url(trip.hops[-1], target))
            if url in trip.failed:
                raise trip.failed[url]
            if url in trip.hops:
                raise Fault("redirect-loop", f"{url} leads back to itself")
        raise Fault("redirects", f"more than {HOPS} redirects")

    async def _nearest(self, trip: Trip, url: str, fault: Fault) -> None:
        """In the place of what was asked for and failed, its nearest relative: plain http, www, the bare domain."""
        trip.failed[url] = fault
        other, remark = relative(url, fault.word)
        if not other:
            raise fault
        trip.remarks.append(remark)
        try:
            await self._get(trip, other)
        except Fault:
            trip.remarks.remove(remark)
            raise fault from None

    async def _get(self, trip: Trip, url: str) -> None:
        host = host_of(url)
        addresses = await self._locate(trip, host)
        crowd = self._crowd(addresses[0], host)
        trip.queued = time.monotonic()
        if not self._hosts.grab(host):
            await self._hosts.take(host)
        try:
            if not self._addresses.grab(crowd):
                await self._addresses.take(crowd)
            try:
                trip.waited, trip.queued = trip.queue_time(), None
                self._pins.addresses[host] = addresses
                await (self._ask if url.startswith("https:") else self._request)(trip, url)
            finally:
                self._pins.addresses.pop(host, None)
                self._addresses.give_back(crowd)
        finally:
            self._hosts.give_back(host)

    def _crowd(self, address: str, host: str) -> str:
        # A network that the operator opened is the operator's own: there each host takes its own turns.
        return address if safe_address(address) else host

    async def _locate(self, trip: Trip, host: str) -> tuple[str, ...]:
        """The addresses of a host, all of them allowed; one forbidden address refuses the whole name."""
        if literal_address(host):
            return (host,)
        answer = await self.resolver.addresses(host)
        if answer.status != "ok":
            raise Fault(_DNS_FAULTS.get(answer.status, "dns"), answer.detail or f"{answer.status} for {host}")
        if not trip.addresses:
            trip.addresses, trip.aliases = answer.records[:ADDRESSES], answer.aliases
        for address in answer.records:
            if not safe_address(address, allow_networks=self.network.allow_networks):
                raise Fault("blocked", f"{host} points to {address}, which is no public address")
        return tuple(answer.records[:ADDRESSES])

    async def _ask(self, trip: Trip, url: str) -> None:
        """An https page; where its certificate is broken, what stands behind it all the same, with a mark."""
        try:
            await self._request(trip, url, self._tls.strict)
        except Fault as fault:
            if not fault.tls:
                raise
            trip.tls = trip.tls or fault.tls
            if trip.hops or fault.tls not in _NOT_THEIRS or not await self._plainly(trip, url):
                await self._request(trip, url, self._tls.lax)

    async def _plainly(self, trip: Trip, url: str) -> bool:
        """Whether the site lives on plain http, while the host shows a certificate and a page of its own on https."""
        plain = f"http://{url.partition('://')[2]}"
        if not url.startswith(f"https://{host_of(url)}/") or PORTS["http"] not in self.network.ports:
            return False
        try:
            await self._request(trip, plain)
        except Fault:
            return False
        if trip.target() is not None or trip.status != HTTPStatus.OK:
            trip.hops.clear()
            return False
        trip.remarks.append("http-instead")
        return True

    async def _request(self, trip: Trip, url: str, context: Any = None) -> None:
        try:
            target, headers = dialled(url, self.network)
            tls = True if context is None else context
            async with self._session.get(
                target, headers=headers, ssl=tls, allow_redirects=False, timeout=self._patience
            ) as answer:
                reply = cast("Reply", answer)  # the session was opened with this response class
                try:
                    await self._take(trip, url, reply)
                finally:
                    if context is not None or trip.body is None or trip.body.full:
                        reply.hang_up()
                    reply.let_go()
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise fault_of(error, url) from error
        except RuntimeError as error:
            if not self._closed:
                raise
            raise fault_of(error, url) from error

    @cached_property
    def _patience(self) -> aiohttp.ClientTimeout:
        # The whole look has its own deadline; this only leaves time for a second door when the first stays shut.
        return aiohttp.ClientTimeout(total=None, sock_connect=min(CONNECT_TIME, self.network.timeout * 0.35))

    async def _take(self, trip: Trip, url: str, reply: Reply) -> None:
        if len(reply.headers) > MOST_HEADERS:
            raise Fault("not-http", f"{len(reply.headers)} headers")
        trip.hops.append(url)
        trip.status, trip.headers = reply.status, kept_headers(reply)
        trip.certificate = reply.names or trip.certificate
        trip.body = Body(reply.headers.get("Content-Encoding", "").strip().lower()[:40])
        if trip.sends_on():
            return
        if not trip.body.encoding:
            try:
                await trip.body.read(reply.content)
            except aiohttp.ClientPayloadError:
                trip.body.full = True  # cut off: what came is looked at all the same
