"""What stands around a sentence in its talk: a reason is likelier where its neighbours come near to it too.

"He is still at the sea" gives no reason, and is one after "my boss must sign it".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import ClassVar

import attrs

from silentbuyer.hearing.learned import reading
from silentbuyer.hearing.listening import with_places
from silentbuyer.hearing.talk_place import TalkPlace
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.text.quotation import own_words

FARTHEST = 8.0
"""Levels beyond which a neighbour comes no nearer to a reason, or stays no farther from it."""

Levels = Sequence[float]
"""The level of each act in one sentence, in the order of the table."""


@attrs.frozen
class Surroundings:
    """The place of a message in the talk, its sentences, and those of the buyer's messages before and after it.

    `own` names each sentence with its levels; the others are levels alone. What opens nothing and has none of the
    buyer's before it stands in a log that begins in the middle of a talk, and counts as after an indifferent one.
    """

    NAMES: ClassVar[tuple[str, ...]] = tuple(
        f"{which}:{what}" for which in ("before", "behind", "earlier", "later") for what in ("is", "same", "reason")
    )

    place: TalkPlace
    own: Sequence[tuple[str, Levels]] = ()
    earlier: Sequence[Levels] = ()
    later: Sequence[Levels] = ()

    def signs(self, sentence: str, acts: Collection[int], reasons: Collection[int]) -> tuple[float, ...]:
        """The place, and how near its neighbours come to these acts and to any reason (columns of the table)."""
        levels = [row for _, row in self.own]
        first, last = self._held(sentence)
        groups = [
            _signs(group, acts, reasons) for group in (levels[:first], levels[last + 1 :], self.earlier, self.later)
        ]
        if not (self.earlier or self.place.opens):
            groups[2] = _INDIFFERENT
        return *self.place.signs, *(sign for group in groups for sign in group)

    def _held(self, sentence: str) -> tuple[int, int]:
        """Where a sentence stands in its message: two places where two were read together, before all a subject's."""
        own = [one for one, _ in self.own]
        if sentence in own:
            return own.index(sentence), own.index(sentence)
        held = [at for at, one in enumerate(own) if one in sentence]
        return (held[0], held[-1]) if held else (0, -1)


_INDIFFERENT = (1.0, -FARTHEST, -FARTHEST)


def _signs(group: Sequence[Levels], acts: Collection[int], reasons: Collection[int]) -> tuple[float, float, float]:
    if not group:
        return 0.0, 0.0, 0.0
    return 1.0, _nearest(group, acts), _nearest(group, reasons)


def _nearest(group: Sequence[Levels], acts: Collection[int]) -> float:
    return max(-FARTHEST, min(FARTHEST, max([row[act] for row in group for act in acts])))


def with_surroundings(case: Case, *, since_order: bool) -> Iterator[tuple[Message, Surroundings]]:
    """The messages that are listened to, the newest first, each with what stands around it."""
    listed = list(with_places(case, since_order=since_order))
    read = [reading(own_words(message.text)).levels for message, _ in listed]
    rows = [(), *([row for _, row in own] for own in read), ()]
    for at, (message, place) in enumerate(listed):
        yield message, Surroundings(place, read[at], earlier=rows[at + 2], later=rows[at])
