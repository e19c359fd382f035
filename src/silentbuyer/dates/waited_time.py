"""Of several times that a sentence names, the one until which nothing is to be heard."""

from __future__ import annotations

from silentbuyer.dates.date_reading import NamedDate
from silentbuyer.dates.weeks_after import weeks_after

OF_CALENDAR = frozenset({"day-month", "month-day", "numeric", "year-day"})
"""The forms of dates that are days of the calendar."""


def exact(meant: list[tuple[NamedDate, str]]) -> list[tuple[NamedDate, str]]:
    """Without the feasts where a day of the calendar is named: "the first meeting after the summer, 18 August"."""
    exact = any(one.kind in OF_CALENDAR and one.earliest == one.latest for one, _ in meant)
    return [pair for pair in meant if not (exact and pair[0].kind == "feast")]


def the_one(meant: list[tuple[NamedDate, str]], words: str) -> tuple[NamedDate, str]:
    """Of several times of a sentence the one for their answer: "repairs end this month, I tell you in five days".

    Without an answer, what was counted led to the day named beside it: "in two months, so not before the end of May".
    """
    usual = max(meant, key=lambda pair: (not pair[0].counted, pair[0].latest))
    promised = [pair for pair in meant if pair[1] == "promise" and (pair[0].counted or pair[0].kind in OF_CALENDAR)]
    if not promised or weeks_after(words, usual[0]):
        return usual
    answer = max(promised, key=lambda pair: pair[0].start)
    return answer if answer[0].start > usual[0].start else usual
