"""What the phrases of a message say: those that are meant as they are written for, and not of somebody else."""

from __future__ import annotations

from collections.abc import Iterator

from silentbuyer.hearing.concepts import means
from silentbuyer.hearing.held_goods import is_held
from silentbuyer.hearing.in_talk import meant_there
from silentbuyer.hearing.learned import sensed_hits, understood
from silentbuyer.hearing.phrases import Hit
from silentbuyer.hearing.pitches import pitch_in
from silentbuyer.hearing.said_on_topic import Said
from silentbuyer.hearing.surroundings import Surroundings
from silentbuyer.model.acts import Act
from silentbuyer.model.customer import Message

PHRASED = 0.43
"""How likely a phrase must be meant in a message of its place.

Of those in talks left out (2026-12) 83 of 100 were from .5 on, and 27 of 64 between .34 and .5; each that is wrong
makes three sentences untrue.
"""

_DONE_BY_OTHERS = frozenset({Act.COMPARING.value, Act.SAMPLE_TEST.value, Act.INTERNAL.value, Act.UNDECIDED.value})
"""What the end customer may do as well as the buyer."""

_COSTS = (
    "freight", "tariff", "exchange-rate", "import", "price", "budget", "high", "low", "rise", "fall", "percent",
    "money",
)  # fmt: skip
"""Who waits for costs to settle names one of these: "we wait for the calculation" asks us for it."""


def phrased(message: Message, words: str, scale: float, around: Surroundings) -> Iterator[Said]:
    """What the phrases of a message say."""
    for hit in own_hits(words, around):
        if not is_other(hit.topic, hit.sentence, words):
            yield said_by(hit, message, scale)


def own_hits(words: str, around: Surroundings) -> Iterator[Hit]:
    """The phrases of a message that are meant, without those of the writer's own customer: "our client evaluates"."""
    if (pitch := pitch_in(words, opens=around.place.opens)) is not None:
        yield Hit(Act.NOT_BUYER.value, pitch[1], "pitch", pitch[0])
    theirs = {one.sentence for one in understood(words) if one.act is Act.END_CUSTOMER}
    for hit, sense in sensed_hits(words):
        meant = sense is None or meant_there(hit.topic, hit.sentence, sense, around) >= PHRASED
        if meant and (hit.sentence not in theirs or hit.topic not in _DONE_BY_OTHERS):
            yield hit


def is_other(topic: str, sentence: str, words: str) -> bool:
    """Whether a sentence means something else: who writes that customs hold the goods waits for no freight rate.

    The cost may be named in another sentence of the message: "54 % duty. We wait and see."
    """
    return _their_own_delay(topic, sentence) or (
        topic == Act.COST_WAIT.value and (is_held(sentence) or not any(means(cost, words) for cost in _COSTS))
    )


def _their_own_delay(topic: str, sentence: str) -> bool:
    """Whether a late answer is the buyer's own, for which they say sorry: "sorry for the late reply"."""
    return topic == Act.SLOW_US.value and means("sorry", sentence)


def said_by(hit: Hit, message: Message, scale: float) -> Said:
    """What one phrase says."""
    return Said(topic=hit.topic, sentence=hit.sentence, language=hit.language, at=message.at, scale=scale)
