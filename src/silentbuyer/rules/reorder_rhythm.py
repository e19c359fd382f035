"""The rule ``reorder-rhythm``: whether the next order is due by the buyer's own rhythm."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import ClassVar

import attrs

from silentbuyer.conversation.on_the_way import under_way
from silentbuyer.conversation.orders_told import next_is_in_talk, orders_told, wrote_since
from silentbuyer.language.saying import plural, say
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Order
from silentbuyer.model.rule import Verdicts
from silentbuyer.model.signs import sign
from silentbuyer.rules.log_only import nothing_outside

_DAY = 86400.0


@attrs.frozen(kw_only=True)
class Rhythm:
    """A buyer's usual gap between orders, shrunk towards the prior.

    Attributes:
        usual_days: the gap that is likeliest next.
        spread: standard deviation of its logarithm for one more gap.
        gaps: how many own gaps it rests on.

    """

    usual_days: float
    spread: float
    gaps: int

    def z(self, days: float) -> float:
        """How many standard deviations a wait of so many days lies beyond the usual gap (negative: before it)."""
        return math.log(max(days, 0.01) / self.usual_days) / self.spread


@attrs.frozen(kw_only=True)
class ReorderRhythm:
    """The time since the last order against the buyer's own usual gap.

    What it looks for:
        At least two order dates on record; without any, orders that stand in the buyer's messages, of which there must
        be three (or two with a number that shows earlier ones). Orders within a few days count as one. The usual gap
        is the mean of the logarithms of the buyer's gaps, shrunk towards a prior gap with the weight of one gap, so
        that two orders say less than six; what is overdue by a single gap counts half. Where the next order is placed,
        was lately offered to a buyer who wrote since the last, or the buyer has written of business since half the
        usual gap, it is not awaited: their words tell why they wait. Orders that only messages tell are also not due
        within `well_before` of the shortest gap. Nothing is said while an order is made or on its way.

    Why it means silence:
        A buyer whose next order is not due has no reason to write; one who is far beyond their rhythm has often
        found another source.

    What it needs:
        The dates of the orders, or the texts of the buyer's messages; amounts are not used.

    When it is wrong:
        Seasonal and project buyers have no steady gap: then the spread is wide and the rule speaks softly. One order
        proves nothing, and the rule says nothing.

    What to do:
        Not due: wait until about the usual date. Overdue: ask about the next order and call.

    Sources:
        E7 (not yet time to buy), C1, A4 (churn warning); the prior gap and spread are judgement, and the repeat-buying
        models of the literature call one-time buyers alive for ever, which this rule avoids by silence.
    """

    name: ClassVar[str] = "reorder-rhythm"
    prior_days: float = 90.0
    prior_gaps: float = 1.0
    prior_spread: float = 0.5
    merge_days: float = 5.0
    early: float = -0.5
    late: float = 1.0
    told_scale: float = 0.75
    well_before: float = 0.8
    """Share of the buyer's shortest gap within which orders that are only told in messages are not due."""

    settled_after: timedelta = timedelta(days=14)
    """After so long what a buyer writes is no more about placing the order: a complaint or a question is no rhythm."""
    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """Overdue, not due, or nothing when neither is clear."""
        told = orders_told(case)
        orders = case.customer.orders or told
        moments = self.moments(orders, case.now)
        if len(moments) < 2 or under_way(case):
            return
        rhythm = self.rhythm(moments)
        waited = (case.now - moments[-1]).total_seconds() / _DAY
        z = rhythm.z(waited)
        due = moments[-1] + timedelta(days=rhythm.usual_days)
        days = case.days_since(max(order.at for order in orders if order.at <= case.now))
        evidence = {
            "days_since_order": days,
            "usual_days": round(rhythm.usual_days),
            "gaps": rhythm.gaps,
            "until": due.date().isoformat(),
        }
        evidence |= {"read_from": "messages"} if told else {}
        since = plural("{n} day since the last order", "{n} days since the last order", n=days)
        said = say("{since}, after {gaps}", since=since, gaps=_gaps(moments))
        said = say("{said}, as the messages tell", said=said) if told else said
        if z >= self.late and next_is_in_talk(case, moments[-1], timedelta(days=rhythm.usual_days)):
            return
        if z >= self.late:
            because = say("The next order is overdue: {said}.", said=said)
            yield sign(self.name, "overdue").finding(because, evidence, scale=min(1.0, z / 2.0) * _known(rhythm))
        elif wrote_since(case, moments[-1] + self.settled_after):
            return
        elif z <= self.early:
            because = say("The next order is not due before about {day}: {said}.", day=due.date(), said=said)
            yield sign(self.name, "not-due").finding(because, evidence, scale=min(1.0, -z / 1.5) * _known(rhythm))
        elif told and waited <= self.well_before * _least(moments):
            day = (moments[-1] + timedelta(days=_least(moments))).date()
            because = say("The next order is not due before about {day}: {said}.", day=day, said=said)
            evidence |= {"until": day.isoformat()}
            yield sign(self.name, "not-due").finding(because, evidence, scale=self.told_scale)

    def moments(self, orders: Iterable[Order], now: datetime) -> Sequence[datetime]:
        """Order moments up to now, the oldest first; orders within `merge_days` of the one before are one."""
        kept: list[datetime] = []
        for at in sorted(order.at for order in orders if order.at <= now):
            if not kept or at - kept[-1] > timedelta(days=self.merge_days):
                kept.append(at)
        return kept

    def rhythm(self, moments: Sequence[datetime]) -> Rhythm:
        """The usual gap of at least two moments."""
        logs = [math.log((later - sooner).total_seconds() / _DAY) for sooner, later in pairwise(moments)]
        count, weight = len(logs), len(logs) + self.prior_gaps
        centre = (math.fsum(logs) + self.prior_gaps * math.log(self.prior_days)) / weight
        own = math.fsum((log - math.fsum(logs) / count) ** 2 for log in logs)
        variance = (own + self.prior_gaps * self.prior_spread**2) / weight
        spread = math.sqrt(variance * (1.0 + 1.0 / weight))
        return Rhythm(usual_days=math.exp(centre), spread=max(spread, 0.15), gaps=count)


def _known(rhythm: Rhythm) -> float:
    """How far a rhythm is known: one gap is a coincidence as easily (judgement)."""
    return 0.5 if rhythm.gaps == 1 else 1.0


def _least(moments: Sequence[datetime]) -> float:
    return min((later - sooner).total_seconds() / _DAY for sooner, later in pairwise(moments))


def _gaps(moments: Sequence[datetime]) -> str:
    """The gaps between the orders so far as they were: ``5 gaps of 58 to 64 days``."""
    days = sorted((later.date() - sooner.date()).days for sooner, later in pairwise(moments))
    if days[0] == days[-1]:
        return plural("{n} gap of {days} days", "{n} gaps of {days} days", n=len(days), days=days[0])
    return say("{n} gaps of {least} to {most} days", n=len(days), least=days[0], most=days[-1])
