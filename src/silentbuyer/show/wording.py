"""Plain sentences for a salesperson: causes, shares, how long the silence is, and when to act."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from silentbuyer.model.causes import info
from silentbuyer.model.findings import Cause
from silentbuyer.show.hours_account import length, lines
from silentbuyer.text.clean import clean

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from silentbuyer.model.diagnosis import Action, Diagnosis, Silence

_TONES = {
    "nothing is wrong yet": "calm",
    "our side": "ours",
    "not worth it": "worthless",
    "not reached": "lost",
    "commercial": "commercial",
    "out of the buyer's hands": "held",
    "urgent": "urgent",
}
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


NO_FAMILY = "no reason stands out"
"""What stands in the place of a family where none leads."""


def family(cause: Cause) -> str:
    """The heading that a cause stands under, such as ``nothing is wrong yet``."""
    return info(cause).family or NO_FAMILY


def tone_of(family: str) -> str:
    """The colour name of a family in style sheets and panels."""
    return _TONES.get(family, "open")


def tone(cause: Cause) -> str:
    """The colour name of a cause's family."""
    return tone_of(family(cause))


def cause_label(cause: Cause) -> str:
    """The cause in a word or two: ``holiday absence``."""
    return str(cause.value).replace("-", " ")


def percent(share: float) -> str:
    """A share of one as a whole percentage that never claims certainty: ``81%``, ``>99%``, ``<1%``."""
    whole = round(share * 100)
    return "<1%" if whole <= 0 else f"{whole}%" if whole < 100 else ">99%"


def span(hours: float) -> str:
    """A length of time as people say it: ``40 min``, ``11 h``, ``19 days``."""
    if hours < 0.95:
        return f"{hours * 60:.0f} min"
    return f"{hours:.0f} h" if hours < 119.5 else f"{hours / 24:.0f} days"


def _elapsed(length: timedelta) -> str:
    hours = length.total_seconds() / 3600
    if hours < 47.5:
        return count(hours, "hour") if hours >= 0.95 else count(hours * 60, "minute")
    return count(hours / 24, "day")


def count(number: float, unit: str) -> str:
    """A whole number of a unit: ``1 hour``, ``1,250 hours``."""
    whole = round(number)
    return f"{whole} {unit}" if whole == 1 else f"{whole:,} {unit}s"


def silence_sentence(silence: Silence) -> str:
    """How long the buyer has been silent, in wall-clock time and in their own working hours, and why the rest
    was not counted; the hours named add up to the time that has elapsed.

    ``19 days, but only 11 working hours of 456 h: Ferragosto 192 h, nights 157 h, weekends 96 h``
    """
    if silence.since is None:
        return "no message of ours waits for an answer, so there is no silence to count"
    if silence.state == "none":
        return "nobody is waiting for the buyer"
    hours = silence.elapsed.total_seconds() / 3600
    joint = "but only" if silence.effective_hours < 0.15 * hours else "of which"
    worked, total, lost, unit = lines(silence)
    text = f"{_elapsed(silence.elapsed)}, {joint} {_working_time(silence, worked, unit)}"
    listed = ", ".join(f"{name} {length(count, unit)}" for name, count in lost)
    return f"{text} of {length(total, unit)}: {listed}" if listed and silence.discounts else text


def _working_time(silence: Silence, worked: int, unit: int) -> str:
    counted = worked if silence.discounts else round(silence.effective_hours * 60 / unit)
    text = count(counted, "working hour" if unit == 60 else "working minute")
    low, high = round(silence.low), round(silence.high)
    return f"{text} (between {low} and {high})" if high - low >= 2 else text


def pace_sentence(silence: Silence) -> str:
    """What the length of the silence means for this buyer; empty when nobody waits."""
    if silence.since is None or silence.state == "none":
        return ""
    share = percent(silence.quantile)
    back = f" They should be back on {moment(silence.back_on)}." if silence.back_on else ""
    odds = percent(silence.p_reply)
    return (
        f"Going by {basis(silence)}, {share} of replies would have come by now; the chance of one yet is {odds}.{back}"
    )


def basis(silence: Silence) -> str:
    """What a silence is judged by: ``1 earlier reply of theirs``, or what is usual."""
    replies = "1 earlier reply" if silence.own_replies == 1 else f"{silence.own_replies} earlier replies"
    return f"{replies} of theirs" if silence.own_replies else "what is usual in the trade"


def moment(at: datetime | None) -> str:
    """A moment as ``Mon 24 Aug 2026, 09:30``, in the zone it carries."""
    if at is None:
        return ""
    return f"{_DAYS[at.weekday()]} {at.day} {_MONTHS[at.month - 1]} {at.year}, {at:%H:%M}"


def short_moment(at: datetime | None) -> str:
    """A moment as ``Mon 24 Aug 09:30``, for a narrow column."""
    return f"{_DAYS[at.weekday()]} {at.day} {_MONTHS[at.month - 1]} {at:%H:%M}" if at else ""


def zone_name(at: datetime) -> str:
    """The name of the zone that a moment carries: the IANA name if it has one, else ``UTC+05:30``."""
    key = getattr(at.tzinfo, "key", None)
    return str(key) if key else str(at.tzinfo)


def when(action: Action, now: datetime | None = None) -> str:
    """When to act: the buyer's clock where their zone is certain, and the date by which it should be done.

    What could have begun at `now` is to be done at once.
    """
    parts = []
    if action.not_before is not None and now is not None and action.not_before <= now:
        parts.append("at once")
    elif action.not_before is not None:
        here = moment(action.not_before)
        place = "their time" if action.local_time else "their time, if the zone is right"
        parts.append(f"not before {here} ({place}, {clean(zone_name(action.not_before), 40)})")
    if action.due is not None:
        parts.append(f"by {moment(action.due)} ({clean(zone_name(action.due), 40)})")
    return ", ".join(parts)


def first_step(diagnosis: Diagnosis) -> str:
    """The first action's kind in a word or two, or nothing."""
    return clean(diagnosis.actions[0].kind, 40).replace("-", " ") if diagnosis.actions else ""


def evidence_pairs(evidence: object, limit: int = 120) -> list[tuple[str, str]]:
    """Evidence as (name, short text) pairs for people; what is empty is left out."""
    if not isinstance(evidence, Mapping):
        return []
    pairs = [(clean(key, 40).replace("_", " "), _short(value, limit)) for key, value in evidence.items()]
    return [(key, text) for key, text in pairs if text]


def _short(value: object, limit: int) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return clean(", ".join(_short(item, limit) for item in value[:20]), limit)
    if isinstance(value, Mapping):
        return clean(", ".join(f"{key} {_short(item, limit)}" for key, item in list(value.items())[:20]), limit)
    return "" if value is None else clean(value, limit)
