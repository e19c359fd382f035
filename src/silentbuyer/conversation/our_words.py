"""What we ourselves wrote: our newest sentence on a topic, such as goods that arrived or money that is due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from silentbuyer.hearing.listening import words_of
from silentbuyer.hearing.phrases import find
from silentbuyer.hearing.said_on_topic import Said
from silentbuyer.model.case import Case
from silentbuyer.values.frozen import FrozenMap
from silentbuyer.values.lazy import once

ARRIVED = "our-arrival"
"""Topic of our word that the goods have reached the port."""

PORT_COSTS = "our-port-costs"
"""Topic of our word that costs run at the port."""

DUNNED = "our-dunning"
"""Topic of our word that money is still due."""

RECENT = timedelta(days=180)
"""How long our word still says something of today (judgement: a container that waits longer is another matter)."""

_MOST = 40


@once
def ours(case: Case) -> Mapping[str, Said]:
    """Topic -> our newest sentence on it within `RECENT`; each counts in full."""
    found: dict[str, Said] = {}
    sent = [message for message in case.talk if message.sender == "seller" and case.now - message.at <= RECENT]
    for message in reversed(sent[-_MOST:]):
        for hit in find(words_of(message)):
            if hit.topic in (ARRIVED, PORT_COSTS, DUNNED):
                said = Said(topic=hit.topic, sentence=hit.sentence, language=hit.language, at=message.at, scale=1.0)
                found.setdefault(hit.topic, said)
    return FrozenMap(found)
