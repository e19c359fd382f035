"""The loopback DNS server: the declared zone over UDP and TCP."""

from __future__ import annotations

import asyncio
from typing import Any, cast

from silentbuyer.testing.zone import Zone


class DnsOverUdp(asyncio.DatagramProtocol):
    """One datagram in, at most one out."""

    def __init__(self, zone: Zone) -> None:
        self._zone = zone
        self._transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport to answer on."""
        self._transport = cast("asyncio.DatagramTransport", transport)

    def datagram_received(self, data: bytes, addr: Any) -> None:
        """Answer at once or after the declared delay."""
        reply = self._zone.reply(data, "udp")
        if reply.wire is not None:
            asyncio.get_running_loop().call_later(reply.delay, self._send, reply.wire, addr)

    def _send(self, wire: bytes, addr: Any) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.sendto(wire, addr)


class DnsOverTcp:
    """Queries with a length before each, as many as the client sends."""

    def __init__(self, zone: Zone) -> None:
        self._zone = zone

    async def client(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection until the client leaves."""
        while True:
            length = int.from_bytes(await reader.readexactly(2))
            reply = self._zone.reply(await reader.readexactly(length), "tcp")
            await asyncio.sleep(reply.delay)
            if reply.wire is not None:
                writer.write(len(reply.wire).to_bytes(2) + reply.wire)
                await writer.drain()
