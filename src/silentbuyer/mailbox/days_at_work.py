"""Whether a sentence gives up a day of the week, or this week, and not the work: "I no longer work on Fridays"."""

from __future__ import annotations

import re
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.mailbox.date_words import fold, weekdays_spoken

_SPACES = re.compile(r"\s+")
_LONGEST = 600


@cache
def _phrases(part: str) -> tuple[str, ...]:
    """The phrases of a part of the table, in the form in which sentences are compared."""
    return tuple(fold(phrase) for phrases in toml("mailbox/person_left.toml")[part].values() for phrase in phrases)


def gives_up_a_day(sentence: str) -> bool:
    """Whether somebody stops working on some days, or is not there for a while, and is there on all the others.

    Whom the sentence names to be written to, by an address, has taken over for good; so has whoever comes "as of
    Monday".
    """
    words = fold(_SPACES.sub(" ", sentence[:_LONGEST].replace("\u2019", "'")).lower())
    if "@" in words or not any(phrase in words for phrase in (*_phrases("idle"), *_phrases("left"))):
        return False
    return _on_a_day(words) or any(phrase in words for phrase in _phrases("stays"))


def _on_a_day(words: str) -> bool:
    """Whether a weekday is spoken that is no first or last day ("as of Monday")."""
    found = weekdays_spoken().search(words)
    return found is not None and not words[: found.start()].rstrip().endswith(_phrases("since"))
