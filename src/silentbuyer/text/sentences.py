"""Text cut into sentences, and folded for comparing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from silentbuyer.text.abbreviations import goes_on

_SENTENCE_LENGTH = 500
"""Characters of a sentence whose folding is kept."""

MOST = 20_000
"""Characters of one message that are read; a mail of a buyer is far shorter."""

_NUMBERED_DAY = re.compile(r"(?<![\d.])\d{1,2}\.\s?\d{1,2}\.$")
_DAY_SIGNS = 8
_UNTIL = re.compile(r"(?:[-–]|\b(?:bis|do|tot|til|till|till och med|t/m))\s?(?:zum\s)?$", re.IGNORECASE)

_REACH = 40
"""Characters on either side of a full stop that tell what it ends."""

_WORD = re.compile(r"[^\W_]+")
UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""A sign of a script whose words are found by their signs: without spaces between words, or with particles glued on."""

HANGUL = re.compile("[\uac00-\ud7af]")
_FIRST_INDIC = 0x0900
_ACCENTS = re.compile(f"[{''.join(filter(unicodedata.combining, map(chr, range(_FIRST_INDIC))))}]+")
_MONTH = (
    "jan|jän|feb|mär|maer|mar|apr|mai|maj|máj|jun|jún|jūn|jul|júl|jūl|aug|sep|okt|oct|nov|dez|dec|des|led|únor|břez|dub|"
    "květ|červ|srp|září|říj|list|pros|sij|velj|ožuj|trav|svib|lip|kol|ruj|stud|tammi|helmi|maalis|huhti|touko|kesä|"
    "heinä|elo|syys|loka|marras|joulu|jaan|veeb|juun|juul|dets|szept|ápr|febr"
)
"""How the months begin in the languages that write a day as a number with a full stop ("am 20. April")."""

_DAY = rf"(?!(?<=\b\d\.)\s(?i:{_MONTH})|(?<=\b\d\d\.)\s(?i:{_MONTH}))"
_GREEK = r"(?<=[\u0370-\u03ff];)\s+"
"""Behind Greek letters a semicolon is a question mark."""

_SENTENCE = re.compile(rf"[.!?…;。！？؟।\n](?:(?<=[.!?…]){_DAY}\s+|{_GREEK}|(?<=[。！？؟।])|(?<=\n)\n*)")
"""An end of a sentence with what parts it from the next; what may end one leads, so that most places soon pass."""


@lru_cache(maxsize=256)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences and lines of a text, trimmed, none empty; of the latest texts kept, as every rule cuts them."""
    text, begin, found = text[:MOST], 0, []
    for cut in _SENTENCE.finditer(text):
        if not _is_short_for(text, cut):
            found.append(text[begin : cut.start() + 1].strip())
            begin = cut.end()
    return tuple(filter(None, (*found, text[begin:].strip())))


def _is_short_for(text: str, cut: re.Match[str]) -> bool:
    """Whether a stop belongs to an abbreviation, on the same line."""
    gap = cut.group()
    if gap[0] != "." or "\n" in gap:
        return False
    stop = cut.start() + 1
    is_number = stop > 1 and text[stop - 2].isdecimal()
    day = _NUMBERED_DAY.search(text, max(stop - _DAY_SIGNS, 0), stop) if is_number else None
    if day and (text[cut.end() :][:1].islower() or _UNTIL.search(text, max(day.start() - _DAY_SIGNS, 0), day.start())):
        return (
            True  # "on Monday 9.11. I talk to them", "vom 27.7. bis 14.8. Ferien": days are written with two full stops
        )
    return goes_on(text[max(stop - _REACH, 0) : stop], text[cut.end() : cut.end() + _REACH], fold)


_LETTERS = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "’": "'", "ʼ": "'", "`": "'",
                          "ة": "ه", "ى": "ي", "ـ": "", "ی": "ي", "ک": "ك"}  # fmt: skip


def fold(text: str) -> str:
    """Text for comparing: small letters without accents, one form of each letter; Indic vowel signs stay."""
    if text.isascii():
        return text.lower()
    return _folded_once(text) if len(text) <= _SENTENCE_LENGTH else _folded(text)


def _folded(text: str) -> str:
    spread = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    plain = unicodedata.normalize("NFC", spread)
    # One letter after the other: `str.translate` asks about every letter of a text.
    for letter, meant in _LETTERS.items():
        if letter in plain:
            plain = plain.replace(letter, meant)
    return plain


_folded_once = lru_cache(maxsize=128)(_folded)
"""A sentence is folded by every layer that reads it, one soon after the other."""


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of these words, folded: found where a word begins, those of scripts without spaces anywhere."""
    longest = sorted({fold(word) for word in words}, key=len, reverse=True)
    spaced = ways_by_letter(word for word in longest if not UNSPACED.search(word))
    unspaced = ways_by_letter(word for word in longest if UNSPACED.search(word))
    parts = (rf"(?<!\w)(?:{spaced})" if spaced else "", rf"(?:{unspaced})" if unspaced else "")
    return re.compile("|".join(filter(None, parts)) or r"(?!)")


def ways_by_letter(words: Iterable[str]) -> str:
    """The ways of a pattern for these words in their order, sorted by first letter: most places try but one letter's.

    Of words with one first letter the earlier is still preferred, and of others no two begin at the same place.
    """
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    ways = "|".join(f"{re.escape(letter)}(?:{'|'.join(some)})" for letter, some in rests.items())
    return f"(?=[{''.join(map(re.escape, rests))}])(?:{ways})" if rests else ""


def pieces_of_pattern(part: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """A pattern of the pieces of a table's part: its `words` as whole words, its `signs` anywhere."""
    words = [rf"\b(?:{'|'.join(part['words'])})\b"] if "words" in part else []
    return re.compile("|".join([*words, *part.get("signs", ())]))


def is_short(text: str, *, words: int, signs: int) -> bool:
    """Whether a text has no more than so many words, or, in a script without spaces, signs."""
    found = len(UNSPACED.findall(text))
    return found <= signs if found else len(_WORD.findall(text)) <= words
