"""The shipped snapshot of public holidays: every country and subdivision that `holidays` knows, some years of them.

The file is one zlib stream of text (written by ``tools/build_holiday_snapshot.py``) in four parts, parted by empty
lines: a header (``silentbuyer-holidays 1``, the version of `holidays`, first and last year), the names, the date
patterns, and a line for each calendar. A pattern is ``MMDD`` for a date that holds in every year, else ``a0405b0328``
with a letter for each year and ``~`` after a date that is only computed. A calendar's line is its key and pairs of
name and pattern, two letters each, after a mark: ``-`` the subdivision does not have it, ``^`` half day, ``+`` make-up
working day. A subdivision's line holds only what differs from its country.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache

import attrs

from silentbuyer.calendars.live import Holiday
from silentbuyer.data.tables import resource

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_$"
_PLACES = {letter: place for place, letter in enumerate(ALPHABET)}
KINDS = {"": "off", "^": "half", "+": "workday"}
FILE = "calendars/holidays.bin"

_PAIR = re.compile(r"([-^+]{0,2})([A-Za-z0-9_$]{2})([A-Za-z0-9_$]{2})")


def number(code: str) -> int:
    """The index that two letters of the alphabet stand for."""
    return _PLACES[code[0]] * 64 + _PLACES[code[1]]


@attrs.frozen
class Snapshot:
    """The opened snapshot: names and patterns are split, calendars are read when they are asked for."""

    version: str
    first: int
    last: int
    names: list[str]
    patterns: list[str]
    calendars: str

    def covers(self, year: int) -> bool:
        """Whether the snapshot holds a year."""
        return self.first <= year <= self.last

    def has(self, country: str, subdivision: str | None = None) -> bool:
        """Whether the snapshot knows a place."""
        return self._line(_key(country, subdivision)) is not None

    def days(self, country: str, subdivision: str | None, year: int) -> tuple[Holiday, ...] | None:
        """The special days of a place in one year, sorted; None for an unknown place or year."""
        line = self._line(_key(country, None))
        if line is None or not self.covers(year):
            return None
        days = set(self._rows(line, year, removed=False))
        if subdivision is not None:
            own = self._line(_key(country, subdivision))
            if own is None:
                return None
            days = (days - set(self._rows(own, year, removed=True))) | set(self._rows(own, year, removed=False))
        return tuple(sorted(days, key=lambda row: (row.day, row.kind, row.name)))

    def differences(self, country: str, year: int) -> dict[str, tuple[tuple[Holiday, ...], tuple[Holiday, ...]]]:
        """For each subdivision of a country, the days that it has more and those that it lacks."""
        start = self.calendars.find(f"\n{country}-")
        found = {}
        while start >= 0 and self.calendars.startswith(f"\n{country}-", start):
            stop = self.calendars.index("\n", start + 1)
            key, _, line = self.calendars[start + 1 : stop].rpartition(" ")
            more = tuple(self._rows(line, year, removed=False))
            found[key[len(country) + 1 :]] = more, tuple(self._rows(line, year, removed=True))
            start = stop
        return found

    def _line(self, key: str) -> str | None:
        start = self.calendars.find(f"\n{key} ")
        if start < 0:
            return None
        start += len(key) + 2
        return self.calendars[start : self.calendars.index("\n", start)]

    def _rows(self, line: str, year: int, *, removed: bool) -> Iterator[Holiday]:
        wanted = chr(ord("a") + year - self.first)
        for less, kind, name, dates in _pairs(line):
            pattern = self.patterns[dates]
            if less is removed and (wanted in pattern or pattern.isdigit()):
                for day, estimated in self._dates(pattern, year):
                    yield Holiday(day, self.names[name], kind, estimated)

    def _dates(self, pattern: str, year: int) -> Iterator[tuple[date, bool]]:
        if pattern.isdigit():
            yield date(year, int(pattern[:2]), int(pattern[2:])), False
            return
        at = pattern.find(chr(ord("a") + year - self.first)) + 1
        while at and pattern[at : at + 4].isdigit():
            computed = pattern[at + 4 : at + 5] == "~"
            yield date(year, int(pattern[at : at + 2]), int(pattern[at + 2 : at + 4])), computed
            at += 4 + computed


@lru_cache(maxsize=2048)
def _pairs(line: str) -> tuple[tuple[bool, str, int, int], ...]:
    """A calendar's line: is the day one that the subdivision lacks, its kind, and the numbers of name and pattern."""
    return tuple(
        (marks.startswith("-"), KINDS[marks.removeprefix("-")], number(name), number(pattern))
        for marks, name, pattern in _PAIR.findall(line)
    )


def _key(country: str, subdivision: str | None) -> str:
    return f"{country}-{subdivision}" if subdivision else country


def parse(data: bytes) -> Snapshot:
    """The snapshot in the bytes of its file."""
    header, names, patterns, calendars = zlib.decompress(data).decode("utf-8").split("\n\n")
    _, version, first, last = header.split("\n")
    return Snapshot(version, int(first), int(last), names.split("\n"), patterns.split("\n"), f"\n{calendars}\n")


@cache
def snapshot() -> Snapshot:
    """The snapshot that ships with silentbuyer."""
    return parse(resource(FILE).read_bytes())
