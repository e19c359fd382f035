"""Times that follow one another in a talk: a length from a start, a week behind a meeting, more time after that."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from re import Match, Pattern

import attrs

from silentbuyer.data.tables import toml
from silentbuyer.dates.calendar_spans import monday, months_on
from silentbuyer.dates.date_reading import COUNTED
from silentbuyer.dates.lengths_said import as_words
from silentbuyer.dates.plain_text import plain
from silentbuyer.dates.told_times import ToldTime
from silentbuyer.dates.working_length import is_start

Span = tuple[date, date]

_FRIDAY, _WEEK = timedelta(days=4), timedelta(days=7)
_NEAR = timedelta(days=3)
"""A start so near the day of writing changes nothing that is counted from it (judgement)."""

_THURSDAY = 3
_BARE_DAYS = frozenset({"day-number", "day-alone"})


@attrs.frozen
class Anchor:
    """The day from which what is told next may be counted.

    Attributes:
        day: the last day of what was told before.
        place: the sentence that told it.
        fresh: whether it stands in the same message.

    """

    day: date
    place: int
    fresh: bool = True


def follows(told: ToldTime, anchor: Anchor, written: date) -> Span | None:
    """The days of a time that is told as what follows another; None where it stands by itself."""
    named = told.named
    if anchor.day - written < -_NEAR:
        return None
    if named.kind in _BARE_DAYS and anchor.fresh and anchor.day > named.latest:
        return _next_of_its_number(named.earliest.day, anchor.day)
    if named.kind == "next-week" and anchor.fresh and anchor.day > named.earliest:
        return week_behind(anchor.day)
    if named.kind not in COUNTED or not _goes_on(told, anchor):
        return None
    last = max(named.latest - named.loose, named.earliest)
    return max(anchor.day, written) + (named.earliest - written), max(anchor.day, written) + (last - written)


def _next_of_its_number(number: int, day: date) -> Span | None:
    """The next day of that number behind a day: "until 15 January; from the 20th on"."""
    for month in (day.replace(day=1), months_on(day.replace(day=1), 1)):
        if number <= monthrange(month.year, month.month)[1] and month.replace(day=number) > day:
            return month.replace(day=number), month.replace(day=number)
    return None


def _goes_on(told: ToldTime, anchor: Anchor) -> bool:
    """Whether a length is counted from the anchor: told beside it, or led on to from it."""
    beside = told.is_length and anchor.fresh and told.place - anchor.place <= 1
    return beside or leads_on(told.sentence)


def in_order(sentence: str, times: Sequence[ToldTime]) -> list[ToldTime]:
    """The times of a sentence in the order of what is counted from what: "eight weeks from 1 September"."""
    words = plain(sentence)
    starts = [one for one in times if not one.is_length and is_start(words, one.named)]
    return [*starts, *(one for one in times if one not in starts)]


def week_told(sentence: str, anchor: Anchor, times: Iterable[ToldTime]) -> Span | None:
    """The week behind a day that was named before, or the first one from it on, where a sentence says so."""
    words, told = plain(sentence), [one.named for one in times if not one.is_length]
    for name, span in (("week", week_behind), ("first", first_week)):
        match: Match[str] | None = _behind(name).search(words)
        if match is not None and all(one.end <= match.start() for one in told):
            return span(anchor.day)
    return None


def leads_on(sentence: str) -> bool:
    """Whether a sentence goes on from what was told before: "after that", "danach", "потом"."""
    return _then().search(plain(sentence)) is not None


def week_behind(day: date) -> Span:
    """The working week behind that of a day."""
    start = monday(day) + _WEEK
    return start, start + _FRIDAY


def first_week(day: date) -> Span:
    """The working week that begins with or soon after the day of a return."""
    start = day if day.weekday() <= _THURSDAY else monday(day) + _WEEK
    return start, monday(start) + _FRIDAY


@cache
def _behind(name: str) -> Pattern[str]:
    return as_words(toml("dates/sequence.toml")["behind"][name])


@cache
def _then() -> Pattern[str]:
    return as_words(toml("dates/sequence.toml")["then"]["ways"])
