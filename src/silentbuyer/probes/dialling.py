"""How the guarded client dials: names come from our resolver, and every address is checked as it is dialled."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections import OrderedDict
from functools import cached_property
from typing import TYPE_CHECKING, Any

import aiohttp
from aiohttp import hdrs
from aiohttp.abc import AbstractResolver, ResolveResult

from silentbuyer.addresses.ip_blocks import safe_address
from silentbuyer.probes.light_tls import LightConnector

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import CoroutineType

    from aiohttp.connector import Connection

    from silentbuyer.addresses.network import Network

LONGEST_HEADER = 16_384
MOST_HEADERS = 128
"""Bytes of one header line and number of headers; more is no web page but an attack (judgement)."""

_CERTIFICATE_FAULTS = {
    9: "not-yet-valid", 10: "expired", 18: "self-signed", 19: "self-signed", 20: "missing-intermediate",
    21: "missing-intermediate", 62: "wrong-host", 64: "wrong-host",
}  # fmt: skip
"""OpenSSL's X509_V_ERR_* codes (openssl-verification-options) in our words."""


class Blocked(OSError):  # noqa: N818 - a state of an address, caught by name in the fetcher
    """An address that may not be dialled."""


class Pins(AbstractResolver):
    """Hands the connector the very addresses that were looked up and checked for a host; it resolves nothing itself."""

    def __init__(self, ports: Mapping[int, int]) -> None:
        self.addresses: dict[str, tuple[str, ...]] = {}
        self._ports = ports

    async def resolve(
        self,
        host: str,
        port: int = 0,
        family: socket.AddressFamily = socket.AF_INET,  # noqa: ARG002 - aiohttp's signature
    ) -> list[ResolveResult]:
        """The pinned addresses of a host, with the port to dial."""
        found = self.addresses.get(host)
        if not found:
            raise OSError(f"{host} was not looked up")
        return [self._result(host, address, self._ports.get(port, port)) for address in found]

    async def close(self) -> None:
        """Nothing is held open."""

    @staticmethod
    def _result(host: str, address: str, port: int) -> ResolveResult:
        family = _V6 if ":" in address else _V4
        return ResolveResult(hostname=host, host=address, port=port, family=family, proto=0, flags=_NUMERIC)


# Plain numbers: the enumerations behind them cost more than the rest of a look-up.
_V4, _V6, _NUMERIC = int(socket.AF_INET), int(socket.AF_INET6), int(socket.AI_NUMERICHOST)


class Tls:
    """The two TLS contexts: one that verifies, and one that only lets us look at what a broken host shows."""

    def __init__(self, ca_file: str | None) -> None:
        self._ca_file = ca_file

    @cached_property
    def strict(self) -> ssl.SSLContext:
        """Verifies chain and host name by the machine's authorities and the policy's own."""
        context = ssl.create_default_context()
        if self._ca_file:
            context.load_verify_locations(self._ca_file)
        return context

    @cached_property
    def lax(self) -> ssl.SSLContext:
        """Accepts anything, old versions too; nothing secret is ever sent, and the page is marked."""
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        context.set_ciphers("DEFAULT:@SECLEVEL=0")
        context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)
        return context


class Reply(aiohttp.ClientResponse):
    """A response that keeps hold of its connection: for the certificate's names, and to end it at once.

    A polite end of TLS waits for the other side, who may go on sending for ever meanwhile.
    """

    names: tuple[str, ...] = ()
    wire: asyncio.Transport | None = None

    def start(self, connection: Connection) -> CoroutineType[Any, Any, aiohttp.ClientResponse]:
        """Begin to read, as the client asks."""
        self.wire = connection.transport
        tls = self.wire is not None and self.wire.get_extra_info("ssl_object") is not None
        # mypy takes what an `async def` gives for any Coroutine.
        return self._start(self.wire, connection) if tls else super().start(connection)  # type: ignore[return-value]

    async def _start(self, wire: Any, connection: Connection) -> aiohttp.ClientResponse:
        alternatives = (wire.get_extra_info("peercert") or {}).get("subjectAltName", ())
        self.names = tuple(sorted(str(name) for kind, name in alternatives if kind == "DNS"))[:20]
        try:
            return await super().start(connection)
        except BaseException:
            self.hang_up()
            raise

    def hang_up(self) -> None:
        """End the connection now, whatever the other side is about to say."""
        wire = self.let_go()
        if wire is not None:
            wire.abort()

    def let_go(self) -> asyncio.Transport | None:
        """Forget the connection, so that reply and connection do not keep each other alive."""
        wire, self.wire = self.wire, None
        return wire


def open_session(network: Network, pins: Pins) -> aiohttp.ClientSession:
    """A client session without proxies, cookies, redirects or decompression, that dials no forbidden address."""

    def check(info: Any) -> socket.socket:
        family, kind, proto, _, address = info
        if not safe_address(str(address[0]), allow_networks=network.allow_networks):
            raise Blocked(f"{address[0]} is no public address")
        return socket.socket(family=family, type=kind, proto=proto)

    connector = LightConnector(resolver=pins, socket_factory=check, use_dns_cache=False, force_close=True, limit=0)
    return aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        trust_env=False,
        auto_decompress=False,
        response_class=Reply,
        max_line_size=LONGEST_HEADER,
        max_field_size=LONGEST_HEADER,
        headers={  # by aiohttp's own constants: plain text is folded anew for every request
            hdrs.USER_AGENT: network.user_agent,
            hdrs.ACCEPT: "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5",
            hdrs.ACCEPT_LANGUAGE: "en,*;q=0.5",
            hdrs.ACCEPT_ENCODING: "gzip",
        },
    )


def certificate_fault(error: BaseException) -> str:
    """What is wrong with a TLS connection, in our words; empty when the error is not about TLS."""
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        code = getattr(error.certificate_error, "verify_code", 0)
        return _CERTIFICATE_FAULTS.get(code, "other")
    return "handshake" if isinstance(error, (aiohttp.ClientSSLError, ssl.SSLError)) else ""


class Turns:
    """A small number of turns for each key (a host, an address), forgotten as soon as nobody holds or awaits one."""

    def __init__(self, at_once: int) -> None:
        self._at_once = at_once
        self._held: dict[str, int] = {}
        self._lines: dict[str, OrderedDict[asyncio.Future[None], None]] = {}

    async def take(self, key: str) -> None:
        """Wait for a turn and hold it until `give_back`; the first come is the first served."""
        if not self.grab(key):
            await self._queue(key)

    def grab(self, key: str) -> bool:
        """Whether a turn was free; it is held then. `take` does this first, at the price of a coroutine."""
        held = self._held.get(key, 0)
        if held >= self._at_once:
            return False
        self._held[key] = held + 1  # nobody can be in line: a turn that is given back goes to the line first
        return True

    async def _queue(self, key: str) -> None:
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._lines.setdefault(key, OrderedDict())[turn] = None
        try:
            await turn
        except BaseException:
            if turn.done() and not turn.cancelled():  # it was handed to us in the very moment in which we gave up
                self.give_back(key)
            elif line := self._lines.get(key):
                line.pop(turn, None)
                self._tidy(key, line)
            raise

    def give_back(self, key: str) -> None:
        """Let the next one in line have the turn."""
        line = self._lines.get(key)
        while line:
            turn, _ = line.popitem(last=False)
            self._tidy(key, line)
            if not turn.done():
                turn.set_result(None)
                return
        self._held[key] -= 1
        if not self._held[key]:
            del self._held[key]

    def _tidy(self, key: str, line: OrderedDict[asyncio.Future[None], None]) -> None:
        if not line:
            del self._lines[key]
