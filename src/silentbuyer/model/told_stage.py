"""How far the business has come by what the log tells, where the record names no stage."""

from __future__ import annotations

from datetime import datetime

import attrs

from silentbuyer.model.customer import Stage


@attrs.frozen(kw_only=True)
class ToldStage:
    """A stage that was read from the log.

    Attributes:
        at: when the sentence was written that it rests on.
        sender: who wrote it, ``buyer`` or ``seller``: what a stranger claims is no proof of business.

    """

    stage: Stage
    sentence: str
    at: datetime
    sender: str
