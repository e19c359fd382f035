"""How likely what was heard in one message is right there: in a talk reasons are rarer than in a corpus.

The curves come from whole talks that were left out (``tools/talk_curves.py``): one for the reasons that the learned
layer hears, one for phrases; both know where the message stands, and how near the sentences around it come to that
reason.
"""

from __future__ import annotations

import math
from functools import cache
from operator import mul

import attrs

from silentbuyer.data.tables import toml
from silentbuyer.hearing.acts_table import acts_table, reason_columns
from silentbuyer.hearing.features import longness
from silentbuyer.hearing.learned import Understood
from silentbuyer.hearing.meant import ACTS_OF, Sense
from silentbuyer.hearing.mood import is_question
from silentbuyer.hearing.surroundings import Surroundings
from silentbuyer.model.acts import Act

GIVEN = "given_reason.toml"
_OPENING = frozenset({Act.NOT_BUYER, Act.SWINDLE})


def right_there(heard: Understood, around: Surroundings) -> float:
    """How likely a reason that the learned layer heard is right in that place of the talk, 0..1."""
    return _share(_told("bias")[_column(heard.act.value)] + sum(map(mul, _told("learned"), _known(heard, around))))


def given_there(likeliest: Understood, around: Surroundings) -> float:
    """How likely a sentence gives any reason in that place of the talk, whether it is its likeliest or not, 0..1."""
    table = toml(GIVEN)
    bias = table["bias"][_column(likeliest.act.value)]
    return _share(bias + sum(map(mul, table["learned"], _known(likeliest, around))))


def _known(heard: Understood, around: Surroundings) -> tuple[float, ...]:
    """What is known of a reason in its place: level and lead, how long its sentence is, and what stands around that."""
    signs = _unopened(heard.act, around).signs(heard.sentence, (_column(heard.act.value),), reason_columns())
    return heard.level, heard.ahead, longness(heard.sentence), float(is_question(heard.sentence)), *signs


def meant_there(topic: str, sentence: str, sense: Sense, around: Surroundings) -> float:
    """How likely a phrase is meant in that place of the talk, 0..1."""
    if sense.is_denied:
        return 0.0
    signs = _unopened(topic, around).signs(sentence, _columns(topic), reason_columns())
    return _share(sum(map(mul, _told("phrased"), (sense.own, sense.behind, sense.long, *signs, 1.0))))


def _unopened(act: str, around: Surroundings) -> Surroundings:
    """What stands around it, for what opens a talk by its nature: who sells to us, or swindles, does so at once."""
    return attrs.evolve(around, place=attrs.evolve(around.place, opens=False)) if act in _OPENING else around


@cache
def _told(name: str) -> tuple[float, ...]:
    return tuple(acts_table().told["talk"][name])


@cache
def _column(act: str) -> int:
    return acts_table().classes.index(act)


@cache
def _columns(topic: str) -> tuple[int, ...]:
    return tuple(_column(act) for act in ACTS_OF.get(topic, (topic,)) if act in acts_table().classes)


def _share(at: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, at))))
