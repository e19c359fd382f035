"""How a draft takes up what the buyer wrote: by a short sentence of theirs where it is the matter, else by its day.

A price that they call too high, a complaint or the news that another was chosen is not held up to anybody: that has its
day alone. Whom others decide for, who tests, waits or has put it off reads in their own words what is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from silentbuyer.text.sentences import is_short

_QUOTED = frozenset(
    {"internal", "decision", "park", "named", "customer", "sample", "undecided", "costs", "barrier", "comparing",
     "sailing", "money"}
)  # fmt: skip
"""The variants that quote the sentence in which the buyer told the matter."""

_LONGEST = 160
"""Characters up to which a sentence is quoted whole; a longer one is taken up by its day (judgement)."""

_WORDS, _SIGNS = 3, 6
"""Words (of scripts without spaces: signs) up to which a sentence says nothing when it is quoted (judgement)."""

_NO_WORDS_OF_THEIRS = re.compile(r"^\s*\[|[“”…]")
"""What no buyer wrote (our note of a call), or what cannot stand between quotation marks as it is."""


def taken_up(templates: Mapping[str, Any], fields: Mapping[str, str], name: str) -> list[str]:
    """The wordings that take up what was told, the richest first."""
    by_day = templates["taken_up"]
    days = [by_day] if isinstance(by_day, str) else list(by_day)
    if name not in _QUOTED or not is_quotable(fields.get("said", "")):
        return days
    asked = templates["asked"]
    quoting = [asked] if isinstance(asked, str) else list(asked)
    return [*(one.replace("{question", "{said") for one in quoting), *days]


def with_their_word(lines: tuple[Any, ...], fields: Mapping[str, str], name: str, asked: Any) -> tuple[Any, ...]:
    """The lines of a plain note with what the buyer said last they would do, in the place of what the note is about."""
    if name not in _PLAIN or not is_quotable(fields.get("their_word", "")):
        return lines
    quoting = [asked] if isinstance(asked, str) else list(asked)
    word = [
        one.replace("{question_date}", "{their_word_date}").replace("{question}", "{their_word}") for one in quoting
    ]
    return (word, *(lines[1:] if name == "bump" else lines))


_PLAIN = frozenset({"bump", "offered"})
"""The drafts that name no reason: a plain note, and a question about our offer."""


def is_quotable(said: str) -> bool:
    """Whether a sentence of theirs can be quoted whole and says something."""
    if not said or len(said) > _LONGEST or _NO_WORDS_OF_THEIRS.search(said):
        return False
    return not is_short(said, words=_WORDS, signs=_SIGNS)
