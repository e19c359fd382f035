"""The days that a sentence names, as spans: "in March", "KW 48", "nach den Ferien", "明年三月", "in 3 months"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, lru_cache

import attrs

from silentbuyer.data.tables import toml
from silentbuyer.dates.date_signs import Sign, signs_of
from silentbuyer.dates.day_alone import day_beside, days_alone, numbers_alone
from silentbuyer.dates.grammar import COUNTED, Form, forms_in
from silentbuyer.dates.homonyms import is_homonym
from silentbuyer.dates.next_but_one import after_next
from silentbuyer.dates.past_lengths import is_over
from silentbuyer.dates.plain_text import plain, words
from silentbuyer.dates.reckoning import looseness, span_of
from silentbuyer.dates.vocabulary import CJK
from silentbuyer.dates.week_ranges import Weeks, weeks_named
from silentbuyer.values.lazy import remembered

FARTHEST = timedelta(days=1100)
"""How far ahead a named day is believed (judgement)."""

_SHIFTED = frozenset({"month", "day-month", "month-day", "year-day", "numeric", "part-month", "next-month", "weekday"})
_ONE = timedelta(days=1)

_BETWEEN = re.compile(
    r"\s?(?:[-–—~/&,]|and|or|to|und|oder|bis|et|ou|y|o|e|ou|i|lub|ili|a|en|of|og|och|eller|ja|tai|ve|veya|и|или|та|або|dan|atau|va|hoac|و|או|与|或|至|到)?\s?"
)
"""What stands between two months that make one span."""


@attrs.frozen
class NamedDate:
    """One span of days that a sentence names.

    Attributes:
        earliest, latest: first and last day that may be meant; of one day both are the same.
        kind: the form of it (``grammar``): ``month``, ``day-month``, ``next-week``, ``feast`` ...
        led: ``A`` where "after" is said beside it, ``Z`` where "before" is.
        start, end: where its words stand in the plain text (`plain_text.plain`).

    """

    earliest: date
    latest: date
    kind: str
    start: int = 0
    end: int = 0
    loose: timedelta = timedelta(0)
    """By how much `latest` is later than it was counted: "in two months" leaves some days."""
    led: str = ""

    @property
    def counted(self) -> bool:
        """Whether it is counted from the day of writing, in days, weeks or months."""
        return self.kind in COUNTED


def named_dates(
    text: str, written: date, country: str | None = None, *, lengths: bool = False
) -> tuple[NamedDate, ...]:
    """The days from `written` on that a sentence names, in the order of their words.

    `country` (ISO 3166-1) decides how 8/9 is read; without it a date that could be both is none. Days that are over,
    and what leaves open which day is meant, are none either. A bare length of time ("six weeks", kind ``lasting``) is
    one only where `lengths` are asked for.
    """
    every = _every(text, written, country)
    return every if lengths else tuple(one for one in every if one.kind != "lasting")


@remembered(4096)  # every reader of dates asks this first
def names_time(text: str) -> bool:
    """Whether a sentence holds what may name a day, whenever it was written; without it no day is found in it."""
    words = plain(text)
    found = _forms(words) or weeks_named(words)
    return bool(found or numbers_alone(words, "alone") or numbers_alone(words, "on"))


@remembered(4096)
def _forms(words: str) -> tuple[Form, ...]:
    return tuple(forms_in(signs_of(words)))


@lru_cache(maxsize=1024)
def _every(text: str, written: date, country: str | None) -> tuple[NamedDate, ...]:
    if not names_time(text):
        return ()
    words = plain(text)
    forms = [form for form in _forms(words) if not is_homonym(form, text)]
    found = (_named(form, written, country) for form in forms)
    ahead = (one for one in found if one is not None and not is_over(one, words))
    known = [_with_next(_numbered(one, words, written), words) for one in ahead]
    named = _joined(_without_adornments(_with_weeks(known, forms, words, written)), words)
    alone = [NamedDate(day, day, "day-alone", start, end) for day, start, end in days_alone(words, written)]
    alone = [one for one in alone if not any(_meets(one, other) for other in named)]
    bare = [NamedDate(day, day, "day-number", start, end) for day, start, end in days_alone(words, written, "on")]
    taken = [*_spans(forms), *((one.start, one.end) for one in (*named, *alone) if one.kind != "lasting")]
    return (
        *named,
        *alone,
        *(one for one in bare if not any(one.start < end and start < one.end for start, end in taken)),
    )


def _with_weeks(known: list[NamedDate], forms: list[Form], words: str, written: date) -> list[NamedDate]:
    """The dates, with spans of calendar weeks in the place of what was read out of their parts."""
    spans = [one for one in (_of_weeks(weeks, forms, written) for weeks in weeks_named(words)) if one is not None]
    if not spans:
        return known
    alone = [one for one in known if not any(_meets(one, span) for span in spans)]
    return sorted([*alone, *spans], key=lambda one: one.start)


def _of_weeks(weeks: Weeks, forms: list[Form], written: date) -> NamedDate | None:
    """The days of some weeks; none where the numbers are days of a month: "in the week 26-30 October"."""
    days = weeks.days(written)
    beyond = any(one.has("M") and one.signs[0].start < weeks.end < one.signs[-1].end for one in forms)
    if beyond or days is None or days[1] < written or days[0] - written > FARTHEST:
        return None
    first = next((form for form in forms if weeks.start <= form.signs[0].start < weeks.end), None)
    led = _led(first) if first is not None else ""
    return NamedDate(max(days[0], written), days[1], "week-number", weeks.start, weeks.end, led=led)


def _joined(named: tuple[NamedDate, ...], words: str) -> tuple[NamedDate, ...]:
    """The dates, two months that follow each other as one span: "February/March", "в феврале-марте"."""
    joined: list[NamedDate] = []
    for one in named:
        before = joined[-1] if joined else None
        follows = before is not None and before.kind == one.kind == "month" and before.latest + _ONE == one.earliest
        if before is not None and follows and _BETWEEN.fullmatch(words, before.end, one.start):
            joined[-1] = attrs.evolve(before, latest=one.latest, end=one.end)
        else:
            joined.append(one)
    return tuple(joined)


def _spans(forms: list[Form]) -> Iterator[tuple[int, int]]:
    """Where dates stand, also those that are over: "on the 3rd of October" is no third of the next month."""
    return ((form.signs[0].start, form.signs[-1].end) for form in forms if form.name != "lasting")


def _numbered(one: NamedDate, words: str, written: date) -> NamedDate:
    """A weekday as the day whose number stands beside it: "Friday 13th", "20日の月曜日"."""
    if one.kind != "weekday" or one.earliest != one.latest:
        return one
    beside = day_beside(words, one.start, one.end, one.earliest.weekday(), written)
    return one if beside is None else attrs.evolve(one, earliest=beside[0], latest=beside[0], end=beside[1])


def _with_next(one: NamedDate, words: str) -> NamedDate:
    """A week or month with the one behind it, or that one alone: "next week or the one after", "after next"."""
    first, last = after_next(one.kind, words, (one.start, one.end), (one.earliest, one.latest))
    return one if (first, last) == (one.earliest, one.latest) else attrs.evolve(one, earliest=first, latest=last)


def _meets(one: NamedDate, other: NamedDate) -> bool:
    return one.start < other.end and other.start < one.end


def _named(form: Form, written: date, country: str | None) -> NamedDate | None:
    span = None if _counts_weeks(form) else span_of(form, written, country)
    if span is None or span[1] < written or span[0] - written > FARTHEST:
        return None
    first, last = _shifted(form, span)
    start, end = form.signs[0].start, form.signs[-1].end
    return NamedDate(max(first, written), last, form.name, start, end, looseness(form), _led(form))


def _counts_weeks(form: Form) -> bool:
    """Whether a week with a number behind it is a length: "wiki 6" are six weeks, "wiki ya 34" is a calendar week."""
    first, last = form.signs[0], form.signs[-1]
    return form.name == "week-number" and first.text == "wiki" and last.start - first.end <= 1


def _led(form: Form) -> str:
    beside = [sign.code for sign in (_led_by(form), _led_behind(form)) if sign is not None and sign.code in "AZ"]
    return beside[0] if beside else ""


def _led_by(form: Form) -> Sign | None:
    """The sign before a date, but for the word for "after" of a language that writes it behind: it is of another."""
    sign = form.before
    return None if sign is not None and sign.code in "AZ" and CJK.search(sign.text) else sign


def _led_behind(form: Form) -> Sign | None:
    """The sign behind a date, but for one beyond a comma: "on the 27th, after the holidays there was no time".

    The words of most languages for "after" stand before what they speak of: "in September nach dem Urlaub", "Sept na".
    """
    sign = form.after
    if form.signs[-1].code == "," or (sign is not None and sign.code == "A" and sign.text in _said_before()):
        return None
    return sign


_BEHIND = ("hu", "tr", "az", "kk", "uz", "ur", "hi", "bn", "zh", "ja", "ko", "fi", "et", "ka", "hy")
"""Languages that write "after" behind the noun."""


@cache
def _said_before() -> frozenset[str]:
    """The words for "after" that stand before a date in every language that has them."""
    said = {code: table["after"].split("|") for code, table in toml("dates/words.toml").items() if "after" in table}
    behind = frozenset(words(word for code in _BEHIND for word in said.get(code, ())))
    return frozenset(words(word for ways in said.values() for word in ways)) - behind


def _shifted(form: Form, span: tuple[date, date]) -> tuple[date, date]:
    """The days after a date, where "after" is said; after a month that is the month behind it."""
    before, behind = _led_by(form), _led_behind(form)
    after = (before and before.code == "A") or (behind and behind.code == "A")
    if not after or form.name not in _SHIFTED or (behind and before and before.code != "A"
                                                  and behind.code == "A" and form.name == "weekday"):  # fmt: skip
        return span
    return span[1] + _ONE, span[1] + (timedelta(days=31) if span[0] < span[1] else timedelta(days=14))


def _without_adornments(found: list[NamedDate]) -> tuple[NamedDate, ...]:
    """The dates without the weekday that stands beside a day ("Monday, 17 August")."""
    days = [one for one in found if one.kind in ("day-month", "month-day", "numeric", "weak", "year-day", "range")]
    return tuple(
        one
        for one in found
        if one.kind != "weekday" or not any(min(abs(day.start - one.end), abs(one.start - day.end)) < 4 for day in days)
    )
