"""One look on its way: the hops so far, what came back, and where the answer sends us on."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import attrs

from silentbuyer.addresses.urls import join_url
from silentbuyer.errors import UnsafeURL
from silentbuyer.pages.look import Page
from silentbuyer.pages.refresh import meta_refresh, refresh_target
from silentbuyer.probes.body import Body
from silentbuyer.values.frozen import FrozenMap

if TYPE_CHECKING:
    import aiohttp

    from silentbuyer.probes.page_faults import Fault

REDIRECTS = (301, 302, 303, 307, 308)
_NO_HEADERS: FrozenMap[str, str] = FrozenMap()


@attrs.define
class Trip:
    """One look on its way."""

    url: str
    hops: list[str] = attrs.Factory(list)
    failed: dict[str, Fault] = attrs.Factory(dict)
    status: int | None = None
    headers: FrozenMap[str, str] = _NO_HEADERS
    body: Body | None = None
    queued: float | None = None
    waited: float = 0.0
    tls: str = ""
    certificate: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    remarks: list[str] = attrs.Factory(list)

    def queue_time(self) -> float:
        """Seconds spent waiting for our own turns."""
        return self.waited + (time.monotonic() - self.queued if self.queued is not None else 0.0)

    def page(self, fault: Fault | None = None) -> Page:
        """The page as far as it came."""
        body = self.body or Body("")
        return Page(
            url=self.url,
            final_url=self.hops[-1] if self.hops else self.url,
            hops=tuple(self.hops),
            status=self.status,
            headers=self.headers,
            body=body.data,
            truncated=body.full,
            encoding=body.encoding,
            fault=fault.word if fault else "",
            detail=fault.detail if fault else "",
            tls=self.tls or (fault.tls if fault else ""),
            certificate=self.certificate,
            addresses=self.addresses,
            aliases=self.aliases,
            remarks=tuple(self.remarks),
        )

    def sends_on(self) -> bool:
        """Whether the answer is a redirect by its status, with an address."""
        return self.status in REDIRECTS and "location" in self.headers

    def target(self) -> str | None:
        """Where the answer sends us on: Location, the Refresh header, or the page's own meta refresh."""
        if self.status in REDIRECTS:
            location: str | None = self.headers.get("location")
            return location
        if self.status is None or self.status >= 400:
            return None
        refresh = self.headers.get("refresh")
        found = (refresh_target(refresh) if refresh else None) or meta_refresh(self.body.data if self.body else b"")
        return found if found and not _same(found, self.hops[-1]) else None


def kept_headers(reply: aiohttp.ClientResponse) -> FrozenMap[str, str]:
    """The first hundred headers by lower-case name, each value bounded; those of one name are joined by line feeds."""
    joined: dict[str, str] = {}
    for name, value in list(reply.headers.items())[:100]:
        key = name.lower()
        text = (value if value.isascii() else value.encode("utf-8", "replace").decode())[:2000]
        joined[key] = f"{joined[key]}\n{text}" if key in joined else text
    return FrozenMap(joined)


def _same(target: str, here: str) -> bool:
    # A page that reloads itself is the page, not a loop.
    try:
        return join_url(here, target) == here
    except UnsafeURL:
        return False
