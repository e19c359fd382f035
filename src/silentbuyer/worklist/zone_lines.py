"""A time zone as a calendar file wants it: the offsets that hold around the moments in the file (RFC 5545, 3.6.5)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from silentbuyer.data.time_zones import zone_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_STEP = timedelta(days=7)
_MARGIN = timedelta(days=370)


def zone_lines(zone: str, moments: Iterable[datetime]) -> Iterator[str]:
    """The ``VTIMEZONE`` of a zone for these moments; nothing when there are none."""
    known = sorted(at.astimezone(UTC) for at in moments)
    if not known:
        return
    first = known[0] - _MARGIN
    yield from ("BEGIN:VTIMEZONE", f"TZID:{zone}")
    yield from _observance(first.astimezone(zone_of(zone)), first.astimezone(zone_of(zone)))
    for change in _changes(zone, first, known[-1] + _MARGIN):
        yield from _observance(
            (change - timedelta(seconds=1)).astimezone(zone_of(zone)), change.astimezone(zone_of(zone))
        )
    yield "END:VTIMEZONE"


def _changes(zone: str, first: datetime, last: datetime) -> Iterator[datetime]:
    """The moments at which the zone's offset changes, to the second."""
    clock, at = zone_of(zone), first
    while at < last:
        after = at + _STEP
        if at.astimezone(clock).utcoffset() != after.astimezone(clock).utcoffset():
            low, high = at, after
            while high - low > timedelta(seconds=1):
                middle = low + (high - low) / 2
                same = middle.astimezone(clock).utcoffset() == at.astimezone(clock).utcoffset()
                low, high = (middle, high) if same else (low, middle)
            yield high.replace(microsecond=0)
        at = after


def _observance(before: datetime, after: datetime) -> Iterator[str]:
    kind = "DAYLIGHT" if after.dst() else "STANDARD"
    # The start of an observance is told on the clock that was right before it.
    start = after.astimezone(UTC) + (before.utcoffset() or timedelta())
    yield from (f"BEGIN:{kind}", f"DTSTART:{start:%Y%m%dT%H%M%S}")
    yield from (f"TZOFFSETFROM:{before:%z}"[:18], f"TZOFFSETTO:{after:%z}"[:16], f"TZNAME:{after:%Z}")
    yield f"END:{kind}"
