"""Months of the Persian and the Islamic calendar, and years of other eras, in the Gregorian calendar."""

from __future__ import annotations

from datetime import date, timedelta

_ISLAMIC_EPOCH, _PERSIAN_EPOCH = 227015, 226895
"""Day numbers of 1 Muharram 1 and 1 Farvardin 1 (Dershowitz and Reingold, Calendrical Calculations)."""

_BUDDHIST, _PERSIAN_YEARS = 543, 621


def gregorian_year(year: int) -> int:
    """A year of the Buddhist era as one of ours; another year as it is."""
    return year - _BUDDHIST if year > 2500 else year


def persian_month(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month of the Persian solar calendar."""
    first = _nowruz(year) + timedelta(days=31 * (month - 1) if month < 8 else 186 + 30 * (month - 7))
    length = 31 if month < 7 else 30
    last = first + timedelta(days=length - 1) if month < 12 else _nowruz(year + 1) - timedelta(days=1)
    return first, last


def _nowruz(year: int) -> date:
    # Eight leap years in thirty-three: right for the years 1970 to 2060.
    return date.fromordinal(_PERSIAN_EPOCH + 365 * (year - 1) + (8 * year + 21) // 33)


def islamic_month(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month of the Islamic calendar as it is computed: either may move by a day."""
    return _islamic(year, month), _islamic(year + month // 12, month % 12 + 1) - timedelta(days=1)


def _islamic(year: int, month: int) -> date:
    days = 29 * (month - 1) + month // 2 + 354 * (year - 1) + (3 + 11 * year) // 30
    return date.fromordinal(_ISLAMIC_EPOCH + days)


def named_month(number: int, year: int | None, written: date) -> tuple[date, date]:
    """The month 101-112 (Persian) or 201-212 (Islamic): of its year, else the next that is not over."""
    reckon, number = (persian_month, number - 100) if number < 200 else (islamic_month, number - 200)
    if year is not None and 1300 < year < 1600:
        return reckon(year, number)
    guess = written.year - _PERSIAN_YEARS if reckon is persian_month else (written.year - 622) * 33 // 32
    return next(span for at in range(guess - 1, guess + 5) if (span := reckon(at, number))[1] >= written)
