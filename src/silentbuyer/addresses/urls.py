"""Strangers' addresses as values: the one URL parser, and what of it may be fetched. Pure.

There is one parser on purpose: what it returns is plain ASCII with one possible reading, so that the client
which connects, the name resolver and the logs cannot disagree about the host (the door of request forgery).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from silentbuyer.addresses.ip_blocks import literal_address, safe_address
from silentbuyer.errors import UnsafeURL

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = [
    "MAX_LENGTH",
    "PORTS",
    "check_policy",
    "host_of",
    "join_url",
    "literal_address",
    "normalise_url",
    "read_url",
    "safe_address",
]

PORTS = {"http": 80, "https": 443}
MAX_LENGTH = 2048

_BLANKS = " \u00a0\u3000\ufeff\u200b"
_PARTS = re.compile(r"(?:([A-Za-z][A-Za-z0-9+.-]{0,30})://)?([^/?#]*)([^?#]*)(\?[^#]*)?", re.DOTALL)
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
# The everyday case, the root of a plain host, which is its own normal form; the parser below would say the same.
_NORMAL = re.compile(r"https?://(?!xn--)(?:[a-z0-9][a-z0-9-]{0,61}[a-z0-9]\.(?!xn--)){1,6}[a-z]{2,24}/")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_NUMERIC = re.compile(r"\d+|0x[0-9a-f]*")
_PORT = re.compile(r"(.*?)(?::(\d{0,5}))?", re.DOTALL)
_PATH_SAFE = "/:@!$&'()*+,;=~%[]|^"
_QUERY_SAFE = "/:@!$&()*+,;=~%[]|^?"
# RFC 6762, RFC 8375, RFC 7686 and ICANN's reservation of .internal (2024): names that mean nothing on the internet.
_PRIVATE = (".local", ".internal", ".localdomain", ".home.arpa", ".onion")
_HERE = frozenset({"localhost", "localhost.localdomain", "ip6-localhost", "ip6-loopback"})


def normalise_url(text: str, *, ports: Collection[int] = (80, 443), allow_networks: Collection[str] = ()) -> str:
    """The normal form of a URL that may be fetched: http or https, lower-case ASCII host, no userinfo.

    ``acme.com`` becomes ``https://acme.com/``. A literal address must be public or lie in `allow_networks`;
    where a *name* points is for the fetcher to check when it dials.

    Raises:
        UnsafeURL: for anything else: another scheme or port, credentials, control characters, numbers that
            some parsers take for an address (``127.1``, ``0x7f.0.0.1``), internal addresses, no host at all.

    """
    url = read_url(text)
    check_policy(url, ports=ports, allow_networks=allow_networks)
    return url


def read_url(text: str) -> str:
    """The normal form of any http or https URL, without judging its port or where its address lies.

    Raises:
        UnsafeURL: when the text has no single reading as such a URL.

    """
    if isinstance(text, str) and len(text) < MAX_LENGTH and _NORMAL.fullmatch(text):
        return text
    scheme, authority, path, query = _parts(text)
    host, port = _host_and_port(authority, needs_dot=not scheme)
    scheme = scheme or "https"
    shown = f":{port}" if port and port != PORTS[scheme] else ""
    return f"{scheme}://{host}{shown}{_path(path)}{quote(query, safe=_QUERY_SAFE)}"


def check_policy(url: str, *, ports: Collection[int], allow_networks: Collection[str] = ()) -> None:
    """Nothing, for a normal URL whose port and literal address are allowed.

    Raises:
        UnsafeURL: otherwise.

    """
    host, port = host_of(url), _port_of(url)
    if port not in ports:
        raise UnsafeURL(f"port {port} is not among the allowed ports {sorted(ports)}: {url!r}")
    if host in _HERE or host.endswith(".localhost"):
        raise UnsafeURL(f"{host!r} is this machine itself: {url!r}")
    if not allow_networks and host.endswith(_PRIVATE):
        raise UnsafeURL(f"{host!r} is a name of private networks: {url!r}")
    literal = literal_address(host)
    if literal and not safe_address(literal, allow_networks=allow_networks):
        raise UnsafeURL(f"{host} is no public address: {url!r}")


def join_url(base: str, location: str) -> str:
    """The normal URL that a redirect's `location` names on the page `base`.

    Raises:
        UnsafeURL: as `read_url`.

    """
    text = location.strip(_BLANKS)
    _refuse_controls(text)
    try:
        return read_url(urljoin(base, text))
    except UnsafeURL:
        raise
    except ValueError as error:
        raise UnsafeURL(f"no URL ({error}): {_show(text)}") from None


@lru_cache(maxsize=256)
def host_of(url: str) -> str:
    """The host of a normal URL."""
    return url.split("/", 3)[2] if _NORMAL.fullmatch(url) else urlsplit(url).hostname or ""


def _port_of(url: str) -> int:
    if url.count(":") == 1:
        return PORTS[url.partition(":")[0]]
    parts = urlsplit(url)
    return parts.port or PORTS[parts.scheme]


def _show(text: str) -> str:
    return repr(text if len(text) <= 100 else text[:90] + "...")


def _refuse_controls(text: str) -> None:
    # urllib and yarl silently drop tabs and line feeds where other clients refuse them: two readings.
    odd = not text.isascii() and any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in text)
    if odd or _CONTROLS.search(text):
        raise UnsafeURL(f"control characters in a URL: {_show(text)}")


def _parts(text: str) -> tuple[str, str, str, str]:
    if not isinstance(text, str):
        raise UnsafeURL(f"a URL must be text, got {type(text).__name__}")
    text = text.strip(_BLANKS)
    if len(text) > MAX_LENGTH:
        raise UnsafeURL(f"a URL of {len(text)} characters, more than {MAX_LENGTH}: {_show(text)}")
    _refuse_controls(text)
    match = _PARTS.match(text)
    scheme, authority, path, query = (part or "" for part in (match.groups() if match else ("", "", "", "")))
    if scheme and scheme.lower() not in PORTS:
        raise UnsafeURL(f"only http and https are fetched, not {scheme.lower()!r}: {_show(text)}")
    if "\\" in authority or "\\" in path:
        raise UnsafeURL(f"a backslash in a URL has two readings: {_show(text)}")
    if "@" in authority:
        raise UnsafeURL(f"a name or password before the host, or a mail address: {_show(text)}")
    if not authority:
        raise UnsafeURL(f"no host in the address: {_show(text)}")
    return scheme.lower(), authority, path, query


def _host_and_port(authority: str, *, needs_dot: bool) -> tuple[str, int | None]:
    if authority.startswith("["):
        inside, bracket, tail = authority[1:].partition("]")
        host = _v6(inside) if bracket and tail[:1] in ("", ":") else ""
        port = tail[1:]
    else:
        match = _PORT.fullmatch(authority)
        text, port = (match[1], match[2] or "") if match else ("", "")
        host = _host(text)
        if host and needs_dot and "." not in host:
            raise UnsafeURL(f"a word, not a web address: {_show(authority)}")
    if not host or (port and not (port.isascii() and port.isdigit())) or len(port) > 5:
        raise UnsafeURL(f"no host name or port that can be read: {_show(authority)}")
    number = int(port) if port else None
    if number is not None and not 0 < number < 65536:
        raise UnsafeURL(f"{number} is no port: {_show(authority)}")
    return host, number


def _v6(text: str) -> str:
    try:
        return f"[{IPv6Address(text).compressed}]" if "%" not in text else ""
    except ValueError:
        return ""


def _host(text: str) -> str:
    host = text.lower()
    if not host.isascii():
        host = _idna(host)
    host = host.removesuffix(".")
    labels = host.split(".")
    if len(host) > 253 or not all(map(_LABEL.fullmatch, labels)) or not all(map(_decodes, labels)):
        return ""
    return _v4(host) if _NUMERIC.fullmatch(labels[-1]) else host


def _v4(text: str) -> str:
    # 127.1, 0177.0.0.1 and 2130706433 are addresses to some parsers and names to others.
    try:
        return str(IPv4Address(text))
    except ValueError:
        return ""


def _idna(host: str) -> str:
    import idna

    try:
        return idna.encode(host, uts46=True).decode()
    except (idna.IDNAError, UnicodeError):
        return ""


def _decodes(label: str) -> bool:
    if not label.startswith("xn--"):
        return True
    import idna

    try:
        letters = label[4:].encode().decode("punycode")
        return not letters.isascii() and idna.uts46_remap(letters, std3_rules=False) == letters
    except (idna.IDNAError, UnicodeError):
        return False


def _path(path: str) -> str:
    if path in {"", "/"}:
        return "/"
    kept: list[str] = []
    steps = quote(path, safe=_PATH_SAFE).split("/")[1:]
    for step in steps:
        plain = re.sub("%2e", ".", step, flags=re.IGNORECASE)
        if plain == "..":
            del kept[-1:]
        elif plain != ".":
            kept.append(step)
    if steps and re.sub("%2e", ".", steps[-1], flags=re.IGNORECASE) in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept)
