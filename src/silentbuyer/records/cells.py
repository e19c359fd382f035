"""Single cells of an export made plain: text, lists, numbers, money, yes and no."""

from __future__ import annotations

import html
import json
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from silentbuyer.data import tables
from silentbuyer.records.keys import key
from silentbuyer.records.nested import named

MOST_TEXT = 20_000
LONGEST_BLANK = 15
"""Characters of the longest word that says "nothing here", and more; a test holds the table to it."""
# A tag has a name; "<ana@x.example>" is an address and stays.
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,20}(?:\s[^<>]{0,500})?/?>")
WIDE = re.compile("[\u3000\uff01-\uff5e]")
_MARKED = re.compile(r"'\s*(?:[=+@\t＝＋－＠-]|\d[\d .()/-]{3,40}$)")
_LIST = re.compile(r"[;|、，,\n；]")
_JSON = frozenset({"[", "{"})
MARKS = frozenset({"=", "'", " ", "", *_JSON})
"""How a cell begins in which something is to be mended."""
_TEXT_MARK = re.compile(r'="([^"]{0,500})"')
_CONTROL = "".join(map(chr, (*range(9), 11, 12, *range(14, 32), 127, 65279, 8203, 8206, 8207)))
_GROUPS = re.compile(r"[-+]?\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3}")
_SHORTENED = re.compile(r"[+-]?\d[.,]\d{1,15}[eE]\+\d{1,3}")
_NUMBER = re.compile(r"[-+]?\d[\d.,' \u00a0\u202f]*")


@cache
def _words(name: str, group: str = "words") -> frozenset[str]:
    return frozenset(tables.toml("records/values.toml")[name][group])


@cache
def choices(name: str) -> Mapping[str, str]:
    """Word -> meaning of one section of ``values.toml`` (``stages``, ``senders``, ``channels`` ...)."""
    section = tables.toml("records/values.toml")[name]
    groups = {meaning: words for meaning, words in section.items() if isinstance(words, tuple)}
    found = {key(meaning): meaning for meaning in groups}
    for meaning, words in groups.items():
        for word in words:
            found.setdefault(key(word), meaning)
    return found


def blanks() -> frozenset[str]:
    """The words that say "nothing here", in small letters."""
    return _words("blank")


def is_bare(text: str) -> bool:
    """Whether nothing is to be mended in a text: no sign that does not print, no blank around, no mark, no markup."""
    if not text.isprintable() or len(text) > MOST_TEXT or text[:1] in MARKS or text[-1:] == " ":
        return False
    return "<" not in text and "&" not in text and (text.isascii() or WIDE.search(text) is None)


def is_plain(text: str) -> bool:
    """Whether a text is bare and no word that may say "nothing here"."""
    if len(text) <= LONGEST_BLANK and (text == "NA" or text.lower() in blanks()):
        return False
    return is_bare(text)


def is_plain_prose(text: str) -> bool:
    """The same for text of several lines, in which markup is no damage."""
    if len(text) <= LONGEST_BLANK or len(text) > MOST_TEXT or text[0] in MARKS or text[0].isspace():
        return False
    return not text[-1].isspace() and text.replace("\n", " ").isprintable()


def is_nothing(value: Any) -> bool:
    """True for what holds no value at all: None, NaN, NaT, empty text and empty lists."""
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, (list, tuple, dict, set)):
        return not value
    return value is None or _is_nan(value)


def _is_nan(value: Any) -> bool:
    # NaN and pandas' NaT differ from themselves; pandas' NA refuses the question with TypeError.
    try:
        return bool(value != value)  # noqa: PLR0124 - the test for NaN of any library
    except (TypeError, ValueError):
        return type(value).__name__ == "NAType"


def is_placeholder(text: str, *, na: bool = True) -> bool:
    """True for words that say "nothing here": ``NaN``, ``null``, ``-``, ``无``; ``NA`` only when `na`."""
    bare = text.strip()
    return len(bare) <= LONGEST_BLANK and (bare.lower() in blanks() or (na and bare == "NA"))


def plain(value: Any) -> str:
    """A cell of any kind as text; ``12.0`` is ``12``, dates are ISO."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, Mapping) or (isinstance(value, Iterable) and not isinstance(value, str)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def tidy(text: str) -> tuple[str, str]:
    """Text without control characters and spreadsheet marks, and a note of what was taken away (or nothing)."""
    notes = []
    # Printable text has none of the characters below, nor has one that is but for its lines; most cells are.
    clean = text if text.isprintable() or text.replace("\n", " ").isprintable() else _without_control(text)
    if "\x00" in text:
        notes.append("NUL bytes were taken out")
    clean = clean.strip()
    marked = _TEXT_MARK.fullmatch(clean) if clean.startswith("=") else None
    if marked:
        clean = marked[1]
        notes.append('a spreadsheet\'s ="..." was taken off')
    elif clean.startswith("'") and _MARKED.match(clean):
        clean = clean[1:]
        notes.append("a spreadsheet's text mark ' was taken off")
    if len(clean) > MOST_TEXT:
        clean = clean[:MOST_TEXT]
        notes.append(f"cut to {MOST_TEXT:,} characters")
    return clean.strip(), "; ".join(notes)


def _without_control(text: str) -> str:
    # One character after another: `translate` looks each character of a text up, 0.1 s and more for a megabyte.
    for sign in _CONTROL:
        if sign in text:
            text = text.replace(sign, "")
    return text


def bare_id(text: str) -> str:
    """An id without the ``.0`` that a data frame puts behind what it took for a decimal: ``1042.0`` is ``1042``."""
    return text[:-2] if text.endswith(".0") and text[:-2].isdecimal() else text


def is_shortened(text: str) -> bool:
    """True for a long number that a spreadsheet wrote as ``5.51199E+12``: its last digits are gone."""
    return "+" in text and _SHORTENED.fullmatch(text.strip()) is not None


def narrow(text: str) -> str:
    """Full-width letters, digits and signs in their usual form."""
    return unicodedata.normalize("NFKC", text).strip() if WIDE.search(text) else text


def without_tags(text: str) -> str:
    """The visible text of a cell that holds HTML, as some platforms export phone numbers and addresses."""
    return html.unescape(_TAG.sub(" ", text)).replace("\xa0", " ").strip() if "<" in text or "&" in text else text


def is_list(text: str) -> bool:
    """Whether a text may have several members."""
    return _LIST.search(text) is not None


def split(value: Any) -> list[str]:
    """The members of a list, or of a cell whose members are parted by ``; | 、 ，`` or a comma."""
    if isinstance(value, str) and not is_list(value):
        text = value.strip()
        if text[:1] not in _JSON:
            return [text] if text and not is_placeholder(text) else []
    return _members(value)


def _members(value: Any) -> list[str]:
    whole = value if isinstance(value, Iterable) and not isinstance(value, (str, Mapping)) else (value,)
    parts = dict.fromkeys(part for item in whole if not is_nothing(item) for part in _LIST.split(plain(named(item))))
    return [text for text in dict.fromkeys(map(str.strip, parts)) if text and not is_placeholder(text)]


def truth(text: str) -> bool | None:
    """Yes or no in the languages of the tables; None for anything else."""
    word = text.strip().lower()
    return True if word in _words("yes") else False if word in _words("no") else None


def currency_code(text: str) -> str | None:
    """The ISO 4217 code of a currency's code, name or sign; None for signs that several currencies share."""
    word = text.strip().lower()
    for code, signs in tables.toml("records/values.toml")["currencies"].items():
        if word == code.lower() or (isinstance(signs, tuple) and word in signs):
            return str(code)
    return text.strip().upper() if re.fullmatch(r"[A-Za-z]{3}", text.strip()) else None


def money(value: Any) -> tuple[float | None, str | None, str]:
    """Amount, currency and a note from ``12000``, ``USD 12,000.50``, ``12.000,50 €``; (None, None, why) if unread."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        try:
            return (float(value), None, "") if math.isfinite(value) else (None, None, "is not a number")
        except OverflowError:  # a whole number of more than 308 digits
            return None, None, "is not an amount that can be read with certainty"
    text = narrow(plain(value)).strip()
    found = _NUMBER.search(text[:100])
    if found is None:
        return None, None, "holds no number"
    rest = (text[: found.start()] + text[found.end() :]).strip(" .:/-")
    code = currency_code(rest) if rest else None
    number, note = _number(found[0])
    if number is None or (rest and code is None and rest != "$"):
        return None, None, "is not an amount that can be read with certainty"
    return number, code, note or ("the sign $ may be several currencies" if rest == "$" else "")


def _number(text: str) -> tuple[float | None, str]:
    digits = re.sub(r"[' \u00a0\u202f]", "", text).rstrip(".,")
    comma, point = digits.rfind(","), digits.rfind(".")
    note = ""
    if comma >= 0 and point >= 0:
        decimal = "," if comma > point else "."
        digits = digits.replace("." if decimal == "," else ",", "").replace(",", ".")
    elif digits.count(",") > 1 or digits.count(".") > 1:
        # Groups of three, or of two before the last three as in India; anything else may be a list of numbers.
        digits = digits.replace(",", "").replace(".", "") if _GROUPS.fullmatch(digits) else ""
    elif comma >= 0 and len(digits) - comma == 4:
        digits, note = digits.replace(",", ""), "the comma was read as parting thousands"
    elif point >= 0 and len(digits) - point == 4:
        note = "the point was read as a decimal point"
    digits = digits.replace(",", ".")
    try:
        return float(digits), note
    except ValueError:
        return None, note
