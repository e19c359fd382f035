"""Domain names as values: ASCII form and registrable domain; nothing here looks anything up."""

from __future__ import annotations

import re
from functools import lru_cache

from silentbuyer.addresses.public_suffixes import suffix_of

_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")


@lru_cache(maxsize=65536)
def ascii_domain(text: str) -> str | None:
    """The lower-case ASCII (IDNA) form of a host name, without a trailing dot; None if it is no host name."""
    host = text.strip().rstrip(".").lower()
    if not host.isascii():
        import idna

        try:
            host = idna.encode(host, uts46=True).decode()
        except (idna.IDNAError, UnicodeError):
            return None
    labels = host.split(".")
    if len(host) > 253 or len(labels) < 2 or not all(map(_LABEL.fullmatch, labels)) or labels[-1].isdigit():
        return None
    return host


@lru_cache(maxsize=65536)
def registrable(host: str) -> str | None:
    """The registrable domain of a host name (``shop.acme.co.uk`` -> ``acme.co.uk``); None without a public suffix.

    Reserved names for examples and tests (``acme.example``) count their last label as the suffix.
    """
    name = ascii_domain(host)
    if name is None:
        return None
    labels, suffix = name.split("."), suffix_of(name)
    if suffix:
        length = suffix.count(".") + 1
        return ".".join(labels[-length - 1 :]) if len(labels) > length else None
    return ".".join(labels[-2:]) if labels[-1] in {"example", "test", "localhost", "invalid"} else None


def mail_domain(address: str | None) -> str | None:
    """The ASCII domain of a mail address; None if the address has none."""
    local, _, domain = (address or "").strip().rpartition("@")
    return ascii_domain(domain) if local else None
