"""The straight way to one address: a connection without the race between addresses that a single one does not need."""

from __future__ import annotations

import asyncio
import errno
import socket
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_UNDER_WAY = frozenset({errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EALREADY})


async def dial(
    loop: asyncio.AbstractEventLoop, make: Callable[[Any], socket.socket], info: Any, *, within: float | None = None
) -> socket.socket:
    """A connected, non-blocking socket to the address of `info` (as `socket.getaddrinfo` gives it).

    `make` opens the socket and may refuse the address by raising. The event loop must watch sockets by
    `add_writer`, as every selector loop does. `within` is in seconds.

    Raises:
        OSError: when `make` refuses, or nobody answers there.
        TimeoutError: when nobody has answered within the time.

    """
    wire = make(info)
    try:
        wire.setblocking(False)
        await _connect(loop, wire, info[4], within)
    except BaseException:
        wire.close()
        raise
    return wire


async def _connect(loop: asyncio.AbstractEventLoop, wire: socket.socket, address: Any, within: float | None) -> None:
    problem = wire.connect_ex(address)
    if problem in _UNDER_WAY:
        problem = await _outcome(loop, wire, within)
    if problem:
        raise OSError(problem, f"Connect call failed {address}")


async def _outcome(loop: asyncio.AbstractEventLoop, wire: socket.socket, within: float | None) -> int:
    """The error number with which a connection under way ended; 0 when it stands."""
    ready: asyncio.Future[None] = loop.create_future()
    number = wire.fileno()  # by its number: asyncio prints a socket object in full for every look-up
    late = loop.call_later(within, _give_up, ready) if within else None
    loop.add_writer(number, _settle, ready)
    try:
        await ready
    finally:
        loop.remove_writer(number)
        if late:
            late.cancel()
    return wire.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)


def _settle(ready: asyncio.Future[None]) -> None:
    if not ready.done():
        ready.set_result(None)


def _give_up(ready: asyncio.Future[None]) -> None:
    if not ready.done():
        ready.set_exception(TimeoutError("nobody took the connection in time"))
