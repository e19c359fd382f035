"""The worklist as an iCalendar file (RFC 5545), for the calendar a salesperson already keeps.

One event a buyer, under an id that stays: next week's file moves an event and adds no second one. No more events than
fit fall on a day of the seller's; what does not fit moves to their next working day. Who is given up has none.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import attrs

from silentbuyer.calendars.country import calendar_for
from silentbuyer.show.calendar_lines import escaped, text_of, utc
from silentbuyer.text.clean import clean
from silentbuyer.worklist import row_cells as cells
from silentbuyer.worklist.list_text import todo
from silentbuyer.worklist.row import GIVE_UP, NOW, TODAY, Row
from silentbuyer.worklist.sayings import Teller, teller
from silentbuyer.worklist.zone_lines import zone_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from silentbuyer.worklist.work_list import Worklist

_SLOT = timedelta(minutes=15)
_ALARM = "-PT10M"
_PRIORITY = {NOW: 1, TODAY: 3}
_WRITTEN_AGAIN = frozenset({"wait", "follow-up"})


def calendar(work: Worklist, *, capacity: int = 20) -> str:
    """The whole calendar as text with CRLF line ends."""
    return text_of(_lines(work, max(1, capacity)))


def _lines(work: Worklist, capacity: int) -> Iterator[str]:
    tell, zone = teller(work.language), work.head.zone or "UTC"
    diary = Diary(zone, capacity)
    timed = [(place, row) for place, row in enumerate(work, 1) if row.group != GIVE_UP and row.action is not None]
    starts = [(place, row, diary.start(row.at or row.now, row.now)) for place, row in timed]
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "CALSCALE:GREGORIAN")
    yield f"PRODID:-//silentbuyer//worklist//{work.language.upper()}"
    yield f"X-WR-CALNAME:{escaped(tell('Silent buyers: what to do'))}"
    yield from zone_lines(zone, [start for *_, start in starts])
    for place, row, start in starts:
        yield from _event(place, row, start, zone, tell)
    yield "END:VCALENDAR"


def _event(place: int, row: Row, start: datetime, zone: str, tell: Teller) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uid(row)}@silentbuyer"
    yield f"DTSTAMP:{utc(row.now)}"
    yield f"SEQUENCE:{int(row.now.timestamp()) // 60}"
    yield f"DTSTART;TZID={zone}:{start:%Y%m%dT%H%M%S}"
    yield f"DURATION:PT{int(_SLOT.total_seconds()) // 60}M"
    what = f"{cells.verb(attrs.evolve(row, group=TODAY), tell)}: {cells.name(row)}"
    yield f"SUMMARY:{escaped(f'{what} ({row.country})' if row.country else what)}"
    yield "DESCRIPTION:" + "\\n".join(escaped(line) for line in _told(row, tell))
    yield f"PRIORITY:{_PRIORITY.get(row.group, 5)}"
    yield f"X-SILENTBUYER-ID:{escaped(clean(row.customer, 200))}"
    yield f"X-SILENTBUYER-ORDER:{place}"
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{_ALARM}", f"DESCRIPTION:{escaped(what)}", "END:VALARM")
    yield "END:VEVENT"


def uid(row: Row) -> str:
    """The event's id: of the buyer and the action, so that it stays when the moment moves."""
    kind = row.action.kind if row.action else ""
    named = "write" if kind in _WRITTEN_AGAIN else kind
    return hashlib.sha256(f"{row.customer}\n{named}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _told(row: Row, tell: Teller) -> Iterator[str]:
    yield clean(todo(row, tell), 300)
    yield clean(row.headline, 300)
    if row.action is not None:
        yield clean(row.action.advice, 600)
    if row.draft:
        yield ""
        yield from (clean(line, 400) for line in row.draft)


class Diary:
    """The seller's days as they fill: one event a quarter of an hour, so many a day."""

    def __init__(self, zone: str, capacity: int) -> None:
        self._calendar = calendar_for(None, zone=zone)
        self._capacity = capacity
        self._days: Counter[date] = Counter()
        self._taken: set[datetime] = set()
        self._open: dict[date, date] = {}

    def start(self, wanted: datetime, now: datetime) -> datetime:
        """The first free slot at or after a moment that is not past, on the seller's clock."""
        at = max(wanted, now).replace(second=0, microsecond=0)
        day = self._free(at.date())
        if day != at.date():
            at = datetime.combine(day, at.time(), at.tzinfo)
        while at.astimezone(UTC) in self._taken:
            at += _SLOT
        self._taken.add(at.astimezone(UTC))
        self._days[day] += 1
        return at

    def _free(self, day: date) -> date:
        """The first day from this one on that has room; days that were full once are jumped over."""
        seen = []
        while self._days[day] >= self._capacity:
            seen.append(day)
            day = self._open.get(day) or self._calendar.add_days(day, 1)
        for full in seen:
            self._open[full] = day
        return day
