"""Dates as exports write them: ISO, slashes, dots, Chinese, month names, mail headers, Excel serials, Unix time.

A date that could mean two days is not read, and one without a zone is never given one in silence.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

import attrs

from silentbuyer.data.time_zones import zone_of
from silentbuyer.records.cells import narrow, plain

_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_YEAR_LAST = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4})")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s-]+([A-Za-z]{3,9})\.?,?[\s-]+(\d{4})")
_NAMED_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_CLOCK = re.compile(
    r"(?P<before>上午|下午)?\s*(?P<hour>\d{1,2})[:.时点](?P<minute>\d{2})(?:[:.分](?P<second>\d{2})(?:[.,]\d{1,9})?秒?)?\s*"
    r"(?P<half>[aApP]\.?[mM]\.?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?",
    re.ASCII,
)
_DIGITS = re.compile(r"\d{1,13}(?:\.\d{1,12})?")
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_EMPTY_DAYS = {date(1970, 1, 1), date(1900, 1, 1), date(1899, 12, 30), date(1899, 12, 31), date(1, 1, 1)}
_EXCEL_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's clock has no zone
# 2000-01-01 and 2100-01-01 as Excel serials; smaller and larger numbers are more likely something else.
_SERIALS = (36526, 73051)


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
    found, note = _read(value, day_first=day_first)
    if found is None:
        return When(None, note)
    if found.date() in _EMPTY_DAYS:
        return When(None, "is how some systems write an empty date: read as nothing")
    if found.utcoffset() is None:
        clock = zone or "UTC"
        note = "; ".join(filter(None, (note, f"has no zone: read as {clock} time")))
        found = found.replace(tzinfo=zone_of(clock) if zone else UTC)
    return When(found, note) if 1990 <= found.year <= 2200 else When(None, "is not a likely date: not read")


def _read(value: object, *, day_first: bool | None) -> tuple[datetime | None, str]:
    if isinstance(value, datetime):
        return value, ""
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day), ""  # noqa: DTZ001 - the zone is added above
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _of_number(float(value))
    text = narrow(plain(value)).strip()[:80]
    try:
        return datetime.fromisoformat(text), ""
    except ValueError:
        pass
    if _DIGITS.fullmatch(text):
        return _of_number(float(text))
    return _of_text(text, day_first=day_first)


def _of_number(number: float) -> tuple[datetime | None, str]:
    if number == 0:
        return datetime.fromtimestamp(0, UTC), ""
    if _SERIALS[0] <= number < _SERIALS[1]:
        seconds = round((number % 1) * 86400)
        found = _EXCEL_DAY_ZERO + timedelta(days=int(number), seconds=seconds)
        return found, f"a spreadsheet's day number: read as {found:%Y-%m-%d}"
    seconds_since = number / 1000 if number >= 1e12 else number
    if 6e8 <= seconds_since < 4.2e9:
        return datetime.fromtimestamp(seconds_since, UTC), "Unix time"
    return None, "is a number that is no date: not read"


def _of_text(text: str, *, day_first: bool | None) -> tuple[datetime | None, str]:
    if re.match(r"0000[-/]00[-/]00", text):
        return datetime.fromtimestamp(0, UTC), ""
    for pattern, order in ((_YEAR_FIRST, "ymd"), (_YEAR_LAST, "?"), (_NAMED, "dby"), (_NAMED_FIRST, "bdy")):
        found = pattern.match(text)
        if found:
            day, note = _day(found, order, day_first=day_first)
            return (None, note) if day is None else _with_clock(day, text[found.end() :], note)
    return _of_mail(text)


def _day(found: re.Match[str], order: str, *, day_first: bool | None) -> tuple[date | None, str]:
    note = ""
    if order == "?":
        first, mark, second, year = int(found[1]), found[2], int(found[3]), int(found[4])
        if first == second or second > 12 or first > 12 or mark == ".":
            day_first = True if mark == "." and second <= 12 else first > 12 or first == second
        elif day_first is None:
            return None, "could be two days (day first or month first): not read; say which with day_first"
        else:
            note = f"read with the {'day' if day_first else 'month'} first"
        month, day = (second, first) if day_first else (first, second)
    elif order == "ymd":
        year, month, day = int(found[1]), int(found[2]), int(found[3])
    else:
        name = found[2] if order == "dby" else found[1]
        day, year = int(found[1] if order == "dby" else found[2]), int(found[3])
        month = _MONTHS.get(name[:3].lower(), 0)
    try:
        return date(year, month, day), note
    except ValueError:
        return None, "is no day of the calendar: not read"


def _with_clock(day: date, rest: str, note: str) -> tuple[datetime | None, str]:
    rest = rest.strip().lstrip("T,").strip()
    midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the zone is added by the caller
    if not rest:
        return midnight, note
    found = _CLOCK.fullmatch(rest)
    if found is None:
        return None, "has a time of day that cannot be read: not read"
    try:
        clock = midnight.replace(hour=_hour(found), minute=int(found["minute"]), second=int(found["second"] or 0))
    except ValueError:
        return None, "has a time of day that is not on the clock: not read"
    return clock.replace(tzinfo=_offset(found["zone"])), note


def _hour(found: re.Match[str]) -> int:
    hour = int(found["hour"])
    half = (found["half"] or "").lower()[:1] or {"上午": "a", "下午": "p"}.get(found["before"] or "", "")
    if half == "p" and hour < 12:
        return hour + 12
    return 0 if half == "a" and hour == 12 else hour


def _offset(zone: str | None) -> timezone | None:
    if zone is None:
        return None
    if zone[0] not in "+-":
        return UTC
    hours, minutes = int(zone[1:3]), int(zone[-2:])
    delta = timedelta(hours=hours, minutes=minutes)
    return timezone(-delta if zone[0] == "-" else delta) if delta < timedelta(hours=24) else None


def _of_mail(text: str) -> tuple[datetime | None, str]:
    try:
        return parsedate_to_datetime(text), ""
    except (TypeError, ValueError, IndexError, OverflowError):
        return None, "is not a date that can be read: not read"
