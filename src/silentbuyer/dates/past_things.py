"""Whether a date names a thing of the past ("your invoice of 14 December", "like in April"), and no day to wait for."""

from __future__ import annotations

import re
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.dates.date_cues import Cue
from silentbuyer.dates.date_reading import NamedDate
from silentbuyer.dates.grammar import COUNTED
from silentbuyer.text.sentences import fold

_MARK = "◇"
_NEAR = 90
"""Characters on either side of a date that are looked at (judgement)."""

_DATES = {
    "{di}": f"{_MARK}[^{_MARK}]*i{_MARK}",
    "{dki}": f"{_MARK}[^{_MARK}]*[dt][ae]ki{_MARK}",
    "{dn}": f"{_MARK}[^{_MARK}]*n{_MARK}",
    "{dt}": f"{_MARK}[^{_MARK}]*(?<![dt][ae]){_MARK}",
    "{d}": f"{_MARK}[^{_MARK}]*{_MARK}",
}
_YEAR = re.compile(r"20\d\d|\d[./-]\d{1,2}[./-]\d\d|2[45]\d\d")
"""A year that is written with a date: what is over is then none from the start (`date_reading`)."""

_ASIDE = frozenset({
    "relative", "range", "next-month", "next-week", "next-named", "next-quarter", "next-year", "day-alone",
    "part-month",
})  # fmt: skip
"""Forms that no thing of the past is known by."""

_CLAUSE = re.compile(r"[,;:.!?،؛。，；！？()\n]")
_STEPS = frozenset({"event", "promise", "again"})


def is_past_thing(named: NamedDate, text: str, cues: tuple[Cue, ...]) -> bool:
    """Whether a date of a plain text belongs to an order, a paper or a time that has been."""
    if named.kind in COUNTED or named.kind in _ASIDE or _YEAR.search(text, named.start, named.end):
        return False
    marked = _marked(named, text)
    if any(_of(key).search(marked) for key in ("like", "thing", "homonym")):
        return True
    found = _of("beside").search(marked) if named.led != "A" else None  # "po" is Polish for "after", and no order
    return found is not None and not _steps_before(max(named.start - _NEAR, 0) + found.start(), text, cues)


@cache
def _of(key: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{_way(fold(way))})" for way in toml("dates/past_things.toml")[key]))


def _way(way: str) -> str:
    for name, pattern in _DATES.items():
        way = way.replace(f" {name}", rf"\s?{pattern}").replace(name, pattern)
    return way


def _marked(named: NamedDate, text: str) -> str:
    """The words around a date, with a mark on either side of it."""
    before, behind = text[max(named.start - _NEAR, 0) : named.start], text[named.end : named.end + _NEAR]
    return f"{before}{_MARK}{text[named.start : named.end]}{_MARK}{behind}"


def _steps_before(place: int, text: str, cues: tuple[Cue, ...]) -> bool:
    """Whether a step is told in the clause before a noun: "we pay | invoice of the 14th"."""
    start = max((found.end() for found in _CLAUSE.finditer(text, 0, place)), default=0)
    return any(cue.kind in _STEPS and start <= cue.start < place for cue in cues)
