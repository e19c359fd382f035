"""Whether the first message on record takes up a talk that began before it: thanks for an offer, samples that came."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from silentbuyer.data.tables import toml
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import fold

_MOST = 2000
"""Characters of a first message that are looked at (judgement)."""


@lru_cache(maxsize=512)
def takes_up(text: str) -> bool:
    """Whether a message answers or continues something older than itself."""
    said = fold(own_words(text)[:_MOST])
    pattern, advance = _patterns()
    return advance.search(said) is None and pattern.search(said) is not None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What takes up an older talk, and thanks for what is still to come."""
    table = toml("text/mid_talk.toml")
    got, ours, again = (rf"(?<!\w)(?:{'|'.join(table[part])})(?!\w)" for part in ("got", "ours", "again"))
    near = r"[^\n.!?]{0,60}?"
    pieces = (f"{got}{near}{ours}", f"{ours}{near}{got}", again, *table["signs"], *table["again_signs"])
    return re.compile("|".join(pieces)), re.compile("|".join(table["advance"]))
