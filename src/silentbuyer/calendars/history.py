"""A buyer's own history of replies, on their own clock, and the reply model learned from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

import attrs

from silentbuyer.calendars.outlook import Outlook, World
from silentbuyer.calendars.replies import LATE, ReplyModel, Wait, expected_in, learn, prior_of, usual_prior
from silentbuyer.calendars.situations import situations
from silentbuyer.model.customer import Customer, Message
from silentbuyer.model.reply_law import ReplyLaw, Situation, starting_law

_HISTORY = 60


@attrs.frozen
class Letter:
    """One letter of ours: when it was sent, when answered or followed up, which of the two, and its situation."""

    sent: datetime
    end: datetime
    answered: bool
    situation: Situation


def letters(talk: Sequence[Message], known: Sequence[Situation]) -> list[Letter]:
    """The letters of ours of a talk that were answered or followed up; `known` are the situations of its messages."""
    found = [
        Letter(ours.at, following.at, following.sender == "buyer", situation)
        for (ours, following), situation in zip(pairwise(talk), known, strict=False)
        if ours.sender == "seller" and following.sender in {"buyer", "seller"}
    ]
    return found[-_HISTORY:]


def likely_hours(worlds: Sequence[World], *, answered: bool) -> float:
    """Effective hours of a past wait; a buyer who answered soon after a break was most likely in it."""
    prior = usual_prior()
    usual = ReplyModel(prior.mu, prior.sigma, prior.pi)
    weights = [
        world.weight * ((1.0 / max(world.soft, 0.05)) if answered else usual.survival(world.soft)) for world in worlds
    ]
    total = sum(weights)
    if total <= 0.0:
        return min(world.soft for world in worlds)
    return sum(weight * world.soft for weight, world in zip(weights, worlds, strict=True)) / total


def reply_model(
    customer: Customer, talk: Sequence[Message], outlook: Outlook, law: ReplyLaw | None = None
) -> ReplyModel:
    """The reply model of the last message of a talk, after this buyer's own history on their own clock."""
    law, known = law or starting_law(), situations(customer, talk)
    now = known[-1]
    odds, pace = expected_in(law, now)
    waits = [
        Wait(
            hours=likely_hours(outlook.worlds(one.sent, one.end), answered=one.answered),
            answered=one.answered,
            easier=expected_in(law, one.situation)[0] - odds,
            slower=expected_in(law, one.situation)[1] - pace,
        )
        for one in letters(talk, known)
    ]
    return learn(waits, prior_of(law, now))


def usual_by(customer: Customer, talk: Sequence[Message], outlook: Outlook, law: ReplyLaw | None = None) -> datetime:
    """When four of five answers of this buyer to our last word would have come, on their own clock."""
    return outlook.soft.advance(talk[-1].at, reply_model(customer, talk, outlook, law).hours_at(LATE))
