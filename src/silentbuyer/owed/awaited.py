"""What the buyer's messages tell of when things go on, each time in the light of those told before."""

from __future__ import annotations

from datetime import date, timedelta, tzinfo
from functools import lru_cache

import attrs

from silentbuyer.dates.date_reading import NamedDate
from silentbuyer.dates.sequence import Anchor, Span, follows, in_order, leads_on, week_told
from silentbuyer.dates.told_times import ToldTime, said_in, told_times
from silentbuyer.dates.waits import Wait
from silentbuyer.mailbox.told_absences import told_in_text
from silentbuyer.model.customer import Message
from silentbuyer.owed.in_absence import Leave, seen_from
from silentbuyer.owed.sittings import sittings
from silentbuyer.owed.time_features import Setting
from silentbuyer.owed.time_parts import chance_of, is_awaited
from silentbuyer.text.quotation import own_words

_START = 0.35
"""Chance from which a day is a step from which more may be counted (judgement)."""

_FINE = timedelta(days=16)
"""Length of a span up to which more can be counted from its end (judgement)."""

FOLLOWS = "follows"
"""The form of days that are counted from what was told before them."""

_NEVER = frozenset({"rest-of-year"})
"""Forms of dates that say only that it is not now (`dates.grammar`)."""

_ONE = timedelta(days=1)


@attrs.frozen
class Awaited:
    """A time that is waited for.

    Attributes:
        wait: the days, their kind and their sentence.
        message: what told it.
        place: the place of the message among those looked at.
        later: what the buyer wrote in sittings afterwards.
        chance: how likely it is one to wait for.
        of_length: whether it was told as a length of time.

    """

    wait: Wait
    message: Message
    place: int
    later: tuple[Message, ...]
    chance: float
    of_length: bool = False


@lru_cache(maxsize=128)  # several rules ask for the same talk
def awaited_in(messages: tuple[Message, ...], zone: tzinfo | None, country: str | None) -> tuple[Awaited, ...]:
    """The times that are waited for, in the order in which they were told; what follows another replaces it."""
    teller = _Teller(zone, country)
    for place, (message, later) in enumerate(zip(messages, sittings(messages), strict=True)):
        teller.message(message, place, later)
    return tuple(teller.found)


@attrs.define
class _Teller:
    """Reads message by message: the times found so far, and the last of them, from which the next may be counted."""

    zone: tzinfo | None
    country: str | None
    found: list[Awaited] = attrs.field(factory=list)
    anchor: Anchor | None = None
    of_anchor: Awaited | None = None
    leave: Leave | None = None

    def message(self, message: Message, place: int, later: tuple[Message, ...]) -> None:
        text, written = own_words(message.text), message.at.astimezone(self.zone).date()
        times = told_times(text, written, self.country)
        told_by = _Told(message, place, later, Setting(written, times))
        if self.anchor is not None:
            self.anchor = attrs.evolve(self.anchor, fresh=False)
        for number, sentence in enumerate(said_in(text)):
            self._sentence(sentence, number, [one for one in times if one.place == number], told_by)
        self.found = _without_sooner(self.found, message)

    def _sentence(self, sentence: str, number: int, times: list[ToldTime], told_by: _Told) -> None:
        away = told_in_text(sentence, told_by.setting.written, self.country)
        may_follow = times or away is not None or self.anchor is not None  # else a week has nothing to stand behind
        if away is not None:
            self.leave = Leave(away[0], away[1])
        times = seen_from(times, self.leave, told_by.setting.written, own=away is not None)
        week = week_told(sentence, times) if may_follow else None
        for told in in_order(sentence, [one for one in times if week is None or not week.holds(one)]):
            self._time(told, told_by)
        if away is not None and not any(one.is_length for one in times):
            last = self.of_anchor
            self._anchored(away[1] - _ONE, number, last if last and last.wait.sentence == sentence else None)
        if week is not None and self.anchor is not None and self.anchor.sure:
            days = week.days(self.anchor.day)
            self._add(Wait(*days, "promise", sentence, form=FOLLOWS), told_by, number, 1.0, replaces=True)

    def _time(self, told: ToldTime, told_by: _Told) -> None:
        chance, named = chance_of(told, told_by.setting), told.named
        if named.kind in _NEVER:
            return
        self._back(named, told_by.message)
        span: Span | None = None
        if self.anchor is not None and chance >= _START and not self._is_other_length(told):
            span = follows(told, self.anchor, told_by.setting.written)
        if span is not None:
            wait = Wait(*span, told.kind or "event", told.sentence, form=FOLLOWS)
            self._add(wait, told_by, told.place, chance, replaces=True, of_length=told.is_length)
        elif is_awaited(told, chance, told_by.setting.written):
            last = max(named.latest - named.loose, named.earliest)
            self._explained(told, told_by)
            wait = Wait(named.earliest, last, told.kind or "event", told.sentence, form=named.kind, led=named.led)
            self._add(wait, told_by, told.place, chance, replaces=False, of_length=told.is_length)
        elif not told.is_length and named.latest - named.earliest <= _FINE:
            sure = chance >= _START
            self.anchor = Anchor(named.latest, told.place, sure=sure, first=named.earliest)
            self.of_anchor = None

    def _back(self, named: NamedDate, message: Message) -> None:
        """After "back after the holidays" the days away, told in another sentence, are nothing to wait for."""
        leave = self.leave
        if leave is not None and named.kind == "feast" and named.earliest == leave.back:
            self.found = [one for one in self.found if one.message is not message or not leave.covers(one.wait)]

    def _is_other_length(self, told: ToldTime) -> bool:
        """Whether a length stands beside another one, and nothing leads from one to the next: "1 mois, 2 mois"."""
        last = self.found[-1] if self.found and told.is_length else None
        beside = last is not None and last.of_length and last.wait.sentence == told.sentence
        return beside and not leads_on(told.sentence)

    def _explained(self, told: ToldTime, told_by: _Told) -> None:
        """A length before a day of the same sentence only explains it: "eight weeks, so about 21 December"."""
        last = self.found[-1] if self.found and not told.is_length else None
        if last is None or not last.of_length:
            return
        if (last.message, last.wait.sentence) == (told_by.message, told.sentence):
            self.found.pop()

    def _add(
        self, wait: Wait, told_by: _Told, number: int, chance: float, *, replaces: bool, of_length: bool = False
    ) -> None:
        if replaces and self.of_anchor in self.found:
            self.found.remove(self.of_anchor)
        new = Awaited(wait, told_by.message, told_by.place, told_by.later, chance, of_length)
        self.found.append(new)
        if wait.latest - wait.earliest <= _FINE:
            self._anchored(wait.latest, number, new, first=wait.earliest)

    def _anchored(self, day: date, number: int, new: Awaited | None, first: date | None = None) -> None:
        self.anchor, self.of_anchor = Anchor(day, number, first=first), new


def _without_sooner(found: list[Awaited], message: Message) -> list[Awaited]:
    """Without what is over before the day that a message sets as the soonest: "not before September; in summer ..."."""
    least = max((one.wait.earliest for one in found if one.message is message and _is_least(one.wait)), default=None)
    return [one for one in found if least is None or one.message is not message or one.wait.latest >= least]


def _is_least(wait: Wait) -> bool:
    return wait.led == "Z" and wait.kind == "again"


@attrs.frozen
class _Told:
    """The message that is being read, and where it stands."""

    message: Message
    place: int
    later: tuple[Message, ...]
    setting: Setting
