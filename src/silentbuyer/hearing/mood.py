"""Whether a sentence states its matter as a fact, or under a condition, as a threat or as a question."""

from __future__ import annotations

import re
from functools import cache

import attrs

from silentbuyer.data.tables import toml
from silentbuyer.text.any_shape import any_shape
from silentbuyer.text.sentences import HANGUL, UNSPACED, fold, ways_by_letter
from silentbuyer.values.lazy import remembered

STATED = frozenset(
    {
        "price", "terms", "comparing", "internal", "no-need", "no-budget", "later", "chose-other", "closing-down",
        "sample-bad", "stock", "money-blocked", "import-barrier", "product-trouble", "trust", "disaster", "slow-us",
        "end-customer", "cost-wait", "undecided", "price-collecting", "sample-test",
    }
)  # fmt: skip
"""Topics that are reasons only where they are stated as facts."""

ASKED = frozenset(
    {
        "chose-other",
        "closing-down",
        "no-need",
        "money-blocked",
        "product-trouble",
        "sample-bad",
        "disaster",
        "end-customer",
        "import-barrier",
        "cost-wait",
        "comparing",
        "price-collecting",
        "undecided",
        "trust",
    }
)
"""Topics of which a question states nothing: "did we lose this to somebody else?"."""

SUMMED = frozenset({"price", "terms"})
"""Topics that may follow from a condition as facts: "with freight added, it is too expensive"."""

_LONGEST = 1000
_COMMA = re.compile(r"[,;:，、；،]")
_MARKS = ("?", "？", "؟", "\u037e")
"""A question mark of any script; the Greek one is written as a semicolon."""

_CLOSING = "\"'»”)]"
"""What may stand behind it."""

_GREEK = re.compile(r"[\u0370-\u03ff];$")


@cache
def _table(name: str) -> re.Pattern[str]:
    """The words of one list; those of scripts with spaces as whole words, looked for where a word begins."""
    words = sorted({fold(word) for word in toml("text/conditions.toml")[name]}, key=len, reverse=True)
    spaced = ways_by_letter(word for word in words if not UNSPACED.search(word))
    unspaced = ways_by_letter(word for word in words if UNSPACED.search(word))
    return re.compile("|".join(filter(None, (rf"(?<![\w'])(?:{spaced})(?!\w)", unspaced))))


@cache
def _shapes() -> re.Pattern[str]:
    return any_shape(toml("text/conditions.toml")["shapes"])


@cache
def _begins() -> re.Pattern[str]:
    words = "|".join(sorted(toml("text/conditions.toml")["begins"]))
    return re.compile(rf"(?:^|[,;:(—–-]\s?)\W*(?:{words})(?!\w)")


def is_question(sentence: str) -> bool:
    """Whether a sentence ends with a question mark of any script."""
    if "?" not in sentence and sentence.isascii():  # every reader asks this of every sentence, and most are such
        return False
    end = sentence.rstrip().rstrip(_CLOSING).rstrip()
    return end.endswith(_MARKS) or _GREEK.search(end[-2:]) is not None


@attrs.frozen
class Condition:
    """A sentence with a condition, folded: what is said before it, and what follows from it."""

    before: str
    then: str


@remembered(4096)
def condition_of(sentence: str) -> Condition | None:
    """The condition in a sentence; None when it has none.

    Where the clause before it lies in the future ("we will order elsewhere if ..."), it hangs on the condition too, and
    nothing is said before it.
    """
    folded = fold(sentence[:_LONGEST])
    patterns = [pattern for pattern in (_table("opens"), _begins(), _shapes()) if pattern.search(folded)]
    plain = _table("idioms").sub(lambda match: "_" * len(match.group()), folded) if patterns else folded
    found = [match for pattern in patterns if (match := pattern.search(plain))]
    if not found:
        return None
    first = min(found, key=re.Match.start)
    before = "" if _table("will").search(plain[: first.start()]) else folded[: first.start()]
    comma = _COMMA.search(plain, first.end())
    behind = first.end() if HANGUL.search(first.group()) else comma.end() if comma else len(folded)
    return Condition(before, folded[behind:])
