"""Where the hours of a silence went: each hour that was not counted has its reason, and all add up."""

from __future__ import annotations

from datetime import timedelta

from silentbuyer.calendars.doubts import local_date, midnight
from silentbuyer.calendars.outlook import Outlook
from silentbuyer.model.silence import Discount

_ONE = timedelta(days=1)


def account(outlook: Outlook, begin: float, end: float) -> tuple[float, tuple[Discount, ...]]:
    """Effective hours on average over the doubts, and what each other hour was lost to; together all that elapsed."""
    lost: dict[tuple[str, str, str], float] = {}
    effective = 0.0
    edges = outlook.hard.edges(begin, end)
    for first, last, doubts in outlook.segments(begin, end):
        for start, stop, code in edges.pieces(first, last):
            hours = (stop - start) / 3600
            if code.lost_to == "holiday" and not code.rate:
                _add_holiday(lost, outlook, start, stop)
                continue
            if code.lost_to == "weekend" and not code.rate:
                lost["weekend", "", ""] = lost.get(("weekend", "", ""), 0.0) + hours
                continue
            present = 1.0
            for doubt in doubts:
                key = (doubt.kind, doubt.name, doubt.source)
                lost[key] = lost.get(key, 0.0) + hours * present * doubt.share
                present *= 1.0 - doubt.share
            effective += hours * present * code.rate
            kind = (code.lost_to, "", "")
            lost[kind] = lost.get(kind, 0.0) + hours * present * (1.0 - code.rate)
    rows = sorted(lost.items(), key=lambda item: (-item[1], item[0]))
    found = (
        Discount(kind=kind, name=name, hours=hours, source=source) for (kind, name, source), hours in rows if hours > 0
    )
    return effective, tuple(found)


def _add_holiday(lost: dict[tuple[str, str, str], float], outlook: Outlook, start: float, stop: float) -> None:
    zone = outlook.place.zone
    while start < stop:
        day = local_date(start, zone)
        end = min(stop, midnight(day + _ONE, zone))
        row = outlook.hard.table(day.year).get(day)
        key = ("holiday", row.name if row else "", row.source if row else "")
        lost[key] = lost.get(key, 0.0) + (end - start) / 3600
        start = end
