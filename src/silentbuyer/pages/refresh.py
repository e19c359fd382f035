"""Redirects that a page itself asks for: the Refresh header and its HTML twin, and scripts that only send on."""

from __future__ import annotations

import html
import re

LONGEST_DELAY = 5.0
"""Seconds after which a refresh is a reload of a live page rather than a redirect (judgement)."""

_LOOKED_AT = 4_096  # a page that only sends on is short, and this is searched in every page
# Never followed by a browser that runs scripts and is younger than 2015: for both of them, the page is the page.
_UNREAD = re.compile(r"<!--.{0,4096}?(?:-->|$)|<noscript.{0,4096}?(?:</noscript|$)", re.IGNORECASE | re.DOTALL)
_NOWHERE = re.compile(r"(?:javascript|data|about|mailto|tel):|#", re.IGNORECASE)
_META = re.compile(r"<meta\s[^<>]{0,800}", re.IGNORECASE)
_IS_REFRESH = re.compile(r"http-equiv\s{0,9}=\s{0,9}[\"']?\s{0,9}refresh", re.IGNORECASE)
_CONTENT = re.compile(r"content\s{0,9}=\s{0,9}(?:\"([^\"]{0,700})|'([^']{0,700})|([^\s\"'>]{1,700}))", re.IGNORECASE)
_VALUE = re.compile(
    r"\s{0,9}(\d{0,4}(?:\.\d{0,4})?)\s{0,9}[;,]?\s{0,9}(?:url\s{0,9}=)?\s{0,9}(.*)", re.IGNORECASE | re.DOTALL
)
_SCRIPT = re.compile(r"location(?:\.href)?\s{0,5}(?:=|\.replace\(|\.assign\()\s{0,5}[\"']([^\"'<>]{1,300})[\"']")


def refresh_target(value: str) -> str | None:
    """Where the value of a Refresh (``0; url=/lander``) sends the reader soon; None when it only reloads."""
    match = _VALUE.match(value[:1000])
    if match is None:
        return None
    delay, target = match.groups()
    soon = not delay.strip(".") or float(delay) <= LONGEST_DELAY
    target = target.strip().strip("\"'").strip()
    return target if soon and target and not _NOWHERE.match(target) else None


def meta_refresh(body: bytes | bytearray) -> str | None:
    """Where a ``<meta http-equiv=refresh>`` in the first 4 KB sends a reader with scripts, or None."""
    beginning = body[:_LOOKED_AT]
    if b"http-equiv" not in beginning.lower():
        return None
    for tag in _META.findall(_UNREAD.sub(" ", beginning.decode("utf-8", "replace"))):
        content = _CONTENT.search(tag) if _IS_REFRESH.search(tag) else None
        if content:
            return refresh_target(html.unescape(content[1] or content[2] or content[3] or ""))
    return None


def script_target(text: str) -> str | None:
    """Where a script in a short page sends the reader; recognised, never run."""
    match = _SCRIPT.search(text[:_LOOKED_AT])
    return match[1] if match else None
