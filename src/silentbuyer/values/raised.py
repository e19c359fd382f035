"""Whatever strangers' code raises, told in words: also an error that cannot even say what it is."""

from __future__ import annotations

import sysconfig
from pathlib import Path
from traceback import extract_tb

MEANT_TO_END = (KeyboardInterrupt, SystemExit)
"""What a person or a program raises to end the process; a guard lets it pass."""

_FRAMES = 50
_OURS = str(Path(__file__).resolve().parents[1])


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


def place_of(error: BaseException) -> str:
    """Where in strangers' code an error arose, as ``rules.py, line 12``; empty where it arose in ours alone."""
    frames = [frame for frame in extract_tb(error.__traceback__, limit=-_FRAMES) if not frame.filename.startswith("<")]
    theirs = [frame for frame in frames if not frame.filename.startswith(_OURS) and not _is_pythons(frame.filename)]
    return f"{Path(theirs[-1].filename).name}, line {theirs[-1].lineno}" if theirs else ""


def _is_pythons(file: str) -> bool:
    return file.startswith(sysconfig.get_path("stdlib")) and "-packages" not in file
