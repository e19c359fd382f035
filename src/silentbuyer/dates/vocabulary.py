"""The words of dates in many languages, laid out for quick finding: ``data/dates``.

Each word or phrase stands for a row of signs; a sign is a letter for its part in a date and a value. The letters:

======  =================================================  ======  ===========================================
``M``   month (1-12; 101 on Persian, 201 on Islamic)       ``D``   weekday (Monday is 0)
``F``   feast (its name)                                   ``R``   in so many days (tomorrow is 1)
``dwmyksh``  day, week, month, year, quarter, half-year, half
``X T`` next, this                                         ``P``   past
``I i`` in (``i`` also without a number)                   ``V``   within
``L``   later, behind a number                             ``EBC`` end, beginning, middle
``A Z`` after, before                                      ``K O`` number word, ordinal
``W``   before the number of a week                        ``q``   before the number of a month
``S``   quarter or half by its number                      ``p``   small words between
======  =================================================  ======  ===========================================
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import attrs

from silentbuyer.data.tables import rows, toml
from silentbuyer.dates.plain_text import words as folded_words

UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""A letter of a script in which words are found by their letters."""

CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""A letter of Chinese, Japanese or Korean."""

UNITS = frozenset("dwmyksh")

Value = int | str
Signs = tuple[tuple[str, Value], ...]

_CODES = {
    "next": "X", "this": "T", "in": "I", "in1": "i", "within": "V", "later": "L", "end": "E", "begin": "B", "mid": "C",
    "after": "A", "before": "Z", "past": "P", "glue": "p", "weekno": "W", "month": "q",
}  # fmt: skip
_ROWS: dict[str, Signs] = {
    "tomorrow": (("R", 1),), "overmorrow": (("R", 2),),
    "nw": (("X", 0), ("w", 0)), "nm": (("X", 0), ("m", 0)), "nq": (("X", 0), ("k", 0)), "ny": (("X", 0), ("y", 0)),
    "tw": (("T", 0), ("w", 0)), "tm": (("T", 0), ("m", 0)), "ty": (("T", 0), ("y", 0)),
    "eow": (("E", 0), ("w", 0)), "eom": (("E", 0), ("m", 0)), "eoy": (("E", 0), ("y", 0)), "eoq": (("E", 0), ("k", 0)),
    "boy": (("B", 0), ("y", 0)),
    "k1w": (("K", 1), ("w", 0)), "k1m": (("K", 1), ("m", 0)), "k2d": (("K", 2), ("d", 0)),
    "k2w": (("K", 2), ("w", 0)), "k2m": (("K", 2), ("m", 0)),
    "wl": (("w", 0), ("L", 0)), "wv": (("w", 0), ("L", 0)),
    "half1": (("S", "s1"),), "half2": (("S", "s2"),),
}  # fmt: skip
_OTHER = {"persian": 100, "islamic": 200}
_CHINESE = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_CASES = frozenset(
    {"fi", "et", "hu", "tr", "az", "kk", "uz", "lv", "lt", "eu", "ka", "hy", "el", "uk", "ru", "be", "pl", "cs", "sk",
     "sl", "hr", "sr", "bg", "mk", "mn", "is", "bn"}
)  # fmt: skip
"""Languages that write the case of a month or weekday as its ending."""

_HALVES = {"de": ("hälfte",), "nl": ("helft",), "sv": ("hälften",)}
"""What is written onto the name of a month for half of it."""

_WEEKS = {"de": ("woche", "wochen"), "nl": ("week",), "sv": ("veckan",)}
"""What is written onto the name of a month for a week of it."""

_ENDINGS = "aeiouyаеиоуьяοη"
DOUBTFUL = frozenset({"march", "mart", "mars"})
"""Names of months that are other words as well."""

_LEAST_STEM, _SHORT, _LEAST_UNSPACED = 4, 3, 5


@attrs.frozen
class Vocabulary:
    """Words and phrases -> the rows of signs that they may stand for; stems of words; and phrases by first letter."""

    words: dict[str, tuple[Signs, ...]]
    longest: dict[str, int]
    stems: dict[str, tuple[Signs, ...]]
    letters: dict[str, tuple[tuple[str, tuple[Signs, ...]], ...]]


@cache
def vocabulary() -> Vocabulary:
    """All words of all languages."""
    words: dict[str, list[Signs]] = {}
    stems: dict[str, list[Signs]] = {}
    everyday = frozenset(toml("dates/words.toml")["everyday"].split("|"))
    entries = [*_names(), *_other_names(), *_of_words(), *_feasts(), *_weekdays()]
    for folded, (text, signs) in zip(folded_words(text.rstrip("*") for text, _ in entries), entries, strict=True):
        place = stems if text.endswith("*") else words
        if folded and folded not in everyday and signs not in place.setdefault(folded, []):
            place[folded].append(signs)
    spaced = {text: tuple(found) for text, found in words.items() if not UNSPACED.search(text)}
    longest: dict[str, int] = {}
    for text in (*spaced, *stems):
        first, length = text.split(" ", 1)[0], text.count(" ") + 1
        longest[first] = max(longest.get(first, 0), length)
    return Vocabulary(spaced, longest, {text: tuple(found) for text, found in stems.items()}, _by_letter(words))


def _by_letter(words: dict[str, list[Signs]]) -> dict[str, tuple[tuple[str, tuple[Signs, ...]], ...]]:
    found: dict[str, list[tuple[str, tuple[Signs, ...]]]] = {}
    for text, signs in words.items():
        if UNSPACED.search(text):
            found.setdefault(text[0], []).append((text, tuple(signs)))
    return {letter: tuple(sorted(row, key=lambda pair: -len(pair[0]))) for letter, row in found.items()}


def _names() -> Iterator[tuple[str, Signs]]:
    kinds = {"month": "M", "day": "D"}
    table = (*rows("dates/names.csv"), *rows("dates/written_names.csv"))
    yield from _halves(table)
    for name, row in zip(folded_words(row["name"] for row in table), table, strict=True):
        kind, value = row["kind"], row["value"]
        if any(char.isdigit() for char in name) or len(name) < _least(name):
            continue
        if kind in kinds:
            doubtful = (len(name) <= _SHORT and name.isascii()) or name in DOUBTFUL
            sign = kinds[kind].lower() + "?" if doubtful else kinds[kind]
            yield name, ((sign, int(value)),)
            if row["language"] in _CASES and len(_stem(name)) > _LEAST_STEM:
                yield f"{_stem(name)}*", ((sign, int(value)),)
        elif kind == "unit":
            yield name, ((value, 0),)
        else:
            yield (
                name,
                (("R", int(kind == "next")),) if value == "d" else (("X" if kind == "next" else "T", 0), (value, 0)),
            )


def _halves(table: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, Signs]]:
    """Half or a week of a month in one word, as Germanic languages write it: "Januarhälfte", "Aprilwoche"."""
    for row in table:
        for week in _WEEKS.get(row["language"], ()) if row["kind"] == "month" else ():
            yield f"{row['name']}{week}", (("w", 0), ("M", int(row["value"])))
        for half in _HALVES.get(row["language"], ()) if row["kind"] == "month" else ():
            yield f"{row['name']}{half}", (("h", 0), ("M", int(row["value"])))


def _least(name: str) -> int:
    """Letters that a name must have: two Chinese signs say much, three Thai letters nothing."""
    if not UNSPACED.search(name):
        return _SHORT
    return 2 if CJK.search(name) else _LEAST_UNSPACED


def _stem(name: str) -> str:
    """A name without the vowel, or the Greek ending, that its cases change."""
    bare = name.removesuffix("σ")
    return bare[:-1] if bare[-1] in _ENDINGS and len(bare) > _LEAST_STEM else bare


def _other_names() -> Iterator[tuple[str, Signs]]:
    for row in rows("dates/other_months.csv"):
        number = _OTHER[row["calendar"]] + int(row["number"])
        yield row["name"], (("M" if len(row["name"]) > _SHORT else "m?", number),)


def _of_words() -> Iterator[tuple[str, Signs]]:
    for table in toml("dates/words.toml").values():
        if isinstance(table, str) or not hasattr(table, "items"):
            continue
        for key, texts in table.items():
            for text in texts.split("|") if key not in ("nums", "ords") else texts.split():
                yield from _row(key, text)


def _row(key: str, text: str) -> Iterator[tuple[str, Signs]]:
    if key in ("nums", "ords"):
        name, _, number = text.rpartition("=")
        yield name, (("K" if key == "nums" else "O", int(number)),)
    elif key.startswith("u_"):
        yield text, ((key[2].replace("q", "k"), 0),)
    elif key in _ROWS:
        yield text, _ROWS[key]
    else:
        yield text, ((_CODES[key], 0),)


def _feasts() -> Iterator[tuple[str, Signs]]:
    for name, row in toml("dates/feasts.toml").items():
        if name != "date":
            names = f"{row['names']}|{row.get('season', '')}".split("|")
            yield from ((text, (("F", name),)) for text in names if text)
            yield from ((text, (("F", name), ("A", 0))) for text in row.get("after", "").split("|") if text)


def _weekdays() -> Iterator[tuple[str, Signs]]:
    """Weekdays of Chinese and Japanese as they are written together with "next" and "this"."""
    for letter, day in _CHINESE.items():
        for week in ("周", "週", "星期", "礼拜", "禮拜"):
            yield f"{week}{letter}", (("D", day),)
            for begin in ("下", "下个", "下個"):
                yield f"{begin}{week}{letter}", (("X", 0), ("D", day))
            for begin in ("本", "这", "這", "这个", "這個"):
                yield f"{begin}{week}{letter}", (("T", 0), ("D", day))
    for day, letter in enumerate("月火水木金土日"):
        yield f"{letter}曜", (("D", day),)
