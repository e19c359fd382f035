"""An address as it may be shown: its password stays out of logs, complaints and pictures of screens."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit


def without_password(url: str) -> str:
    """The address with ``***`` for its password; unchanged where it has none."""
    parts = urlsplit(url)
    name, colon, rest = parts.netloc.rpartition("@")
    if not colon or ":" not in name:
        return url
    return urlunsplit(parts._replace(netloc=f"{name.partition(':')[0]}:***@{rest}"))
