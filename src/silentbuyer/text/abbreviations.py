"""Whether a full stop ends a sentence, or only an abbreviation, a title, an initial or the number of a day."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from silentbuyer.data.tables import toml

_LAST = re.compile(r"([^\s(,;:«“\"'/]{1,12})\.$")
_NUMBER = re.compile(r"\d{1,2}")
_PAIR = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]{1,3}")
"""Single letters with stops between them: "z.B", "т.е", "p.ej"."""

_LATTER = re.compile(r"[^\W\d_]{1,3}\.(?=\s|,)")
_BOTH = re.compile(r"(?<![^\W_])([^\W\d_])\. [^\W\d_]{1,3}\.$")
"""The same with a space between: "z. B.", "т. е."."""

_WORD_BEFORE = re.compile(r"([^\W\d_]+)\W+\S{1,12}\.$")
_OPENS = "(&+"
_MONTH = re.compile(r"(?:1[0-2]|0?[1-9])\.(?!\d)")
_DAY_AND_MONTH = re.compile(r"(?<!\d)\d{1,2}\. ?\d{1,2}\.$")
_YEAR = re.compile(r"20\d\d(?!\d)")
"""A date as it is written in the middle of Europe: "15. 8.", "15. 8. 2027"."""


Fold = Callable[[str], str]


_NO_KIND: frozenset[str] = frozenset()
_LONGEST = 12 + len(".")
"""Signs of the longest short form and its stop."""


@cache
def _words(part: str) -> frozenset[str]:
    return frozenset(toml("text/abbreviations.toml")[part])


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """Each short form -> the lists that it stands in: one look instead of one a list."""
    parts = ("before", "figure", "title", "street", "small")
    return {word: frozenset(one for one in parts if word in _words(one)) for part in parts for word in _words(part)}


def goes_on(before: str, after: str, fold: Fold) -> bool:
    """Whether a sentence goes on behind the full stop at the end of `before`, seen from what follows it."""
    last = _LAST.search(before, max(0, len(before) - _LONGEST))
    if last is None or not after:
        return False
    if _NUMBER.fullmatch(last[1]):
        return _is_ordinal(before, after)
    return _is_short_form(last[1], after, fold) or (
        len(last[1]) <= len("ej.") and _is_letter(before, after, last[1], fold)
    )


def _is_short_form(word: str, after: str, fold: Fold) -> bool:
    """Whether a word is an abbreviation that lets the sentence go on, as the next sign shows."""
    folded, first = fold(word), after[0]
    kinds = _kinds().get(folded, _NO_KIND)
    if "before" in kinds or ("figure" in kinds and first.isdecimal()):
        return True
    if "title" in kinds or "street" in kinds:
        return first.isupper() and (word[0].isupper() or "street" in kinds)
    if "small" in kinds and (first.islower() or first in _OPENS):
        return True
    paired = "." in word and _PAIR.fullmatch(word) is not None and not first.isdecimal()
    return paired and (first.islower() or (word[0].islower() and folded not in _words("ends")))


def _is_ordinal(before: str, after: str) -> bool:
    """Whether the number of a day or week goes on: "by the 22. the board", "33. KW"; not "we ordered 20. please"."""
    if _MONTH.match(after):
        return True
    if _DAY_AND_MONTH.search(before):
        return after[0].islower() or _YEAR.match(after) is not None
    label = _WORD_BEFORE.search(before)
    led = label is not None and label[1].casefold() in _words("day_led")
    return after.startswith("KW") or (led and after[0].islower())


def _is_letter(before: str, after: str, word: str, fold: Fold) -> bool:
    """Whether a single letter is one of "z. B.", or the initial of a name."""
    both = _BOTH.search(before)
    if both is not None:
        return both[1].islower() or after[0].islower()
    if len(word) > 1 or not word.isalpha():
        return False
    if _LATTER.match(after):
        return True
    label = _WORD_BEFORE.search(before)
    named = word.isupper() and after[0].isupper()
    return named and (label is None or fold(label[1]) not in _words("no_name"))
