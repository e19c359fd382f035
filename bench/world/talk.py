"""One buyer's talk with us, letter by letter, and what would have come after the log ends.

Both sides live by their own clocks. What becomes of our next letter is settled when the buyer writes, so that a buyer
may let on what is to come: an answer after so many working hours, or silence for a cause. While a cause lasts, a
further letter of ours is answered less often; hardly ever where the cause is final.
"""

from __future__ import annotations

import math
import random
from datetime import datetime, timedelta

import attrs

from .numbers import FINAL, Numbers
from .places import SELLER, Clock
from .texts import can_be_told, said

STAGES = ("inquiry", "quotation", "sample", "proforma", "deposit", "shipment", "repeat")
LIMIT = timedelta(days=75)
"""How long an answer may take; one that would take longer never comes."""


@attrs.frozen
class Letter:
    at: datetime
    sender: str
    text: str
    channel: str = "email"
    kind: str = "message"


@attrs.frozen
class Fate:
    """What becomes of our next letter: the working hours of the answer, or the cause of the silence."""

    hours: float | None
    cause: str = ""


@attrs.define
class Person:
    """The buyer's own law: how often, how fast."""

    chance: float
    median: float
    clock: Clock
    language: str
    channel: str
    answered: bool = False
    cause: str = ""


@attrs.define
class Talk:
    """A talk in the making."""

    numbers: Numbers
    rng: random.Random
    person: Person
    letters: list[Letter] = attrs.field(factory=list)
    stage: int = 0
    due: datetime | None = None
    """When the answer to our last letter comes, also beyond the end of the log."""

    def fate(self, row: int) -> Fate:
        """What becomes of a letter of ours that is the `row`-th in a row."""
        odds = math.log(self.person.chance / (1 - self.person.chance))
        odds += 0.0 if self.person.answered else self.numbers.first
        odds += self.numbers.further * (row - 1)
        odds += self.numbers.channel if self.person.channel != "email" else 0.0
        odds += self.numbers.late if self.stage > 2 else 0.0
        if self.person.cause:
            odds -= 4.0 if self.person.cause in FINAL else 0.5
        if self.rng.random() < 1 / (1 + math.exp(-odds)):
            return Fate(self.hours())
        return Fate(None, self.person.cause or self.cause())

    def hours(self) -> float:
        within, median = self.numbers.within, self.person.median
        if self.numbers.shape == "lognormal":
            return median * math.exp(self.rng.gauss(0, within))
        steep = 1.28 / within  # the Weibull law whose logarithm has the same spread
        return median * (-math.log(1 - self.rng.random()) / math.log(2)) ** (1 / steep)

    def cause(self) -> str:
        causes = {c: w for c, w in self.numbers.causes.items() if self.fits(c)}
        return self.rng.choices([*causes], [*causes.values()])[0]

    def fits(self, cause: str) -> bool:
        if cause in {"comparing-quotes", "price-or-terms", "chose-other-supplier"}:
            return 1 <= self.stage <= 3
        if cause == "product-trouble":
            return self.stage in {2, 6}
        return self.stage < 3 if cause in {"fake-buyer", "not-target"} else True

    def buyer_writes(self, at: datetime, fate: Fate, about: str = "plain") -> None:
        """A letter of the buyer, which lets on what is to come (or, now and then, something else)."""
        text = said(self.rng, about, self.person.language)
        told = fate.cause if fate.cause and self.rng.random() < self.numbers.telling else ""
        if not told and self.rng.random() < self.numbers.false:
            told = self.cause()
        if told and can_be_told(told):
            text = f"{text} {said(self.rng, told, self.person.language)}"
        self.letters.append(Letter(at, "buyer", text, self.person.channel))

    def we_write(self, at: datetime, fate: Fate, about: str, name: str) -> None:
        """A letter of ours, with the automatic answer or the bounce that it may bring."""
        text = said(self.rng, about, "en").format(name=name)
        self.letters.append(Letter(at, "seller", text, self.person.channel))
        soon = at + timedelta(minutes=self.rng.randint(1, 4))
        if fate.cause == "unreachable" and self.rng.random() < 0.7:
            notice = "550 5.1.1 The email account that you tried to reach does not exist."
            self.letters.append(Letter(soon, "unknown", notice, kind="bounce"))
        day = at.date()
        for first, last in self.person.clock.closed:
            if first <= day <= last and self.rng.random() < 0.4:
                notice = said(self.rng, "away", self.person.language).format(day=f"{last:%d.%m.%Y}")
                self.letters.append(Letter(soon, "buyer", notice, kind="auto-reply"))


def held(numbers: Numbers, rng: random.Random, person: Person, name: str, began: datetime, *, ours: bool) -> Talk:
    """The talk from its first letter until the end of the log."""
    talk = Talk(numbers, rng, person)
    fate = talk.fate(1)
    if ours:
        at = _sent(rng, began, 0.5)
        about = "stranger"
    else:
        talk.buyer_writes(began, fate, "inquiry")
        at = _our_answer(talk, began)
        about = "ours"
    row = 1
    while at is not None and at < numbers.now:
        talk.we_write(at, fate, about, name)
        talk.due = person.clock.after(at, fate.hours, LIMIT) if fate.hours is not None else None
        if talk.due is None and fate.hours is not None:
            fate = Fate(None, talk.cause())  # an answer so late never comes
        again = _again(talk, at, row)
        if talk.due is not None and (again is None or talk.due <= again):
            if talk.due >= numbers.now:
                break
            person.answered, person.cause, row = True, "", 1
            talk.stage = min(6, talk.stage + (rng.random() < 0.4))
            answered, fate = talk.due, talk.fate(1)
            talk.buyer_writes(answered, fate)
            talk.due = None
            about, at = "ours", _our_answer(talk, answered)
            person.cause = fate.cause
            continue
        person.cause = fate.cause
        if again is None or again >= numbers.now:
            break
        row += 1
        # An answer under way still comes; a letter that would never be answered gets another chance by the new one.
        left = _left(person, fate, at, again)
        fate = Fate(left) if left is not None else talk.fate(row)
        at, about = again, "follow"
    return talk


def _left(person: Person, fate: Fate, at: datetime, again: datetime) -> float | None:
    """The working hours still missing of an answer under way."""
    if fate.hours is None:
        return None
    step, spent = timedelta(minutes=30), 0.0
    while at < again:
        spent, at = spent + person.clock.rate(at) / 2, at + step
    return max(0.02, fate.hours - spent)


def _our_answer(talk: Talk, at: datetime) -> datetime | None:
    if talk.rng.random() < talk.numbers.lapse:
        return None
    return _sent(talk.rng, at, talk.rng.expovariate(1 / 4))


def _sent(rng: random.Random, at: datetime, hours: float) -> datetime:
    """A moment in our own office hours, so many of them later."""
    return SELLER.after(at, hours + rng.uniform(0.1, 2), timedelta(days=60)) or at + timedelta(days=1)


def _again(talk: Talk, at: datetime, row: int) -> datetime | None:
    """When we would write again without an answer; None: never."""
    if row < talk.numbers.patience:
        days = talk.numbers.gap * row**0.5 * talk.rng.uniform(0.5, 1.8)
    elif talk.rng.random() < 0.5:
        days = talk.rng.uniform(30, 90)
    else:
        return None
    return _sent(talk.rng, at + timedelta(days=days), 0.2)
