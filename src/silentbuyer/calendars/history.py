"""A buyer's own history of replies, on their own clock, and the reply model learned from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from silentbuyer.calendars.outlook import Outlook, World
from silentbuyer.calendars.replies import COLD, KNOWN, LATE, WARM, Chance, ReplyModel, Wait, learn
from silentbuyer.model.customer import Customer, Message

_HISTORY = 60


def chance_of(customer: Customer, talk: Sequence[Message]) -> Chance:
    """The prior chance of a reply by how far the acquaintance goes."""
    if any(message.sender == "buyer" for message in talk):
        return WARM
    unclear = any(message.sender == "unknown" for message in talk)
    return KNOWN if customer.orders or customer.stage is not None or unclear else COLD


def history(talk: Sequence[Message]) -> list[tuple[datetime, datetime, bool]]:
    """Each message of ours up to the buyer's last word: when sent, when answered or followed up, which of the two."""
    last = max((n for n, message in enumerate(talk) if message.sender == "buyer"), default=0)
    found = []
    for ours, following in pairwise(talk[: last + 1]):
        if ours.sender == "seller" and following.sender in {"buyer", "seller"}:
            found.append((ours.at, following.at, following.sender == "buyer"))
    return found[-_HISTORY:]


def _likely_hours(worlds: Sequence[World], *, answered: bool) -> float:
    """Effective hours of a past wait; a buyer who answered soon after a break was most likely in it."""
    prior = ReplyModel()
    weights = [
        world.weight * ((1.0 / max(world.soft, 0.05)) if answered else prior.survival(world.soft)) for world in worlds
    ]
    total = sum(weights)
    if total <= 0.0:
        return min(world.soft for world in worlds)
    return sum(weight * world.soft for weight, world in zip(weights, worlds, strict=True)) / total


def reply_model(customer: Customer, talk: Sequence[Message], outlook: Outlook) -> ReplyModel:
    """The reply model after this buyer's own history on their own clock."""
    waits = [
        Wait(_likely_hours(outlook.worlds(begin, end), answered=answered), answered)
        for begin, end, answered in history(talk)
    ]
    return learn(waits, chance_of(customer, talk))


def usual_by(customer: Customer, talk: Sequence[Message], outlook: Outlook) -> datetime:
    """When four of five answers of this buyer to our last word would have come, on their own clock."""
    return outlook.soft.advance(talk[-1].at, reply_model(customer, talk, outlook).hours_at(LATE))


def in_a_row(talk: Sequence[Message]) -> int:
    """How many messages of ours stand at the end without an answer; at least one."""
    count = 0
    for message in reversed(talk):
        if message.sender != "seller":
            break
        count += 1
    return max(1, count)
