"""What a date in a sentence means: a span of days, seen from the day on which it was written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from silentbuyer.dates.calendar_spans import (
    Span,
    day_month,
    days_between,
    half_month,
    letter_of,
    monday,
    month_day,
    month_span,
    months_on,
    next_month,
    next_named,
    numeric_day,
    part_month,
    part_unit_month,
    quarter_named,
    week_of_month,
    week_span,
    weekday_of_month,
    whole_month,
    year_of,
)
from silentbuyer.dates.feast_days import GENERAL, feast, has_just_been, is_season
from silentbuyer.dates.grammar import Form

_ONE = timedelta(days=1)
_LOOSE = {"d": 1, "w": 4, "m": 14, "k": 30, "s": 45, "y": 90}
"""Days by which a time from now on may be later than counted (judgement)."""

_AFTER_FEAST, _BEFORE_FEAST = timedelta(days=14), timedelta(days=14)
"""How long "after" and "before" a feast last (judgement)."""


def looseness(form: Form) -> timedelta:
    """By how much the last day of a span was put later than it was counted."""
    loose = form.name in ("ahead", "lasting")
    return timedelta(days=_LOOSE[letter_of(form, "dwmyks")] if loose else 0)


def span_of(form: Form, written: date, country: str | None = None) -> Span | None:
    """The days that a form of `grammar` means; None when it means none, or leaves open which."""
    try:
        return _READERS[form.name](form, written, country)
    except (ValueError, OverflowError):
        return None  # no such day: 31 November, week 60


def _quarter_from(written: date, length: int, count: int) -> Span:
    first = months_on(date(written.year, (written.month - 1) // length * length + 1, 1), length * count)
    return first, months_on(first, length) - _ONE


def _next_quarter(form: Form, written: date, _: str | None) -> Span:
    return _quarter_from(written, 6 if form.has("s") else 3, 1)


def _this_quarter(form: Form, written: date, _: str | None) -> Span:
    first, last = _quarter_from(written, 3, 0)
    return (months_on(first, 2), last) if form.has("E") else (written, last)


def _week_number(form: Form, written: date, _: str | None) -> Span:
    number = form.value("N") or 0
    year = year_of(form, written) or written.isocalendar().year
    monday = date.fromisocalendar(year, number, 1)
    if monday + timedelta(days=6) < written and form.value("Y") is None:
        monday = date.fromisocalendar(year + 1, number, 1)
    return week_span(monday)


def _next_week(_: Form, written: date, __: str | None) -> Span:
    return week_span(monday(written) + timedelta(days=7))


def _part_week(form: Form, written: date, _: str | None) -> Span:
    start = monday(written) + timedelta(days=7)
    first, last = {"B": (0, 1), "C": (2, 3), "E": (3, 6)}[letter_of(form, "EBC")]
    return start + timedelta(days=first), start + timedelta(days=last)


def _this_week(_: Form, written: date, __: str | None) -> Span:
    last = monday(written) + timedelta(days=6)
    return written, max(last, written)


def _weekend(_: Form, written: date, __: str | None) -> Span:
    start = monday(written)
    return max(start + timedelta(days=3), written), start + timedelta(days=6)


def _day_of_week(form: Form, written: date, _: str | None) -> Span:
    number = form.value("D")
    number = (form.value("K") or 1) - 1 if number is None else number
    day = monday(written) + timedelta(days=7 * form.has("X") + number)
    return day, day


def _weekday(form: Form, written: date, _: str | None) -> Span:
    day = written + timedelta(days=((form.value("D") or 0) - written.weekday() - 1) % 7 + 1)
    return day, day


def _next_weekday(form: Form, written: date, country: str | None) -> Span:
    """The next such day, or that of the next week: both are meant, by one people or another."""
    first = _weekday(form, written, country)[0]
    last = monday(written) + timedelta(days=7 + (form.value("D") or 0))
    return first, max(first, last)


def _relative(form: Form, written: date, _: str | None) -> Span | None:
    day = written + timedelta(days=form.value("R") or 0)
    return (day, day) if day > written else None  # "today" is no day to wait for


def _counted(written: date, number: int, unit: str) -> date:
    if unit in "dw":
        return written + timedelta(days=number * (7 if unit == "w" else 1))
    return months_on(written, number * {"m": 1, "k": 3, "s": 6, "y": 12}[unit])


def _numbers(form: Form) -> list[int]:
    return [int(sign.value) for sign in form.signs if sign.code in "NK"] or [1]


def _ahead(form: Form, written: date, _: str | None) -> Span:
    unit, numbers = letter_of(form, "dwmyks"), _numbers(form)
    first, last = _counted(written, min(numbers), unit), _counted(written, max(numbers), unit)
    return first, last + timedelta(days=_LOOSE[unit])


def _within(form: Form, written: date, _: str | None) -> Span:
    unit, numbers = letter_of(form, "dwmyks"), _numbers(form)
    return written, _counted(written, max(numbers), unit)


def _this_month(_: Form, written: date, __: str | None) -> Span:
    return written, month_span(written.year, written.month)[1]


def _next_year(_: Form, written: date, __: str | None) -> Span:
    return date(written.year + 1, 1, 1), date(written.year + 1, 12, 31)


def _bare_year(form: Form, written: date, _: str | None) -> Span:
    year = year_of(form, written) or written.year
    return date(year, 1, 1), date(year, 12, 31)


def _part_year(form: Form, written: date, _: str | None) -> Span:
    year = year_of(form, written) or written.year
    code = letter_of(form, "EBC")
    if code == "B" and year == written.year and not form.has("YT") and written.month > 3:
        year += 1
    first, last = {"B": (1, 3), "C": (5, 8), "E": (11, 12)}[code]
    return date(year, first, 1), month_span(year, last)[1]


def _rest_of_year(_: Form, written: date, __: str | None) -> Span:
    return written, date(written.year, 12, 31)


def _feast(form: Form, written: date, country: str | None) -> Span | None:
    """The days after or before a feast; one that is merely named says nothing of when, a season does: "in spring"."""
    found = [sign for sign in form.signs if sign.code == "F"]
    sign = next((sign for sign in reversed(found) if sign.value != GENERAL), found[0])
    name, year = str(sign.value), year_of(form, written) or written.year
    days = feast(name, max(written, date(year, 1, 1)), country)
    if days is not None and form.has("X") and not form.has("y") and days[0] <= written:
        days = feast(name, days[1] + _ONE, country)  # "next autumn", said in November
    beside = [sign.code for sign in (form.before, form.after) if sign is not None]
    if days is None or (year == written.year and has_just_been(name, written, country)):
        return None
    if "A" in beside or (form.after is not None and form.after.code == "L"):
        return days[1] + _ONE, days[1] + _AFTER_FEAST
    if "Z" in beside:
        return max(days[0] - _BEFORE_FEAST, written), max(days[0] - _ONE, written)
    return days if is_season(name, sign.text) else None


def _none(_: Form, __: date, ___: str | None) -> Span | None:
    return None


_READERS: dict[str, Callable[[Form, date, str | None], Span | None]] = {
    "past": _none, "numeric": numeric_day, "weak": numeric_day, "range": days_between, "year-day": month_day,
    "day-month": day_month, "month-day": month_day, "week-of-month": week_of_month,
    "weekday-of-month": weekday_of_month, "half-month": half_month,
    "part-month": part_month, "part-next-month": part_unit_month, "part-this-month": part_unit_month,
    "quarter": quarter_named, "next-quarter": _next_quarter, "this-quarter": _this_quarter, "day-of-week": _day_of_week,
    "week-number": _week_number, "part-week": _part_week, "next-week": _next_week, "weekend": _weekend,
    "this-week": _this_week, "within": _within, "ahead": _ahead, "next-named": next_named, "month": whole_month,
    "next-month": next_month, "this-month": _this_month, "part-year": _part_year, "next-year": _next_year,
    "bare-year": _bare_year, "rest-of-year": _rest_of_year, "next-weekday": _next_weekday, "weekday": _weekday,
    "relative": _relative, "feast": _feast, "lasting": _ahead,
}  # fmt: skip
