"""The reply model: does a reply come at all, and how many effective hours does it take? A cure model on log time.

P(silent t) = 1 - pi + pi S(t), with S the survival of a lognormal on effective hours; so the probability that a reply
still comes after t silent hours is pi S / (1 - pi + pi S). Both parts start from a prior and are learned from the
buyer's own history by shrinkage; messages that were never answered enter as censored. What the prior is, the reply law
says (`silentbuyer.model.reply_law`): the starting table's, or the one learned from the seller's own log.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache, lru_cache

import attrs

from silentbuyer.model.reply_law import ReplyLaw, Situation, expit, logit, starting_law

ALPHA = 4.0
"""Half the replies that the prior spread is worth (judgement)."""

SHORTEST = 0.05
"""Hours below which a reply is as fast as any: three minutes."""

LATE, ABNORMAL, CLOSED = 0.80, 0.95, 0.10
"""Quantiles from which a silence is late or abnormal, and the chance of a reply below which it is closed."""

_ROUNDS = 25
_CLOSE = 1e-4


def _upper(z: float) -> float:
    """Upper tail of the standard normal distribution."""
    return 0.5 * math.erfc(z / math.sqrt(2.0))


def _beyond(z: float) -> float:
    """Mean of a standard normal variable given that it is above z."""
    tail = _upper(z)
    if tail < 1e-12:
        return z + 1.0 / z
    return math.exp(-0.5 * z * z) / math.sqrt(2.0 * math.pi) / tail


@attrs.frozen(kw_only=True)
class Prior:
    """What is expected of a letter before the buyer's own history is looked at.

    Attributes:
        pi: probability that it is ever answered (0..1), worth `own` letters of the buyer's history.
        mu, sigma: mean and standard deviation of the logarithm of effective hours, the mean worth `kappa` answers.

    """

    pi: float
    mu: float
    sigma: float
    own: float
    kappa: float


@lru_cache(maxsize=4096)  # there are few situations, and many letters in each
def expected_in(law: ReplyLaw, situation: Situation) -> tuple[float, float]:
    """Log odds that a letter in a situation is ever answered, and the logarithm of the median hours of an answer."""
    return law.log_odds(situation), law.log_hours(situation)


@lru_cache(maxsize=4096)
def prior_of(law: ReplyLaw, situation: Situation) -> Prior:
    """What a law expects of a letter in a situation."""
    odds, hours = expected_in(law, situation)
    return Prior(
        pi=expit(odds),
        mu=hours,
        sigma=law.spread,
        own=law.own,
        kappa=law.kappa,
    )


@cache
def usual_prior() -> Prior:
    """What is expected in a running exchange, by the starting table."""
    law = starting_law()
    return Prior(pi=law.chance, mu=math.log(law.hours), sigma=law.spread, own=law.own, kappa=law.kappa)


@attrs.frozen
class Wait:
    """One letter of ours: effective hours until the reply, or until we wrote again without one.

    Attributes:
        easier: natural log odds by which it was likelier to be answered than the letter in question.
        slower: natural logarithm of the factor by which its answer was expected to take longer.

    """

    hours: float
    answered: bool
    easier: float = 0.0
    slower: float = 0.0


@attrs.frozen
class ReplyModel:
    """A lognormal of effective reply hours, and the chance that a reply comes at all.

    Attributes:
        mu, sigma: mean and standard deviation of the logarithm of effective hours.
        pi: probability that a message is ever answered (0..1).
        own_replies: replies of the buyer that it was learned from; 0 is the prior alone.

    """

    mu: float
    sigma: float
    pi: float
    own_replies: int = 0

    def survival(self, hours: float) -> float:
        """Share of the replies that take longer, given that one comes."""
        if hours <= 0.0:
            return 1.0
        return _upper((math.log(hours) - self.mu) / self.sigma)

    def quantile(self, hours: float) -> float:
        """Share of the replies that would have come by then, given that one comes."""
        return 1.0 - self.survival(hours)

    def p_reply(self, hours: float) -> float:
        """Probability that a reply still comes after so many silent effective hours."""
        alive = self.pi * self.survival(hours)
        return alive / (1.0 - self.pi + alive) if alive else 0.0

    def hours_at(self, quantile: float) -> float:
        """Effective hours by which this share of the replies has come."""
        low, high = -12.0, 12.0
        for _ in range(60):
            middle = (low + high) / 2.0
            low, high = (middle, high) if 1.0 - _upper(middle) < quantile else (low, middle)
        return math.exp(self.mu + self.sigma * low)


def learn(waits: Iterable[Wait], prior: Prior | None = None) -> ReplyModel:
    """The model after a history: normal-inverse-gamma for log hours, Beta for the chance, EM over the unanswered."""
    before = prior or usual_prior()
    rows = list(waits)
    model = _fit(rows, None, before)
    for _ in range(_ROUNDS if any(not row.answered for row in rows) else 0):
        following = _fit(rows, model, before)
        done = abs(following.mu - model.mu) + abs(following.pi - model.pi) < _CLOSE
        model = following
        if done:
            break
    return ReplyModel(model.mu, model.sigma, model.pi, sum(row.answered for row in rows))


def _told(row: Wait, model: ReplyModel | None) -> tuple[float, float, float]:
    """Of one letter: chance that it would be answered, mean log time if so, variance of it; all as of the present."""
    value = math.log(max(row.hours, SHORTEST)) - row.slower
    if row.answered:
        return 1.0, value, 0.0
    return _awaited(value, model, _moved(model.pi, row.easier)) if model else (0.0, value, 0.0)


def _moved(pi: float, easier: float) -> float:
    return expit(logit(pi) + easier) if easier else pi


def expected(limit: float, model: ReplyModel) -> tuple[float, float, float]:
    """Of a message unanswered up to a log time: chance that it would be, mean log time if so, variance of it."""
    return _awaited(limit, model, model.pi)


def _awaited(limit: float, model: ReplyModel, pi: float) -> tuple[float, float, float]:
    z = (limit - model.mu) / model.sigma
    alive = pi * _upper(z)
    weight = alive / (1.0 - pi + alive) if alive else 0.0
    beyond = _beyond(z)
    spread = max(0.0, 1.0 + z * beyond - beyond * beyond)
    return weight, model.mu + model.sigma * beyond, model.sigma**2 * spread


def _fit(rows: list[Wait], model: ReplyModel | None, prior: Prior) -> ReplyModel:
    """One round; without a model the unanswered are left out, of the chance as well as of the hours."""
    counted = [row for row in rows if row.answered or model is not None]
    told = [_told(row, model) for row in counted]
    n = math.fsum(weight for weight, _, _ in told)
    pi = _chance(counted, n, prior)
    if n <= 0.0:
        return ReplyModel(prior.mu, prior.sigma, pi)
    mean = math.fsum(weight * value for weight, value, _ in told) / n
    scatter = math.fsum(weight * ((value - mean) ** 2 + spread) for weight, value, spread in told)
    kappa = prior.kappa + n
    beta = ALPHA * prior.sigma**2 + 0.5 * scatter + 0.5 * prior.kappa * n * (mean - prior.mu) ** 2 / kappa
    # The predictive spread: what is not known about the mean widens it.
    variance = beta / (ALPHA + 0.5 * n) * (1.0 + 1.0 / kappa) / (1.0 + 1.0 / prior.kappa)
    return ReplyModel((prior.kappa * prior.mu + n * mean) / kappa, math.sqrt(variance), pi)


def _chance(rows: list[Wait], answered: float, prior: Prior) -> float:
    """The chance after this history: the buyer answers more or less often than letters like theirs would be."""
    if not rows:
        return prior.pi
    usual = math.fsum(_moved(prior.pi, row.easier) for row in rows) / len(rows)
    own = (prior.own * usual + answered) / (prior.own + len(rows))
    return own if usual == prior.pi else expit(logit(prior.pi) + logit(own) - logit(usual))


def state(quantile: float, p_reply: float) -> str:
    """``on-time``, ``late``, ``abnormal`` or ``closed``."""
    if quantile < LATE:
        return "on-time"
    if quantile < ABNORMAL:
        return "late"
    return "closed" if p_reply < CLOSED else "abnormal"
