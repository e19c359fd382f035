"""How a small world is declared for tests: domains with their records, pages, certificates and misfortunes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, cast

import attrs

from silentbuyer.errors import FieldError
from silentbuyer.values.frozen import FrozenMap

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter

HOME = "127.0.0.1"
PLAIN_HOME = "127.0.0.2"
MAIL_HOME = "192.31.196.25"
"""Where undeclared mail hosts seem to live: a public address (AS112, RFC 7535) behind which there is nobody."""

TLS_KINDS = ("good", "expired", "wrong-host", "self-signed", "missing-intermediate")


class Special(Enum):
    """What a name server may do in place of an answer."""

    NXDOMAIN = "NXDOMAIN"
    SERVFAIL = "SERVFAIL"
    REFUSED = "REFUSED"
    SILENT = "SILENT"
    GARBAGE = "GARBAGE"
    ABSENT = "ABSENT"


NXDOMAIN = Special.NXDOMAIN
SERVFAIL = Special.SERVFAIL
REFUSED = Special.REFUSED
SILENT = Special.SILENT
GARBAGE = Special.GARBAGE
ABSENT = Special.ABSENT


def _texts(value: Any) -> Any:
    if isinstance(value, str):
        return (value,)
    if value is None or isinstance(value, (Special, Turns)):
        return value
    return tuple(value)


def _each(turns: Iterable[Any]) -> tuple[tuple[str, ...] | Special, ...]:
    return tuple(_texts(turn) for turn in turns)


@attrs.frozen
class Turns:
    """Answers that change from query to query (DNS rebinding, a resolver that recovers); the last one stays.

    Each turn is a tuple of records or a `Special`; every record type counts its own turns.
    """

    answers: tuple[tuple[str, ...] | Special, ...] = attrs.field(converter=_each)

    def at(self, count: int) -> tuple[str, ...] | Special:
        """The answer to the query that has `count` queries before it."""
        return self.answers[min(count, len(self.answers) - 1)]


Records = tuple[str, ...] | Special | Turns


@attrs.frozen(kw_only=True)
class Request:
    """One HTTP request as the loopback servers saw it.

    Attributes:
        host: the Host header without its port, lower case.
        path: the target, with its query.
        headers: by lower-case name; of a repeated one the last.
        scheme: ``http`` or ``https``.
        address: the loopback address that was dialled.

    """

    method: str
    host: str
    path: str
    headers: FrozenMap[str, str]
    body: bytes = b""
    scheme: str = "http"
    address: str = HOME


@attrs.frozen(kw_only=True)
class Query:
    """One DNS query as the loopback server saw it: name without the last dot, record type, ``udp`` or ``tcp``."""

    name: str
    kind: str
    transport: str


Handler = Callable[[Request, "StreamReader", "StreamWriter"], Awaitable[None]]
"""Writes whatever it likes to the client: how hostile servers are played."""


def _pairs(value: Any) -> tuple[tuple[str, str], ...]:
    return tuple(value.items() if isinstance(value, Mapping) else value)


@attrs.frozen
class Page:
    """What one path shows: a body (text goes out as UTF-8), a status, headers, and seconds before it comes."""

    body: str | bytes = ""
    status: int = attrs.field(default=200, kw_only=True)
    headers: tuple[tuple[str, str], ...] = attrs.field(default=(), kw_only=True, converter=_pairs)
    delay: float = attrs.field(default=0.0, kw_only=True)


@attrs.frozen
class Redirect:
    """A path that sends the visitor elsewhere."""

    to: str
    status: int = attrs.field(default=301, kw_only=True)


@attrs.frozen
class Raw:
    """Bytes that are sent just as they are, status line and all; then the connection ends."""

    data: bytes


Shown = Page | Redirect | Raw | Handler


def _shown(value: Any) -> Shown:
    if isinstance(value, (str, bytes)):
        return Page(value)
    if isinstance(value, (Page, Redirect, Raw)):
        return value
    if callable(value):
        return cast("Handler", value)
    raise FieldError("Site.pages", "pages: text, Page, Redirect, Raw or an async handler", value)


def _pages(value: Mapping[str, Any]) -> FrozenMap[str, Shown]:
    return FrozenMap([(path, _shown(shown)) for path, shown in value.items()])


def _by_type(value: Mapping[str, Any]) -> FrozenMap[str, Records]:
    return FrozenMap([(kind.upper(), _texts(records)) for kind, records in value.items()])


def _tls(_: object, __: Any, value: object) -> None:
    if value is not None and value not in TLS_KINDS:
        raise FieldError("Site.tls", f"None or one of {', '.join(TLS_KINDS)}", value)


@attrs.frozen(kw_only=True)
class Site:
    """One name of the little world: its DNS records, and what its web server shows.

    Attributes:
        a: addresses; None means loopback where there is something to show, and no address where there is not.
            An address where no site shows anything refuses connections.
        mx: such as ``10 mx1.acme.example.``; a mail host that is declared nowhere gets a public address of nobody's.
        txt: texts, with or without quotes.
        records: further types, such as ``{"CAA": ...}``. Every type takes texts, a `Special` or `Turns`.
        ttl: seconds that answers may be kept.
        dns_delay: seconds before any DNS answer.
        truncate: answers over UDP are cut, so that the client must ask again over TCP.
        pages: path (with or without query; ``*`` for every other) -> text, `Page`, `Redirect`, `Raw` or a handler.
        redirect: where every other path leads.
        tls: ``good``, ``expired``, ``wrong-host``, ``self-signed``, ``missing-intermediate``; None for a site
            without HTTPS.
        http: whether plain HTTP is served.

    """

    a: Records | None = attrs.field(default=None, converter=_texts)
    aaaa: Records = attrs.field(default=(), converter=_texts)
    mx: Records = attrs.field(default=(), converter=_texts)
    txt: Records = attrs.field(default=(), converter=_texts)
    ns: Records = attrs.field(default=(), converter=_texts)
    cname: Records = attrs.field(default=(), converter=_texts)
    records: FrozenMap[str, Records] = attrs.field(factory=FrozenMap, converter=_by_type)
    ttl: int = 300
    dns_delay: float = 0.0
    truncate: bool = False
    pages: FrozenMap[str, Shown] = attrs.field(factory=FrozenMap, converter=_pages)
    redirect: str | None = None
    tls: str | None = attrs.field(default="good", validator=_tls)
    http: bool = True

    @property
    def shows(self) -> bool:
        """Whether a web server runs for it."""
        return bool(self.pages or self.redirect)

    @property
    def answers(self) -> Mapping[str, Records]:
        """Record type -> records."""
        home = (HOME if self.tls else PLAIN_HOME,) if self.shows and not self.cname else ()
        named = {"AAAA": self.aaaa, "MX": self.mx, "TXT": self.txt, "NS": self.ns, "CNAME": self.cname}
        return {"A": home if self.a is None else self.a, **named, **self.records}

    def shown(self, target: str) -> Shown:
        """What a path (with its query) shows."""
        for key in (target, target.partition("?")[0], "*"):
            if key in self.pages:
                return self.pages[key]
        return Redirect(self.redirect) if self.redirect else Page("<h1>Not found</h1>", status=404)


Declared = Site | Special
_WORDS = {"DROP": Special.SILENT, "NX": Special.NXDOMAIN}


def _special(word: str) -> Special:
    return _WORDS.get(word.upper()) or Special(word.upper())


def _site(fields: Mapping[str, Any]) -> Declared:
    if "special" in fields:
        return _special(fields["special"])
    types = {kind: value for kind, value in fields.items() if kind.isupper()}
    return Site(records={kind: _special(value) if isinstance(value, str) else value for kind, value in types.items()})


def sites_from_rows(rows: Iterable[Mapping[str, Any]]) -> dict[str, Declared]:
    """A declaration from plain rows, as they stand in JSON.

    A row is ``{"domain": "acme.example", "MX": ["10 mx1.acme.example."], "TXT": "DROP"}`` or ``{"domain": ...,
    "special": "SERVFAIL"}``; the words are those of `Special`, with ``DROP`` for silence and ``NX`` for NXDOMAIN.
    ``extra`` maps further names to the same fields.
    """
    found: dict[str, Declared] = {}
    for row in rows:
        found[row["domain"]] = _site(row)
        found.update({name: _site(fields) for name, fields in row.get("extra", {}).items()})
    return found
