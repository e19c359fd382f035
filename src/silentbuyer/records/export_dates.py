"""Dates as exports write them: ISO, slashes, dots, Chinese, month names, mail headers, Excel serials, Unix time.

A date that could mean two days is not read, and one without a zone is never given one in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache

import attrs

from silentbuyer.data.time_zones import zone_of
from silentbuyer.language.saying import joined, mark, say
from silentbuyer.records.cells import narrow, plain
from silentbuyer.records.clock_words import read_clock
from silentbuyer.records.month_words import named_day, plain_text, plain_word, without_weekday, words
from silentbuyer.records.other_years import gregorian, without_era

_YEAR_FIRST = re.compile(r"(?P<y>\d{4})\s*[-/.年년]\s*(?P<m>\d{1,2})\s*[-/.月월]\s*(?P<d>\d{1,2})(?!\d)\s*[日일]?")
_YEAR_LAST = re.compile(r"(?P<a>\d{1,2})\s*([-/.])\s*(?P<b>\d{1,2})\s*\2\s*(?P<y>\d{4})(?!\d)(?:\s?(?:г|р)\.)?")
_SHORT_YEAR = re.compile(r"(?P<a>\d{1,2})(?P<mark>[-/.]) ?(?P<b>\d{1,2})\2 ?(?P<y>\d{2}|\d(?=\.))(?P<stop>\.?)(?!\d)")
# Months as numbers between words: Vietnamese, Mongolian.
_NUMBERED = (
    re.compile(r"(?:ngày\s)?(?P<d>\d{1,2})\s(?:tháng|thg)\s(?P<m>\d{1,2}),?\s(?:năm\s)?(?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})\sоны\s(?P<m>\d{1,2})-р\sсарын\s(?P<d>\d{1,2})"),
)
_XML_DATE = re.compile(r"^(\d{4}-\d{2}-\d{2})(Z|[+-]\d{2}:\d{2})$", re.ASCII)
_DOTTED_CLOCK = re.compile(r"\d[T ]\d{1,2}[.,]\d", re.ASCII)
_STAMP = re.compile(r"(?:19|20)\d{12}", re.ASCII)
_DIGITS = re.compile(r"\d{1,13}(?:\.\d{1,12})?")
_EMPTY_DAYS = {date(1970, 1, 1), date(1900, 1, 1), date(1899, 12, 30), date(1899, 12, 31), date(1, 1, 1)}
_EXCEL_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's clock has no zone
_LAST_YEAR = 2200
_MOST = 120
"""Characters of a cell in which a date may stand."""
# 2000-01-01 and 2100-01-01 as Excel serials; smaller and larger numbers are more likely something else.
_SERIALS = (36526, 73051)


AMBIGUOUS = "could be two days (day first or month first): not read; say which with day_first"
NO_ZONE = "has no zone: read as"


@attrs.frozen
class When:
    """A date read from a cell: the moment (None if unread) and a note of what was assumed or why it was not read."""

    at: datetime | None
    note: str = ""


def moment(value: object, *, zone: str | None = None, day_first: bool | None = None) -> When:
    """The moment in a cell, timezone-aware.

    Args:
        value: text, number, `date` or `datetime`.
        zone: IANA name of the clock of dates without a zone; None is UTC.
        day_first: whether ``03/04/2026`` is 3 April; None leaves such a date unread.

    """
    found, note = (_of_cell if isinstance(value, str) else _read)(value, day_first=day_first)
    if found is None:
        return When(None, note)
    if found.year > _LAST_YEAR:
        found, note = _of_other_years(found)
        if found is None:
            return When(None, note)
    if found.date() in _EMPTY_DAYS:
        return When(None, mark("is how some systems write an empty date: read as nothing"))
    if found.utcoffset() is None:
        clock = zone or "UTC"
        told = _no_zone(clock)
        note = joined((note, told)) if note else told
        found = found.replace(tzinfo=zone_of(clock) if zone else UTC)
    return When(found, note) if 1990 <= found.year <= _LAST_YEAR else When(None, mark("is not a likely date: not read"))


@lru_cache(maxsize=64)  # the rows of a table have one clock, or that of a few zones
def _no_zone(clock: str) -> str:
    return say("has no zone: read as {clock} time", clock=clock)


def _of_other_years(found: datetime) -> tuple[datetime | None, str]:
    """A moment in ISO form whose year is of another calendar: ``2569-08-14`` in Thailand."""
    day, note = _checked(found.year, found.month, found.day)
    return (None, note) if day is None else (found.replace(day.year, day.month, day.day), note)


@lru_cache(maxsize=4096)  # a column of days has few, and each in many rows
def _of_cell(value: str, *, day_first: bool | None) -> tuple[datetime | None, str]:
    return _read(value, day_first=day_first)


def _read(value: object, *, day_first: bool | None) -> tuple[datetime | None, str]:
    if isinstance(value, datetime):
        return value, ""
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day), ""  # noqa: DTZ001 - the zone is added above
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _of_number(float(value) if abs(value) < 1e15 else 1e15)
    text = narrow(plain(value).strip()[:_MOST]).strip()[:80]
    iso = _iso(text)
    if iso is not None:
        return iso, ""
    if _STAMP.fullmatch(text):
        return _of_text(f"{text[:4]}-{text[4:6]}-{text[6:8]} {text[8:10]}:{text[10:12]}:{text[12:]}", day_first=None)
    if _DIGITS.fullmatch(text):
        return _of_number(float(text))
    return _of_text(text, day_first=day_first)


def _iso(text: str) -> datetime | None:
    """A date in ISO form; Python takes "15.20" for fifteen o'clock and a fraction, so that is left to others."""
    if _DOTTED_CLOCK.search(text):
        return None
    try:
        # A date of XML with an offset, "2026-08-14+08:00", would pass for a date with a time.
        return datetime.fromisoformat(_XML_DATE.sub(r"\1T00:00\2", text))
    except ValueError:
        return None


def _of_number(number: float) -> tuple[datetime | None, str]:
    if number == 0:
        return datetime.fromtimestamp(0, UTC), ""
    if _SERIALS[0] <= number < _SERIALS[1]:
        seconds = round((number % 1) * 86400)
        found = _EXCEL_DAY_ZERO + timedelta(days=int(number), seconds=seconds)
        return found, say("a spreadsheet's day number: read as {day}", day=found.date())
    seconds_since = number / 1000 if number >= 1e12 else number
    if 6e8 <= seconds_since < 4.2e9:
        return datetime.fromtimestamp(seconds_since, UTC), mark("Unix time")
    return None, mark("is a number that is no date: not read")


def _of_text(text: str, *, day_first: bool | None) -> tuple[datetime | None, str]:
    if re.match(r"0000[-/]00[-/]00", text):
        return datetime.fromtimestamp(0, UTC), ""
    # One sign may stand for a whole sentence (the Arabic ligatures), so what it is in letters is bounded too.
    bare = without_era(without_weekday(plain_text(text)[:_MOST]))
    for pattern in (_YEAR_FIRST, _YEAR_LAST, _SHORT_YEAR, *_NUMBERED):
        found = pattern.match(bare)
        if found:
            day, note = _day(found, day_first=day_first)
            return (None, note) if day is None else _with_clock(day, bare[found.end() :], note)
    return _of_words(bare) or _of_mail(text)


def _of_words(text: str) -> tuple[datetime | None, str] | None:
    """A date whose month is a word, with or without a time of day behind it; None if it is none."""
    why = ""
    if sum(map(str.isdigit, text)) < 2:
        return None  # a day and a year have two figures at least
    for stop in (len(text), *_before_clock(text)):
        parts, note = named_day(text[:stop])
        if parts is not None:
            day, told = _checked(*parts)
            note = joined((note, told))
            return (None, note) if day is None else _with_clock(day, text[stop:], note)
        why = why or note
    return (None, why) if why else None


def _before_clock(text: str) -> Iterator[int]:
    """Where the date may end: before each blank, comma or bracket, the last first."""
    yield from (
        place for place in range(len(text) - 1, 5, -1) if text[place] in " ,t(،" and text[place - 1] not in " ,(،"
    )


def _day(found: re.Match[str], *, day_first: bool | None) -> tuple[date | None, str]:
    parts = found.groupdict()
    year = int(parts["y"])
    if "m" in parts:
        return _checked(year, int(parts["m"]), int(parts["d"]))
    first, second, mark = int(parts["a"]), int(parts["b"]), found[2]
    if len(parts["y"]) == 4:
        return _in_order(first, second, year, mark=mark, day_first=day_first)
    if parts["stop"] or first > 31:
        # "26. 8. 3." is how Korean writes it, and no month has 32 days.
        return _checked(2000 + first, second, year)
    # Slashes stand in any order; points with the year first only where it is no likely year otherwise.
    any_order = mark != "." or not _could_be(2000 + year, second, first)
    if any_order and day_first is None and _could_be(2000 + first, second, year):
        return None, AMBIGUOUS
    day, note = _in_order(first, second, 2000 + year, mark=mark, day_first=day_first)
    told = say("the year {written} was read as {year}", written=parts["y"], year=2000 + year)
    return day, note if day is None else joined((told, note))


def _in_order(first: int, second: int, year: int, *, mark: str, day_first: bool | None) -> tuple[date | None, str]:
    """The day of two numbers before a year: points and numbers above twelve tell the order, else `day_first` does."""
    told = ""
    if mark == "." and second <= 12:
        day_first = True
    elif first == second or max(first, second) > 12:
        day_first = first > 12 or first == second
    elif day_first is None:
        return None, AMBIGUOUS
    else:
        told = say("read with the day first" if day_first else "read with the month first")
    month, day = (second, first) if day_first else (first, second)
    found, note = _checked(year, month, day)
    return found, note if found is None else joined((told, note))


def _could_be(year: int, month: int, day: int) -> bool:
    return 2018 <= year <= 2035 and 1 <= month <= 12 and 1 <= day <= 31


def _checked(year: int, month: int, day: int) -> tuple[date | None, str]:
    try:
        return gregorian(year, month, day)
    except ValueError:
        return None, mark("is no day of the calendar: not read")


def _with_clock(day: date, rest: str, note: str) -> tuple[datetime | None, str]:
    midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the zone is added by the caller
    if not rest.strip(" .,t;()-–"):
        return midnight, note
    clock = read_clock(rest)
    if clock is None:
        bare = plain_word(rest.strip(" ,.;()"))
        if bare in words("weekday") or bare in words("filler"):
            return midnight, note
        return None, mark("has a time of day that cannot be read: not read")
    try:
        return midnight.replace(hour=clock.hour, minute=clock.minute, second=clock.second, tzinfo=clock.zone), note
    except ValueError:
        return None, mark("has a time of day that is not on the clock: not read")


def _of_mail(text: str) -> tuple[datetime | None, str]:
    try:
        return parsedate_to_datetime(text), ""
    except (TypeError, ValueError, IndexError, OverflowError):
        return None, mark("is not a date that can be read: not read")
