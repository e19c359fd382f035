"""The days that a month, a day of a month, a part of a month or a quarter means, seen from the day of writing."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from silentbuyer.dates.grammar import Form
from silentbuyer.dates.other_calendars import gregorian_year
from silentbuyer.dates.other_calendars import named_month as month_of_other_calendar

Span = tuple[date, date]
"""First and last day."""

MONTH_FIRST = frozenset({"US", "PH", "PR", "GU", "AS", "VI", "MP", "FM", "MH", "PW"})
"""Countries that write 8/17 for the seventeenth of August."""

YEAR_FIRST = frozenset({"CN", "JP", "KR", "TW", "HK", "MO", "HU", "LT", "MN"})
"""Countries that write the month before the day because they write the year first."""

_ONE = timedelta(days=1)
_PARTS = {"B": (1, 10), "C": (11, 20), "E": (21, 31)}
"""First and last day of the beginning, middle and end of a month: its three decades, as China and Japan write them."""

_JUST_OVER = 60
"""A day of the month without a year that was so many days ago is over; one longer ago is next year's (judgement)."""

_YEAR = 365

_LAST_MONTHS = 10
"""A month so many months ahead is more likely the one that has just been (judgement)."""


def month_span(year: int, month: int) -> Span:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months_on(day: date, count: int) -> date:
    """The day so many months on; the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def week_span(start: date) -> Span:
    """The week that begins on a Monday."""
    return start, start + timedelta(days=6)


def year_of(form: Form, written: date) -> int | None:
    """The year that stands with a date, or next or this year in words."""
    year = form.value("Y")
    if year is not None:
        return gregorian_year(year)
    if form.has("X") and form.has("y"):
        return written.year + 1
    return written.year if form.has("T") and form.has("y") else None


def month_named(form: Form, written: date) -> Span:
    """The month of a form: of its year, else the next that is not over."""
    number = form.value("M")
    if number is None:
        number = form.value("NK", -1) or 0
    if number > 100:
        return month_of_other_calendar(number, form.value("Y"), written)
    year = year_of(form, written)
    if year is None or year < 2000:
        if (number - written.month) % 12 >= _LAST_MONTHS and not form.has("X"):
            raise ValueError("a month that has just been")
        year = written.year + (number < written.month)
    return month_span(year, number)


def _dated(form: Form, day: int, month: int, written: date) -> Span | None:
    if month > 100:
        first = month_of_other_calendar(month, form.value("Y"), written)[0] + timedelta(days=day - 1)
        return first, first
    year = year_of(form, written)
    if year is None or year < 2000:
        found = date(written.year, month, day)
        if 0 < (written - found).days <= _JUST_OVER or (found - written).days >= _YEAR - _JUST_OVER:
            return None  # the latter: "28 December", written in January
        year = written.year + (found < written)
    found = date(year, month, day)
    return found, found


def day_month(form: Form, written: date, _: str | None) -> Span | None:
    """A day and its month: "26 November", "ngày 15 tháng 12"."""
    if form.has("M"):
        return _dated(form, form.value("NO") or 0, form.value("M") or 0, written)
    return _dated(form, form.value("NK") or 0, form.value("NK", 1) or 0, written)


def days_between(form: Form, written: date, _: str | None) -> Span | None:
    """A range of days in one month: "16 to 19 November"."""
    month = form.value("M") or 0
    ends = [_dated(form, form.value("NO", place) or 0, month, written) for place in (0, 1)]
    return (ends[0][0], ends[1][1]) if ends[0] and ends[1] and ends[0] <= ends[1] else ends[1]


def month_day(form: Form, written: date, _: str | None) -> Span | None:
    """A month and its day: "January 15, 2027", "12月5日"."""
    return _dated(form, form.value("NK") or 0, form.value("M") or 0, written)


_NUMBER = re.compile(r"\d+")


def numeric_day(form: Form, written: date, country: str | None) -> Span | None:
    """A date in figures; None where day and month cannot be told apart."""
    text = str(next(sign.value for sign in form.signs if sign.code in "Jj"))
    numbers = [int(number) for number in _NUMBER.findall(text)]
    if len(numbers) == 3 and numbers[0] > 1900:
        found = date(*numbers)
        return found, found
    first, second = numbers[:2]
    year = None if len(numbers) < 3 else numbers[2] + 2000 * (numbers[2] < 100)
    pairs = [(day, month) for day, month in _orders(text, first, second, country) if month <= 12]
    if len(set(pairs)) != 1:
        return None  # which is the day and which the month is not known
    day, month = pairs[0]
    if year is not None:
        return date(year, month, day), date(year, month, day)
    return _dated(form, day, month, written)


def _orders(text: str, first: int, second: int, country: str | None) -> list[tuple[int, int]]:
    """Day and month, as they may be meant."""
    if country in MONTH_FIRST or country in YEAR_FIRST:
        return [(second, first)] if first <= 12 else [(first, second)]
    if "." in text or country is not None or first > 12:
        return [(first, second)]
    return [(second, first)] if second > 12 else [(first, second), (second, first)]


def part_of(span: Span, code: str) -> Span:
    """The beginning (B), middle (C) or end (E) of a month."""
    first, last = _PARTS[code]
    return span[0] + timedelta(days=first - 1), min(span[0] + timedelta(days=last - 1), span[1])


def letter_of(form: Form, codes: str) -> str:
    """The first letter of a form that is one of these."""
    return next(sign.code for sign in form.signs if sign.code in codes)


def part_month(form: Form, written: date, _: str | None) -> Span:
    """Such as "End of November"."""
    return part_of(month_named(form, written), letter_of(form, "EBC"))


def whole_month(form: Form, written: date, _: str | None) -> Span:
    """Such as "In March"."""
    return month_named(form, written)


def next_named(form: Form, written: date, _: str | None) -> Span:
    """Such as "Next March", "Tháng 3 năm sau"."""
    span = month_named(form, written)
    again = span[0] <= written and form.has("M") and not form.has("y")
    return month_span(span[0].year + 1, span[0].month) if again else span


def _month_of(form: Form, written: date) -> Span:
    """The month named, or the next or this month."""
    if form.has("M"):
        return month_named(form, written)
    later = months_on(written.replace(day=1), int(form.has("X")))
    return month_span(later.year, later.month)


def week_of_month(form: Form, written: date, _: str | None) -> Span:
    """Such as "The second week of January", "the last week of next month"."""
    span = _month_of(form, written)
    count = form.value("NO")
    if count is None or count > 4:
        return span[1] - timedelta(days=6), span[1]
    first = span[0] + timedelta(days=7 * (count - 1))
    return first, min(first + timedelta(days=6), span[1])


def weekday_of_month(form: Form, written: date, _: str | None) -> Span:
    """Such as "The first Monday of the month"; of this month where it is still to come, else of the next."""
    span = _month_of(form, written)
    day = _weekday_in(span, form)
    if day < written and not form.has("M"):
        later = months_on(span[0], 1)
        day = _weekday_in(month_span(later.year, later.month), form)
    return day, day


def _weekday_in(span: Span, form: Form) -> date:
    first = span[0] + timedelta(days=((form.value("D") or 0) - span[0].weekday()) % 7)
    days = [first + timedelta(days=7 * week) for week in range(5) if first + timedelta(days=7 * week) <= span[1]]
    count = 1 if form.has("B") else form.value("O")
    return days[-1] if count is None or count > len(days) else days[count - 1]


def half_month(form: Form, written: date, _: str | None) -> Span:
    """Such as "The first half of March"."""
    span = _month_of(form, written)
    middle = span[0] + timedelta(days=14)
    named = next((str(sign.value) for sign in form.signs if sign.code == "S"), "")
    is_first = named == "s1" or form.has("B") or (form.value("NOK") == 1 and not form.has("E"))
    return (span[0], middle) if is_first else (middle + _ONE, span[1])


def next_month(form: Form, written: date, _: str | None) -> Span:
    """Such as "Next month"."""
    return _month_of(form, written)


def part_unit_month(form: Form, written: date, _: str | None) -> Span:
    """Such as "The end of the month", "beginning of next month"."""
    return part_of(_month_of(form, written), letter_of(form, "EBC"))


def quarter_named(form: Form, written: date, _: str | None) -> Span | None:
    """Such as "Q2 2027", "第一季度", "the second half of the year"."""
    named = next((str(sign.value) for sign in form.signs if sign.code == "S"), "")
    half = named.startswith("s") or form.has("sh")
    number = int(named[1:]) if named else form.value("NOK") or 0
    if not 1 <= number <= (2 if half else 4):
        return None
    length = 6 if half else 3
    first = date(year_of(form, written) or written.year, (number - 1) * length + 1, 1)
    last = months_on(first, length) - _ONE
    if last < written and year_of(form, written) is None:
        first, last = months_on(first, 12), months_on(last + _ONE, 12) - _ONE
    return first, last
