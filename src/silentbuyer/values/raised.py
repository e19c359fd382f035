"""Whatever strangers' code raises, told in words: also an error that cannot even say what it is."""

from __future__ import annotations

MEANT_TO_END = (KeyboardInterrupt, SystemExit)
"""What a person or a program raises to end the process; a guard lets it pass."""


def name_of(error: BaseException) -> str:
    """The name of an error's class."""
    return type(error).__name__


def words_of(error: BaseException, most: int = 300) -> str:
    """What an error says of itself, at most `most` characters; its name when it says nothing or breaks when asked."""
    try:
        return str(error)[:most] or name_of(error)
    except MEANT_TO_END:
        raise
    except BaseException as broken:  # noqa: BLE001 - an error whose __str__ raises anything still has a name
        return f"{name_of(error)} (it cannot be shown: {name_of(broken)})"


def told(error: BaseException, most: int = 300) -> str:
    """Name and words of an error in one line."""
    words = words_of(error, most)
    return words if words.startswith(name_of(error)) else f"{name_of(error)}: {words}"[:most]
