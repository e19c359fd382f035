"""Several calendar weeks that are named together: "v. 28-31", "KW 30/31", "week 30 t/m 32", "第36-38周"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import attrs

from silentbuyer.data.tables import toml
from silentbuyer.values.lazy import remembered

_NUMBER = r"(?:5[0-3]|[1-4]\d|0?[1-9])(?!\d|[.,:]\d)"
_DIGITS = re.compile(r"\d+")
_WEEK, _SUNDAY = timedelta(weeks=1), timedelta(days=6)
_MOST = 12
"""Weeks of one span; more are no span (judgement)."""


@attrs.frozen
class Weeks:
    """The first and last of some weeks by their numbers, the year where it is told, and where their words stand."""

    first: int
    last: int
    year: int | None
    start: int
    end: int

    def days(self, written: date) -> tuple[date, date] | None:
        """From the first Monday to the last Sunday; None where there are no such weeks, or too many."""
        year = self.year or written.isocalendar().year
        found = self._of(year)
        if found is not None and found[1] < written and self.year is None:
            found = self._of(year + 1)
        return found

    def _of(self, year: int) -> tuple[date, date] | None:
        try:
            first = date.fromisocalendar(year, self.first, 1)
            last = date.fromisocalendar(year + (self.last < self.first), self.last, 1)
        except ValueError:  # a year of 52 weeks has no 53rd
            return None
        return (first, last + _SUNDAY) if last - first < _MOST * _WEEK else None


@remembered(2048)
def weeks_named(text: str) -> tuple[Weeks, ...]:
    """The spans of weeks of a plain text, whenever it was written."""
    if not _DIGITS.search(text):
        return ()
    return tuple(one for pattern in _patterns() for one in _found(pattern, text))


def _found(pattern: re.Pattern[str], text: str) -> Iterator[Weeks]:
    for match in pattern.finditer(text):
        parts = match.groupdict()
        numbers = list(map(int, _DIGITS.findall(match["weeks"])))
        if _is_span(numbers, parts, text[match.end("weeks") :]):
            year = int(parts["year"]) if parts.get("year") else None
            yield Weeks(numbers[0], numbers[-1], year, match.start(), match.end())


def _is_span(numbers: list[int], parts: dict[str, str | None], behind: str) -> bool:
    """Whether all weeks between are meant: after "to" always, after "and" where they follow each other."""
    row = [later - sooner for sooner, later in pairwise(numbers)]
    if parts.get("to"):
        return len(row) == 1 and row != [0]
    if all(step == 1 for step in row):
        return True
    return bool(parts.get("many")) and all(step > 0 for step in row) and not behind[:1].isalnum()


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    table = toml("dates/week_ranges.toml")
    label = f"(?:{table['many']}|{table['one']})"
    to, joined = _join(table["to"]), _join(table["or"])
    between = rf"(?:(?P<to>{to})|{joined})"
    many = rf"(?:\s?[,/+]\s?{_NUMBER}){{0,4}}"
    weeks = rf"(?P<weeks>{_NUMBER}\.?{many}{between}(?:{label}\.?\s?)?{_NUMBER})"
    year, unit = r"(?:\s?[/,]?\s?(?P<year>20[2-4]\d)(?!\d))?", rf"(?!\s?[%€$]|\s(?:{table['unit']})(?!\w))"
    return (
        re.compile(rf"(?<!\w)(?:(?P<many>{table['many']})|{table['one']})\.?\s?{weeks}{unit}{year}"),
        re.compile(rf"(?<![\d.,/])(?P<weeks>{_NUMBER}\.?{many}{between}{_NUMBER}\.)\s?(?:{table['behind']})(?!\w)"),
        re.compile(rf"(?<![\d.,/])(?P<weeks>{_NUMBER}(?P<to>{to}){_NUMBER})\s?(?:неделе|неделю|неделях|tygodniu|주차)"),
        re.compile(rf"第\s?(?P<weeks>{_NUMBER}[周週]?(?P<to>\s?[-–—~〜～到至]\s?|から)第?{_NUMBER})[周週]"),
    )


def _join(words: str) -> str:
    """What stands between two numbers: signs with or without room around them, words with room."""
    signs, _, rest = words.partition("|")
    return rf"\s?{signs}\s?|\.?\s(?:{rest})\s"
