"""How a sentence is written in the source: the three words that the extraction of messages looks for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from silentbuyer.language.catalogues import ENGLISH
from silentbuyer.language.filling import MONTHS, WEEKDAYS, parts, shown_by
from silentbuyer.language.sentence import Sentence, as_sentence, worded


def say(message: str, /, **values: Any) -> str:
    """A `Sentence` of an English template: ``say("The goods reached the port on {day}.", day=arrival.date())``."""
    if not values:
        return message if isinstance(message, Sentence) else _constant(message)
    try:  # our own templates and values, in English: the common way is the short one
        text = "".join(
            [before + (_english(values[name], form) if name else "") for before, name, form in parts(message)]
        )
    except (KeyError, ValueError):
        return worded(message, tuple(values.items()))
    return Sentence(text, message, values=tuple(values.items()))


@lru_cache(maxsize=4096)
def _constant(message: str) -> Sentence:
    # The same few hundred sentences stand in every diagnosis, and nobody changes one.
    return Sentence(message, message)


def _english(value: Any, form: str) -> str:
    if isinstance(value, str):
        return str(value)
    if form and isinstance(value, int | float):
        return format(value, form)
    return value.isoformat() if type(value) is date else shown_by(ENGLISH.word, value, str)


def plural(one: str, many: str, /, n: float, **values: Any) -> str:
    """A `Sentence` that counts: ``plural("{n} day ago", "{n} days ago", n=3)``."""
    return worded(one, (("n", n), *values.items()), many=many)


def together(*sentences: str) -> str:
    """Sentences one after the other as one; empty ones are left out."""
    first, *rest = [one for one in sentences if one] or [""]
    for one in rest:
        first = say("{first} {then}", first=first, then=one)
    return first


def clauses(parts: Iterable[str]) -> str:
    """Clauses of one sentence with commas between them; a list of names is a tuple of values instead."""
    first, *rest = [as_sentence(one) for one in parts if one] or [as_sentence("")]
    for one in rest:
        first = as_sentence(say("{before}, {after}", before=first, after=one))
    return first


def joined(sentences: Iterable[str]) -> str:
    """Parts of a sentence with semicolons between them."""
    first, *rest = [as_sentence(one) for one in sentences if one] or [as_sentence("")]
    for one in rest:
        first = as_sentence(say("{first}; {then}", first=first, then=one))
    return first


def day_words(at: date) -> dict[str, Any]:
    """The values of a sentence that writes a day in words: weekday, day, month, year."""
    return {"weekday": say(WEEKDAYS[at.weekday()]), "day": at.day, "month": say(MONTHS[at.month - 1]), "year": at.year}


def mark(message: str) -> str:
    """The message itself: it only tells the extraction that this text is said somewhere, for tables of sentences."""
    return message
