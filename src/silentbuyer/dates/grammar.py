"""How signs stand together as a date: patterns over their letters, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from silentbuyer.dates.date_signs import Sign

COUNTED = frozenset({"ahead", "within", "lasting"})
"""Forms that are counted from the day of writing."""

_N = "[NK]"
_P = "p{0,3}"
_G = "[pIi]{0,3}"
_RANGE = rf"{_N}(?:p?-?{_N})?"
_U = "[dwmyks]"
_PART = "[EBC]"


def _next(unit: str) -> str:
    """A unit with "next" before or behind it."""
    return rf"(?:X{_P}{unit}|{unit}{_P}X)"


_NEXT_YEAR, _NEXT_MONTH, _NEXT_WEEK = _next("y"), _next("m"), _next("w")
_LED_YEAR = rf"(?:Yy?|{_NEXT_YEAR}|Ty)"
_YEAR = rf"(?:{_G},?Yy?|{_G}{_NEXT_YEAR}|{_G}T{_P}y|)"
_MONTH = rf"(?:M|q{_P}{_N})"
_EACH_MONTH = rf"(?:[TK.]{_P})?m(?!{_P}{_N})"
"""The month, this month or, with a word that is not known, "each" or "every" month."""

_LENGTH = rf"{_RANGE}{_P}{_U}(?!(?<=w){_G}M)"
"""A length; of weeks no month stands behind it: "coming on 1st week june" is a week of that month."""

_FORMS: dict[str, tuple[str, ...]] = {
    # What is over.
    "past": (
        rf"[PZ]{_P}{_RANGE}{_P}{_U}", rf"{_RANGE}{_P}{_U}{_P}P", rf"P{_P}X{_P}[wmyk]",
        rf"[wmyksdMD]{_P}P(?!{_P}{_N})", rf"P{_P}[wmyksdMD](?!{_G}(?:M|{_NEXT_MONTH}|{_EACH_MONTH}))",
    ),
    # Days.
    "numeric": ("J",),
    "range": (rf"[NO]p?(?:-|p){_P}[NO]{_P}M,?{_YEAR}",),
    "year-day": (rf"{_LED_YEAR},?{_G}M{_P}{_N}d?", rf"(?:Yy?|Xy){_P}J"),
    "day-month": (rf"[NO]{_P}M,?{_YEAR}", rf"{_N}d?{_P}q{_P}{_N}{_YEAR}"),
    "weak": (r"(?<=[pAZIiDV])j", r"j(?=[pA])"),
    "month-day": (rf"M{_P}N(?!{_P}[wmykh])d?,?{_YEAR}",),
    # Parts of a month.
    "weekday-of-month": (
        rf"[OPEB]{_P}D{_G}(?:M|{_NEXT_MONTH}|{_EACH_MONTH}){_YEAR}", rf"(?:{_NEXT_MONTH}|(?:T{_P})?m){_G}[OE]{_P}D",
        rf"D{_P}[OE]{_P}(?:M|{_NEXT_MONTH}|{_EACH_MONTH})",
    ),
    "week-of-month": (
        rf"[NOPE]{_P}[wW]{_G}(?:M|{_NEXT_MONTH}){_YEAR}", rf"w{_P}O{_G}M{_YEAR}",
        rf"M{_P}[OE]{_P}w(?!{_P}[NOK])", rf"[OPE]{_P}w{_G}{_EACH_MONTH}",
    ),
    "half-month": (
        rf"[NOK]{_P}h{_G}(?:M|{_NEXT_MONTH}|T{_P}m){_YEAR}", rf"{_MONTH}{_P}S", rf"h{_P}[EBNOK]{_P}{_MONTH}{_YEAR}",
    ),
    "part-month": (
        rf"{_PART}-?{_G}T?{_P}{_MONTH}{_YEAR}", rf"{_LED_YEAR}{_P}{_MONTH}{_P}{_PART}", rf"{_MONTH}{_P}m?{_P}{_PART}",
    ),
    "part-next-month": (rf"{_PART}{_P}{_NEXT_MONTH}", rf"{_NEXT_MONTH}{_P}{_PART}"),
    "part-this-month": (rf"{_PART}{_P}(?:T{_P})?m(?!{_P}{_N})(?:{_P}T)?", rf"T{_P}m{_P}{_PART}"),
    # Quarters and halves of a year.
    "quarter": (
        rf"{_LED_YEAR}{_P}(?:S|[NOK]{_P}[ks]|k{_P}[NOK])", rf"S{_YEAR}", rf"[NO]{_P}[ks](?!{_P}[LP]){_YEAR}",
        rf"(?<![Iip])K{_P}k(?!{_P}[LPX]){_YEAR}", rf"k{_G}{_N}{_YEAR}",
        rf"[NO]{_P}h{_G}(?:Yy?|{_NEXT_YEAR}|T{_P}y|y)",
    ),
    "next-quarter": (_next("[ks]"),),
    "this-quarter": (rf"[EV]?{_P}(?:T{_P})?k{_P}E", rf"E{_P}(?:T{_P})?k", rf"[TV]{_P}k"),
    # Weeks and their days.
    "day-of-week": (rf"(?:{_NEXT_WEEK}|T{_P}w){_G}(?:D|K(?![dwmyk]))", rf"D{_P}(?:{_NEXT_WEEK}|T{_P}w)"),
    "week-number": (rf"W{_P}w?{_P}N", rf"w{_P}N(?!{_P}(?:{_U}|M)){_YEAR}"),
    "part-week": (rf"{_PART}{_P}{_NEXT_WEEK}", rf"{_NEXT_WEEK}{_P}{_PART}"),
    "next-week": (rf"X{_P}w", rf"(?<![NK])w{_P}X"),
    "weekend": (rf"[EV]?{_P}(?:T{_P})?w{_P}E", rf"E{_P}(?:T{_P})?w(?!{_P}N)"),
    "this-week": (rf"T{_P}w", rf"(?<![NK])w{_P}T", rf"V{_P}w(?!{_P}[NX])"),
    # Spans from now on.
    "within": (
        rf"[VT]{_P}(?:X{_P})?{_LENGTH}", rf"[IipT]{{0,4}}X{_P}{_LENGTH}", rf"[VI]{_P}[dm](?!{_P}[NKXPT])",
    ),
    "ahead": (
        rf"[IiA]{_P}{_LENGTH}", rf"{_RANGE}{_P}{_U}{_P}[LAX]", rf"i{_P}[wmyks](?!{_P}{_N})", rf"[wmy]{_P}L",
    ),
    # Months, years, and feasts with theirs.
    "next-named": (rf"X{_P}M", rf"M{_P}X(?!{_P}y)", rf"{_NEXT_YEAR}{_P}q{_P}{_N}"),
    "month": (rf"{_LED_YEAR}{_P}M", rf"M,?{_YEAR}", rf"q{_P}{_N}(?!{_P}[NKL]){_YEAR}"),
    "next-month": (rf"X{_P}m", rf"(?<![NK])m{_P}X"),
    "this-month": (rf"T{_P}m", rf"m{_P}T"),
    "feast": (rf"(?:(?:X|{_LED_YEAR}){_P})?F(?:{_P}F)*{_YEAR}",),
    "part-year": (rf"{_PART}{_P}(?:{_NEXT_YEAR}|Yy?|(?:T{_P})?y)", rf"(?:{_NEXT_YEAR}|Yy?|T{_P}y){_P}{_PART}"),
    "next-year": (rf"X{_P}y", rf"(?<![NK])y{_P}X"),
    "bare-year": (r"(?<=[pIiAZX])Yy?", "Yy", rf"y{_P}Y"),
    "rest-of-year": (rf"T{_P}y", rf"y{_P}T"),
    # Single days from now on.
    "next-weekday": (_next("D"),),
    "weekday": (rf"(?:T{_P})?D",),
    "relative": ("R",),
    # A bare length of time: no day, unless something takes so long.
    "lasting": (rf"{_LENGTH}(?!{_P}[NKO])",),
}  # fmt: skip


@attrs.frozen
class Form:
    """One date as it stands in a sentence: the name of its pattern, its signs, and those right before and behind."""

    name: str
    signs: tuple[Sign, ...]
    before: Sign | None
    after: Sign | None

    def value(self, code: str, place: int = 0) -> int | None:
        """The number of the sign with one of these letters, by its place among them."""
        found = [sign.value for sign in self.signs if sign.code in code]
        return int(found[place]) if len(found) > abs(place + (place < 0)) else None

    def has(self, code: str) -> bool:
        """Whether a sign with one of these letters is there."""
        return any(sign.code in code for sign in self.signs)


_NAMES = tuple(_FORMS)
_PATTERN = re.compile("|".join(f"(?P<f{number}>{'|'.join(ways)})" for number, ways in enumerate(_FORMS.values())))
_FILLER = frozenset("pIi")
_OF_TIME = frozenset("dwmykshDMFRSJjYqW")
"""Signs of which each form has one: units, and what is named; words and numbers alone make none."""


def forms_in(signs: list[Sign]) -> Iterator[Form]:
    """The dates that stand in a row of signs."""
    codes = "".join([sign.code for sign in signs])
    if _OF_TIME.isdisjoint(codes):
        return
    place = 0
    while (match := _PATTERN.search(codes, place)) is not None:
        name = _NAMES[int((match.lastgroup or "f0")[1:])]
        first, stop = match.span()
        yield Form(name, tuple(signs[first:stop]), _beside(signs, first - 1, -1), _beside(signs, stop, 1))
        place = stop


def _beside(signs: list[Sign], at: int, step: int) -> Sign | None:
    """The next sign that is no small word, within three."""
    for place in range(at, at + 4 * step, step):
        if not 0 <= place < len(signs):
            return None
        if signs[place].code not in _FILLER:
            return signs[place]
    return None
