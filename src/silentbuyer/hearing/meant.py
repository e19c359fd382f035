"""How likely a phrase of a reason is meant as it is written for, by what the learned layer makes of its sentence."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from itertools import chain

import attrs

from silentbuyer.hearing.acts_table import acts_table, reason_places
from silentbuyer.hearing.denied import DENIABLE, denied_in
from silentbuyer.hearing.features import longness
from silentbuyer.model.acts import Act

MEANT = 0.4
"""How likely a phrase of a reason must be meant as it is written for: as the table sees its sentence.

In 15,082 sentences left out 66 of 100 phrases gave their reason; of those heard at this chance 89, and 4 of 100 that
did were lost. At 0.65 it is 93, and 9.
"""

MEANT_OF: dict[str, float] = {Act.PRODUCT_TROUBLE: 0.3, "sample-bad": 0.3}
"""Lower where the table knows least: who passes over a complaint asks an angry buyer for news (judgement)."""

FARTHEST = 8.0
"""Scores beyond which a phrase is no surer meant, or not."""

ACTS_OF = {
    "price": (Act.PRICE, Act.TERMS), "terms": (Act.PRICE, Act.TERMS),
    "later": (Act.NO_NEED,), "no-budget": (Act.NO_NEED,), "stock": (Act.NO_NEED,), "sample-bad": (Act.PRODUCT_TROUBLE,),
}  # fmt: skip
"""Topics of phrases that have another name than their act."""


@attrs.frozen
class Sense:
    """What tells how a phrase is meant: its reason's score, how far that stays behind the likeliest, and the length.

    What is denied is not meant.
    """

    own: float
    behind: float
    long: float
    is_denied: bool

    @property
    def chance(self) -> float:
        """How likely the phrase is meant, by a curve through the phrases of sentences left out, 0..1.

        In few words there is less beside it.
        """
        own, behind, long, bias = acts_table().told["phrased"]
        at = own * self.own + behind * self.behind + long * self.long + bias
        return 0.0 if self.is_denied else 1 / (1 + math.exp(-at))


def meant_in(sentence: str, topics: frozenset[str], scores: list[float]) -> Iterator[tuple[str, Sense]]:
    """The topics of a sentence's phrases that give a reason, each with what tells how it is meant there."""
    given = {topic: acts for topic in topics if (acts := _reasons_of(topic))}
    if not given:
        return
    asked = DENIABLE.intersection(chain.from_iterable(given.values()))
    denied = denied_in(sentence, asked) if asked else asked
    best, long = max(map(scores.__getitem__, reason_places().values())), longness(sentence)
    for topic, acts in given.items():
        score = max(scores[reason_places()[act]] for act in acts)
        yield topic, Sense(_within(score), max(-FARTHEST, score - best), long, denied.issuperset(acts))


@cache
def _reasons_of(topic: str) -> tuple[Act, ...]:
    """The reasons of the table that a topic may stand for."""
    return tuple(Act(act) for act in ACTS_OF.get(topic, (topic,)) if act in reason_places())


def _within(score: float) -> float:
    return max(-FARTHEST, min(FARTHEST, score))
