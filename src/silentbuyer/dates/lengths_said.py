"""Lengths of time beside those of a number and a unit: "une dizaine de jours", "1000 h", "another week"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.dates.date_reading import NamedDate
from silentbuyer.text.sentences import UNSPACED, fold
from silentbuyer.values.lazy import remembered

_DAY_HOURS = 24
_LEAST, _MOST = 72, 5000
"""Hours from and up to which a test is as long as they say (judgement)."""


@remembered(2048)
def lengths_said(text: str) -> tuple[tuple[int, int, int], ...]:
    """Such lengths of a plain text in days, each with where its words stand."""
    return (*_tens(text), *_hours(text))


def as_dates(text: str, written: date) -> Iterator[NamedDate]:
    """The same as spans that are counted from a day."""
    for days, start, end in lengths_said(text):
        until = written + timedelta(days=days)
        yield NamedDate(until, until, "lasting", start, end)


def _tens(text: str) -> Iterator[tuple[int, int, int]]:
    for days, pattern in _patterns():
        yield from ((days, match.start(), match.end()) for match in pattern.finditer(text))


def _hours(text: str) -> Iterator[tuple[int, int, int]]:
    for match in _of_hours().finditer(text):
        count = int(re.sub(r"\D", "", match["n"]))
        if _LEAST <= count <= _MOST:
            yield -(-count // _DAY_HOURS), match.start(), match.end()


@cache
def _patterns() -> tuple[tuple[int, re.Pattern[str]], ...]:
    table = toml("dates/sequence.toml")
    return tuple((int(days), as_words(ways)) for name in ("said", "more") for days, ways in table[name].items())


@cache
def _of_hours() -> re.Pattern[str]:
    return re.compile(
        "|".join(toml("dates/sequence.toml")["hours"]["ways"]).replace(
            "{n}", r"(?<![\d.,])(?P<n>\d{2,3}|\d[. ,]?\d{3})"
        )
    )


def as_words(ways: list[str] | tuple[str, ...]) -> re.Pattern[str]:
    """Ways as one pattern: each begins and ends where a word does, those of unspaced scripts anywhere.

    Where a word begins is asked once for all ways: at most letters of a text none does.
    """
    folded = list(map(fold, ways))
    spaced = "|".join(rf"(?:{way})(?!\w)" for way in folded if not UNSPACED.search(way))
    unspaced = [f"(?:{way})" for way in folded if UNSPACED.search(way)]
    return re.compile("|".join([rf"(?<!\w)(?:{spaced})", *unspaced] if spaced else unspaced))
