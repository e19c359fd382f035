"""The places of a template filled with values: `{name}` and `{name:.1f}`, and nothing else that `str.format` knows.

A saved file may hold a template that a stranger wrote: no attribute is looked up in it, no width is obeyed, and what
comes out is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

LONGEST = 50_000
"""Characters of one sentence, whatever its template repeats."""
_SLOT = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]{0,39})(?::([+]?[,]?(?:\.[0-9])?[dfg%]?|0[1-9]d?))?\}")

DATE = "{year:04}-{month:02}-{day:02}"
"""How a date is written; a translation may use `month_name` and `weekday` as well."""
MOMENT = "{weekday} {day} {month_name} {year}, {clock}"
"""How a moment is written, on the clock that it carries."""
COMMA = ", "
"""What stands between the members of a list."""
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class NotFilled(ValueError):  # noqa: N818 - it names what happened
    """A template asks for a value that is not there, or does not fit; the text that is at hand is shown instead."""


@lru_cache(4096)
def parts(template: str) -> tuple[tuple[str, str, str], ...]:
    """A template as (text before, slot, its format) in their order; the last has no slot."""
    found, at = [], 0
    for match in _SLOT.finditer(template):
        found.append((template[at : match.start()], match[1], match[2] or ""))
        at = match.end()
    return (*found, (template[at:], "", ""))


def slots(template: str) -> frozenset[str]:
    """The names of a template's places."""
    return frozenset(name for _, name, _ in parts(template) if name)


def fill(template: str, values: Mapping[str, Any], shown: Callable[[Any], str]) -> str:
    """The template with its places filled; `shown` writes what is no number.

    Raises:
        NotFilled: when a value is missing, does not fit its format, or the whole would be longer than `LONGEST`.

    """
    pieces: list[str] = []
    once: dict[tuple[str, str], str] = {("", ""): ""}  # a place that is repeated is written once
    length = 0
    for before, name, form in parts(template):
        if (name, form) not in once:
            once[name, form] = _written(values, name, form, shown)
        written = once[name, form]
        length += len(before) + len(written)
        if length > LONGEST:
            raise NotFilled(f"a sentence of more than {LONGEST} characters")
        pieces += before, written
    return "".join(pieces)


def _written(values: Mapping[str, Any], name: str, form: str, shown: Callable[[Any], str]) -> str:
    if name not in values:
        raise NotFilled(f"no value for {{{name}}}")
    value = values[name]
    try:
        return format(value, form) if form and isinstance(value, int | float) else shown(value)
    except ValueError:
        raise NotFilled(f"{{{name}:{form}}} does not fit") from None


def shown_by(translate: Callable[[str], str], value: Any, sentence: Callable[[Any], str]) -> str:
    """A value as text: dates and lists as the language writes them, a sentence in that language, the rest as it is."""
    if isinstance(value, str):
        return sentence(value)
    if isinstance(value, datetime):
        return fill(translate(MOMENT), _fields(value, translate), str)
    if isinstance(value, date):
        return fill(translate(DATE), _fields(value, translate), str)
    if isinstance(value, tuple):
        return translate(COMMA).join(shown_by(translate, item, sentence) for item in value)
    return str(value)


def _fields(at: date, translate: Callable[[str], str]) -> dict[str, Any]:
    named = {"weekday": translate(WEEKDAYS[at.weekday()]), "month_name": translate(MONTHS[at.month - 1])}
    clock = f"{at:%H:%M}" if isinstance(at, datetime) else ""
    return {"year": at.year, "month": at.month, "day": at.day, "clock": clock, **named}
