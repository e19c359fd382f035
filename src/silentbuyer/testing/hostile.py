"""Ready-made hostile servers: handlers for `Site.pages` that waste a visitor's time, memory or patience.

Each writes until the visitor goes away, or as much as its docstring says.
"""

from __future__ import annotations

import asyncio
import gzip
import socket
import struct
from asyncio import StreamReader, StreamWriter
from collections.abc import Iterable

from silentbuyer.testing.declaration import Handler, Request

_OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n"
_CHUNK = b"<p>more</p>" * 6000


async def endless_body(_: Request, __: StreamReader, writer: StreamWriter) -> None:
    """A page that never ends, as fast as the visitor reads."""
    writer.write(_OK + b"\r\n")
    while True:
        await _write(writer, _CHUNK)


async def slow_body(_: Request, __: StreamReader, writer: StreamWriter) -> None:
    """A page that comes one byte every tenth of a second."""
    writer.write(_OK + b"\r\n")
    while True:
        await _write(writer, b".")
        await asyncio.sleep(0.1)


async def slow_headers(_: Request, __: StreamReader, writer: StreamWriter) -> None:
    """A header that comes one byte every tenth of a second and never ends."""
    writer.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while True:
        await _write(writer, b"z")
        await asyncio.sleep(0.1)


async def endless_continue(_: Request, __: StreamReader, writer: StreamWriter) -> None:
    """Interim answers (103) without end, and never the page."""
    while True:
        await _write(writer, b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n")
        await asyncio.sleep(0.001)


async def hang(_: Request, reader: StreamReader, __: StreamWriter) -> None:
    """No answer at all while the connection stays open."""
    await reader.read()
    await asyncio.Event().wait()


async def slam(_: Request, __: StreamReader, writer: StreamWriter) -> None:
    """The connection is reset as soon as the request has come."""
    _reset_on_close(writer)
    writer.transport.abort()


def many_headers(count: int = 2_000_000) -> Handler:
    """An answer with `count` headers before its page."""
    return _written((b"HTTP/1.1 200 OK\r\n", *_repeated(b"X-Header: value\r\n", count), b"\r\n<p>done</p>"))


def gzip_bomb(megabytes: int = 1000) -> Handler:
    """A small gzip body that unpacks to so many megabytes of spaces."""
    # Members of a gzip stream may simply follow one another, so one packed megabyte serves for all.
    member = gzip.compress(b" " * (1 << 20), mtime=0)
    head = _OK + b"Content-Encoding: gzip\r\n\r\n"
    return _written((head, *_repeated(member, megabytes)))


def _repeated(piece: bytes, count: int, batch: int = 1000) -> Iterable[bytes]:
    whole, rest = divmod(count, batch)
    return (*([piece * batch] * whole), piece * rest)


def _written(pieces: Iterable[bytes]) -> Handler:
    kept = tuple(pieces)

    async def handler(_: Request, __: StreamReader, writer: StreamWriter) -> None:
        for piece in kept:
            await _write(writer, piece)

    return handler


def _reset_on_close(writer: StreamWriter) -> None:
    # A linger of zero seconds makes the kernel send RST instead of a polite FIN.
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


async def _write(writer: StreamWriter, data: bytes) -> None:
    writer.write(data)
    await writer.drain()
    # Over TLS, drain alone may never yield, and then the news that the visitor has gone is never heard.
    await asyncio.sleep(0)
