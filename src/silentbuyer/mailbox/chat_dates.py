"""Which of a chat's three numbers are day, month and year, and in which calendar: read from the whole file.

No line says it. What cannot be is left out (a 13th month, a year before the services began), then the order wins in
which the dates run forward. Thai, Persian and Taiwanese years are told by their size.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

import attrs

from silentbuyer.mailbox.chat_clock import Stamp
from silentbuyer.records.other_years import gregorian

FIRST, LAST = 2009, 2051
"""The years in which a chat can have been written: WhatsApp began in 2009; two digits up to 51 are read as 2051, those
above as Buddhist years, which began 543 years earlier (2552 is 2009)."""

_ORDERS = ("day", "month", "year")
_REPUBLIC = 1911


@attrs.frozen
class Order:
    """How the dates of a file are read.

    Attributes:
        first: what stands first: ``day``, ``month`` or ``year``.
        sure: whether nothing else would do.
        note: the doubt, in a sentence; empty if there is none.

    """

    first: str
    sure: bool
    note: str = ""


def order_of(stamps: Sequence[Stamp], *, day_first: bool | None = None) -> Order:
    """The order that fits a file's dates best; `day_first` leaves no choice but where the year stands first."""
    if not stamps or any(stamp.year_first for stamp in stamps):
        return Order("year", sure=True)
    if day_first is not None:
        return Order("day" if day_first else "month", sure=True)
    four = any(stamp.numbers[2] > 99 for stamp in stamps)
    costs = {first: _cost(stamps, first) for first in _ORDERS if first != "year" or not four}
    if all(stamp.dotted for stamp in stamps):
        del costs["month"]
    best = min(costs, key=lambda first: (*costs[first], _ORDERS.index(first)))
    # A short year first is rare: it is a rival only where it is the likeliest, with the dates closest together.
    rivals = [first for first in costs if first != best and costs[first][:2] == costs[best][:2]]
    if best == "year" and rivals:
        return Order(best, sure=False, note="the year could stand first or last; year first was taken")
    if {"day", "month"} <= {best, *rivals}:
        return Order("day", sure=False, note="day and month could be either way round; day first was taken")
    return Order(best, sure=True)


def _cost(stamps: Sequence[Stamp], first: str) -> tuple[int, int, int]:
    """How badly an order fits: dates that cannot be, steps back in time, and (for the year alone) the days spanned."""
    days = [day_of(stamp, first) for stamp in stamps]
    good = [day for day in days if day is not None]
    back = sum(later < earlier for earlier, later in pairwise(good))
    span = (max(good) - min(good)).days // 400 if good else 0
    return len(days) - len(good), back, span


def day_of(stamp: Stamp, first: str) -> date | None:
    """The day of a stamp when `first` stands first; None when there is no such day, or none in the years of chats."""
    return _day_of(stamp.numbers, stamp.era, first)


@lru_cache(maxsize=4096)  # many lines of a chat were written on the same day
def _day_of(numbers: tuple[int, int, int], era: str, first: str) -> date | None:
    a, b, c = numbers
    year, month, day = (a, b, c) if first == "year" else (c, b, a) if first == "day" else (c, a, b)
    try:
        found = _gregorian(year, month, day, era)
    except (ValueError, OverflowError):
        return None
    return found if found is not None and FIRST <= found.year <= LAST else None


def _gregorian(year: int, month: int, day: int, era: str) -> date | None:
    if era == "islamic":
        return None
    if era == "minguo" or 99 < year <= 200:  # 115 is the year of the Republic in Taiwan
        year += _REPUBLIC
    elif year <= 99:
        year += 2500 if era == "buddhist" or year > LAST - 2000 else 2000
    return gregorian(year, month, day)[0]


def is_islamic(stamp: Stamp) -> bool:
    """Whether a date is of the Islamic calendar, whose months begin by the moon: not read, but told."""
    return stamp.era == "islamic" or any(1430 <= number <= 1480 for number in stamp.numbers)
