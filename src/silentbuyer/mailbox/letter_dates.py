"""Dates as people write them in a letter: found, with their place in the text, in many languages and orders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

import attrs

from silentbuyer.dates.calendar_spans import MONTH_FIRST, YEAR_FIRST
from silentbuyer.mailbox.date_words import BESIDE, CJK, names_of, patterns, weekday_pattern

NEAR, FAR = 180, 400
"""Days ahead within which a date without, and one with, a year is believed."""


@attrs.frozen
class Mention:
    """One date in a text: where it stands, its possible readings, and whether the year was written."""

    start: int
    end: int
    readings: tuple[date, ...]
    dated: bool = True


@attrs.frozen
class Reader:
    """Reads dates relative to the day on which the text was received, in the order of a country.

    `day_first` stands for a text in a language whose countries all write the day first.
    """

    received: date
    country: str | None = None
    day_first: bool = False

    def near(self, month: int, day: int, year: int | None) -> date | None:
        """The date meant: with its year, else the next such day; None if it is no date or too far off."""
        if year is not None:
            found = _date(year + 2000 if year < 100 else year, month, day)
            return found if found and -1 <= (found - self.received).days <= FAR else None
        for candidate in (self.received.year, self.received.year + 1):
            found = _date(candidate, month, day)
            if found and 0 <= (found - self.received).days <= NEAR:
                return found
        return None

    def next_weekday(self, number: int) -> date:
        """The next such weekday after the day of receipt."""
        return self.received + timedelta(days=(number - self.received.weekday() - 1) % 7 + 1)

    def next_day(self, day: int, after: date | None = None) -> date | None:
        """The next such day of a month, after a date or the day of receipt."""
        start = after or self.received
        for step in range(1, 62):
            found = start + timedelta(days=step)
            if found.day == day:
                return found
        return None

    def orders(self, text: str) -> tuple[str, ...]:
        """The orders in which a numeric date of this text may be meant."""
        if self.country in MONTH_FIRST:
            return ("md",)
        if self.country in YEAR_FIRST or (self.country is None and _is_cjk(text)):
            return ("md",)
        if self.country is not None or self.day_first:
            return ("dm",)
        return ("dm", "md")


@lru_cache(maxsize=4)
def _is_cjk(text: str) -> bool:
    """Whether a text holds signs of Chinese, Japanese or Korean; asked again at each of its dates."""
    return bool(CJK.search(text))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def mentions(text: str, reader: Reader) -> list[Mention]:
    """All dates of a folded text in order; one that cannot be a date near the day of receipt has no readings."""
    found: list[Mention] = []
    taken = bytearray(len(text))

    def take(spot: Mention) -> None:
        taken[spot.start : spot.end] = b"\1" * (spot.end - spot.start)
        found.append(spot)

    for name in ("cjk", "iso", "text", "text_us", "numeric"):
        for match in patterns()[name].finditer(text):
            if not any(taken[match.start() : match.end()]):
                take(Mention(match.start(), match.end(), tuple(_readings(name, match, text, reader))))
    for match in weekday_pattern().finditer(text):
        spot = _weekday(match, text, reader)
        if not any(taken[spot.start : spot.end]):
            take(spot)
    return sorted(found, key=lambda mention: mention.start)


def _weekday(match: re.Match[str], text: str, reader: Reader) -> Mention:
    """A weekday by its name, or with the day of the month beside it ("lunes 24")."""
    number = names_of("day")[match.group()]
    beside = BESIDE.match(text, match.end())
    if beside is None:
        return Mention(match.start(), match.end(), (reader.next_weekday(number),), dated=False)
    when = reader.next_day(int(beside[1]))
    fits = when is not None and when.weekday() == number
    return Mention(match.start(), beside.end(), (when,) if when and fits else ())


def _readings(name: str, match: re.Match[str], text: str, reader: Reader) -> Iterator[date]:
    groups = match.groupdict()
    year_text = groups.get("year") or groups.get("short")
    year = int(year_text) if year_text else None
    if name == "numeric":
        # "17.8" is a date only as "17.8." or beside a cue; "9.30" and "12.5" are filtered by their month.
        pairs = {
            (int(match["a"]), int(match["b"])) if order == "dm" else (int(match["b"]), int(match["a"]))
            for order in _orders(match, text, reader)
        }
        for day, month in sorted(pairs):
            if found := reader.near(month, day, year):
                yield found
        return
    month_text = groups["month"]
    month = int(month_text) if month_text.isdigit() else names_of("month")[month_text]
    if found := reader.near(month, int(match["day"]), year):
        yield found


def _orders(match: re.Match[str], text: str, reader: Reader) -> tuple[str, ...]:
    if match["sep"] == "-" and not match["year"] and (len(match["a"]) < 2 or len(match["b"]) < 2):
        return ()  # "8-17" is a time of day, "2-3" a number of days.
    if match["sep"] == "-" and not match["year"] and reader.country not in MONTH_FIRST | YEAR_FIRST:
        return ("dm",)
    if match["sep"] == ".":
        return ("md",) if reader.country in YEAR_FIRST else ("dm",)
    first, second = int(match["a"]), int(match["b"])
    if first > 12:
        return ("dm",)
    if second > 12:
        return ("md",)
    return reader.orders(text)
