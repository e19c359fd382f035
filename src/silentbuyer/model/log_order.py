"""Which of two messages came first, where a log gives the day and not the hour: as the log itself runs, or not known.

Most CRMs export the newest row first and many note the day only, so that a stable sort by date turns the rows of one
day round. The direction is told by the rows of different days; where they do not agree, or there are none, the order
within a day is not known, and no answer may hang on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from itertools import accumulate, pairwise
from typing import Any

import attrs

from silentbuyer.model.customer import Message

_DAY = timedelta(days=1)
_MIDNIGHT = time()


def day_only(message: Message) -> bool:
    """Whether the record gives the day and no hour: the moment is midnight on the clock it was written by."""
    return message.at.time() == _MIDNIGHT


def tied(one: Message, other: Message) -> bool:
    """Whether the moments alone do not say which of two came first."""
    early, late = (one, other) if one.at <= other.at else (other, one)
    return late.at == early.at or (day_only(early) and late.at < early.at + _DAY)


def direction(messages: Sequence[Message]) -> int:
    """1 when the rows run from old to new, -1 from new to old, 0 when they do not say or do not agree."""
    steps = {1 if one.at < other.at else -1 for one, other in pairwise(messages) if not tied(one, other)}
    return steps.pop() if len(steps) == 1 else 0


def settled(messages: Iterable[Message], hint: int = 0) -> tuple[Message, ...]:
    """The messages, the oldest first; those whose place within their day is not known say so (`order_known`).

    Without rows of different days the direction is `hint`, as the rest of a file shows it. Whatever the order of the
    input, the result is the same as long as the direction can be told from both or from neither.
    """
    rows = tuple(messages)
    if len(rows) < 2 and not hint:
        return rows
    if all(message.order_known for message in rows):
        return rows
    way = direction(rows)
    if way:
        return rows if way > 0 else rows[::-1]
    if hint and all(tied(one, other) for one, other in pairwise(rows)):
        return tuple(attrs.evolve(message, order_known=True) for message in rows[::hint])
    return _flagged(sorted(rows, key=place_of))


def merged_in_order(*logs: Sequence[Message]) -> tuple[Message, ...]:
    """Several settled logs as one: by time, and what each of them knows of the order within a day is kept."""
    told = [log for log in logs if log]
    if len(told) < 2:
        return tuple(told[0]) if told else ()
    rows = [(at, message) for log in told for at, message in zip(_latest(log), log, strict=True)]
    return tuple(message for _, message in sorted(rows, key=lambda row: row[0]))


def _latest(log: Sequence[Message]) -> Iterable[datetime]:
    return accumulate((message.at for message in log), max)


def last_senders(talk: Sequence[Message]) -> frozenset[str]:
    """Who may have written the last of these settled messages: one, unless the order of the last day is not known."""
    last = talk[-1]
    if last.order_known is not False:
        return frozenset({last.sender})
    found = set()
    for message in reversed(talk):
        if message.at + _DAY < last.at:
            break
        if message.order_known is False and tied(message, last):
            found.add(message.sender)
    return frozenset(found)


def place_of(message: Message) -> tuple[Any, ...]:
    """Where a message stands when nothing says so: the same place whatever the input's order."""
    texts = (message.sender, message.kind, message.channel, message.subject, message.text)
    return message.at, *texts, message.address or "", message.message_id or ""


def _flagged(rows: Sequence[Message]) -> tuple[Message, ...]:
    open_ = [False] * len(rows)
    reach: datetime | None = None
    for place, message in enumerate(rows):
        if place and (message.at == rows[place - 1].at or (reach is not None and message.at < reach)):
            open_[place - 1] = open_[place] = True
        if day_only(message):
            reach = message.at + _DAY
    return tuple(
        attrs.evolve(message, order_known=False) if flag else message for flag, message in zip(open_, rows, strict=True)
    )
