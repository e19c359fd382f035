"""What is known of a word beside its concepts: how it begins, its runs of letters, and the words that mean much the same.

The groups of words that mean much the same, in all languages together, come from ``tools/group_words.py``.
"""

from __future__ import annotations

import zlib
from functools import cache

from silentbuyer.data.tables import resource

GROUPS = "text/groups.bin"

BEGIN, RUN, LONGEST = 5, 4, 16
"""Letters by which a word is known, those of a run, and the most of a word that are looked at."""


def pieces_of(word: str) -> tuple[str, ...]:
    """How a folded word begins (behind "="), its group (behind "@"), its runs of letters (behind "~"); nothing of a number."""
    if word[0].isdigit() or len(word) < 2:
        return ()
    begin, framed = word[:BEGIN], f"<{word[:LONGEST]}>"
    runs = dict.fromkeys(f"~{framed[at : at + RUN]}" for at in range(len(framed) - RUN + 1))
    group = _groups().get(begin)
    return (f"={begin}", *runs) if group is None else (f"={begin}", f"@{group}", *runs)


@cache
def _groups() -> dict[str, int]:
    """How a word begins -> the number of its group."""
    lines = zlib.decompress(resource(GROUPS).read_bytes()).decode()
    return {begin: number for number, line in enumerate(lines.split("\n")) for begin in line.split(" ")}
