"""The buyer's own clock and working days: the present moment on it, the next good one, and days to count by."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import attrs

from silentbuyer.calendars import Touch, next_touch
from silentbuyer.calendars.touch import seller_calendar
from silentbuyer.calendars.zones import ASSERT, locate
from silentbuyer.data.time_zones import zone_of
from silentbuyer.model.case import Case
from silentbuyer.playbook.moment import Moment
from silentbuyer.playbook.working_days import deadline, owed, working_day
from silentbuyer.values.lazy import lazy

if TYPE_CHECKING:
    from silentbuyer.calendars.zones import Whereabouts

_LAST_DAYS = timedelta(days=5)
"""How long before the end of our price a word on it comes (judgement)."""


@attrs.frozen(slots=False)
class TheirTime:
    """The time of one buyer, as far as it depends on no row of the playbook."""

    case: Case
    absences: tuple[Any, ...] = ()
    where: Whereabouts | None = None
    _touches: dict[tuple[datetime, bool], Moment] = attrs.field(factory=dict, init=False, eq=False)

    @lazy
    def _place(self) -> Whereabouts:
        return self.where or locate(self.case.customer, self.case.now)

    @lazy
    def here(self) -> datetime:
        """The present moment in the buyer's zone."""
        zone = self.case.silence.zone
        return self.case.now.astimezone(zone_of(zone)) if zone else self.case.now

    @lazy
    def now(self) -> Moment:
        """The present moment on the buyer's clock."""
        return self._shown(self.here)

    def _shown(self, at: datetime) -> Moment:
        silence = self.case.silence
        sure = silence.zone is not None and silence.zone_confidence >= ASSERT
        return Moment(at, at.isoformat(" ", "minutes")[:16] if sure else None)

    def deadline(self, start: datetime, span: timedelta, *, urgent: bool = False) -> datetime:
        """By when something is to be done, on a working day of both sides; what is urgent never later than the span."""
        return deadline(self._place.best, seller_calendar(self.case.seller), start, start + span, urgent=urgent)

    def owed(self, start: datetime, span: timedelta) -> datetime:
        """By when an answer of ours is owed, whatever day it is for us."""
        return owed(self._place.best, start, start + span)

    def touch(self, after: datetime, *, by_phone: bool = False) -> Moment:
        """The next good moment after `after`: the buyer's morning for a message, the shared hours for a call."""
        key = (after, by_phone)
        if key not in self._touches:
            self._touches[key] = self._asked(after, "phone" if by_phone else "email")
        return self._touches[key]

    def _asked(self, after: datetime, channel: str) -> Moment:
        case = self.case
        touch: Touch = next_touch(
            case.customer, case.seller, after, channel=channel, absences=self.absences, where=self.where, now=case.now
        )
        return Moment(touch.at, touch.local_time, touch.own_holiday)

    def before(self, day: date) -> datetime:
        """The first minute of a working day of the buyer's in the week before a day."""
        place, zone = self._place.best, self.case.silence.zone
        start = working_day(place.country, place.subdivision, zone, day - _LAST_DAYS, 0)
        return datetime(start.year, start.month, start.day, tzinfo=self.here.tzinfo)

    def working_days_after(self, start: datetime, count: int) -> datetime:
        """The first minute of the buyer's `count`-th working day after the day of `start`."""
        place, zone = self._place.best, self.case.silence.zone
        local = start.astimezone(zone_of(zone)) if zone else start
        day = working_day(place.country, place.subdivision, zone, local.date(), count)
        return datetime(day.year, day.month, day.day, tzinfo=local.tzinfo)
