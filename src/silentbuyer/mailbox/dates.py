"""Dates as people write them in a letter: found, with their place in the text, in many languages and orders."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import attrs

from silentbuyer import tables

MOST = 4000
"""Characters of a text that are looked at."""

MONTH_FIRST = frozenset({"US", "PH", "PR", "GU", "AS", "VI", "MP", "FM", "MH", "PW"})
"""Countries that write 8/17 for the seventeenth of August."""

YEAR_FIRST = frozenset({"CN", "JP", "KR", "TW", "HK", "MO", "HU", "LT", "MN"})
"""Countries that write the month before the day because they write the year first."""

NEAR, FAR = 180, 400
"""Days ahead within which a date without, and one with, a year is believed."""

_CJK = re.compile(r"[぀-ヿ一-鿿가-힣]")
_LETTERS = {
    "ı": "i",
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "’": "'",
    "‘": "'",
    "`": "'",
    "‐": "-",
    "‑": "-",
}
_FOLD = str.maketrans(_LETTERS)


def fold(text: str) -> str:
    """Lower case without accents, digits in ASCII, so that spelling matters little (``AOÛT`` is ``aout``)."""
    plain = unicodedata.normalize("NFKD", text[:MOST].replace("İ", "i"))
    kept = "".join(char for char in plain if unicodedata.category(char) != "Mn")
    folded = unicodedata.normalize("NFC", kept).lower().translate(_FOLD)
    return "".join(str(unicodedata.digit(char)) if char.isdigit() else char for char in folded)


@cache
def _names(kind: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in tables.rows("out_of_office/names.csv"):
        if row["kind"] == kind:
            found.setdefault(fold(row["name"]), int(row["number"]))
    return {**found, **_EXTRA[kind]}


_EXTRA = {
    "month": {
        "sept": 9, "sep": 9, "juni": 6, "juli": 7, "jully": 7, "augst": 8,
        "كانون الثاني": 1, "شباط": 2, "اذار": 3, "نيسان": 4, "ايار": 5, "حزيران": 6, "تموز": 7, "اب": 8,
        "ايلول": 9, "تشرين الاول": 10, "تشرين الثاني": 11, "كانون الاول": 12,
        "جانفي": 1, "فيفري": 2, "افريل": 4, "ماي": 5, "جوان": 6, "جويلية": 7, "اوت": 8, "غشت": 8, "شتنبر": 9,
        "janv": 1, "fevr": 2, "avr": 4, "juil": 7, "ene": 1, "abr": 4, "ago": 8, "dic": 12, "set": 9, "out": 10,
        "mrt": 3, "mai": 5,
    },
    "day": {
        "周一": 0, "周二": 1, "周三": 2, "周四": 3, "周五": 4, "周六": 5, "周日": 6, "周天": 6,
        "星期一": 0, "星期二": 1, "星期三": 2, "星期四": 3, "星期五": 4, "星期六": 5, "星期日": 6, "星期天": 6,
        "礼拜一": 0, "週一": 0, "週二": 1, "週三": 2, "週四": 3, "週五": 4,
        "月曜": 0, "火曜": 1, "水曜": 2, "木曜": 3, "金曜": 4, "土曜": 5, "日曜": 6,
        "월요일": 0, "화요일": 1, "수요일": 2, "목요일": 3, "금요일": 4, "토요일": 5, "일요일": 6,
        "понедельника": 0, "вторника": 1, "среду": 2, "среды": 2, "четверга": 3, "пятницу": 4, "пятницы": 4,
        "субботу": 5, "poniedziałku": 0, "wtorku": 1, "srode": 2, "srody": 2, "czwartku": 3, "piatek": 4,
        "piatku": 4, "maandag": 0, "الاثنين": 0, "الإثنين": 0, "segunda": 0, "terca": 1, "quarta": 2, "quinta": 3,
        "sexta": 4,
    },
}  # fmt: skip
_EXTRA = {kind: {fold(name): number for name, number in names.items()} for kind, names in _EXTRA.items()}

# Words that are month names somewhere but something else oftener, unless a day number stands beside them.
_SHORT_DAYS = 4


def _alternation(names: dict[str, int], least: int = 1) -> str:
    return "|".join(
        re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)) if len(name) >= least
    )


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    month = f"(?P<month>{_alternation(_names('month'))})"
    day = r"(?P<day>3[01]|[12]\d|0?[1-9])"
    year = r"(?P<year>20\d\d|\d\d)"
    ordinal = r"(?:st|nd|rd|th|er|:?e|:a|\.|-?го|-?е|º|°|ª|o|ª)?"
    of = r"(?:\s+(?:of|de|del|di|van)\s+|[./-]|\s?[.,]\s|\s+)?"
    end = r"(?![a-zа-яёіїєґα-ωء-ي\d])"
    one_day = r"(?P<day>3[01]|[12]\d|0?[1-9])"
    one_month = r"(?P<month>1[0-2]|0?[1-9])"
    either = r"3[01]|[12]\d|0?[1-9]"
    rules = {
        "cjk": rf"(?:(?P<year>20\d\d|\d\d)\s?[年년]\s?)?{one_month}\s?[月월]\s?{one_day}\s?[日号號일]?",
        "iso": rf"(?<![\d.])(?P<year>20\d\d)\s?[-/.]\s?{one_month}\s?[-/.]\s?{one_day}(?!\d)",
        "text": rf"(?<![\d.,:/]){day}{ordinal}\s?{of}{month}{end}\.?"
        r"(?:,?\s*(?:de\s+|del\s+)?(?P<year>20\d\d)(?!\d)|\s+'?(?P<short>[2-4]\d)(?![\d:.]))?",
        "text_us": rf"(?<![a-zа-я]){month}\.?\s+(?:the\s+)?{day}(?:st|nd|rd|th)?"
        r"(?![\d:]|[.,]\d)(?:,?\s*(?P<year>20\d\d))?(?!\d)",
        "numeric": rf"(?<![\d.,:/])(?:(?<!-)|(?=\d{{1,2}}\s?[./]))(?P<a>{either})\s?(?P<sep>[./-])\s?(?P<b>{either})"
        rf"(?:\s?(?P=sep)\s?{year}(?![\d:])|(?P<dot>\.)(?!\d)|(?![\d:%]|[./]\d|-\d(?!\d?[./])))",
    }
    return {name: re.compile(rule) for name, rule in rules.items()}


def weekday_names() -> tuple[str, ...]:
    """Folded weekday names of four letters and more, and those of Chinese, Japanese and Korean."""
    return tuple(name for name in _names("day") if len(name) >= _SHORT_DAYS or _CJK.search(name))


@cache
def _weekday_pattern() -> re.Pattern[str]:
    latin = {
        name: number for name, number in _names("day").items() if len(name) >= _SHORT_DAYS and not _CJK.search(name)
    }
    cjk = {name: number for name, number in _names("day").items() if _CJK.search(name)}
    return re.compile(rf"(?<!\w)(?:{_alternation(latin)})(?!\w)|{_alternation(cjk)}")


_BESIDE = re.compile(
    r"[\s,]{1,2}(?:the\s|den\s|el\s|le\s|il\s|dia\s)?(3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?=[\s.,;)]|$)(?![.,]\d)(?!\.?\s+[^\W\d]{3,}\.?\s+20\d\d)"
)


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
        if self.country in YEAR_FIRST or (self.country is None and _CJK.search(text)):
            return ("md",)
        if self.country is not None or self.day_first:
            return ("dm",)
        return ("dm", "md")


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def mentions(text: str, reader: Reader) -> list[Mention]:
    """All dates of a folded text in order; one that cannot be a date near the day of receipt has no readings."""
    found: list[Mention] = []
    for name in ("cjk", "iso", "text", "text_us", "numeric"):
        for match in _patterns()[name].finditer(text):
            if all(match.end() <= other.start or match.start() >= other.end for other in found):
                found.append(Mention(match.start(), match.end(), tuple(_readings(name, match, text, reader))))
    for match in _weekday_pattern().finditer(text):
        spot = _weekday(match, text, reader)
        if all(spot.end <= other.start or spot.start >= other.end for other in found):
            found.append(spot)
    return sorted(found, key=lambda mention: mention.start)


def _weekday(match: re.Match[str], text: str, reader: Reader) -> Mention:
    """A weekday by its name, or with the day of the month beside it ("lunes 24")."""
    number = _names("day")[match.group()]
    beside = _BESIDE.match(text, match.end())
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
    month = int(month_text) if month_text.isdigit() else _names("month")[month_text]
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
