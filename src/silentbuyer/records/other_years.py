"""Years of other calendars: Buddhist (Thailand), Persian (Iran, Afghanistan); a Hijri year is known and not converted.

The Persian calendar by the 33-year cycle, which agrees with the official one from 1178 to 1633 (A. Borkowski,
"The Persian calendar for 3000 years", Earth, Moon, and Planets 74, 1996).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

_BUDDHIST = range(2443, 2744)
_PERSIAN = range(1370, 1416)
# The later Persian years would lie in the future; as Hijri years these are 2009 to 2043.
_HIJRI = range(1430, 1466)
_FIRST, _NOWRUZ = 1370, date(1991, 3, 21)


# The year before the first of each era: Reiwa and Heisei of Japan, the Republic of China.
_ERAS = {"令和": 2018, "平成": 1988, "民國": 1911, "民国": 1911}
_ERA = re.compile(r"(令和|平成|民國|民国)\s?(\d{1,3}|元)\s?年")


def without_era(text: str) -> str:
    """A date of an era with the year by our calendar: ``令和8年8月14日`` is ``2026年8月14日``."""
    return _ERA.sub(lambda found: f"{_ERAS[found[1]] + (1 if found[2] == '元' else int(found[2]))}年", text, count=1)


def gregorian(year: int, month: int, day: int) -> tuple[date | None, str]:
    """The day by our calendar and a note on what its year was; (None, why) when it is no day.

    A year that may be ours is ours.

    Raises:
        ValueError: when our calendar has no such day.

    """
    if year in _BUDDHIST:
        return date(year - 543, month, day), f"a Buddhist year: {year} is {year - 543}"
    if year in _PERSIAN:
        return _persian(year, month, day)
    if year in _HIJRI:
        return None, "has a Hijri year, whose days differ from country to country: not read"
    return date(year, month, day), ""


def _persian(year: int, month: int, day: int) -> tuple[date | None, str]:
    length = 31 if month <= 6 else 30 if month < 12 or _is_leap(year) else 29
    if not (1 <= month <= 12 and 1 <= day <= length):
        return None, "is no day of the Persian calendar: not read"
    leaps = sum(map(_is_leap, range(_FIRST, year)))
    before = (year - _FIRST) * 365 + leaps + (month - 1) * 30 + min(month - 1, 6) + day - 1
    found = _NOWRUZ + timedelta(days=before)
    return found, f"a Persian year: read as {found.isoformat()}"


def _is_leap(year: int) -> bool:
    return (25 * year + 11) % 33 < 8
