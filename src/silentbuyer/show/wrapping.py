"""Lines of a text that holds wide characters: between two of them a line may end, inside a Latin word it may not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from silentbuyer.text.clean import width

_WIDE = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u3000-\u303f"
_PIECE = re.compile(rf"\s+|[{_WIDE}“”…—][，。：；、！？）”…]*|[^\s{_WIDE}“”…—]+[，。：；、！？）”…]*")
"""A blank, a wide character, or a word; what may not begin a line stays with what is before it."""
HAS_WIDE = re.compile(f"[{_WIDE}]")


def wrapped(text: str, columns: int, first: str = "", rest: str = "") -> Iterator[str]:
    """Lines of at most so many columns, the first and the other ones indented; a longer word stands alone."""
    line, used = first, width(first)
    for piece in _PIECE.findall(text.strip()):
        room = width(piece)
        if used + room > columns and line.strip():
            yield line.rstrip()
            line, used = rest, width(rest)
        if piece.isspace() and not line.strip():
            continue
        line, used = line + piece, used + room
    if line.strip():
        yield line.rstrip()
