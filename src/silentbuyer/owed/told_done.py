"""Whether a sentence of ours tells what we did, and plans nothing: "I tried to call you", "we sent it to you twice"."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from silentbuyer.conversation.thing_words import will_send
from silentbuyer.data.tables import toml
from silentbuyer.dates.date_reading import named_dates
from silentbuyer.hearing.concepts import means
from silentbuyer.text.sentences import fold, pieces_of_pattern

_CLAUSE = re.compile("[,;，；、。.!…]")

_ANY_DAY = date(2026, 1, 5)


def tells_past(sentence: str) -> bool:
    """Whether it tells a deed of ours towards the reader, and no clause of it says what we do next."""
    clauses = _CLAUSE.split(sentence)
    told = [one for one in clauses if _done().search(fold(one))]
    if not told and not _done().search(fold(sentence)):
        return False
    return not (any(map(_plans, clauses)) or any(named_dates(one, _ANY_DAY) for one in clauses if one not in told))


def _plans(clause: str) -> bool:
    rest = _done().sub(" ", fold(clause))
    return (
        any(means(one, rest) for one in ("future", "revert"))
        or will_send(rest)
        or _looks_into().search(rest) is not None
    )


@cache
def _done() -> re.Pattern[str]:
    return pieces_of_pattern(toml("text/promises.toml")["done"])


@cache
def _looks_into() -> re.Pattern[str]:
    return pieces_of_pattern(toml("text/promises.toml")["looks_into"])
