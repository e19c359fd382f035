"""Whether two texts share a telling word: one long enough to name something, a figure, or two signs of one.

A name that is greeted tells nothing: "Dear Wouter" stands in every letter to him.
"""

from __future__ import annotations

import re
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.text.sentences import fold
from silentbuyer.values.lazy import remembered

_WORD = re.compile(r"[^\W\d_]{4,}|\d{2,}")
_SIGNS = re.compile("[\u30a0-\u30ff\u3400-\u9fff]{2,}|[\u0e00-\u0e7f\uac00-\ud7af]{2,}")
_STEM, _PAIR = 5, 2
"""Letters of a word, and signs of scripts without spaces, by which two texts speak of one thing (judgement)."""


def shares(text: str, other: str) -> bool:
    """Whether both texts hold a word with the same beginning, the same figure, or the same pair of signs."""
    return not _marks(text).isdisjoint(_marks(other))


@remembered(1024)
def _marks(text: str) -> frozenset[str]:
    folded = _greeting().sub(" ", fold(text))
    words = (word[:_STEM] for word in _WORD.findall(_SIGNS.sub(" ", folded)) if len(word) >= _STEM or word.isdigit())
    runs = _SIGNS.findall(folded)
    pairs = (run[at : at + _PAIR] for run in runs for at in range(len(run) - 1))
    return frozenset((*words, *pairs)) - _of_time()


@cache
def _of_time() -> frozenset[str]:
    """The heads of words of time: "next week" names no thing."""
    return frozenset(fold(stem)[:_STEM] for stem in toml("text/promises.toml")["time"]["stems"])


@cache
def _greeting() -> re.Pattern[str]:
    """A greeting with the name behind it, folded."""
    before = sorted(map(fold, toml("names/salutations.toml")["before"]), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, before))})(?:\s+[^\W\d_]+\.?){{1,2}}")
