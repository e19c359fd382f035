"""Times that follow one another in a talk: a length from a start, a week behind a meeting, more time after that."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from re import Pattern

import attrs

from silentbuyer.data.tables import toml
from silentbuyer.dates.calendar_spans import monday, months_on
from silentbuyer.dates.grammar import COUNTED
from silentbuyer.dates.lengths_said import as_words
from silentbuyer.dates.plain_text import plain
from silentbuyer.dates.told_times import ToldTime
from silentbuyer.dates.working_length import is_start
from silentbuyer.hearing.concepts import means

Span = tuple[date, date]

_FRIDAY, _WEEK = timedelta(days=4), timedelta(days=7)
_NEAR = timedelta(days=3)
"""A start so near the day of writing changes nothing that is counted from it (judgement)."""

_THURSDAY = 3
_AND = re.compile(r"\b(?:and|und|et|y|e|en|och|og|i|и|та|ve|oraz|dan|va|rồi|ja|es|si)\b|[,;、，]")
_LOOSE = frozenset({"weekday", "next-weekday", "this-week", "day-of-week", "lasting", "ahead", "within"})
"""Forms of dates that may be read out of words for such a week."""

_BARE_DAYS = frozenset({"day-number", "day-alone"})


@attrs.frozen
class Anchor:
    """The day from which what is told next may be counted.

    Attributes:
        day: the last day of what was told before.
        place: the sentence that told it.
        fresh: whether it stands in the same message.
        sure: whether it is a step of theirs, so that what is told beside it is counted from it.
        first: the first day of what was told before; a day within it is its own: "this week is busy, from the 23rd on".

    """

    day: date
    place: int
    fresh: bool = True
    sure: bool = True
    first: date | None = None

    def is_behind(self, day: date) -> bool:
        """Whether all of what was told before lies behind a day."""
        return (self.first or self.day) > day


def follows(told: ToldTime, anchor: Anchor, written: date) -> Span | None:
    """The days of a time that is told as what follows another; None where it stands by itself."""
    named = told.named
    if anchor.day - written < -_NEAR:
        return None
    if named.kind in _BARE_DAYS and anchor.fresh and anchor.is_behind(named.latest):
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
    beside = told.is_length and anchor.fresh and anchor.sure and told.place - anchor.place <= 1
    if beside and told.place > anchor.place and means("now", told.sentence):
        return False  # "it came on Friday; now the bank takes six weeks"
    return beside or leads_on(told.sentence, told.named.start)


def in_order(sentence: str, times: Sequence[ToldTime]) -> list[ToldTime]:
    """The times of a sentence in the order of what is counted from what: "eight weeks from 1 September".

    A start that stands before a length keeps its place: "from the 27th three weeks closed, I am back from the 24th".
    """
    words = plain(sentence)
    starts = [one for one in times if not one.is_length and is_start(words, one.named)]
    lengths = [one.named.start for one in times if one.is_length]
    if any(one.named.end <= place for one in starts for place in lengths):
        return sorted(times, key=lambda one: one.named.start)
    return [*starts, *(one for one in times if one not in starts)]


@attrs.frozen
class WeekTold:
    """Words for the week behind a day, or for the first one from it on, and where they stand in the plain text."""

    name: str
    start: int
    end: int

    def holds(self, told: ToldTime) -> bool:
        """Whether a time was read out of these words."""
        return told.named.start < self.end and self.start < told.named.end

    def days(self, day: date) -> Span:
        """The days that are meant, seen from that day."""
        return week_behind(day) if self.name == "week" else first_week(day)


def week_told(sentence: str, times: Sequence[ToldTime]) -> WeekTold | None:
    """Such words of a sentence, behind whatever day it names; "next week" is a time by itself (`follows`)."""
    if any(one.named.kind == "next-week" for one in times):
        return None
    words = plain(sentence)
    for name in ("week", "first"):
        match = _behind(name).search(words)
        if match is None or any(one.named.start >= match.end() and not one.is_length for one in times):
            continue
        found = WeekTold(name, match.start(), match.end())
        if all(one.named.kind in _LOOSE for one in times if found.holds(one)):
            return found
    return None


def leads_on(sentence: str, start: int | None = None) -> bool:
    """Whether a sentence goes on from what was told before: "after that", "danach", "потом".

    Where a length stands at `start` in the plain text, "four weeks and then they issue it" leads away from it.
    """
    words = plain(sentence)
    match = _then().search(words)
    return match is not None and (start is None or _AND.search(words, start, match.start()) is None)


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
