"""The situation that a letter of ours was written in: how far the acquaintance goes, which letter in a row, on what."""

from __future__ import annotations

from collections.abc import Sequence

from silentbuyer.model.customer import Customer, Message
from silentbuyer.model.reply_law import Situation, region_of

MOST_IN_A_ROW = 4
"""Letters in a row from which on they count alike."""

_ANSWERS = ("first", "once", "running")


def situations(customer: Customer, talk: Sequence[Message]) -> tuple[Situation, ...]:
    """The situation of every message of a talk, as if it were ours; the stage is the one on record.

    The exchange is ``running`` once the buyer has answered us twice, ``once`` after one answer, ``first`` when they
    wrote and have not answered yet, ``known`` without a word of theirs but with orders or a stage, else ``stranger``.
    """
    stage = customer.stage.value if customer.stage is not None else "unknown"
    region = region_of(customer.country)
    exchange, row, answers, found = _before(customer, talk), 0, 0, []
    for message in talk:
        if message.sender == "buyer":
            answers += row > 0
            exchange, row = _ANSWERS[min(answers, 2)], 0
        else:
            row += message.sender == "seller"
        level = str(max(1, min(row, MOST_IN_A_ROW)))
        found.append((exchange, level, _way(message), stage, region))
    return tuple(found)


def _before(customer: Customer, talk: Sequence[Message]) -> str:
    """How far the acquaintance goes before the buyer's first word in the log."""
    unclear = any(message.sender == "unknown" for message in talk)
    return "known" if customer.orders or unclear or customer.stage is not None else "stranger"


def _way(message: Message) -> str:
    return "mail" if message.channel == "email" else "chat"
