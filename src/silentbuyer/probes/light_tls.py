"""TLS connections that are light on memory: asyncio gives each one a buffer of 256 KB, and we hold a hundred.

A client of many strangers waits for most of them most of the time, so that such a buffer is nearly always empty. Here
the same protocol of asyncio runs with a small one; what it verifies, and how, is not touched.
"""

from __future__ import annotations

import asyncio
import ssl
from asyncio.sslproto import SSLProtocol
from functools import partial
from typing import TYPE_CHECKING, Any

import aiohttp
from aiohttp.client_proto import ResponseHandler

from silentbuyer.probes.straight import dial

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiohttp.client_reqrep import ClientRequest

MOST_BYTES = 1 << 20
"""Bytes of the wire for one answer, whatever they are: twice what is read of a page, for its headers and framing."""

MOST_INTERIM = 50
"""Interim answers (1xx) before one page; a server sends one or two (judgement)."""

_INTERIM = b"HTTP/1.1 10"

AT_ONCE = 32_768
"""Bytes taken from the wire at once: two full TLS records (RFC 8446, section 5.1)."""


class LightTls(SSLProtocol):
    """asyncio's TLS with a small buffer."""

    max_size = AT_ONCE


class Counted(ResponseHandler):
    """aiohttp's reader of answers, which counts every byte of the wire and hangs up on a flood.

    Interim answers and chunk extensions are no part of any page, so a limit on the page alone would never see them.
    """

    interim: int
    taken: int

    taken = interim = 0

    def data_received(self, data: bytes) -> None:
        """Take in bytes until there are too many of them."""
        self.taken += len(data)
        self.interim += data.count(_INTERIM)
        if self.taken <= MOST_BYTES and self.interim <= MOST_INTERIM:
            super().data_received(data)
            return
        if self.transport is not None:
            self.transport.abort()
        what = "interim answers without end" if self.interim > MOST_INTERIM else f"more than {MOST_BYTES // 1024} kB"
        flood = aiohttp.ClientPayloadError(f"{what} came for one page")
        self.set_exception(flood)
        self.connection_lost(flood)


class LightConnector(aiohttp.TCPConnector):
    """aiohttp's connector, which dials straight and encrypts lightly where the event loop is asyncio's own."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        make: Callable[..., ResponseHandler] = Counted
        self._factory = partial(make, loop=self._loop)

    async def _wrap_create_connection(
        self,
        *args: Any,
        req: ClientRequest,
        timeout: aiohttp.ClientTimeout,  # noqa: ASYNC109 - aiohttp's signature
        **kwargs: Any,
    ) -> tuple[asyncio.Transport, ResponseHandler]:
        context = kwargs.get("ssl")
        if not isinstance(self._loop, asyncio.SelectorEventLoop) or "server_hostname" not in kwargs:
            return await super()._wrap_create_connection(*args, req=req, timeout=timeout, **kwargs)
        plainly: dict[str, Any] = {**kwargs, "ssl": None, "server_hostname": None, "req": req, "timeout": timeout}
        if context is None:
            return await self._straight(args[0], **plainly)
        made: list[ResponseHandler] = []
        done: asyncio.Future[None] = self._loop.create_future()
        make, host = args[0], kwargs["server_hostname"]

        def encrypted() -> LightTls:
            made.append(make())
            return LightTls(self._loop, made[0], context, done, server_hostname=host)

        async with asyncio.timeout(timeout.sock_connect):  # for the connection and its handshake together
            wire, _ = await self._straight(encrypted, **plainly)
            await _shaken(done, wire, req)
        return _transport(made[0], req), made[0]

    async def _straight(
        self, make: Any, *, req: ClientRequest, **kwargs: Any
    ) -> tuple[asyncio.Transport, ResponseHandler]:
        """A plain connection: to one address without more ado, to several as aiohttp races them."""
        infos = kwargs["addr_infos"]
        if len(infos) != 1 or self._socket_factory is None:
            return await super()._wrap_create_connection(make, req=req, **kwargs)
        try:
            within = kwargs["timeout"].sock_connect
            wire = await dial(self._loop, self._socket_factory, infos[0], within=within)
            return await self._loop.create_connection(make, sock=wire)
        except TimeoutError:
            raise
        except OSError as error:
            raise aiohttp.ClientConnectorError(req.connection_key, error) from error


async def _shaken(done: asyncio.Future[None], wire: asyncio.Transport, req: ClientRequest) -> None:
    """Wait for the handshake; what goes wrong in it is told in aiohttp's words."""
    try:
        await done
    except BaseException as error:
        wire.abort()
        if isinstance(error, ssl.CertificateError):
            raise aiohttp.ClientConnectorCertificateError(req.connection_key, error) from error
        if isinstance(error, ssl.SSLError):
            raise aiohttp.ClientConnectorSSLError(req.connection_key, error) from error
        if isinstance(error, OSError):
            raise aiohttp.ClientConnectorError(req.connection_key, error) from error
        raise


def _transport(protocol: ResponseHandler, req: ClientRequest) -> asyncio.Transport:
    """The encrypted transport that a protocol was given when the handshake was done."""
    if not isinstance(protocol.transport, asyncio.Transport):
        raise aiohttp.ClientConnectorError(req.connection_key, ConnectionResetError("cut off in the handshake"))
    return protocol.transport
