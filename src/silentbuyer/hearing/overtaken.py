"""What later turns of a talk have settled: a price that was disputed two turns ago seldom is why somebody is silent."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.hearing.meant import ACTS_OF
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.values.lazy import once


@once
def turns_since(case: Case) -> dict[int, int]:
    """By the id of each message that is not ours: in how many later turns its writer has written, ours between them."""
    return dict(_counted(case.talk))


def _counted(talk: tuple[Message, ...]) -> Iterator[tuple[int, int]]:
    turns, between, begun = 0, False, False
    for message in reversed(talk):  # in its settled order, that of the log where it tells only days
        if message.sender == "seller":
            between = begun
            continue
        turns, between, begun = turns + between, False, True
        yield id(message), turns


def still_counts(topic: str, turns: int) -> float:
    """How much a topic still counts after so many later turns, 0..1."""
    shares = [_after().get(act) for act in ACTS_OF.get(topic, (topic,))]
    known = [one for one in shares if one is not None]
    if not turns or len(known) < len(shares):
        return 1.0
    return max(one[min(turns, len(one)) - 1] for one in known)


@cache
def _after() -> dict[str, tuple[float, ...]]:
    return {str(act): tuple(map(float, shares)) for act, shares in toml("text/overtaken.toml")["after"].items()}
