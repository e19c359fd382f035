"""The year or month that a plan is for, beside the day of its step: "in the 2027 budget, decided on 19 November"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from silentbuyer.dates.date_reading import NamedDate

_YEARS = frozenset({"bare-year", "next-year"})
_IN_A_YEAR = frozenset({"month", "quarter", "part-year"})
_YEAR = re.compile(r"20\d\d|2[45]\d\d")
_FINE = timedelta(days=20)
"""Length up to which a span says when a step is taken, beside a year or a month of a year (judgement)."""

_Meant = list[tuple[NamedDate, str]]


def without_plans(meant: _Meant, text: str) -> _Meant:
    """The dates that are waited for without those of a plan, where the day of the step stands beside them."""
    fine = [one for one, _ in meant if one.kind not in _YEARS and one.latest - one.earliest <= _FINE]
    if not fine:
        return meant
    first = min(one.earliest for one in fine)
    return [pair for pair in meant if not _is_of_a_plan(pair[0], first, text)]


def _is_of_a_plan(named: NamedDate, first: date, text: str) -> bool:
    """Whether a span is a year, or a month or quarter with its year that lies behind the first day that is named."""
    if named.kind in _YEARS:
        return True
    dated = _YEAR.search(text, named.start, named.end) is not None
    return named.kind in _IN_A_YEAR and named.earliest > first and dated
