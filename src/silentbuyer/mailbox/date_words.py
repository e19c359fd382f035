"""The words of a date: month and weekday names in many languages, and the patterns of dates made of them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from silentbuyer.data import tables

MOST = 4000
"""Characters of a text that are looked at."""

CJK = re.compile(r"[぀-ヿ一-鿿가-힣]")
"""A letter of Japanese, Chinese or Korean."""

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
_FIRST_MARK = "\u0300"
"""The first of the marks that stand over or under a letter."""

# A shorter weekday name is a month or a word of another language oftener ("mar", "so", "do").
_SHORT_DAYS = 4
# Vowels and signs in which the name of a weekday ends and its other cases do not; what is left must still be a name.
_ENDINGS = frozenset("aeouyьаяио")
_SHORTEST_STEM = 4


def fold(text: str) -> str:
    """Lower case without accents, digits in ASCII, so that spelling matters little (``AOÛT`` is ``aout``)."""
    if text.isascii():
        return text[:MOST].lower().replace("`", "'")
    # One sign of Arabic may stand for eighteen letters.
    plain = unicodedata.normalize("NFKD", text[:MOST].replace("İ", "i"))[: 2 * MOST]
    kept = "".join([char for char in plain if char < _FIRST_MARK or unicodedata.category(char) != "Mn"])
    folded = unicodedata.normalize("NFC", kept).lower().translate(_FOLD)
    if folded.isascii():
        return folded
    return "".join([str(unicodedata.digit(char)) if char > "\x7f" and char.isdigit() else char for char in folded])


@cache
def names_of(kind: str) -> dict[str, int]:
    """Folded names of the months (``month``, from 1) or weekdays (``day``, Monday is 0) with their numbers."""
    found: dict[str, int] = {}
    for row in tables.rows("out_of_office/names.csv"):
        if row["kind"] == kind:
            found.setdefault(fold(row["name"]), int(row["number"]))
    as_written = (row for row in tables.rows("out_of_office/written_names.csv") if row["kind"] == kind)
    return {**found, **{fold(row["name"]): int(row["number"]) for row in as_written}}


def _alternation(names: dict[str, int], least: int = 1) -> str:
    return "|".join(
        re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)) if len(name) >= least
    )


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The forms of a date by name: ``cjk``, ``iso``, ``text`` (17 August), ``text_us`` (August 17), ``numeric``."""
    month = f"(?P<month>{_alternation(names_of('month'))})"
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
    return tuple(name for name in names_of("day") if len(name) >= _SHORT_DAYS or CJK.search(name))


@cache
def weekday_pattern() -> re.Pattern[str]:
    """Any weekday name of `weekday_names`, as a word of its own where the script has words."""
    latin = {
        name: number for name, number in names_of("day").items() if len(name) >= _SHORT_DAYS and not CJK.search(name)
    }
    cjk = {name: number for name, number in names_of("day").items() if CJK.search(name)}
    return re.compile(rf"(?<!\w)(?:{_alternation(latin)})(?!\w)|{_alternation(cjk)}")


@cache
def weekdays_spoken() -> re.Pattern[str]:
    """A weekday by name as a habit has it too: ``Fridays``, ``freitags``, ``vendredis``, ``по пятницам``."""
    stems = {name[:-1] if name[-1] in _ENDINGS else name for name in names_of("day") if not CJK.search(name)}
    latin = "|".join(sorted((re.escape(stem) for stem in stems if len(stem) >= _SHORTEST_STEM), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{latin})\w{{0,3}}(?!\w)|{weekday_pattern().pattern}")


BESIDE = re.compile(
    r"[\s,]{1,2}(?:the\s|den\s|el\s|le\s|il\s|dia\s)?(3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?=[\s.,;)]|$)(?![.,]\d)(?!\.?\s+[^\W\d]{3,}\.?\s+20\d\d)"
)
"""The day of the month behind a weekday ("lunes 24"), unless a month and year follow."""
