"""Dates whose month is a word, in some ninety languages: ``14 de mayo de 2026``, ``2026. május 14.``, ``08/FEB/26``.

Every word must be known: a month, a weekday, a half of the day or a filler of date patterns (``data/records``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from silentbuyer.data import tables

# Marks of direction and joining, which phones and spreadsheets put between the parts of a date.
_UNSEEN = dict.fromkeys((0x200B, 0x200C, 0x200E, 0x200F, 0x061C, 0xFEFF, *range(0x202A, 0x202F)))
_APART = re.compile(r"[\s,،၊/()\[\]–—_\x00-]+")
_NUMBER = re.compile(r"\d+")
# "1st", "14(a)", "2026(e)ko", "14ê", "2026an": endings that some languages put to a number.
_ENDING = re.compile(
    r"(?<=\d)(?:st|nd|rd|th|er|re|º|ª|°|ος|η|(?:-?[егй]о?)|\(e\)ko|\(a\)|ê|an|ی|-nji|-ci|-е)(?![^\W\d_])"
)


def plain_text(text: str) -> str:
    """A text as dates are compared: one width, lower case, ASCII digits, no unseen marks."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).translate(_UNSEEN)
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in folded)


def plain_word(text: str) -> str:
    """One word or phrase without the full stops around it."""
    return " ".join(plain_text(text).replace("\xa0", " ").split()).strip(" .’'")


@cache
def words(kind: str) -> Mapping[str, tuple[str, ...]]:
    """Word -> values of one kind: ``month``, ``weekday``, ``half``, ``filler``."""
    found: dict[str, tuple[str, ...]] = {}
    for row in tables.rows("records/date_words.csv"):
        if row["kind"] == kind:
            for name in row["names"].split("|"):
                found[name] = (*found.get(name, ()), row["value"])
    return found


def without_weekday(text: str) -> str:
    """A date or clock without the weekday that stands before it, also in brackets: ``(水) 15:20``, ``Wed, 4 Mar``."""
    bare = text.lstrip(" ,(（.")
    for stop in range(min(len(bare), 24), 0, -1):
        at_end = stop == len(bare) or not (bare[stop - 1].isalpha() and bare[stop].isalpha()) or _is_cjk(bare[stop - 1])
        word = plain_word(bare[:stop]) if at_end else ""
        # "Mar" is Tuesday in French and March in English: the date says which.
        if word in words("weekday") and word not in words("month"):
            return bare[stop:].lstrip(" ,.)）、،")
    return text


def _is_cjk(char: str) -> bool:
    return "\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3"


def named_day(text: str) -> tuple[tuple[int, int, int] | None, str]:
    """Year, month and day of a date whose month is a word, and a note; (None, why) if it is none for certain.

    A year of two digits belongs to this century, and then stands last: ``04-Mar-26``.
    """
    bare = _ENDING.sub(" ", text)
    numbers = _NUMBER.findall(bare)
    month = _month(_NUMBER.sub(" ", bare)) if len(numbers) == 2 else None
    if month is None:
        return None, ""
    if len(month) > 1:
        return None, f"could be two months ({' or '.join(month)}): not read"
    first, second = numbers
    if len(first) == 4:
        return (int(first), int(month[0]), int(second)), ""
    if len(second) == 2 and len(first) <= 2:
        return (2000 + int(second), int(month[0]), int(first)), f"the year {second} was read as 20{second}"
    return ((int(second), int(month[0]), int(first)), "") if len(second) == 4 else (None, "")


def _month(text: str) -> tuple[str, ...] | None:
    """The numbers of the month that the words name, when all other words are fillers or weekdays."""
    months, idle = words("month"), (words("filler"), words("weekday"))
    parts = [part for part in map(plain_word, _APART.split(text)) if part]
    names = [part for part in parts if part in months or not any(part in known for known in idle)]
    sure = [name for name in names if name not in words("weekday")]
    tried = (" ".join(names), " ".join(sure), " ".join(parts))
    return next((months[text] for text in tried if text in months), None) or _prefixed(names)


def _prefixed(names: list[str]) -> tuple[str, ...] | None:
    # Hebrew writes "in May" as one word; Mongolian, Kurdish and Basque put a case to the name: maiatzaren.
    if len(names) == 1 and names[0].startswith("ב"):
        return words("month").get(names[0][1:])
    whole = " ".join(names)
    bare = (whole.removesuffix(ending) for ending in ("ын", "a", "ی", "ren"))
    return next((words("month")[word] for word in bare if word in words("month")), None)
