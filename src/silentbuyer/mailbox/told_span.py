"""The days of an absence that a person tells in passing, read by all that is known of dates: "kal se 28 tak band hai".

An out-of-office reply follows a few patterns, and `returning` reads those. Who tells a leave in a chat writes a day, a
range of days or the end of a month in whatever order the language has; here only the days count, and one word for
"until" or "back" beside them.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.dates.calendar_spans import months_on
from silentbuyer.dates.date_reading import NamedDate, named_dates
from silentbuyer.mailbox.cues import cue_words
from silentbuyer.mailbox.date_words import fold

_ONE = timedelta(days=1)
_LAST = 31
_FINE = timedelta(days=12)
"""Length of a span that still tells a day to be back by (judgement)."""

_UNTIL = ("until_first", "until_last", "until_tight", "until_post_first", "until_post_last")


def span_told(said: str, plain: str, sent: date, country: str | None) -> tuple[date, date] | None:
    """First day away and first day back of a sentence that is about an absence; None where it leaves doubt.

    `plain` is the sentence as the cues are looked for in it (`cues.masked`).
    """
    named = [one for one in named_dates(said, sent, country) if one.latest - one.earliest <= _FINE]
    if (days := _day_to_day(plain, sent, named)) is not None:
        return days
    if len(named) > 1 and named[0].earliest < named[-1].earliest:
        first, last = named[0].earliest, named[-1]
        return first, last.earliest if _says_back(plain) else last.latest + _ONE
    if len(named) != 1:
        return None
    only = named[0]
    if _says_back(plain):
        return sent, only.latest + _ONE if only.led == "A" else only.earliest
    return (sent, only.latest + _ONE) if _says_until(plain) else None


def _says_back(plain: str) -> bool:
    return cue_words("back").search(plain) is not None


def _says_until(plain: str) -> bool:
    return any(cue_words(kind).search(plain) for kind in _UNTIL) or bool(_until().search(plain))


def _day_to_day(plain: str, sent: date, named: list[NamedDate]) -> tuple[date, date] | None:
    """A range of days by their numbers, the month beside it or not told: "24 se 28", "24-28 eylul", "du 24 au 28"."""
    match = _between().search(plain)
    if match is None:
        return None
    first, last = (int(number) for number in match.groups())
    month = next((one.latest.replace(day=1) for one in named if one.latest.day in (first, last)), None)
    start = _dated(first, month, sent)
    end = _dated(last, month if month and last > first else None, start) if start is not None else None
    return None if start is None or end is None or end <= start else (start, end + _ONE)


def _dated(number: int, month: date | None, after: date | None) -> date | None:
    """The day of that number in a month; without a month the next one from a day on."""
    if after is None or not 1 <= number <= _LAST:
        return None
    here = after.replace(day=1)
    for one in (month,) if month is not None else (here, months_on(here, 1)):
        if number <= monthrange(one.year, one.month)[1] and (month is not None or one.replace(day=number) >= after):
            return one.replace(day=number)
    return None


@cache
def _between() -> re.Pattern[str]:
    """Two days of a month, and what stands between, before and behind them in a range."""
    told = toml("out_of_office/spans.toml")
    between, behind, units = ("|".join(map(re.escape, map(fold, told[key]))) for key in ("between", "behind", "units"))
    number = rf"(\d{{1,2}})(?:st|nd|rd|th|er|e|\.)?(?:{behind})?"
    return re.compile(
        rf"(?<![\d.,:/$€+-]){number}\s?(?:{between})\s?(?:{'|'.join(told['articles'])})?\s?{number}"
        rf"(?!\s?(?:{units}))(?![\d:%/]|[.,]\d)"
    )


@cache
def _until() -> re.Pattern[str]:
    """Words for "until" that `cues` does not know, since only chats write so."""
    words = map(re.escape, map(fold, toml("out_of_office/spans.toml")["until"]))
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")
