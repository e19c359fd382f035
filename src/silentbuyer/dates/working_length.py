"""A length of time in working days ("20 dias úteis a contar de amanhã"): the day on which it ends, without holidays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache, lru_cache

from silentbuyer.calendars.snapshot import snapshot
from silentbuyer.data.tables import toml
from silentbuyer.dates.date_reading import NamedDate
from silentbuyer.values.lazy import remembered

_ONE = timedelta(days=1)
_MOST = 120
"""Working days up to which a length is believed (judgement)."""

_DIGIT, _N = re.compile(r"\d"), "{n}"
_SATURDAY = 5
_DAYS = frozenset({"weekday", "next-weekday", "relative", "day-month", "month-day", "numeric", "year-day", "weak"})
"""Forms of one day, from which a length may be counted."""


@cache
def _length() -> re.Pattern[str]:
    """The ways of the table; those that begin with the number share it, so that it is read once."""
    number = r"\d{1,3}(?:\s?(?:-|–|to|a|bis|до|do|tot|al)\s?\d{1,3})?"
    ways = toml("dates/lengths.toml")["working"]
    behind = "|".join(way.removeprefix(_N) for way in ways if way.startswith(_N))
    around = [way.replace(_N, number) for way in ways if not way.startswith(_N)]
    return re.compile(rf"(?<![\d.,])(?<![a-z])(?:{'|'.join([f'{number}(?:{behind})', *around])})")


@cache
def _from() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = toml("dates/lengths.toml")
    before, behind = "|".join(table["from"]), "|".join(table["from_behind"])
    return re.compile(rf"(?<!\w)(?:{before})\s?\W{{0,2}}$"), re.compile(rf"\W{{0,2}}(?:{behind})")


def names_working_days(text: str) -> bool:
    """Whether a plain text holds a length of time in working days."""
    return _found(text) is not None


@remembered(2048)
def _found(text: str) -> re.Match[str] | None:
    return _length().search(text) if _DIGIT.search(text) else None


def working_length(
    text: str, named: Sequence[NamedDate], written: date, country: str | None = None
) -> NamedDate | None:
    """The day on which a length in working days ends; None where a plain text names none."""
    found = _found(text)
    if found is None:
        return None
    numbers = [int(number) for number in re.findall(r"\d{1,3}", found.group())]
    if not 0 < numbers[0] <= max(numbers) <= _MOST:
        return None
    start = next((one.earliest for one in named if one.kind in _DAYS and is_start(text, one)), None)
    before = written if start is None else start - _ONE  # the day from which it is counted is the first of them
    ends = [_after(before, number, country) for number in (numbers[0], max(numbers))]
    return NamedDate(ends[0], ends[1], "lasting", found.start(), found.end())


def is_start(text: str, one: NamedDate) -> bool:
    """Whether a plain text tells a day as one from which is counted: "from 1 September", "с 1 сентября"."""
    before, behind = _from()
    return bool(before.search(text[: one.start]) or behind.match(text, one.end))


def _after(day: date, count: int, country: str | None) -> date:
    """The day that so many working days lie behind."""
    while count:
        day += _ONE
        count -= day.weekday() < _SATURDAY and day not in _free(country, day.year)
    return day


@lru_cache(maxsize=128)
def _free(country: str | None, year: int) -> frozenset[date]:
    rows = snapshot().days(country, None, year) if country else None
    return frozenset(row.day for row in rows or () if row.kind == "off")
