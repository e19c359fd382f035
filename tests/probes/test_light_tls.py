"""TLS with small buffers verifies, fails and gives up exactly as asyncio's own does, on real sockets."""

import asyncio
import gc
import socket
import ssl
import time
from contextlib import suppress

import aiohttp
import pytest

from silentbuyer.addresses.network import Network
from silentbuyer.probes.dialling import Blocked, Pins, open_session
from silentbuyer.probes.light_tls import AT_ONCE, LightTls
from silentbuyer.testing import Internet, Site

BODY = "<p>water</p>" * 20_000


async def ask(network, port, *, context=None, patience=2.0):
    pins = Pins({443: port})
    pins.addresses["acme.example"] = ("127.0.0.1",)
    context = context or ssl.create_default_context(cafile=network.ca_file)
    timeout = aiohttp.ClientTimeout(total=None, sock_connect=patience)
    async with open_session(network, pins) as session:
        async with session.get("https://acme.example/", ssl=context, timeout=timeout) as reply:
            buffers = [len(each._ssl_buffer) for each in gc.get_objects() if isinstance(each, LightTls)]
            return reply.names, await reply.read(), buffers


def against(handler, **how):
    """What comes of a TLS connection to a server that only runs `handler`."""

    served = []

    async def serve(reader, writer):
        served.append(asyncio.current_task())
        with suppress(ConnectionError):
            await handler(reader, writer)
            writer.close()
            await writer.wait_closed()

    async def run():
        async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
            try:
                return await ask(Network(allow_networks=("127.0.0.0/8",)), server.sockets[0].getsockname()[1], **how)
            finally:
                await asyncio.wait(served, timeout=2)

    return asyncio.run(run())


async def slams(reader, writer):
    await reader.read(100)
    writer.transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    writer.transport.abort()


async def leaves(reader, _):
    await reader.read(100)


async def speaks_plainly(reader, writer):
    writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
    await reader.read(100)


async def hangs(reader, _):
    await reader.read()


@pytest.mark.parametrize("tls", ["good", "wrong-host", "self-signed"])
def test_large_pages_come_whole_from_hosts_whose_certificate_is_right_and_not_at_all_from_others(tls):
    with Internet({"acme.example": Site(pages={"/": BODY}, tls=tls)}) as world:
        port = world.network.connect_ports[443]
        if tls == "good":
            names, body, buffers = asyncio.run(ask(world.network, port))
            assert (names, body.decode()) == (("acme.example",), BODY)
            assert buffers
            assert max(buffers) <= AT_ONCE
        else:
            with pytest.raises(aiohttp.ClientConnectorCertificateError) as failure:
                asyncio.run(ask(world.network, port))
            assert failure.value.certificate_error.verify_code == {"wrong-host": 62, "self-signed": 18}[tls]


@pytest.mark.parametrize(
    ("handler", "error"),
    [
        (slams, aiohttp.ClientConnectorError),
        (leaves, aiohttp.ClientConnectorError),
        (speaks_plainly, aiohttp.ClientConnectorSSLError),
    ],
)
def test_a_broken_handshake_is_told_in_the_words_of_the_client(handler, error):
    with pytest.raises(error):
        against(handler)


def test_a_handshake_that_hangs_ends_with_the_time_for_connecting():
    began = time.monotonic()
    with pytest.raises(aiohttp.ServerTimeoutError):
        against(hangs, patience=0.3)
    assert time.monotonic() - began < 2


def test_a_closed_door_is_a_closed_door():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(aiohttp.ClientConnectorError) as failure:
            asyncio.run(ask(Network(allow_networks=("127.0.0.0/8",)), taken.getsockname()[1]))
    assert isinstance(failure.value.os_error, ConnectionRefusedError)


def test_forbidden_addresses_are_not_dialled_for_tls_either():
    with pytest.raises(aiohttp.ClientConnectorError) as failure:
        asyncio.run(ask(Network(), 9))
    assert isinstance(failure.value.os_error, Blocked)
