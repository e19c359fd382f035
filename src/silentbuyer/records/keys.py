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


@lru_cache(maxsize=16384)
def sharp(text: str) -> str:
    """Letters with their marks, and digits, in lower case and one width: ``Áo`` and ``AO`` stay apart."""
    short = text[:_LONGEST]
    if short.isascii():
        return "".join(filter(str.isalnum, short)).lower()
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", short).casefold())
    return "".join(char for char in folded if unicodedata.category(char)[0] in "LMN")


# Kana voicing, Indic nukta and virama are letters of their own; what stands above them in rank is an accent.
_FIRST_ACCENT = 27
_SAME = str.maketrans(
    {"ی": "ي", "ک": "ك", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "臺": "台", "’": "", "ß": "ss"}
)


@lru_cache(maxsize=16384)
def blunt(text: str) -> str:
    """`sharp` without accents, as people type who have no such keys; vowel signs of India stay."""
    apart = unicodedata.normalize("NFD", sharp(text)).translate(_LETTERS).translate(_SAME)
    return "".join(char for char in apart if unicodedata.combining(char) < _FIRST_ACCENT)
