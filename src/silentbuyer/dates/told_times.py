"""Each time that a text tells, with the words that it stands among, and what is heard of it by the nearest word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import attrs

from silentbuyer.data.tables import toml
from silentbuyer.dates.date_reading import NamedDate, named_dates
from silentbuyer.dates.day_alone import unbroken
from silentbuyer.dates.lengths_said import as_dates, as_words
from silentbuyer.dates.month_reasons import is_reason
from silentbuyer.dates.past_lengths import is_over
from silentbuyer.dates.plain_text import plain
from silentbuyer.dates.waits import Wait, kinds_told, waits_in
from silentbuyer.dates.working_length import working_length
from silentbuyer.text.sentences import sentences

_NUMBERS = frozenset({"day-number", "day-alone"})
"""Forms of a day that is named by its number alone."""

_LENGTH = re.compile("[間间内內后後程以]|ほど|くらい|ぐらい|かか")
"""What makes days of such a number a length."""

_LONGEST = timedelta(days=400)
"""A bare length that is longer is a guarantee or an age (judgement)."""

_MOST_SENTENCES, _MOST_TIMES = 40, 24


@attrs.frozen
class ToldTime:
    """One time of a text.

    Attributes:
        named: the days, seen from the day of writing.
        sentence, before, behind: the sentence that names them, and its neighbours.
        kind: what the nearest word says of it (`waits.Wait.kind`); nothing where it is no wait by that.
        place: the number of the sentence in the text.

    """

    named: NamedDate
    sentence: str
    before: str
    behind: str
    kind: str
    place: int

    @property
    def is_length(self) -> bool:
        """Whether it is a bare length of time, which may be counted from another day than that of writing."""
        return self.named.kind == "lasting"


def said_in(text: str) -> list[str]:
    """The sentences of a text, by whose numbers the places of its times are told."""
    return unbroken(sentences(text)[:_MOST_SENTENCES])


def told_times(text: str, written: date, country: str | None = None) -> tuple[ToldTime, ...]:
    """The times of a text in the order of their words."""
    said = said_in(text)
    heard = {wait.sentence: wait for wait in waits_in(text, written, country)}
    found = (
        one
        for place, sentence in enumerate(said)
        for one in _of_sentence(said, place, heard.get(sentence), written, country)
    )
    return tuple(found)[:_MOST_TIMES]


def _of_sentence(
    said: list[str], place: int, heard: Wait | None, written: date, country: str | None
) -> Iterator[ToldTime]:
    sentence = said[place]
    times = _times(sentence, written, country)
    if not times or _costs().search(plain(sentence)):
        return
    before = said[place - 1] if place else ""
    behind = said[place + 1] if place + 1 < len(said) else ""
    kinds = kinds_told(sentence, written, country)
    for named in times:
        kind = kinds.get((named.start, named.end), "")
        if not kind and heard is not None and (named.earliest, named.latest) == (heard.earliest, heard.latest):
            kind = heard.kind
        yield ToldTime(named, sentence, before, behind, kind, place)


@cache
def _costs() -> re.Pattern[str]:
    """What costs by the day, so that no day beside it is waited for."""
    return as_words(toml("dates/sequence.toml")["never"]["ways"])


def _times(sentence: str, written: date, country: str | None) -> list[NamedDate]:
    """The dates and lengths of a sentence; of those that share words the one that says more."""
    words = plain(sentence)
    named = named_dates(sentence, written, country, lengths=True)
    working = working_length(words, named, written, country)
    better = [*as_dates(words, written), *([working] if working is not None else [])]
    better = [one for one in better if not is_over(one, words)]
    better += [one for one in named if one.kind in _NUMBERS]
    kept = [
        one
        for one in named
        if not any(_meets(one, other) for other in better)
        and not is_reason(one, words)
        and not (one.kind == "lasting" and (_is_a_day(words, one) or one.earliest - written > _LONGEST))
    ]
    return sorted([*kept, *better], key=lambda one: one.start)


def _is_a_day(words: str, one: NamedDate) -> bool:
    """Whether a number and the sign for "day" name a day of the month: "8日から", and no length: "8日間"."""
    return words[one.end - 1 : one.end] == "日" and not _LENGTH.match(words, one.end)


def _meets(one: NamedDate, other: NamedDate) -> bool:
    return one.start < other.end and other.start < one.end
