"""Does effective time help on your own log? Three clocks, one question, scored on messages that came later.

The question, asked at several lengths of silence: will the buyer answer within the next day? Each clock gets the same
kind of model, fitted on the earlier part of the log and scored on the later one: the wall clock; effective time (office
hours, weeks, certain holidays); and effective time with seasons, customary days off and out-of-office replies, mixed
over as in `silentbuyer.calendars.measure`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

import attrs

from silentbuyer.calendars.outlook import Outlook
from silentbuyer.calendars.replies import ReplyModel, Wait, learn
from silentbuyer.calendars.zones import locate
from silentbuyer.mailbox.away_replies import absences
from silentbuyer.model.customer import Customer, Message
from silentbuyer.model.log_order import settled

CHECKS = (4.0, 24.0, 48.0, 72.0, 120.0)
"""Hours of silence at which the question is asked."""

AHEAD = timedelta(hours=24)
TRAIN = 0.6
"""Earlier share of the messages on which the models are fitted."""

FEW = 30
_EDGE = 1e-6
_ROUNDS = 6


@attrs.frozen(kw_only=True)
class Score:
    """How well one clock foretold: lower log loss is better, 0.5 is a useless AUC and 1 a perfect one."""

    clock: str
    log_loss: float
    auc: float


@attrs.frozen(kw_only=True)
class Backtest:
    """The scores of the clocks on one log.

    Attributes:
        waits: messages of ours with what became of them.
        questions: times the question was asked (about the later messages).
        base_rate: share of them answered with yes.
        notes: what to be careful about, in sentences.

    """

    scores: tuple[Score, ...]
    waits: int
    questions: int
    base_rate: float
    notes: tuple[str, ...] = ()

    @property
    def best(self) -> str:
        """The clock of the least log loss; empty without questions."""
        return min(self.scores, key=lambda score: score.log_loss).clock if self.scores else ""

    def __str__(self) -> str:
        head = f"{self.waits} messages, {self.questions} questions, {self.base_rate:.1%} answered within a day"
        rows = [f"{score.clock:<28} log loss {score.log_loss:.4f}   AUC {score.auc:.3f}" for score in self.scores]
        return "\n".join([head, *rows, *self.notes])


@attrs.frozen
class _Sent:
    """One message of ours: the buyer's clock, when it was sent, and when it was answered or the watch ended."""

    outlook: Outlook
    sent: datetime
    end: datetime
    answered: bool


Hours = Callable[[_Sent, datetime], list[tuple[float, float]]]
"""Weighted hours of a wait up to a moment: (probability of the world, hours in it)."""


def backtest(customers: Iterable[Customer], *, now: datetime | None = None) -> Backtest:
    """Score wall clock, effective time and effective time with seasons on the logs of these customers.

    Messages whose direction is not known are left out. `now` ends the watch over messages without an answer; without
    it the last message of all logs does.
    """
    people = list(customers)
    end = now or max((m.at for person in people for m in person.messages), default=None)
    waits = sorted((row for person in people for row in _waits(person, end)), key=lambda row: row.sent) if end else []
    cut = int(len(waits) * TRAIN)
    train, test = waits[:cut], waits[cut:]
    asked = [(row, check) for row in test for check in CHECKS if _still_open(row, check)]
    truth = [row.answered and row.end <= row.sent + timedelta(hours=check) + AHEAD for row, check in asked]
    notes = [] if len(asked) >= FEW else [f"only {len(asked)} questions: the scores say little"]
    if not asked:
        return Backtest(scores=(), waits=len(waits), questions=0, base_rate=0.0, notes=tuple(notes))
    scores = tuple(_score(name, hours, train, asked, truth) for name, hours in CLOCKS.items())
    return Backtest(
        scores=scores, waits=len(waits), questions=len(asked), base_rate=sum(truth) / len(truth), notes=tuple(notes)
    )


def _waits(customer: Customer, end: datetime) -> list[_Sent]:
    talk = [m for m in settled(customer.messages) if m.kind == "message" and m.at <= end]
    if not talk:
        return []
    outlook = Outlook(locate(customer, end).best, absences(customer, end))
    rows = [_sent(outlook, ours, following) for ours, following in pairwise(talk) if ours.sender == "seller"]
    if talk[-1].sender == "seller" and talk[-1].at < end:
        rows.append(_Sent(outlook, talk[-1].at, end, answered=False))
    return [row for row in rows if row is not None]


def _sent(outlook: Outlook, ours: Message, following: Message) -> _Sent | None:
    if following.sender == "unknown":
        return None
    return _Sent(outlook, ours.at, following.at, answered=following.sender == "buyer")


def _still_open(row: _Sent, check: float) -> bool:
    """Whether the message was unanswered after so many hours, and was watched for the day that followed."""
    moment = row.sent + timedelta(hours=check)
    return row.end > moment and (row.answered or row.end >= moment + AHEAD)


# -- the clocks --------------------------------------------------------------------------------------------------


def _wall(row: _Sent, moment: datetime) -> list[tuple[float, float]]:
    return [(1.0, (moment - row.sent).total_seconds() / 3600)]


def _effective(row: _Sent, moment: datetime) -> list[tuple[float, float]]:
    return [(1.0, row.outlook.soft_hours(row.sent, moment))]


def _with_seasons(row: _Sent, moment: datetime) -> list[tuple[float, float]]:
    worlds = row.outlook.worlds(row.sent, row.sent + timedelta(hours=CHECKS[-1]) + AHEAD)
    return [(world.weight, row.outlook.soft_hours(row.sent, moment, world.away)) for world in worlds]


CLOCKS: dict[str, Hours] = {
    "wall clock": _wall,
    "effective time": _effective,
    "effective time with seasons": _with_seasons,
}


def _fitted(rows: Sequence[_Sent], hours: Hours) -> ReplyModel:
    """The model of all buyers together on one clock; of several worlds each wait counts in its likeliest hours."""
    model = learn(())
    spans = [(hours(row, row.end), row.answered) for row in rows]
    for _ in range(_ROUNDS if any(len(span) > 1 for span, _ in spans) else 1):
        model = learn(Wait(_mean_hours(span, model, answered=answered), answered) for span, answered in spans)
    return model


def _mean_hours(span: Sequence[tuple[float, float]], model: ReplyModel, *, answered: bool) -> float:
    weights = [weight * (_density(model, h) if answered else model.survival(h)) for weight, h in span]
    total = sum(weights)
    if total <= 0.0:
        return min(h for _, h in span)
    return sum(weight * h for weight, (_, h) in zip(weights, span, strict=True)) / total


def _density(model: ReplyModel, hours: float) -> float:
    hours = max(hours, 0.05)
    z = (math.log(hours) - model.mu) / model.sigma
    return math.exp(-0.5 * z * z) / hours


def _chance(model: ReplyModel, hours: Hours, row: _Sent, check: float) -> float:
    """Probability that the answer comes within the next day, given the silence so far."""
    moment = row.sent + timedelta(hours=check)
    before, after = hours(row, moment), hours(row, moment + AHEAD)
    still = sum(w * (1.0 - model.pi + model.pi * model.survival(h)) for w, h in before)
    comes = sum(
        w * model.pi * (model.survival(a) - model.survival(b)) for (w, a), (_, b) in zip(before, after, strict=True)
    )
    return comes / still if still > 0.0 else 0.0


def _score(
    name: str, hours: Hours, train: Sequence[_Sent], asked: Sequence[tuple[_Sent, float]], truth: Sequence[bool]
) -> Score:
    model = _fitted(train, hours)
    chances = [min(1.0 - _EDGE, max(_EDGE, _chance(model, hours, row, check))) for row, check in asked]
    loss = -sum(math.log(p if yes else 1.0 - p) for p, yes in zip(chances, truth, strict=True)) / len(truth)
    return Score(clock=name, log_loss=loss, auc=auc(chances, truth))


def auc(chances: Sequence[float], truth: Sequence[bool]) -> float:
    """The chance that a random yes was given a higher probability than a random no; 0.5 when one kind is missing."""
    positives = sum(truth)
    negatives = len(truth) - positives
    if not positives or not negatives:
        return 0.5
    ranked = sorted(zip(chances, truth, strict=True))
    total, start = 0.0, 0
    while start < len(ranked):
        stop = start
        while stop < len(ranked) and ranked[stop][0] == ranked[start][0]:
            stop += 1
        total += (start + stop + 1) / 2 * sum(yes for _, yes in ranked[start:stop])
        start = stop
    return (total - positives * (positives + 1) / 2) / (positives * negatives)
