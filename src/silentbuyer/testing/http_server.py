"""The loopback web server: one request a connection, virtual hosts by the Host header."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from http import HTTPStatus
from urllib.parse import urlsplit

from silentbuyer.testing.declaration import Page, Raw, Redirect, Request, Shown, Site
from silentbuyer.testing.world import World, plain_name
from silentbuyer.values.frozen import FrozenMap

_LARGEST_BODY = 1 << 20


class HttpServer:
    """Shows the declared pages and keeps a log of who came."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.requests: list[Request] = []

    async def client(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection."""
        address = writer.get_extra_info("sockname")[0]
        scheme = "https" if writer.get_extra_info("sslcontext") else "http"
        try:
            request = await read_request(reader, scheme, address)
        except (asyncio.LimitOverrunError, ValueError):
            writer.write(page_bytes(Page("<h1>Bad request</h1>", status=400)))  # the visitor's fault, nobody else's
            return
        self.requests.append(request)
        await send(self._shown(request), request, reader, writer)

    def _shown(self, request: Request) -> Shown:
        site = self.world.find(request.host)
        if isinstance(site, Site) and site.shows:
            return site.shown(request.path)
        return Page("<h1>Misdirected request</h1>", status=421)


async def read_request(reader: asyncio.StreamReader, scheme: str, address: str) -> Request:
    """The request at the head of a connection, with its body as far as Content-Length goes."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.split("\r\n")
    method, _, rest = first.partition(" ")
    path = rest.rpartition(" ")[0] or rest
    headers = FrozenMap(list(_headers(lines)))
    length = headers.get("content-length", "0")
    body = await reader.readexactly(min(int(length), _LARGEST_BODY)) if length.isdigit() else b""
    host = plain_name(urlsplit(f"//{headers.get('host', '')}").hostname or "")
    return Request(method=method, host=host, path=path, headers=headers, body=body, scheme=scheme, address=address)


def _headers(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        name, colon, value = line.partition(":")
        if colon:
            yield name.strip().lower(), value.strip()


async def send(shown: Shown, request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Send what a path shows, or let its handler do so."""
    if isinstance(shown, Redirect):
        shown = Page(status=shown.status, headers=(("Location", shown.to),))
    if isinstance(shown, Page):
        await asyncio.sleep(shown.delay)
        writer.write(page_bytes(shown, head_only=request.method == "HEAD"))
        await writer.drain()
    elif isinstance(shown, Raw):
        writer.write(shown.data)
        await writer.drain()
    else:
        await shown(request, reader, writer)


def page_bytes(page: Page, *, head_only: bool = False) -> bytes:
    """A page as HTTP/1.1 with its length; the connection ends after it."""
    body = page.body.encode() if isinstance(page.body, str) else page.body
    given = {name.lower() for name, _ in page.headers}
    usual = (
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Connection", "close"),
    )
    headers = [*page.headers, *((name, value) for name, value in usual if name.lower() not in given)]
    lines = [f"HTTP/1.1 {page.status} {_phrase(page.status)}", *(f"{name}: {value}" for name, value in headers)]
    head = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
    return head if head_only else head + body


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unheard Of"
