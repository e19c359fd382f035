"""How much a text says: words that carry meaning, after greetings, price talk, legal forms and self-praise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from silentbuyer.sectors.fold import SENTENCE, script
from silentbuyer.sectors.matcher import Span

LONGEST = 12_000
"""Characters in which words are counted; more of them say no more."""
GLANCE = 160
"""Characters by which the script of a text is told."""
_USUAL = 32
"""Letters of a word up to which its weight is kept, as the common words come again and again."""
_DENSE = {
    "CJK": 2.0,
    "HIRAGANA": 4.0,
    "KATAKANA": 4.0,
    "HANGUL": 3.0,
    "THAI": 5.0,
    "LAO": 5.0,
    "KHMER": 5.0,
    "MYANMAR": 5.0,
}
"""Characters to a word in scripts written without spaces (judgement; Korean is written with spaces but long words)."""


class _Scripts(dict[str, str]):
    """The script of each character, found out once each; asked faster than a function."""

    def __missing__(self, char: str) -> str:
        kind = self[char] = script(char)
        return kind


_SCRIPTS = _Scripts()


def count(folded: str, generic: Iterable[Span]) -> float:
    """Words of a folded text that no generic expression covers; numbers do not count."""
    rest = list(folded[:LONGEST])
    for span in generic:
        if span.end > len(rest):
            break
        end = span.end
        while end < len(rest) and rest[end] not in f" {SENTENCE}" and script(rest[end]) not in _DENSE:
            end += 1
        rest[span.start : end] = " " * (end - span.start)
    return sum(_weight(word) if len(word) <= _USUAL else _weighed(word) for word in "".join(rest).split())


@lru_cache(maxsize=16384)
def _weight(word: str) -> float:
    return _weighed(word)


def _weighed(word: str) -> float:
    letters = [script(char) for char in word]
    dense = sum(1 / _DENSE[kind] for kind in letters if kind in _DENSE)
    plain = sum(1 for kind in letters if kind and kind not in _DENSE)
    return dense + (1.0 if plain > 1 else 0.0)


def scripts(folded: str) -> dict[str, int]:
    """Letters of each script in the beginning of a folded text."""
    found = Counter(map(_SCRIPTS.__getitem__, folded[:GLANCE]))
    del found[""]  # what is no letter; a Counter lets go of what it does not hold
    return found
