"""The date and time before a line of an exported chat, as the phones of all languages write them.

No list of formats: five or six numbers, the signs between them, and perhaps a word for the half of the day. The words
come from CLDR (``data/mailbox/chat_clock.toml``). A word that is not known is told, for a half of the day that is not
understood would be a wrong hour.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise

import attrs

from silentbuyer.data.tables import toml

MARKS = dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
)
"""Signs that only steer the direction of writing."""

_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007\u3000\t"), " ")
_NUMBERS = re.compile(r"\d{1,4}")
_BETWEEN_DATE = re.compile(r" ?[./\-年月] ?| ")
_BETWEEN_TIME = re.compile(r" ?(?:[:.：'’]|h|時|时|点|點|시|min|m|分|분|སྐར་མ་) ?", re.IGNORECASE)
_ERAS = {
    **dict.fromkeys(("هـ", "ه", "ah", "h.", "هجری قمری"), "islamic"),
    **dict.fromkeys(("ap", "ه‍.ش.", "ه.ش.", "هجری شمسی", "shamsi"), "persian"),
    **dict.fromkeys(("พ.ศ.", "be", "พศ"), "buddhist"),
    **dict.fromkeys(("民國", "民国", "roc", "minguo"), "minguo"),
}
_DIGITS = re.compile(r"[^\D0-9]")
_WORD = re.compile(r"[^\s\d,،;()\[\]–—-]+")


@attrs.frozen
class Stamp:
    """One date and time as it stands: three numbers in an order that is not known yet, and the clock.

    Attributes:
        numbers: the numbers of the date, in their order.
        year_first: whether the first of them has more than two digits.
        clock: hour (0 to 23, as far as the words tell), minute, second.
        dotted: whether dots part the numbers: no language of CLDR puts a month first before a dot.
        era: the calendar that a word beside the date names; empty if none does.
        unknown: a word that is not understood; empty if there is none.

    """

    numbers: tuple[int, int, int]
    year_first: bool
    clock: tuple[int, int, int]
    dotted: bool = False
    era: str = ""
    unknown: str = ""


def plain_signs(text: str) -> str:
    """A text without signs of direction, with plain spaces and the digits 0 to 9."""
    if text.isascii():
        return text.replace("\t", " ")
    shown = text.translate(MARKS).translate(_SPACES)
    return shown if shown.isascii() else _DIGITS.sub(_digit, shown)


def _digit(found: re.Match[str]) -> str:
    return str(unicodedata.decimal(found[0]))


@lru_cache(maxsize=4096)  # many lines of a chat were written in the same minute
def stamp_of(text: str) -> Stamp | None:
    """The date and time that a text is, all of it; None when it is none."""
    found = list(_NUMBERS.finditer(text))
    if not 5 <= len(found) <= 6 or found[0].start() > 24:
        return None
    numbers = [int(one.group()) for one in found]
    gaps = [text[one.end() : two.start()] for one, two in pairwise(found)]
    edges = text[: found[0].start()], text[found[-1].end() :]
    if _time_first(gaps):
        date, split = len(numbers) - 3, len(numbers) - 4
    else:
        date, split = 0, 2
    if max(map(len, gaps)) > 24 or not _shaped(gaps, date, split):
        return None
    words = " ".join((edges[0], gaps[split], edges[1], *_tails(gaps, split)))
    clock = numbers[3:] if date == 0 else numbers[:date]
    made = _read(numbers[date : date + 3], clock, words, year_first=len(found[date].group()) > 2)
    return made and attrs.evolve(made, dotted="." in gaps[date])


def _time_first(gaps: list[str]) -> bool:
    return gaps[0].strip() in (":", "：", "h") and not _BETWEEN_DATE.fullmatch(gaps[0])


def _shaped(gaps: list[str], date: int, split: int) -> bool:
    """Whether the signs between the numbers are those of a date and of a time."""
    days = gaps[date : date + 2]
    times = [gap for place, gap in enumerate(gaps) if place not in (date, date + 1, split)]
    glue = gaps[split]
    apart = bool(re.search(r"[\s,،tT日(]|[^\W\d_]", glue))
    return all(map(_BETWEEN_DATE.fullmatch, days)) and all(map(_BETWEEN_TIME.fullmatch, times)) and apart


def _tails(gaps: list[str], split: int) -> list[str]:
    return ["".join(c for c in gap if c.isalpha()) for place, gap in enumerate(gaps) if place > split + 1]


def _read(date: list[int], clock: list[int], words: str, *, year_first: bool) -> Stamp | None:
    hour, minute, second = (*clock, 0)[:3]
    half, era, unknown = _told(words)
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return Stamp((date[0], date[1], date[2]), year_first, (hour, minute, second), era=era, unknown=unknown)


def _told(text: str) -> tuple[str, str, str]:
    """The half of the day, the era, and the word that is not known; each empty if there is none."""
    whole = bare(_without_signs(text))
    if not whole:
        return "", "", ""
    if whole in _halves():
        return _halves()[whole], "", ""
    half = era = unknown = ""
    for word in _WORD.findall(text.lower()):
        if bare(word) in _halves() and word not in _units():
            half = _halves()[bare(word)]
        elif word in _ERAS:
            era = _ERAS[word]
        elif not _is_unit(word):
            unknown = word
    if unknown and (rest := _halves().get(bare(_without_units(text)))):
        return rest, era, ""
    return half, era, unknown


def _is_unit(word: str) -> bool:
    return word in _units() or word.strip(".'’:") in {*_units(), ""}


def _without_signs(text: str) -> str:
    return " ".join(_WORD.findall(text))


def _without_units(text: str) -> str:
    return " ".join(word for word in _WORD.findall(text.lower()) if not _is_unit(word))


def bare(word: str) -> str:
    """A word without spaces, dots and case, as the table holds it."""
    return "".join(c for c in unicodedata.normalize("NFKC", word).casefold() if not c.isspace() and c != ".")


def half_of_day(word: str) -> str:
    """``am`` or ``pm`` for a word that means a half of the day; empty for any other."""
    return _halves().get(bare(word), "")


@cache
def _halves() -> dict[str, str]:
    table = toml("mailbox/chat_clock.toml")
    return {word: half for half in ("am", "pm") for word in table[half]}


@cache
def _units() -> frozenset[str]:
    return frozenset(toml("mailbox/chat_notices.toml")["units"])
