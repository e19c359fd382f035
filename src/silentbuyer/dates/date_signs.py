"""A sentence as a row of signs: numbers, months, units and the small words between, each with its place."""

from __future__ import annotations

import re

import attrs

from silentbuyer.dates.date_tokens import TOKEN, after_digit, bare_options, is_week, next_piece, opens_month
from silentbuyer.dates.sign_choice import chosen
from silentbuyer.dates.vocabulary import DOUBTFUL, UNITS, UNSPACED, Signs, Value, vocabulary

_MOST_WORDS, _MOST_SIGNS = 5, 400
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ENGLISH = frozenset({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})
_WHOLE = frozenset(
    {
        "mai",
        "maj",
        "mei",
        "mac",
        "mar",
        "май",
        "мая",
        "мај",
        "мае",
        "mae",
        "דצמ",
        "تير",
        "مهر",
        "اذر",
        "دی",
        "دي",
    }
)
"""Short names of months that are no abbreviations."""
_IDLE = frozenset({"a", "an", "the", "our", "their", "only", "again", "back", "o", "i", "de", "e", "el", "la", "le"})
_WEEKS_OF_MONTH = 5


_Words = tuple[int, int, str]
"""Where words begin and end, and the words."""


@attrs.frozen
class Sign:
    """One sign: its letter (``vocabulary``), its value, and where its words begin and end."""

    code: str
    value: Value
    start: int
    end: int
    text: str = ""


def signs_of(text: str) -> list[Sign]:
    """The signs of a plain text in order."""
    tokens = [(match.lastgroup or "", match) for match in TOKEN.finditer(text)]
    found: list[Sign] = []
    place = 0
    while place < len(tokens) and len(found) < _MOST_SIGNS:
        place += _read(tokens, place, found)
    return _settled(found)


def _read(tokens: list[tuple[str, re.Match[str]]], place: int, found: list[Sign]) -> int:
    """Add the signs of the token at a place; how many tokens it took."""
    kind, match = tokens[place]
    if kind == "word":
        return _word(tokens, place, found)
    if kind == "loose":
        found += _loose(match, found)
    elif kind == "number":
        return _number(tokens, place, found)
    elif kind in ("iso", "full", "short", "my"):
        code = {"short": "j", "my": "Y"}.get(kind, "J")
        if kind == "my":
            month, year = re.split("[/.]", match.group())
            found.append(Sign("M", int(month), match.start(), match.end(), match.group()))
            found.append(Sign("Y", int(year), match.start(), match.end(), match.group()))
        else:
            found.append(Sign(code, match.group(), match.start(), match.end(), match.group()))
    elif kind == "q":
        part = "s" if "h" in match.group() else "k"
        found.append(Sign("S", part + re.sub(r"\D", "", match.group()), match.start(), match.end(), match.group()))
    elif kind == "roman":
        found.append(Sign("O", _ROMAN[match.group().strip(". ")], match.start(), match.end(), match.group()))
    elif kind == "year":
        found.append(Sign("Y", int(match.group()), match.start(), match.end(), match.group()))
    elif kind != "stop" or not after_digit(match):
        code = {"dash": "-", "clause": ",", "stop": ";"}.get(kind, ".")
        found.append(Sign(code, 0, match.start(), match.end(), match.group()))
    return 1


def _number(tokens: list[tuple[str, re.Match[str]]], place: int, found: list[Sign]) -> int:
    """A number; with the sign for "month" of Chinese, Japanese or Korean behind it a month."""
    match = tokens[place][1]
    value = int(match.group()[:2] if match.group()[:2].isdigit() else match.group()[0])
    after = match.string[match.end() : match.end() + 2].lstrip()
    if after[:1] in ("月", "월") and 1 <= value <= 12:
        found.append(Sign("M", value, match.start(), match.end() + 1, match.group()))
    else:
        week = value > _WEEKS_OF_MONTH and is_week(tokens[place + 1 : place + 3])
        found += [Sign("W", 0, match.start(), match.start())] if week else []
        found.append(Sign("N", value, match.start(), match.end(), match.group()))
    return 1


def _word(tokens: list[tuple[str, re.Match[str]]], place: int, found: list[Sign]) -> int:
    """The longest phrase that begins here, else the word by its stem, else an unknown word."""
    book, match = vocabulary(), tokens[place][1]
    for most in range(min(book.longest.get(match.group(), 1), _MOST_WORDS), 0, -1):
        row = tokens[place : place + most]
        if len(row) == most and all(kind == "word" for kind, _ in row):
            text = " ".join(token.group() for _, token in row)
            if most > 1 and opens_month(row[-1][1].group(), next_piece(tokens, place + most)):
                continue
            if options := book.words.get(text) or bare_options(text):
                found += _signs(
                    options, found, next_piece(tokens, place + most), (match.start(), row[-1][1].end(), text)
                )
                return most
    found.append(Sign(".", 0, match.start(), match.end(), match.group()))
    return 1


def _loose(match: re.Match[str], before: list[Sign]) -> list[Sign]:
    """The signs of a row of letters without spaces; what is no word of dates is passed over."""
    letters, text = vocabulary().letters, match.group()
    found: list[Sign] = []
    place = 1 if before and before[-1].code == "M" and text[0] in "月월" else 0
    while place < len(text):
        for phrase, options in letters.get(text[place], ()):
            if text.startswith(phrase, place):
                start = match.start() + place
                follows = "unit" if _unit_at(text, place + len(phrase)) else ""
                found += _signs(options, [*before[-3:], *found], follows, (start, start + len(phrase), phrase))
                place += len(phrase)
                break
        else:
            if not UNSPACED.match(text[place]) or not found or found[-1].code != ".":
                found.append(Sign(".", 0, match.start() + place, match.start() + place + 1, text[place]))
            place += 1
    return found


def _unit_at(text: str, place: int) -> bool:
    rows = vocabulary().letters.get(text[place : place + 1], ())
    return any(text.startswith(phrase, place) and options[0][0][0] in UNITS for phrase, options in rows)


def _signs(options: tuple[Signs, ...], before: list[Sign], follows: str, words: _Words) -> list[Sign]:
    """The signs that words stand for here, by what stands before and what follows."""
    row = chosen(options, "".join(sign.code[0] for sign in before[-6:]), follows)
    return [Sign(code, value, *words) for code, value in row]


def _settled(found: list[Sign]) -> list[Sign]:
    """The signs, with short names taken for months and weekdays only where a date is likely."""
    return [_settled_sign(found, at) for at in range(len(found))]


def _settled_sign(found: list[Sign], at: int) -> Sign:
    sign = found[at]
    if len(sign.code) > 1:
        return attrs.evolve(sign, code=_short(found, at))
    return attrs.evolve(sign, code="p") if _is_of_another_place(found, at) else sign


def _is_of_another_place(found: list[Sign], at: int) -> bool:
    """Whether a small word has a meaning of another language that it cannot have where it stands."""
    sign, before, then = (
        found[at],
        found[at - 1].code if at else "",
        "".join(one.code for one in found[at + 1 : at + 3]),
    )
    if sign.text == "da":  # "2-3 dana da ...": Italian for "since" stands before a length
        return sign.code == "P" and before in UNITS
    if sign.text == "i":  # "the week after I write": no number
        return sign.code == "K"
    if sign.text == "ten":  # "ten den": Czech for "that" before a day
        return sign.code == "K" and found[at + 1 : at + 2] != [] and found[at + 1].text == "den"
    if sign.text == "du":  # "du mois de juin": Lithuanian for "two"
        return sign.code == "K" and found[at + 1 : at + 2] != [] and found[at + 1].text == "mois"
    if sign.text == "to":  # "two weeks to settle in": Danish for "two" stands before a unit
        return sign.code == "K" and UNITS.isdisjoint(then)
    return sign.text == "voor" and sign.code == "Z" and then[:1] in ("N", "K")  # "voor zes weken": Dutch for "for"


def _short(found: list[Sign], at: int) -> str:
    before = found[at - 1] if at else None
    if [sign.code for sign in found[max(at - 2, 0) : at]] == ["q", "N"]:
        return "."  # "ngày 20 tháng 5 sếp duyệt": the month is named, and this is the boss
    after = found[at + 1].code if at + 1 < len(found) and found[at].text in _ENGLISH | DOUBTFUL else ""
    led = before is not None and (before.code in "EBCAZXTIiNqVwW" or (before.code == "p" and before.text not in _IDLE))
    if found[at].text not in _ENGLISH | _WHOLE | DOUBTFUL:
        led = before is not None and before.code == "N"
    return found[at].code[0].upper() if led or after in ("N", "Y") else "."
