"""Dialling one address straight: it stands, or it fails with a reason, and no socket is left open."""

import asyncio
import errno
import socket

import pytest

from silentbuyer.probes.straight import dial


def info(port, host="127.0.0.1"):
    return (socket.AF_INET, socket.SOCK_STREAM, 0, "", (host, port))


class Sockets:
    """Opens sockets as the connector does, and keeps them so that a test can look at them."""

    def __init__(self):
        self.made = []

    def __call__(self, wanted):
        family, kind, proto, *_ = wanted
        self.made.append(socket.socket(family, kind, proto))
        return self.made[-1]

    @property
    def open(self):
        return [wire for wire in self.made if wire.fileno() != -1]


@pytest.fixture
def sockets():
    opener = Sockets()
    yield opener
    for wire in opener.open:
        wire.close()


@pytest.fixture
def listener():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


@pytest.fixture
def deaf():
    """A port whose queue is full, so that a connection is never taken and never refused."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        waiting = []
        for _ in range(8):
            wire = socket.socket()
            wire.setblocking(False)
            wire.connect_ex(server.getsockname())
            waiting.append(wire)
        yield server.getsockname()[1]
        for wire in waiting:
            wire.close()


def ask(sockets, port, **how):
    async def run():
        return await dial(asyncio.get_running_loop(), sockets, info(port), **how)

    return asyncio.run(run())


def test_the_socket_stands_and_is_non_blocking(sockets, listener):
    wire = ask(sockets, listener.getsockname()[1], within=2.0)
    assert wire.getpeername() == listener.getsockname()
    assert not wire.getblocking()


def test_it_may_be_dialled_without_a_limit(sockets, listener):
    assert ask(sockets, listener.getsockname()[1]).getpeername() == listener.getsockname()


def test_nobody_there_is_a_refusal_that_names_the_address(sockets, listener):
    port = listener.getsockname()[1]
    listener.close()
    with pytest.raises(ConnectionRefusedError, match=str(port)) as caught:
        ask(sockets, port, within=2.0)
    assert caught.value.errno == errno.ECONNREFUSED
    assert sockets.open == []


def test_who_never_answers_is_left_within_the_time(sockets, deaf):
    with pytest.raises(TimeoutError, match="in time"):
        ask(sockets, deaf, within=0.2)
    assert sockets.open == []


def test_a_forbidden_address_is_not_dialled(listener):
    def refuse(_):
        raise PermissionError("no public address")

    with pytest.raises(PermissionError, match="no public address"):
        ask(refuse, listener.getsockname()[1])
    listener.settimeout(0.1)
    with pytest.raises(TimeoutError):
        listener.accept()


def test_giving_up_meanwhile_closes_the_socket_and_leaves_no_watcher(sockets, deaf):
    async def run():
        loop = asyncio.get_running_loop()
        task = asyncio.ensure_future(dial(loop, sockets, info(deaf), within=30.0))
        await asyncio.sleep(0.05)
        number = sockets.made[0].fileno()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return loop.remove_writer(number)

    assert asyncio.run(run()) is False
    assert sockets.open == []


def test_an_address_that_cannot_be_reached_at_all_fails_at_once(sockets):
    async def run():
        await dial(asyncio.get_running_loop(), sockets, info(0, "255.255.255.255"), within=2.0)

    with pytest.raises(OSError, match=r"255\.255\.255\.255"):
        asyncio.run(run())
    assert sockets.open == []
