"""Lines of an iCalendar file (RFC 5545): escaped, folded, and ended as the standard wants."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_OCTETS = 73


def text_of(lines: Iterable[str]) -> str:
    """Content lines folded to 75 octets and ended as the standard wants."""
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line))


def utc(at: datetime) -> str:
    """A moment in the form of the standard, in UTC."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """A text value; it holds no line breaks, as strangers' texts are made one line before."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _fold(line: str) -> Iterator[str]:
    piece, size = "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > _OCTETS:
            yield piece
            piece, size = " ", 1
        piece, size = piece + char, size + octets
    yield piece
