"""How the worklist's own words are written and said: an English message as the key, and its language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Teller = Callable[..., str]
"""Says a message of ours, with its values, in one language."""


def mark(message: str) -> str:
    """The message itself, for tables of messages that are said elsewhere."""
    return message


def teller(language: str = "en") -> Teller:
    """Who says our messages in this language; values are shown as they are."""
    _ = language

    def tell(message: str, /, **values: Any) -> str:
        return message.format(**values) if values else message

    return tell
