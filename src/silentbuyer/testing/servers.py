"""The thread, the event loop and the sockets behind a loopback internet."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import tempfile
import threading
from collections.abc import Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from silentbuyer.errors import FieldError, SilentBuyerError
from silentbuyer.testing.declaration import ABSENT, HOME, Special
from silentbuyer.testing.dns_server import DnsOverTcp, DnsOverUdp
from silentbuyer.testing.faults import Faults
from silentbuyer.testing.http_server import HttpServer
from silentbuyer.testing.listener import Listener, deafened, same_port
from silentbuyer.testing.world import World
from silentbuyer.testing.zone import Zone

if TYPE_CHECKING:
    from ssl import SSLContext

    from silentbuyer.testing.authority import Authority

T = TypeVar("T")


class Servers:
    """Running servers for one world; made started, ended by `close`."""

    dns_port: int
    faults: Faults
    http: HttpServer
    http_port: int
    https_port: int
    zone: Zone

    def __init__(
        self, world: World, mode: Special | None, forbidden: tuple[str, ...], deaf: tuple[str, ...] = ()
    ) -> None:
        self.zone = Zone(world, mode)
        self.http = HttpServer(world)
        self.faults = Faults()
        self.ca_file: str | None = None
        self._authority: Authority | None = None
        self._forbidden = frozenset(forbidden)
        self._deaf = contextlib.ExitStack()
        self._folder = tempfile.TemporaryDirectory(prefix="loopback-internet-")
        self._udp: asyncio.DatagramTransport | None = None
        self._web: list[Listener] = []
        self._tcp: list[Listener] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="loopback-internet", daemon=True)
        self._thread.start()
        try:
            self._run(self._open(world, deaf))
        except BaseException:
            self.close()
            raise

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=30)

    async def _open(self, world: World, deaf: tuple[str, ...]) -> None:
        self._served = {tls: world.addresses(tls=tls) | self._forbidden | {HOME} for tls in (False, True)}
        if not world.addresses(tls=True):
            self._served[True] = frozenset()
        tls = self._certificates(world) if self._served[True] else None
        try:
            self.http_port = self._listen(self._served[False], None)
            self.https_port = self._listen(self._served[True], tls)
            self.dns_port = await self._open_dns()
            for address in deaf:
                for port in (self.http_port, self.https_port):
                    self._deaf.enter_context(deafened(address, port))
        except OSError as error:
            raise SilentBuyerError(f"the loopback internet could not listen on this machine: {error}") from error

    def _certificates(self, world: World) -> SSLContext:
        from silentbuyer.testing.authority import Authority, need_cryptography

        need_cryptography()
        self._authority = Authority(Path(self._folder.name), world)
        self.ca_file = str(self._authority.ca_file)
        return self._authority.context()

    def _listen(self, addresses: frozenset[str], tls: SSLContext | None) -> int:
        # Home comes first: it is there on every machine, so that its free port is tried at the others.
        ordered = sorted(addresses, key=lambda address: (address != HOME, address))
        sockets = same_port((address, socket.SOCK_STREAM) for address in ordered or [HOME])
        port: int = sockets[0].getsockname()[1]
        if not addresses:
            sockets.pop().close()
        self._web += [Listener(sock, self.http.client, self.faults, tls=tls) for sock in sockets]
        return port

    def connections(self, address: str) -> int:
        """How many connections the web servers at an address accepted."""
        return sum(listener.accepted for listener in self._web if listener.address == address)

    async def _open_dns(self) -> int:
        udp, tcp = same_port([(HOME, socket.SOCK_DGRAM), (HOME, socket.SOCK_STREAM)])
        port: int = udp.getsockname()[1]
        if self.zone.mode is ABSENT:
            udp.close()
            tcp.close()
            return port
        self._tcp.append(Listener(tcp, DnsOverTcp(self.zone).client, self.faults))
        self._udp, _ = await self._loop.create_datagram_endpoint(lambda: DnsOverUdp(self.zone), sock=udp)
        return port

    def declare(self, world: World) -> None:
        """Serve another world at the same addresses.

        Raises:
            FieldError: when it needs an address (or HTTPS) that was not there at the start.

        """
        for tls in (False, True):
            for address in world.addresses(tls=tls) - self._served[tls]:
                expected = "an address that was served from the start"
                raise FieldError("Internet.declare", expected, address)
        self.zone.serve(world)
        self.http.world = world
        if self._authority is not None:
            self._authority.world = world

    def close(self) -> None:
        """Stop everything; harmless when it is done already."""
        if self._loop.is_closed():
            return
        self._run(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self._folder.cleanup()

    async def _close(self) -> None:
        if self._udp is not None:
            self._udp.abort()
        self._deaf.close()
        for listener in (*self._web, *self._tcp):
            await listener.aclose()
        await asyncio.sleep(0)  # lets aborted transports close their sockets
        await asyncio.sleep(0)
