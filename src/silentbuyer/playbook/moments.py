"""When to do it: moments in the buyer's own time, in their working hours, never on their holidays."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import attrs

from silentbuyer.calendars.after_absence import SEASON_WAIT, season_end
from silentbuyer.calendars.history import usual_by
from silentbuyer.calendars.outlook import Outlook
from silentbuyer.conversation.awaiting import awaiting, waiting_talk
from silentbuyer.data.time_zones import zone_of
from silentbuyer.model.customer import Stage
from silentbuyer.model.findings import Finding
from silentbuyer.playbook.moment import Moment
from silentbuyer.playbook.rows import after_offer, cadence, days, grace
from silentbuyer.playbook.their_time import TheirTime
from silentbuyer.playbook.working_days import LONGEST_BREAK, free_again
from silentbuyer.values.lazy import lazy

if TYPE_CHECKING:
    from silentbuyer.model.customer import Message

_SEASON_DAYS = 5

_WEIGHED = frozenset({Stage.QUOTATION, Stage.SAMPLE})
"""The stages at which what the buyer has just had takes days to look at: figures, or a sample."""

_WAITS = frozenset({"return", "open", "usual"})
_PUT_OFF = frozenset({"cadence", "soon", "usual", "open", "return", "park"})
"""What waits for a day that the buyer named."""
_RHYTHM = frozenset({"cadence", "soon", "usual"})
"""What our own rhythm would allow."""

_TO_READ = frozenset({"return", "open"})
OWN_REPLIES = 3
"""Replies from which a buyer has a rhythm of their own."""


@attrs.frozen(slots=False)
class Moments(TheirTime):
    """The moments that the rows of the playbook name, each worked out when it is first asked for.

    `heard` says that the buyer told the reason which leads: then nobody is left time to look at figures.
    """

    findings: tuple[Finding, ...] = ()
    named: Finding | None = None
    heard: bool = False
    _found: dict[tuple[str, str], Moment] = attrs.field(factory=dict, init=False, eq=False)

    def of(self, when: str, channel: str | None) -> Moment:
        """The moment of one row, for a message or (channel ``phone``) a call."""
        when = "cadence" if when == "along" else when  # alone it has the rhythm's own moment
        medium = "none" if channel is None else "phone" if channel == "phone" else "text"
        key = (when, medium)
        if key not in self._found:
            self._found[key] = self._of(when, channel, by_phone=channel == "phone")
        return self._found[key]

    def _of(self, when: str, channel: str | None, *, by_phone: bool) -> Moment:
        if when == "now":
            return self.now
        if when == "urgent":
            return self._urgent(by_phone=by_phone)
        if channel is None and when not in _WAITS:
            return self._on_our_side(self._after(when))
        found = self.touch(self._after(when), by_phone=by_phone)
        if (when in _TO_READ or channel is None) and found.at <= self.here:
            # The office has just opened again: the day is theirs, to read and to answer. And a wait until now is
            # none; over a channel another row takes its place, without one there is nothing to be sent today.
            return self.touch(self.working_days_after(self.here, 1), by_phone=by_phone)
        return found

    def _on_our_side(self, at: datetime) -> Moment:
        # What reaches nobody needs no hour of the buyer's: today it is done at once, and later on a working morning.
        return self._shown(at) if at <= self.here else self.touch(at)

    def _after(self, when: str) -> datetime:
        if self.after_named is not None and when in _PUT_OFF:
            # Their own day is the reason to write, however many of our messages went unanswered before it.
            return max(self.here, self.after_named, *([] if when in _RHYTHM else [self._by_itself(when)]))
        return self._by_itself(when)

    @lazy
    def after_named(self) -> datetime | None:
        """A few working days after the day that the buyer named for the next step; None when there is none ahead."""
        until = self.named.evidence.get("until") if self.named else None
        if not isinstance(until, str):
            return None
        day = datetime.fromisoformat(until).replace(tzinfo=self.here.tzinfo)
        return self.working_days_after(day, grace("after_named"))

    @lazy
    def decide_then(self) -> bool:
        """Whether others decide on a day that the buyer named, and that is still to come."""
        ahead = self.named is not None and self.named.sign == "named-dates/ahead" and self.after_named is not None
        return ahead and any(one.sign == "internal-decision/said" for one in self.findings)

    def _by_itself(self, when: str) -> datetime:
        now = self.here
        if when == "cadence":
            return max(now, self.turn_of_cadence)
        if when == "soon":
            return max(now, self._first_step)
        if when == "usual":
            return max(now, self.turn_of_cadence, self._after_their_word, self._their_rhythm or now)
        if when == "return":
            return max(now, self._settled_in or now, self._season or now, self._after_holiday or now)
        if when in ("park", "quarter", "reorder"):
            return self._parked(when)
        return now

    @property
    def _settled_in(self) -> datetime | None:
        """When a closed office opens again, or a few working days after the buyer comes back by their own word."""
        told = Outlook(self._place.best, self.absences)
        stamp = self.case.now.timestamp()
        named = any(doubt.kind == "absence" for doubt in told.doubts(stamp, stamp + 1))
        back = self.case.silence.back_on
        if back is None:
            return None
        # Of a season it is only a share of the offices that comes back so late.
        if not named:
            return min(back, self.case.now + SEASON_WAIT)
        return self.working_days_after(back, grace("after_absence"))

    @property
    def _season(self) -> datetime | None:
        """The end of the season that it is, as far as a week off: nobody said that this buyer is away in it."""
        end = season_end(self._place, self.case.now)
        return min(end, self.working_days_after(self.case.now, _SEASON_DAYS)) if end else None

    @lazy
    def sent(self) -> tuple[Message, ...]:
        """Our messages since the buyer's last word that wait for an answer."""
        return awaiting(self.case)

    @property
    def _their_rhythm(self) -> datetime | None:
        """When four of five replies of a buyer with a history of their own would have come."""
        if self.case.silence.own_replies < OWN_REPLIES or not self.sent:
            return None
        return usual_by(self.case.customer, waiting_talk(self.case.talk), Outlook(self._place.best, self.absences))

    @lazy
    def _after_holiday(self) -> datetime | None:
        """A few working days after the first one that follows the last holiday in the wait, if there was one."""
        sent = self.sent
        zone = self.case.silence.zone
        if not sent or not zone:
            return None
        place, clock = self._place.best, zone_of(zone)
        first = sent[-1].at.astimezone(clock).date()
        today = self.here.date()
        free = free_again(place.country, place.subdivision, zone, first, today, count=grace("after_return"))
        return datetime(free.year, free.month, free.day, tzinfo=clock) if free else None

    def _parked(self, when: str) -> datetime:
        """The date that a rule read in the record, else a month from now; or a quarter after that date or now."""
        if when == "quarter":
            return max(self.here, self._named or self.here) + days("quarter_days")
        return max(self.here, self._named or self.here + days("park_days"))

    @property
    def is_named(self) -> bool:
        """Whether a rule read a date to wait for in the record."""
        return self._named is not None

    @lazy
    def _named(self) -> datetime | None:
        # A rule that read a date ("after 1 September", "due on ...") leaves it in its evidence as `until`.
        for finding in self.findings:
            until = finding.evidence.get("until")
            if isinstance(until, str):
                day = datetime.fromisoformat(until)
                return day if day.tzinfo else day.replace(tzinfo=self.here.tzinfo)
        return None

    def _urgent(self, *, by_phone: bool) -> Moment:
        # What costs money every day does not wait for a Monday: the next shared hour if it comes within half a day.
        good = self.touch(self.case.now, by_phone=by_phone)
        return good if good.at - self.case.now <= timedelta(hours=12) else self.now

    @lazy
    def turn_of_cadence(self) -> datetime:
        """When the rhythm allows the next message: working days of the buyer after our last one, then a month."""
        sent = self.sent
        if not sent:
            return self.here
        steps, then = cadence()
        last = sent[-1].at
        if len(sent) > len(steps):
            return last + timedelta(days=then)
        count = steps[len(sent) - 1]
        if len(sent) == 1 and self.case.stage in _WEIGHED and not self.heard:
            count = max(count, after_offer())
        if (self.case.now - last).days > 2 * count + LONGEST_BREAK:
            return last
        return self.working_days_after(last, count)

    @property
    def _first_step(self) -> datetime:
        """The first step of the cadence after our last message: another channel need not wait for the whole of it."""
        return self.working_days_after(self.sent[-1].at, cadence()[0][0]) if self.sent else self.here

    @property
    def _after_their_word(self) -> datetime:
        """The first step of the cadence after the last word of all, where no message of ours waits for an answer."""
        if self.sent or not self.case.talk or self.case.turn not in ("seller", "buyer"):
            return self.here
        return self.working_days_after(self.case.talk[-1].at, cadence()[0][0])
