"""How the worklist's own words are written and said: an English message as the key, and its language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from silentbuyer.language.catalogues import catalogue
from silentbuyer.language.saying import mark, say
from silentbuyer.language.sentence import told

__all__ = ["Teller", "mark", "teller"]

Teller = Callable[..., str]
"""Says a message of ours, with its values, in one language."""


def teller(language: str = "en") -> Teller:
    """Who says our messages in this language; values are shown as they are.

    Raises:
        LanguageError: for a language without a catalogue.

    """
    words = catalogue(language)

    def tell(message: str, /, **values: Any) -> str:
        return str(told(say(message, **values), words))

    return tell
