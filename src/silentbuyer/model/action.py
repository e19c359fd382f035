"""One thing to do next, as a value: of what kind, when, over which channel and why, with the message that goes out."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import attrs

from silentbuyer.model.action_kinds import ACTION_KINDS, checked_kind
from silentbuyer.model.findings import Cause, as_cause
from silentbuyer.values.frozen import FrozenMap, freeze

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["ACTION_KINDS", "Action"]


@attrs.frozen(kw_only=True)
class Action:
    """One thing to do next, when, and over which channel.

    Attributes:
        kind: one of `ACTION_KINDS`, or namespaced by a plugin (``alibaba:claim``).
        advice: one or two sentences for a salesperson.
        cause: the cause that it answers.
        channel: ``email``, ``whatsapp``, ``phone`` ...; None when it needs none.
        not_before: the earliest good moment, timezone-aware, in the buyer's zone.
        due: when it should be done at the latest, timezone-aware.
        local_time: `not_before` as the buyer's clock shows it; None when their zone is not certain.
        why: the reason in one sentence.
        priority: higher comes first, from 0 to 1: the chance of the cause times the worth of the action;
            0 takes the probability of the cause.
        to: whom it reaches: the person and the address or number on the channel, as far as they are known.
        context: what a draft is filled from (names, product, the quoted question).
        source: the playbook row or the plugin that gave it.

    """

    kind: str = attrs.field(validator=checked_kind)
    advice: str
    cause: Cause = attrs.field(default=Cause.UNKNOWN, converter=as_cause)
    channel: str | None = None
    not_before: datetime | None = None
    due: datetime | None = None
    local_time: str | None = None
    why: str = ""
    priority: float = 0.0
    context: FrozenMap[str, Any] = attrs.field(factory=FrozenMap, converter=freeze, repr=False)
    source: str = ""
    to: str = ""

    def draft(self, language: str | None = None, *, folder: str | Path | None = None) -> str:
        """A short message for this action, filled from the record; `language` is an ISO 639 code.

        None takes the buyer's own language where it is on record, else English. `folder` holds templates of your own.

        Raises:
            DraftError: for a language without templates.

        """
        from silentbuyer.playbook.drafts import write

        return write(self, language, folder=folder)
