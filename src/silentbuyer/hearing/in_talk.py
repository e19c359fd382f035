"""How likely what was heard in one message is right there: in a talk reasons are rarer than in a corpus.

The curves come from whole talks that were left out (``tools/talk_curves.py``): one for the reasons that the learned
layer hears, one for phrases; both know where the message stands.
"""

from __future__ import annotations

import math
from functools import cache
from operator import mul

from silentbuyer.hearing.acts_table import acts_table
from silentbuyer.hearing.learned import Understood
from silentbuyer.hearing.meant import Sense
from silentbuyer.hearing.talk_place import TalkPlace


def right_there(heard: Understood, place: TalkPlace) -> float:
    """How likely a reason that the learned layer heard is right in a message of that place, 0..1."""
    steep, *of_place = _told("learned")
    at = steep * heard.level + _told("bias")[_column(heard.act.value)]
    return _share(at + sum(map(mul, of_place, place.signs)))


def meant_there(sense: Sense, place: TalkPlace) -> float:
    """How likely a phrase is meant in a message of that place, 0..1."""
    if sense.is_denied:
        return 0.0
    own, behind, long, bias = _told("phrased")
    at = own * sense.own + behind * sense.behind + long * sense.long + bias
    return _share(at + sum(map(mul, _told("phrased_place"), place.signs)))


@cache
def _told(name: str) -> tuple[float, ...]:
    return tuple(acts_table().told["talk"][name])


@cache
def _column(act: str) -> int:
    return acts_table().classes.index(act)


def _share(at: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, at))))
