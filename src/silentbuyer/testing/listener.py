"""Listening sockets whose every connection is a task of ours, so that closing leaves nothing open."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Awaitable, Callable, Generator, Iterable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ssl import SSLContext

    from silentbuyer.testing.faults import Faults

Client = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def bound(address: str, port: int, kind: socket.SocketKind = socket.SOCK_STREAM, backlog: int = 512) -> socket.socket:
    """A socket bound to an address of this machine; port 0 lets the system choose."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    made = socket.socket(family, kind)
    try:
        made.setblocking(False)
        if kind is socket.SOCK_STREAM:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((address, port))
        if kind is socket.SOCK_STREAM:
            made.listen(backlog)
    except BaseException:
        made.close()
        raise
    return made


def same_port(places: Iterable[tuple[str, socket.SocketKind]], attempts: int = 20) -> list[socket.socket]:
    """Sockets at several addresses (or of several kinds) that share one free port.

    Raises:
        OSError: when an address is not this machine's, or no port is free at all of them.

    """
    wanted = list(places)
    for _ in range(attempts - 1):
        with contextlib.suppress(OSError):
            return _at_once(wanted)
    return _at_once(wanted)


def _at_once(places: list[tuple[str, socket.SocketKind]]) -> list[socket.socket]:
    with contextlib.ExitStack() as stack:
        made: list[socket.socket] = []
        for address, kind in places:
            port = made[0].getsockname()[1] if made else 0
            made.append(stack.enter_context(bound(address, port, kind)))
        stack.pop_all()
        return made


@contextlib.contextmanager
def deafened(address: str, port: int) -> Generator[None]:
    """A place that lets every connection attempt run into its time limit, as a firewall that drops packets does.

    It listens with the shortest queue, which is filled at once and never served; Linux then drops what knocks.
    """
    with contextlib.ExitStack() as stack:
        stack.enter_context(bound(address, port, backlog=0))
        for _ in range(2):
            knocking = stack.enter_context(socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET))
            knocking.setblocking(False)
            knocking.connect_ex((address, port))
        yield


class Listener:
    """Accepts connections at one socket and gives each to `client`; a fault of `client` is kept for the test to see."""

    accepted: int

    def __init__(self, sock: socket.socket, client: Client, faults: Faults, *, tls: SSLContext | None = None) -> None:
        self._sock, self._client, self._faults, self._tls = sock, client, faults, tls
        self.address: str = sock.getsockname()[0]
        self.accepted = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._accepting = asyncio.ensure_future(self._accept())

    async def _accept(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            connection, _ = await loop.sock_accept(self._sock)
            self.accepted += 1
            task = loop.create_task(self._serve(connection))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
            # A task that is cancelled before its first step, or while it shakes hands, cannot close what it was given.
            task.add_done_callback(partial(_close, connection))

    async def _serve(self, connection: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        reader = asyncio.StreamReader(limit=1 << 20)
        protocol = asyncio.StreamReaderProtocol(reader)
        try:
            transport, _ = await loop.connect_accepted_socket(lambda: protocol, connection, ssl=self._tls)
        except (OSError, EOFError):
            connection.close()  # the client refused our certificate or went away: often what a test is about
            return
        writer = asyncio.StreamWriter(transport, protocol, reader, loop)
        try:
            await self._faults.watch(self._client(reader, writer))
        except asyncio.CancelledError:
            transport.abort()
            raise
        finally:
            await _goodbye(writer)

    async def aclose(self) -> None:
        """Stop listening and drop every connection."""
        self._accepting.cancel()
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(self._accepting, *tasks, return_exceptions=True)
        self._sock.close()


def _close(connection: socket.socket, _: asyncio.Task[None]) -> None:
    connection.close()


async def _goodbye(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with contextlib.suppress(OSError, asyncio.TimeoutError):
        await asyncio.wait_for(writer.wait_closed(), 1.0)
    writer.transport.abort()
