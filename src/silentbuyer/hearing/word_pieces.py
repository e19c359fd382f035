"""What is known of a word beside its concepts: how it begins, and the group of words that mean much the same.

The groups, of all languages together, come from ``tools/group_words.py``.
"""

from __future__ import annotations

import zlib
from functools import cache

from silentbuyer.data.tables import resource

GROUPS = "text/groups.bin"

BEGIN = 5
"""Letters by which a word is known."""


def pieces_of(word: str) -> tuple[str, ...]:
    """How a folded word begins (behind "=") and its group (behind "@"); nothing of a number."""
    if word[0].isdigit() or len(word) < 2:
        return ()
    begin = word[:BEGIN]
    group = _groups().get(begin)
    return (f"={begin}",) if group is None else (f"={begin}", f"@{group}")


@cache
def _groups() -> dict[str, int]:
    """How a word begins -> the number of its group."""
    lines = zlib.decompress(resource(GROUPS).read_bytes()).decode()
    return {begin: number for number, line in enumerate(lines.split("\n")) for begin in line.split(" ")}
