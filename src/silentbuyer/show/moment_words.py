"""When to act, and on whose clock a moment is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from silentbuyer.data.time_zones import zone_of
from silentbuyer.language.saying import clauses, day_words, say
from silentbuyer.language.sentence import language_of, speak
from silentbuyer.model.silence import NAMED
from silentbuyer.text.clean import clean

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from silentbuyer.model.diagnosis import Action, Diagnosis, Silence


def moment(at: datetime | None) -> str:
    """A moment as ``Mon 24 Aug 2026, 09:30``, in the zone it carries."""
    if at is None:
        return ""
    return say("{at}", at=at)


def short_moment(at: datetime | None) -> str:
    """A moment as ``Mon 24 Aug 09:30``, for a narrow column."""
    if at is None:
        return ""
    words = {name: word for name, word in day_words(at).items() if name != "year"}
    return say("{weekday} {day} {month} {clock}", **words, clock=f"{at:%H:%M}")


def zone_name(at: datetime) -> str:
    """The name of the zone that a moment carries: the IANA name if it has one, else ``UTC+05:30``."""
    key = getattr(at.tzinfo, "key", None)
    return str(key) if key else str(at.tzinfo)


def named_zone(silence: Silence) -> str | None:
    """The buyer's zone where it is likely enough that people are told it."""
    return silence.zone if silence.zone_confidence >= NAMED else None


def our_clock(diagnosis: Diagnosis) -> tzinfo | None:
    """The seller's clock where no clock of the buyer's is likely enough to be named; None where one is."""
    if diagnosis.silence.zone is None or named_zone(diagnosis.silence):
        return None
    return zone_of(diagnosis.seller.zone) if diagnosis.seller.zone else diagnosis.now.tzinfo


def when(action: Action, now: datetime | None = None, ours: tzinfo | None = None) -> str:
    """When to act: the buyer's clock where their zone is certain, and the date by which it should be done.

    What could have begun at `now` is to be done at once; `ours` is `our_clock`.
    """
    parts = []
    if action.not_before is not None and now is not None and action.not_before <= now:
        parts.append(say("at once"))
    elif action.not_before is not None:
        parts.append(_begin(action, action.not_before, ours))
    if action.due is not None:
        due = action.due.astimezone(ours) if ours else action.due
        parts.append(say("by {at} ({zone})", at=due, zone=clean(zone_name(due), 40)))
    return speak(clauses(parts), language_of(action.advice)) if parts else ""


def _begin(action: Action, at: datetime, ours: tzinfo | None) -> str:
    """The moment to begin: on our own clock where theirs is anybody's guess."""
    if ours:
        at, place = at.astimezone(ours), say("your time; theirs is not known")
    else:
        place = say("their time") if action.local_time else say("their time, if the zone is right")
    return say("not before {at} ({place}, {zone})", at=at, place=place, zone=clean(zone_name(at), 40))
