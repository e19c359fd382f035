"""Words of strangers made comparable: headers, country names and stages in any script, spelling and width."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# The dotless i of Turkish has no decomposition; upper-case headers of Turkish exports need it.
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})
_LONGEST = 200


@lru_cache(maxsize=16384)
def key(text: str) -> str:
    """Letters and digits only, lower case, without accents and full-width forms: ``E-Mail *`` -> ``email``."""
    short = text[:_LONGEST]
    if not short.isascii():
        short = unicodedata.normalize("NFKD", short).casefold().translate(_LETTERS)
    return "".join(filter(str.isalnum, short)).lower()
