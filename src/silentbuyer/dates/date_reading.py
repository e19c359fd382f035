"""The days that a sentence names, as spans: "in March", "KW 48", "nach den Ferien", "明年三月", "in 3 months"."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

import attrs

from silentbuyer.dates.date_signs import signs_of
from silentbuyer.dates.grammar import Form, forms_in
from silentbuyer.dates.plain_text import plain
from silentbuyer.dates.reckoning import looseness, span_of

FARTHEST = timedelta(days=1100)
"""How far ahead a named day is believed (judgement)."""

COUNTED = frozenset({"ahead", "within", "lasting"})
"""Forms that are counted from the day of writing."""

_SHIFTED = frozenset({"month", "day-month", "month-day", "year-day", "numeric", "part-month", "next-month", "weekday"})
_ONE = timedelta(days=1)


@attrs.frozen
class NamedDate:
    """One span of days that a sentence names.

    Attributes:
        earliest, latest: first and last day that may be meant; of one day both are the same.
        kind: the form of it (``grammar``): ``month``, ``day-month``, ``next-week``, ``feast`` ...
        start, end: where its words stand in the plain text (`plain_text.plain`).

    """

    earliest: date
    latest: date
    kind: str
    start: int = 0
    end: int = 0
    loose: timedelta = timedelta(0)
    """By how much `latest` is later than it was counted: "in two months" leaves some days."""

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


@lru_cache(maxsize=1024)
def _every(text: str, written: date, country: str | None) -> tuple[NamedDate, ...]:
    found = (_named(form, written, country) for form in forms_in(signs_of(plain(text))))
    return _without_adornments([date for date in found if date is not None])


def _named(form: Form, written: date, country: str | None) -> NamedDate | None:
    span = span_of(form, written, country)
    if span is None or span[1] < written or span[0] - written > FARTHEST:
        return None
    first, last = _shifted(form, span)
    start, end = form.signs[0].start, form.signs[-1].end
    return NamedDate(max(first, written), last, form.name, start, end, looseness(form))


def _shifted(form: Form, span: tuple[date, date]) -> tuple[date, date]:
    """The days after a date, where "after" is said; after a month that is the month behind it."""
    after = (form.before and form.before.code == "A") or (form.after and form.after.code == "A")
    if not after or form.name not in _SHIFTED or (form.after and form.before and form.before.code != "A"
                                                  and form.after.code == "A" and form.name == "weekday"):  # fmt: skip
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
