"""The week or month behind the next one: "next week or the one after", "the week after next", "下下周"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.text.sentences import any_of

Span = tuple[date, date]

_WEEK = timedelta(days=7)
_WEEKS = frozenset({"next-week", "this-week", "part-week"})
_BESIDE, _AROUND = 6, 14
"""Signs between a week and the words that add the next one, and those behind it in which they stand (judgement)."""


def after_next(kind: str, words: str, place: tuple[int, int], span: Span) -> Span:
    """The days of a form of that kind at a place of the plain text, with what the words beside it add to them."""
    start, end = place
    match = _ways("or_next").search(words, end) if kind in _WEEKS else None
    if match is not None and match.start() - end <= _BESIDE:
        return span[0], span[1] + _WEEK
    if kind not in ("next-week", "next-month") or not _ways("after_next").search(
        words[max(0, start - 2) : end + _AROUND]
    ):
        return span
    if kind == "next-week":
        return span[0] + _WEEK, span[1] + _WEEK
    later = span[1] + timedelta(days=1)
    return later, later.replace(day=monthrange(later.year, later.month)[1])


@cache
def _ways(key: str) -> re.Pattern[str]:
    return any_of(toml("dates/sequence.toml")[key]["ways"])
