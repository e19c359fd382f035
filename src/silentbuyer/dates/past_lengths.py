"""Whether a length of time is over or lasts since, and so is none to come: "it took 4 weeks", "schon drei Wochen"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import Protocol

from silentbuyer.data.tables import toml
from silentbuyer.text.sentences import fold

LENGTHS = frozenset({"lasting", "ahead", "within", "this-week", "this-month"})
"""Forms that such words may stand beside; all but the first are read together with a word of their own (`inside`)."""

_MARK = "◇"
_NEAR = 70
"""Characters on either side of a length that are looked at (judgement)."""

_CLAUSE = re.compile(r"[,;:.!?،؛。，；！？()\n]")


class Length(Protocol):
    """A length of time as a date that is counted (`date_reading.NamedDate`)."""

    @property
    def kind(self) -> str:
        """Its form."""

    @property
    def start(self) -> int:
        """Where its words begin in the plain text."""

    @property
    def end(self) -> int:
        """Where they end."""

    @property
    def earliest(self) -> date:
        """Its first day."""

    @property
    def latest(self) -> date:
        """Its last day."""

    @property
    def loose(self) -> timedelta:
        """By how much the last day is later than it was counted."""


def is_over(length: Length, text: str) -> bool:
    """Whether a length in a plain text has passed, or is told as how it was."""
    if length.kind not in LENGTHS:
        return False
    start, end = length.start, length.end
    marked = f"{_before(text, start)}{_MARK}{text[start:end]}{_MARK}{_behind(text, end)}"
    if _of("inside").search(marked):
        return True
    if length.kind != "lasting":
        return False
    ranged = length.latest - length.loose > length.earliest  # "od 2 do 3 tygodni"
    return bool(_of("over").search(marked) or (not ranged and _of("since").search(marked)) or _was_then(marked))


def _before(text: str, start: int) -> str:
    """The words of the clause before a place."""
    return _CLAUSE.split(text[max(start - _NEAR, 0) : start])[-1]


def _behind(text: str, end: int) -> str:
    """The words of the clause behind a place."""
    return _CLAUSE.split(text[end : end + _NEAR], maxsplit=1)[0]


def _was_then(marked: str) -> bool:
    """Whether a clause tells how long it took last time; what was merely said then is no such thing."""
    return _of("last_time").search(marked) is not None and _told().search(marked) is None


@cache
def _of(key: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{_way(fold(way))})" for way in toml("dates/past_lengths.toml")[key]))


@cache
def _told() -> re.Pattern[str]:
    return re.compile(fold(toml("dates/past_lengths.toml")["told"]))


def _way(way: str) -> str:
    return way.replace("{f}", _small()).replace("{l}", f"{_MARK}[^{_MARK}]*{_MARK}")


@cache
def _small() -> str:
    """Small words between a verb and its length: "about", "etwa"; at most three."""
    words = fold(toml("dates/past_lengths.toml")["small"].replace("\n", ""))
    return f"(?:(?:{words}) ){{0,3}}"
