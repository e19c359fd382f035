"""Weeks that are to pass after a range of days: "at the fair 24-28 November, an answer two weeks after"."""

from __future__ import annotations

import re
from datetime import timedelta

from silentbuyer.dates.date_reading import NamedDate

_NUMBERS = (
    "1|one|a|einer|eine|une|una|uma|een|одну|一",
    "2|two|zwei|deux|dos|duas|due|twee|dwa|dwoch|две|iki|两|二",
    "3|three|drei|trois|tres|tre|drie|trzech|три|uc|三",
    "4|four|vier|quatre|cuatro|quatro|quattro|czterech|четыре|dort|四",
)
_COUNTS = {word: number for number, words in enumerate(_NUMBERS, 1) for word in words.split("|")}
_N = "|".join(sorted(_COUNTS, key=len, reverse=True))
_WEEKS = r"(?:weeks?|wochen?|semaines?|semanas?|settiman[ae]|weken|week|tygodni\w*|недел\w*|hafta|周|週|个星期|星期)"
_AFTER = re.compile(
    r"(?:(?<!\w)(?:after|nach|danach|apres|despues de|tras|depois de|apos|dopo|na|po|через)"
    rf"\s(?:another |weiteren |encore )?(?P<n>{_N})\s{_WEEKS})"
    rf"|(?<!\w)(?P<m>{_N})\s?{_WEEKS}\s?(?:after|later|danach|spater|plus tard|apres|despues|depois|dopo|pozniej"
    r"|спустя|после|sonra|后|後)"
)
"""A number of weeks after what was named before, folded."""


def weeks_after(text: str, named: NamedDate) -> timedelta:
    """The weeks that a plain text lets pass behind a range of days; none behind a single one."""
    if named.latest - named.earliest < timedelta(days=1):
        return timedelta(0)
    found = _AFTER.search(text, named.end)
    return timedelta(weeks=_COUNTS[found["n"] or found["m"]]) if found else timedelta(0)
