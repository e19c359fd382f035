"""The silence as a value: how long, in the buyer's own working hours, and why the other hours were not counted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

import attrs

from silentbuyer.model.findings import Cause, as_cause
from silentbuyer.values.frozen import FrozenMap

NAMED = 0.3
"""Probability from which people are told a zone at all, as one that may be right where it is not sure (judgement)."""


@attrs.frozen(kw_only=True)
class Discount:
    """Hours of a silence that were not counted, and why.

    Attributes:
        kind: ``night``, ``weekend``, ``holiday``, ``season``, ``absence`` or ``other``.
        name: the holiday's or season's name; empty for nights and weekends.
        hours: elapsed hours that were not counted for this reason.
        source: where the calendar row comes from.

    """

    kind: str
    hours: float = attrs.field(converter=float)
    name: str = ""
    source: str = ""


LATE = 0.8
"""Share of the replies from which a silence is no longer usual, as rule slow-reply has it."""


def _shares(value: Mapping[Cause, float]) -> FrozenMap[Cause, float]:
    return FrozenMap([(as_cause(cause), float(share)) for cause, share in value.items()])


@attrs.frozen(kw_only=True)
class Silence:
    """How long the buyer has been silent, counted in the buyer's own working hours.

    Attributes:
        since: when our first message went out that they have not answered; None when none of ours did since their word.
        elapsed: wall-clock time since then.
        effective_hours: working hours of the buyer since then (average over what is not certain).
        low, high: the range of it over the candidate zones and calendars.
        quantile: share of this buyer's replies that would have come by now, given that one comes (0..1).
        p_reply: probability that a reply still comes (0..1); 0 with `since` None where all that we sent came back.
        state: ``none`` (nobody waits for the buyer), ``on-time``, ``late``, ``abnormal`` or ``closed``.
        shares: how the mass of "nothing is wrong yet" is split over its causes by what discounted the hours.
        discounts: why each hour was not counted.
        zone: the time zone used, and `zone_confidence` its probability (0..1).
        back_on: first moment the buyer is expected to be working again, if an absence is known.
        own_replies: how many replies of this buyer the reply model rests on; 0 means the prior alone.
        notes: doubts about calendar or zone, in sentences.
        language: the language of its sentences.

    """

    since: datetime | None = None
    elapsed: timedelta = timedelta(0)
    effective_hours: float = 0.0
    low: float = 0.0
    high: float = 0.0
    quantile: float = 0.0
    p_reply: float = 1.0
    state: str = "none"
    shares: FrozenMap[Cause, float] = attrs.field(factory=FrozenMap, converter=_shares)
    discounts: tuple[Discount, ...] = ()
    zone: str | None = None
    zone_confidence: float = 0.0
    back_on: datetime | None = None
    own_replies: int = 0
    notes: tuple[str, ...] = ()
    language: str = "en"

    @property
    def is_usual(self) -> bool:
        """Whether so long a silence is still usual: fewer replies than `LATE` would have come."""
        return self.quantile < LATE

    def __str__(self) -> str:
        from silentbuyer.show.wording import silence_sentence

        return silence_sentence(self)
