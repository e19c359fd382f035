"""Working hours as an office keeps them: windows, a week that may have changed, days off, make-up days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import attrs

from silentbuyer.calendars.curve import HOLIDAY, NIGHT, WEEKEND, Plan, drawn
from silentbuyer.calendars.edges import DAY, Edges
from silentbuyer.calendars.office import (
    DayRow,
    ShortDay,
    Span,
    Windows,
    as_dates,
    as_weekend,
    as_windows,
    by_date,
    check_windows,
    spans,
    zone_name,
)
from silentbuyer.data.time_zones import zone_of
from silentbuyer.errors import CalendarError
from silentbuyer.values import checks

_EPOCH = date(1970, 1, 1).toordinal()
_FIRST_YEAR, _LAST_YEAR = 1901, 2199
_WORKING = 0.5  # The rate from which a time counts as working time when it is asked for as such.


@attrs.frozen(kw_only=True, slots=False)
class WorkCalendar:
    """The working hours of one office, exact over clock changes; two bisects answer any interval.

    Attributes:
        zone: IANA name.
        windows: local working windows of a day; one whose end is not after its start runs past midnight and
            belongs to the day on which it starts.
        weekend: ``(since, weekdays)`` rows, Monday is 0: from each date on, these weekdays are off.
        holidays: dates that are off.
        workdays: dates that are worked although they are a weekend (or a listed holiday): make-up days.
        short_days: weekdays with other hours or a lower rate.
        after_hours: working rate outside the windows of a working day (0..1).
        off_days: working rate on weekends (0..1); a holiday counts nothing.

    Raises:
        CalendarError: naming field, expectation and value.

    """

    zone: str = attrs.field(converter=zone_name, validator=checks.zone(CalendarError))
    windows: Windows = attrs.field(default=(("09:00", "17:30"),), converter=as_windows, validator=check_windows)
    weekend: tuple[tuple[date, tuple[int, ...]], ...] = attrs.field(default=((date.min, (5, 6)),), converter=as_weekend)
    holidays: tuple[date, ...] = attrs.field(default=(), converter=as_dates)
    workdays: tuple[date, ...] = attrs.field(default=(), converter=as_dates)
    short_days: tuple[ShortDay, ...] = attrs.field(default=(), converter=by_date)
    after_hours: float = 0.0
    off_days: float = 0.0
    _curve: list[Edges] = attrs.field(init=False, factory=list, eq=False, repr=False)

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name != "_curve"}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        self.__dict__.update(state, _curve=[])

    # -- questions ---------------------------------------------------------------------------------------------

    def hours(self, start: datetime, end: datetime) -> float:
        """Working hours between two moments; negative when `end` lies before `start`."""
        begin, until = _stamp(start), _stamp(end)
        return self.edges(begin, until).between(begin, until) / 3600

    def next_working(self, moment: datetime) -> datetime:
        """The first working moment at or after a moment, in the office's zone."""
        begin = _stamp(moment)
        for horizon in (14, 60, 400, 4000):
            for start, _, code in self.edges(begin, begin + horizon * DAY).pieces(begin, begin + horizon * DAY):
                if code.rate >= _WORKING:
                    return self._local(start)
        raise CalendarError("WorkCalendar", "a calendar with a working hour within ten years", self)

    def advance(self, start: datetime, hours: float) -> datetime:
        """The moment at which so many working hours have passed since `start`.

        Negative hours go back, to the latest moment from which so many hours lead to `start`.
        """
        begin = _stamp(start)
        for horizon in (30, 400, 4000, 20000):
            edges = self.edges(begin - horizon * DAY, begin + horizon * DAY)
            found = edges.after(begin, hours * 3600, latest=hours < 0) if hours else None
            if found is not None:
                return self._local(found)
        if not hours:
            return self._local(begin)
        raise CalendarError("WorkCalendar.advance", "hours within the reach of the calendar", hours)

    def intervals(self, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The working windows between two moments, cut to them, in the office's zone."""
        begin, until = _stamp(start), _stamp(end)
        for first, last, code in self.edges(begin, until).pieces(begin, until):
            if code.rate >= _WORKING:
                yield self._local(first), self._local(last)

    def works_on(self, day: date) -> bool:
        """Whether a local date is a working day: the office opens, at half its rate at least."""
        _, windows, rate = self._plan(day, self.table(day.year).get(day))
        return bool(windows) and rate >= _WORKING

    def add_days(self, day: date, count: int) -> date:
        """The local date `count` working days after a date; 0 is the date itself or the first working one after."""
        left = count
        for step in range(0 if count == 0 else 1, 4000):
            following = day + timedelta(days=step)
            if self.works_on(following):
                if left <= 1:
                    return following
                left -= 1
        raise CalendarError("WorkCalendar", "a calendar with working days", self)

    # -- what a subclass may know more about --------------------------------------------------------------------

    def table(self, year: int) -> Mapping[date, DayRow]:
        """The dates of a year that are not plain days of the week."""
        _ = year  # A plain calendar was given all its dates.
        return self._own_days

    @property
    def _own_days(self) -> dict[date, DayRow]:
        rows = {day: DayRow("holiday") for day in self.holidays}
        rows.update((day, DayRow("workday")) for day in self.workdays)
        return rows

    # -- the curve ---------------------------------------------------------------------------------------------

    def edges(self, begin: float, until: float) -> Edges:
        """The curve that covers an interval; it grows by whole years and is kept."""
        low, high = (begin, until) if begin <= until else (until, begin)
        for edges in self._curve:  # One at most.
            if edges.first <= low and high < edges.last:
                return edges
        return self._grow(low, high)

    def _grow(self, low: float, high: float) -> Edges:
        if self._curve:
            low = min(low, self._curve[0].first + 2 * DAY)
            high = max(high, self._curve[0].last - 96 * DAY)
        # A quarter of a year more, so that the next question rarely grows the curve again; whole years of the
        # office's own clock, so that no day of another year is needed.
        first, last = _year(low - DAY), _year(high + 95 * DAY)
        begin, end = self._new_year(first), self._new_year(last + 1)
        edges = drawn(
            zone_of(self.zone), begin, end, self._special(begin, end), self._plain_week(),
            after_hours=self.after_hours, off_days=self.off_days,
        )  # fmt: skip
        self._curve[:] = [edges]
        return edges

    def _plain_week(self) -> list[Plan]:
        """The plan of each weekday as the week is kept now."""
        latest = date.max.toordinal() - 7
        return [self._plan(date.fromordinal(latest + (day - latest + 1) % 7), None) for day in range(7)]

    def _special(self, begin: int, end: int) -> dict[int, Plan]:
        """The plans of all days of some whole years that differ from the plain week."""
        found: dict[int, Plan] = {}
        # The night before the first day matters only to windows that run past midnight.
        first = self._local(begin).date() - timedelta(days=any(stop > DAY for _, stop in self._spans))
        last = self._local(end - 1).date()
        changes = [since for since, _ in self.weekend] + [short.since for short in self.short_days]
        for number in range(first.toordinal(), min(max(changes), last).toordinal()):
            found[number - _EPOCH] = self._plan(date.fromordinal(number), None)
        for year in range(first.year, last.year + 1):
            for day, row in self.table(year).items():
                found[day.toordinal() - _EPOCH] = self._plan(day, row)
        return found

    def _plan(self, day: date, row: DayRow | None) -> Plan:
        """Base code, working spans and rate of a local day."""
        if row is not None and row.kind == "holiday" and not row.windows:
            return HOLIDAY, (), 0.0
        weekday = day.weekday()
        if weekday in self._days_off(day) and not (row is not None and row.kind == "workday"):
            return WEEKEND, (), 0.0
        if row is not None and row.windows:
            return (HOLIDAY if row.kind == "holiday" else NIGHT), spans(row.windows), 1.0
        if row is None:
            for short in reversed(self.short_days):
                if short.weekday == weekday and short.since <= day:
                    return NIGHT, self._spans if short.windows is None else spans(short.windows), short.rate
        return NIGHT, self._spans, 1.0

    @property
    def _spans(self) -> tuple[Span, ...]:
        return spans(self.windows)

    def _days_off(self, day: date) -> tuple[int, ...]:
        off: tuple[int, ...] = ()
        for since, days in self.weekend:
            if since > day:
                break
            off = days
        return off

    def _new_year(self, year: int) -> int:
        return int(datetime(year, 1, 1, tzinfo=zone_of(self.zone)).timestamp())

    def _local(self, stamp: float) -> datetime:
        return datetime.fromtimestamp(stamp, UTC).astimezone(zone_of(self.zone))


def _stamp(moment: datetime) -> float:
    if moment.tzinfo is None:
        expected = "a timezone-aware datetime (a naive one could be any hour of the world)"
        raise CalendarError("moment", expected, moment)
    return moment.timestamp()


def _year(stamp: float) -> int:
    year = datetime.fromtimestamp(stamp, UTC).year
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise CalendarError("moment", f"a year from {_FIRST_YEAR} to {_LAST_YEAR}", year)
    return year
