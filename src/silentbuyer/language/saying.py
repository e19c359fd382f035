"""How a sentence is written in the source: the three words that the extraction of messages looks for."""

from __future__ import annotations

from typing import Any

from silentbuyer.language.sentence import Sentence, worded


def say(message: str, /, **values: Any) -> Sentence:
    """A sentence of an English template: ``say("The goods reached the port on {day}.", day=arrival.date())``."""
    return worded(message, tuple(values.items()))


def plural(one: str, many: str, /, n: float, **values: Any) -> Sentence:
    """A sentence that counts: ``plural("{n} day ago", "{n} days ago", n=3)``."""
    return worded(one, (("n", n), *values.items()), many=many)


def mark(message: str) -> str:
    """The message itself: it only tells the extraction that this text is said somewhere, for tables of sentences."""
    return message
