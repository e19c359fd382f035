"""The day that the buyer's last messages name for what comes next, and until when that lets us wait."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta, tzinfo

import attrs

from silentbuyer.conversation.call_notes import is_call_note
from silentbuyer.conversation.money_state import money_came
from silentbuyer.data.time_zones import zone_of
from silentbuyer.dates.waits import Wait
from silentbuyer.hearing.answering import asks_nothing
from silentbuyer.hearing.concepts import means
from silentbuyer.hearing.learned import understood
from silentbuyer.model.acts import Act
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.owed.awaited import Awaited, awaited_in
from silentbuyer.owed.not_come import missing_in
from silentbuyer.owed.offer_end import offer_end

RECENT = 5
"""Messages of the buyer that are looked at."""

_SHORT, _MONTH = timedelta(days=10), timedelta(days=31)
_FEW_WEEKS = timedelta(days=16)
"""A span that was counted, up to which nobody asks before it is over (judgement)."""

_FINE = timedelta(days=16)
"""Length of a span up to which it tells a day of the talk well enough (judgement)."""

_ONE = timedelta(days=1)
_NOTICE = timedelta(days=3)
"""Days before the end of our price on which a word on it is still in time (judgement)."""
_THIRD_DECADE = 21
_MIDDLE = (11, 20)
_QUOTE = 240
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip


@attrs.frozen
class NamedWait:
    """What the buyer named, in which words, when they wrote it, and until when we wait for it.

    Attributes:
        until: the last day on which nothing is to be heard; the next touch comes after it.
        came_back: whether the buyer has written on that day or after it.

    """

    wait: Wait
    at: datetime
    until: date
    came_back: bool = False

    @property
    def kind(self) -> str:
        """``event``, ``promise`` or ``again``."""
        return self.wait.kind

    @property
    def earliest(self) -> date:
        """First day of the span that was named."""
        return self.wait.earliest

    @property
    def latest(self) -> date:
        """Last day of the span that was named."""
        return self.wait.latest

    @property
    def quote(self) -> str:
        """The sentence, shortened for showing."""
        text = " ".join(self.wait.sentence.split())
        return text if len(text) <= _QUOTE else f"{text[: _QUOTE - 1]}…"

    @property
    def words(self) -> str:
        """The span in words: "26 November 2026", "March 2027", "23 to 29 November 2026"; as counted, with no margin."""
        if self.wait.form == "feast" and self.wait.led == "A":
            return f"the days from {_day(self.earliest)} on"
        last = max(self.latest - self.wait.loose, self.earliest)
        about = "about " if self.counted and self.earliest == last else ""
        return f"{about}{span_words(self.earliest, last)}"

    @property
    def counted(self) -> bool:
        """Whether the days are counted from the day of writing."""
        return self.wait.counted


_QUARTERS = ("first", "second", "third", "fourth")


def span_words(first: date, last: date) -> str:
    """A span of days in words: a day, a month or part of one, a quarter, a year, else both ends."""
    if first == last:
        return _day(last)
    month, year = f"{_MONTHS[first.month - 1]} {first.year}", str(first.year)
    ends = (last + _ONE).day == 1
    if (first.year, first.month) == (last.year, last.month):
        part = {(1, 10): "the beginning of ", (11, 20): "the middle of "}.get((first.day, last.day))
        part = "" if first.day == 1 and ends else "the end of " if first.day == _THIRD_DECADE and ends else part
        return f"{first.day} to {_day(last)}" if part is None else f"{part}{month}"
    if first.day == 1 and ends and last.year == first.year and last.month - first.month == 2 and first.month % 3 == 1:
        return f"the {_QUARTERS[first.month // 3]} quarter of {year}"
    if (first.day, first.month, last.day, last.month) == (1, 1, 31, 12) and first.year == last.year:
        return year
    return f"{first.day} {_MONTHS[first.month - 1]}{'' if first.year == last.year else f' {year}'} to {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def named_wait(case: Case, passed_over: Callable[[Awaited, date], bool] = lambda _, __: False) -> NamedWait | None:
    """The day that the newest words of the buyer's name for what comes next; None when they named none.

    Of several days of one message the last is meant: what is decided on the one is told on the other. What is over
    gives way to what an older message names and is still to come. `passed_over` tells, with the day of writing, what is
    no wait although it looks like one: an absence has its own.
    """
    if not case.is_worded:
        return None
    zone = zone_of(case.silence.zone) if case.silence.zone else case.now.tzinfo
    found = _newest(list(_named(case, zone, passed_over)))
    today = case.now.astimezone(zone).date()
    return next((one for one in found if one.until >= today), found[0] if found else None)


def _newest(found: list[tuple[int, NamedWait]]) -> list[NamedWait]:
    """The day of each message, the newest first: the last of those that are named finely, else the first of all.

    What is named by a feast, a season or a month gives way to the fine day that an older message names.
    """
    best: list[NamedWait] = []
    for place in sorted({place for place, _ in found}, reverse=True):
        of_message = [one for where, one in found if where == place]
        fine = [one for one in of_message if _is_fine(one)]
        best.append(max(fine, key=lambda one: one.until) if fine else min(of_message, key=lambda one: one.until))
    return sorted(best, key=lambda one: not _is_fine(one))


def _is_fine(named: NamedWait) -> bool:
    return named.latest - named.earliest <= _FINE and named.wait.form != "feast"


def _named(
    case: Case, zone: tzinfo | None, passed_over: Callable[[Awaited, date], bool]
) -> Iterator[tuple[int, NamedWait]]:
    theirs = [one for one in case.talk if one.sender == "buyer" and not is_call_note(one)][-RECENT:]
    settled = max((order.at for order in case.customer.orders if order.at <= case.now), default=None)
    # In a talk that went on the inquiry names when the goods are wanted: "for next spring", "event in February".
    theirs = [
        one
        for one in theirs
        if not (one is not theirs[-1] and one.at < case.begun < theirs[-1].at) and (settled is None or one.at > settled)
    ]
    for one in awaited_in(tuple(theirs), zone, case.customer.country):
        wait, message, at = one.wait, one.message, one.message.at.astimezone(zone)
        over = _settled(wait, one.later) or _paid(case, wait, message) or _is_lost(wait)
        if not (over or passed_over(one, at.date())):
            until = _before_our_end(case, wait, message)
            came = any(_came_back(wait, other, until, zone) for other in one.later)
            yield one.place, NamedWait(wait, at, until, came)


def _came_back(wait: Wait, other: Message, until: date, zone: tzinfo | None) -> bool:
    """Whether they wrote again after the day; of an event also on the day itself: "the meeting was good"."""
    day = other.at.astimezone(zone).date()
    return day > until or (wait.kind == "event" and day == until and not asks_nothing(other.text))


def _is_lost(wait: Wait) -> bool:
    """Whether the day belongs to what another supplier has: "for 2027 we have placed it in Vietnam"."""
    acts = {one.act for one in understood(wait.sentence)}
    return Act.CHOSE_OTHER in acts and Act.PROMISES not in acts


def _before_our_end(case: Case, wait: Wait, message: Message) -> date:
    """Until when we wait: while our price still stands, where it ends within the days that were named."""
    until, ends = wait_until(wait), offer_end(case, message.at)
    if ends is None or not wait.earliest < ends <= until:
        return until
    return max(wait.earliest, ends - _NOTICE)


def _paid(case: Case, wait: Wait, message: Message) -> bool:
    """Whether it was a day of payment, and we have written since that the money has come."""
    paid = money_came(case)
    return paid is not None and message.at <= paid and (means("pay", wait.sentence) or means("money", wait.sentence))


def _settled(wait: Wait, later: Sequence[Message]) -> bool:
    """Whether later words of the buyer have settled it: who writes more than thanks has kept or lifted the promise.

    Nothing is tested, and no event is due, as long as what it takes has not come.
    """
    if any(missing_in(other) for other in later):
        return True
    return wait.kind != "event" and any(not asks_nothing(other.text) for other in later)


def wait_until(wait: Wait) -> date:
    """The last day on which there is nothing to ask.

    A promise is kept by the last day that it names; of an event that takes its place within a month, the middle of the
    month is waited for; what is put off comes back on the first day named, and so does what is months long (judgement).
    """
    length = wait.latest - wait.earliest
    if wait.led == "Z" or wait.form == "half-month":  # "not before the end of the month": all of it is to pass
        return wait.latest
    if wait.form == "feast" and wait.led == "A" and wait.kind != "again":  # of "after Easter" the first days are meant
        return wait.earliest
    if wait.kind == "event" and (wait.earliest.day, wait.latest.day) == _MIDDLE and length < _SHORT:
        return wait.earliest + length // 2  # "about mid-September" is the fifteenth
    if wait.counted and wait.kind == "event":  # "three to eight weeks": the middle of them, "six to eight": the end
        named = max(wait.latest - wait.loose, wait.earliest) - wait.earliest
        if length > _SHORT and timedelta(0) < named <= _FEW_WEEKS:
            return wait.earliest + named
        return wait.earliest + (length if length <= _SHORT else length // 2)
    if wait.kind == "again" and length > _ONE:
        return wait.earliest - _ONE
    if length <= _SHORT or (wait.kind == "promise" and length <= _MONTH):
        return wait.latest
    return wait.earliest + length // 2 if length <= _MONTH else wait.earliest
