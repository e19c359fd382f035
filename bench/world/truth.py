"""What is the matter with a buyer at the end of the log, as only the world knows it."""

from __future__ import annotations

from datetime import datetime

import attrs

from .numbers import Numbers
from .talk import Person, Talk


@attrs.frozen
class Truth:
    """The truth of one buyer.

    Attributes:
        cause: why they are silent; a flavour of "nothing is wrong yet" where an answer is under way.
        answers: whether an answer to our last letter still comes by itself; None where it is not their turn.
        comes: when it comes.
        absent: whether the buyer is away in fact, whatever else is the matter: a holiday has taken most of the office
            hours since our letter, or takes this day.

    """

    cause: str
    answers: bool | None
    comes: datetime | None
    absent: bool = False


def truth_of(talk: Talk, numbers: Numbers) -> Truth:
    last = next(letter for letter in reversed(talk.letters) if letter.kind == "message")
    if last.sender == "buyer":
        return Truth("your-turn", None, None)
    if talk.due is None:
        return Truth(
            talk.person.cause or "unknown", answers=False, comes=None, absent=_absent(talk.person, last.at, numbers)
        )
    absent = _absent(talk.person, last.at, numbers)
    return Truth(_flavour(talk.person, last.at, numbers.now), answers=True, comes=talk.due, absent=absent)


def _absent(person: Person, since: datetime, numbers: Numbers) -> bool:
    today = person.clock.is_off(numbers.now.date())
    return today in {"away", "holiday"} or _flavour(person, since, numbers.now) in {"away", "holiday-absence"}


def _flavour(person: Person, since: datetime, now: datetime) -> str:
    """What took most of the office hours since our letter."""
    kinds = [kind for _, kind in person.clock.hours(since, now)]
    worked = kinds.count("")
    away, holiday = kinds.count("away"), kinds.count("holiday")
    if max(away, holiday) > worked:
        shared = any(b[0] <= now.month <= b[2] or b[0] > b[2] for b in person.clock.place.breaks)
        return "holiday-absence" if holiday >= away or shared else "away"
    return "time-difference" if worked < 1 else "within-usual-time"
