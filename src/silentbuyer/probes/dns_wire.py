"""One DNS server on the wire: a few shared UDP sockets, and TCP when an answer was cut off."""

from __future__ import annotations

import asyncio
import random
import socket
from typing import TYPE_CHECKING, Any

import dns.asyncquery
import dns.exception
import dns.flags
import dns.message
import dns.rdatatype

if TYPE_CHECKING:
    from collections.abc import Iterator

SOCKETS = 8
"""Sockets to one server: several, so that one full receive buffer does not lose every answer in flight, and so
that the port of a query cannot be guessed as easily as with one."""

RECEIVE_BUFFER = 1 << 20


# Flags: recursion desired; one question; one additional record, which says that we take answers of 1,232 bytes.
_HEAD = bytes((1, 0, 0, 1, 0, 0, 0, 0, 0, 1))
_EDNS = bytes((0, 0, 41)) + (1232).to_bytes(2, "big") + bytes(6)


def packed(name: str, rdtype: str) -> bytes:
    """A question as it goes over the wire: name, type, class.

    Raises:
        ValueError: when the text cannot be a DNS name.

    """
    labels = [label.encode("ascii") for label in name.rstrip(".").split(".") if name.strip(".")]
    if any(not 0 < len(label) < 64 for label in labels) or sum(map(len, labels)) + len(labels) > 254:
        raise ValueError(f"{name!r} cannot be a DNS name")
    body = b"".join(bytes((len(label),)) + label for label in labels)
    return body + b"\0" + dns.rdatatype.from_text(rdtype).to_bytes(2, "big") + b"\0\1"


class Pipe(asyncio.DatagramProtocol):
    """One connected UDP socket that carries many queries at once, told apart by their ids."""

    def __init__(self) -> None:
        self.waiting: dict[int, tuple[bytes, asyncio.Future[dns.message.Message]]] = {}
        self.transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: Any) -> None:
        """Keep the transport, and give it room for the answers of many queries."""
        self.transport = transport
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER)

    def datagram_received(self, data: bytes, addr: Any) -> None:  # noqa: ARG002 - a connected socket has one peer
        """Hand an answer to whoever waits for it; what answers no question of ours is dropped."""
        question, future = self.waiting.get(int.from_bytes(data[:2], "big"), (b"", None))
        if future is None or future.done() or data[12 : 12 + len(question)].lower() != question:
            return
        try:
            reply = dns.message.from_wire(data, ignore_trailing=True)
        except (dns.exception.DNSException, ValueError):
            return  # rubble, or a forgery: the true answer may still come, and the time limit holds
        if reply.flags & dns.flags.QR:
            future.set_result(reply)

    def error_received(self, exc: Exception) -> None:
        """The host said that nobody listens there: nothing in flight will be answered."""
        for _, future in self.waiting.values():
            if not future.done():
                future.set_exception(ConnectionRefusedError(str(exc)))

    async def ask(self, question: bytes) -> dns.message.Message:
        """The reply to one question, whenever it comes."""
        if self.transport is None or self.transport.is_closing():
            raise ConnectionResetError("the socket to the resolver was closed")
        number = random.getrandbits(16)
        while number in self.waiting:
            number = random.getrandbits(16)  # a free slot; dnspython drew the first at random
        future: asyncio.Future[dns.message.Message] = asyncio.get_running_loop().create_future()
        self.waiting[number] = (question.lower(), future)
        try:
            self.transport.sendto(number.to_bytes(2, "big") + _HEAD + question + _EDNS)
            return await future
        finally:
            del self.waiting[number]


class Upstream:
    """One resolver that we put questions to, as ``host:port``."""

    host: str
    port: int

    def __init__(self, host: str, port: int = 53) -> None:
        self.host, self.port = host, port
        self._pipes: list[Pipe] = []
        self._turn: Iterator[Pipe] | None = None
        self._lock = asyncio.Lock()
        self._next = 0

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"

    async def _pipe(self) -> Pipe:
        if len(self._pipes) < SOCKETS:
            async with self._lock:
                if len(self._pipes) < SOCKETS:
                    await self._open()
        self._next = (self._next + 1) % len(self._pipes)
        return self._pipes[self._next]

    async def _open(self) -> None:
        """One more socket; where the machine has none left, those that are open must do."""
        loop = asyncio.get_running_loop()
        try:
            _, pipe = await loop.create_datagram_endpoint(Pipe, remote_addr=(self.host, self.port))
        except OSError:
            if not self._pipes:
                raise
            return
        self._pipes.append(pipe)

    async def ask(self, name: str, rdtype: str, wait: float) -> dns.message.Message:
        """The server's reply to a question for one name and type.

        Raises:
            ValueError: when the text cannot be a DNS name.
            TimeoutError: when none came within `wait` seconds.
            OSError: when the server cannot be reached at all.

        """
        question = packed(name, rdtype)
        async with asyncio.timeout(wait):
            reply = await (await self._pipe()).ask(question)
            if reply.flags & dns.flags.TC:
                query = dns.message.make_query(name, rdtype, use_edns=0)
                try:
                    return await dns.asyncquery.tcp(query, self.host, wait, self.port)
                except (dns.exception.DNSException, EOFError) as error:
                    raise TimeoutError(f"the whole answer did not come over TCP ({error})") from error
            return reply

    def close(self) -> None:
        """Close the sockets."""
        for pipe in self._pipes:
            if pipe.transport is not None:
                pipe.transport.close()
        self._pipes.clear()


def upstream(text: str) -> Upstream:
    """The server that a text such as ``9.9.9.9``, ``127.0.0.1:5353`` or ``[::1]:53`` names.

    Raises:
        ValueError: when it is no IP address with an optional port.

    """
    from ipaddress import ip_address

    host, port = text.strip(), 53
    if host.startswith("["):
        host, _, tail = host[1:].partition("]")
        port = int(tail.removeprefix(":") or 53)
    elif host.count(":") == 1:
        host, _, tail = host.partition(":")
        port = int(tail)
    return Upstream(str(ip_address(host)), port)
