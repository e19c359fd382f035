"""A day that is named by its number alone: "from the 26th on", "a partir del 26", "ab dem 26."."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import groupby

from silentbuyer.data.tables import toml
from silentbuyer.dates.calendar_spans import months_on
from silentbuyer.text.sentences import UNSPACED, fold
from silentbuyer.values.lazy import remembered

_LAST = 31
_DIGIT, _NUMBER = re.compile(r"\d"), re.compile(r"\d{1,2}")
_TURN = timedelta(days=16)
"""How far into the next month a day is meant that is named by its number alone (judgement)."""


@cache
def _ways(key: str) -> re.Pattern[str]:
    """The ways in their order; neighbours that begin alike share what may stand before them, which is asked once."""
    alike = groupby(map(fold, toml("dates/lengths.toml")[key]), _before)
    ways = "|".join(f"{before}(?:{'|'.join(ways)})" for before, ways in alike)
    return re.compile(ways.replace("{n}", r"(?:\d{1,2})"))


def _before(way: str) -> str:
    """A way begins where a word does; behind the letters of a script without spaces a number may stand."""
    glued = way.startswith("{n}") or UNSPACED.match(way)
    return r"(?<![a-z\d.,/-])" if glued else r"(?<!\w)"


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"\.?\s?(?:{toml('dates/past_things.toml')['counted']})")


def days_alone(text: str, written: date, key: str = "alone") -> Iterator[tuple[date, int, int]]:
    """Each such day of a plain text as the next day of that number, and where its words stand.

    `key` is the list of the table: ``alone`` (from that day on) or ``on`` (that day, where a step is told of it).
    """
    for number, start, end in numbers_alone(text, key):
        day = _next(number, written)
        if key == "on" and day is not None and day.month != written.month and day - written > _TURN:
            continue  # "we got it on the 3rd", written on the 12th, is over
        if day is not None:
            yield day, start, end


@remembered(4096)
def numbers_alone(text: str, key: str) -> tuple[tuple[int, int, int], ...]:
    """The numbers that may name a day by themselves, whenever the text was written, and where their words stand."""
    if not _DIGIT.search(text):
        return ()
    return tuple(
        (int(_NUMBER.findall(match.group())[0]), match.start(), match.end())
        for match in _ways(key).finditer(text)
        if not _counted().match(text, match.end())  # "from the 3rd version on" is no day
    )


_CUT = re.compile(r"(?<![\d.,])\d{1,2}\.$")
_NUMBERED = re.compile(r"[a-zß-öø-ÿа-я]|(?i:kalenderwoche|kw\b|woche|quartal|halbjahr)")
"""What goes on behind such a dot: a small letter ("20. ili 21. travnja"), or what is numbered with a capital."""


def unbroken(sentences: Iterable[str]) -> list[str]:
    """The sentences, joined where the dot of a number was taken for an end: "Nach dem 3. | Muster"."""
    joined: list[str] = []
    for sentence in sentences:
        if joined and _CUT.search(joined[-1]) and (_counted().match(fold(sentence)) or _NUMBERED.match(sentence)):
            joined[-1] = f"{joined[-1]} {sentence}"
        else:
            joined.append(sentence)
    return joined


_BESIDE = re.compile(
    r"(?:,? | ?\(|\s?ที่\s?|(?=\d{1,2}\s?[号號日](?![間间内後后])))"
    r"(?:the |den |der |le |el |il |dia |de |d\. |ayin |tanggal |tgl |dne |na |al )?"
    r"(\d{1,2})(?:st|nd|rd|th|er|º|e|\.)?(?![\w:/]|[.,]\d|['’])"
    r"|(?:,? | ?\(|(?=\d))(?:ayin )?(\d{1,2})(?:\s?[号號日](?![間间内後后])|['’]\w+)"
)
"""The number of the day behind a weekday: "Friday 13th", "vendredi 11", "Montag, den 14.", "周一20号"."""

_AHEAD = re.compile(r"(?<!\d)(\d{1,2})\s?(?:일|日|号|號)\s?(?:の|,)?\s?\(?$")
_NEAR = 8
"""The number of the day right before a weekday, as in Japan and Korea, and how far before it is looked for."""


def day_beside(text: str, start: int, end: int, weekday: int, written: date) -> tuple[date, int] | None:
    """The day whose number stands right beside a weekday that it falls on, and where its words end."""
    match = _BESIDE.match(text, end)
    behind = (match[1] or match[2], match.end()) if match else None
    ahead = _AHEAD.search(text[max(0, start - _NEAR) : start])
    for number, last in filter(None, (behind, (ahead[1], end) if ahead else None)):
        day = _next(int(number), written)
        if day is not None and day.weekday() == weekday:
            return day, last
    return None


def _next(number: int, written: date) -> date | None:
    """The next day of that number, in this month or the one after."""
    if not 1 <= number <= _LAST:
        return None
    first = written.replace(day=1)
    for month in (first, months_on(first, 1)):
        try:
            found = month.replace(day=number)
        except ValueError:
            continue
        if found >= written:
            return found
    return None
