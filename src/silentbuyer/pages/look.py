"""What one look at a website brought back, before anybody judged it."""

from __future__ import annotations

import attrs

from silentbuyer.values.frozen import FrozenMap

FAULTS = (
    "nxdomain",  # the name does not exist, said twice
    "no-address",  # the name exists without an address
    "dns",  # the name could not be looked up: nothing is known
    "refused",  # nobody listens, or no route
    "timeout",  # no connection or no answer in time
    "reset",  # the connection was cut
    "tls",  # no encrypted connection could be made at all
    "not-http",  # the answer breaks HTTP or its limits
    "redirect-loop",
    "redirects",  # more hops than are followed
    "blocked",  # our own policy refuses the address
    "busy",  # our own manners, or our own lateness, left no time for it
    "ours",  # this machine could not ask: no descriptors or ports left, or the engine was closed
)
"""Why there is no page; empty when there is one."""


@attrs.frozen(kw_only=True)
class Page:
    """One look at a website: where it led, what came back, or why nothing did.

    Attributes:
        url: what was asked for; `final_url` is where the page came from in the end.
        hops: the URLs in between, `final_url` included.
        status: the HTTP status; None when no answer came.
        headers: names in lower case; values of a repeated header are joined by newlines; at most 100 headers.
        body: at most 512 KB, decompressed; `truncated` when there was more or the rest came too slowly.
        encoding: a content encoding that we do not read (``br``), else empty: then there is no body.
        fault: one of `FAULTS`, and `detail` one sentence about it.
        tls: what is wrong with the certificate: ``expired``, ``not-yet-valid``, ``self-signed``, ``wrong-host``,
            ``missing-intermediate``, ``handshake``, ``other``; empty when all is well or nothing was encrypted.
        certificate: the host names in a certificate that was verified.
        addresses: where the first host points; `aliases` the CNAME names on the way there.
        remarks: what the fetcher did otherwise than asked: ``http-instead``, ``www-instead``, ``apex-instead`` ...

    """

    url: str
    final_url: str = ""
    hops: tuple[str, ...] = ()
    status: int | None = None
    headers: FrozenMap[str, str] = attrs.field(factory=FrozenMap)
    body: bytes = attrs.field(default=b"", repr=False)
    truncated: bool = False
    encoding: str = ""
    fault: str = attrs.field(default="", validator=attrs.validators.in_(("", *FAULTS)))
    detail: str = ""
    tls: str = ""
    certificate: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
