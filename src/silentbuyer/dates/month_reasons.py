"""Whether a month names the reason for something ("because of the June audit"), and no time to wait for."""

from __future__ import annotations

import re
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.dates.date_reading import NamedDate
from silentbuyer.text.sentences import fold

_FORMS = frozenset({
    "month", "part-month", "next-named", "next-month", "this-month", "part-next-month", "part-this-month", "feast",
    "quarter", "next-quarter",
})  # fmt: skip
"""Forms that an event is named by; who names its very day may mean that day."""

_MARK = "◇"
_NEAR = 80
"""Characters on either side of a month that are looked at (judgement)."""

_CLAUSE = re.compile(r"[,;:.!?،؛。，；！？()\n]")


def is_reason(named: NamedDate, text: str) -> bool:
    """Whether a month of a plain text stands with the reason for something, and nothing leads back to it."""
    if named.kind not in _FORMS or named.led or _then().search(text):
        return False
    return _reason().search(_marked(named, text)) is not None


def _marked(named: NamedDate, text: str) -> str:
    """The words of the clause around a month, with a mark on either side of it."""
    before = _CLAUSE.split(text[max(named.start - _NEAR, 0) : named.start])[-1]
    end = named.end - (text[named.end - 1] == ",")  # a comma may be read with the month
    behind = text[end : end + _NEAR]
    cut = _CLAUSE.search(behind)
    return f"{before}{_MARK}{text[named.start : end]}{_MARK}{behind[: cut.end()] if cut else behind}"


@cache
def _reason() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{_way(fold(way))})" for way in toml("dates/month_reasons.toml")["reason"]))


def _way(way: str) -> str:
    table = toml("dates/month_reasons.toml")
    step = fold(table["step"].replace("\n", ""))
    way = way.replace("{a}", f"(?:{fold(table['articles'])})").replace("{n}", rf"(?!{step})\w+")
    return way.replace("{d}", f"{_MARK}[^{_MARK}]*{_MARK}")


@cache
def _then() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{fold(toml('dates/month_reasons.toml')['then'])})(?!\w)")
