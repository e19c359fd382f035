"""Where the hours of a silence went: each hour that was not counted has its reason, and all add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from silentbuyer.calendars.calendar_tables import ramadan_windows
from silentbuyer.calendars.doubts import local_date, midnight
from silentbuyer.calendars.edges import Edges
from silentbuyer.calendars.holiday_names import holiday_name
from silentbuyer.calendars.office import DayRow
from silentbuyer.calendars.outlook import Outlook
from silentbuyer.model.silence import Discount

_ONE = timedelta(days=1)
STATED = 0.9
"""Confidence from which an absence is one that was told with its day of return."""

_Lost = defaultdict[tuple[str, str, str], float]
"""Kind, name and source of a discount -> hours."""

_WEEKEND = ("weekend", "", "")


def accounts(outlooks: Sequence[Outlook], begin: float, end: float) -> tuple[float, tuple[Discount, ...]]:
    """Effective hours on average over all places and doubts, and what each other hour was lost to.

    Together they are all the hours that have elapsed.
    """
    effective = 0.0
    lost: _Lost = defaultdict(float)
    for outlook in outlooks:
        hours, found = _account(outlook, begin, end)
        effective += outlook.place.share * hours
        for key, value in found.items():
            lost[key] += outlook.place.share * value
    rows = sorted(lost.items(), key=lambda item: (-item[1], item[0]))
    return effective, tuple(
        Discount(kind=kind, name=holiday_name(name) if name else "", hours=hours, source=source)
        for (kind, name, source), hours in rows
        if hours > 0
    )


def _account(outlook: Outlook, begin: float, end: float) -> tuple[float, _Lost]:
    effective = 0.0
    lost: _Lost = defaultdict(float)
    edges = outlook.hard.edges(begin, end)
    fasts = _has_short_days(outlook, begin, end)
    for first, last, doubts in outlook.segments(begin, end):
        if not doubts and not fasts:
            effective = _add_certain(lost, outlook, edges, (first, last), effective)
            continue
        # Of who has said when they come back, nothing else is told: no hour of it was lost to a season or a night.
        stated = next((doubt for doubt in doubts if doubt.kind == "absence" and doubt.share >= STATED), None)
        for start, stop, code in edges.pieces(first, last):
            if code.lost_to == "holiday" and not code.rate:
                _add_holiday(lost, outlook, start, stop)
                continue
            hours = (stop - start) / 3600
            if code.lost_to == "weekend" and not code.rate:
                lost[_WEEKEND] += hours
                continue
            present = 1.0
            if stated is not None:
                lost[stated.kind, stated.name, stated.source] += hours
                continue
            for doubt in doubts:
                lost[doubt.kind, doubt.name, doubt.source] += hours * present * doubt.share
                present *= 1.0 - doubt.share
            effective += hours * present * code.rate
            shorter = 0.0 if code.rate or not fasts else _add_shorter(lost, outlook, (start, stop), present)
            lost[code.lost_to, "", ""] += hours * present * (1.0 - code.rate) - shorter
    return effective, lost


def _add_certain(lost: _Lost, outlook: Outlook, edges: Edges, stretch: tuple[float, float], effective: float) -> float:
    """The same for a stretch without doubts or short days, which is most of the time: each hour is worked or not."""
    for start, stop, code in edges.pieces(*stretch):
        hours = (stop - start) / 3600
        if code.rate == 1.0:
            effective += hours
        elif code.rate:
            effective += hours * code.rate
            lost[code.lost_to, "", ""] += hours * (1.0 - code.rate)
        elif code.lost_to == "holiday":
            _add_holiday(lost, outlook, start, stop)
        else:
            lost[code.lost_to, "", ""] += hours
    return effective


def _days(outlook: Outlook, start: float, stop: float) -> Iterator[tuple[float, float, DayRow | None]]:
    """A stretch cut at the local midnights, each part with what is special about its date."""
    zone = outlook.place.zone
    while start < stop:
        day: date = local_date(start, zone)
        end = min(stop, midnight(day + _ONE, zone))
        yield start, end, outlook.hard.table(day.year).get(day)
        start = end


def _add_holiday(lost: _Lost, outlook: Outlook, start: float, stop: float) -> None:
    for first, last, row in _days(outlook, start, stop):
        key = ("holiday", row.name, row.source) if row else ("holiday", "", "")
        lost[key] += (last - first) / 3600


def _has_short_days(outlook: Outlook, begin: float, end: float) -> bool:
    """Whether a day with hours of its own (Ramadan) lies in an interval: for eleven months of the year none does."""
    if ramadan_windows(outlook.place.country) is None:
        return False
    first, last = (local_date(moment, outlook.place.zone) for moment in (begin, end))
    tables = map(outlook.hard.table, range(first.year, last.year + 1))
    return any(first <= day <= last for table in tables for day, row in table.items() if row.kind == "hours")


def _add_shorter(lost: _Lost, outlook: Outlook, stretch: tuple[float, float], present: float) -> float:
    """The office hours that days with hours of their own (Ramadan) do not have in a stretch, noted by that name."""
    total = 0.0
    for first, last, row in _days(outlook, *stretch):
        if row is not None and row.kind == "hours":
            missing = outlook.plain.hours(datetime.fromtimestamp(first, UTC), datetime.fromtimestamp(last, UTC))
            lost["holiday", row.name, row.source] += missing * present
            total += missing * present
    return total
