"""Closing a listener leaves no connection open, however far each had come."""

import asyncio
import gc
import socket
import warnings

import pytest

from silentbuyer.testing.faults import Faults
from silentbuyer.testing.listener import Listener, bound


async def _close_after(steps):
    sock = bound("127.0.0.1", 0)
    listener = Listener(sock, _hang, Faults())
    callers = [socket.create_connection(sock.getsockname()) for _ in range(5)]
    for _ in range(steps):
        await asyncio.sleep(0)
    await listener.aclose()
    for caller in callers:
        caller.close()


async def _hang(reader, writer):
    await reader.read()


@pytest.mark.parametrize("steps", range(12))
def test_no_connection_is_left_to_the_garbage_collector(steps):
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        asyncio.run(_close_after(steps))
        gc.collect()

    assert [str(one.message) for one in told if issubclass(one.category, ResourceWarning)] == []
