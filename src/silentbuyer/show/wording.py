"""Plain sentences for a salesperson: causes, shares, how long the silence is, and when to act."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from silentbuyer.language.saying import mark, plural, say, together
from silentbuyer.language.sentence import speak
from silentbuyer.model.causes import info
from silentbuyer.model.findings import Cause
from silentbuyer.show.hours_account import length, lines
from silentbuyer.text.clean import clean

if TYPE_CHECKING:
    from datetime import timedelta

    from silentbuyer.model.diagnosis import Action, Diagnosis, Silence
    from silentbuyer.model.findings import Finding

_TONES = {
    "nothing is wrong yet": "calm",
    "our side": "ours",
    "not worth it": "worthless",
    "not reached": "lost",
    "commercial": "commercial",
    "out of the buyer's hands": "held",
    "urgent": "urgent",
}
_COUNTED: dict[str, Callable[[int], str]] = {
    "minute": lambda n: plural("{n:,} minute", "{n:,} minutes", n=n),
    "hour": lambda n: plural("{n:,} hour", "{n:,} hours", n=n),
    "day": lambda n: plural("{n:,} day", "{n:,} days", n=n),
    "working minute": lambda n: plural("{n:,} working minute", "{n:,} working minutes", n=n),
    "working hour": lambda n: plural("{n:,} working hour", "{n:,} working hours", n=n),
}

NOT_DUE = frozenset(
    {
        "your-turn/all-well", "your-turn/left-open", "your-turn/likely-open",
        "your-turn/likely-promised", "your-turn/terms-left-open", "your-turn/thing-left-open",
        "your-turn/our-promise", "your-turn/promise-missed", "your-turn/thing-missed", "your-turn/left-unread",
        "your-turn/not-come",
        "named-dates/promised", "named-dates/ahead", "named-dates/soon", "named-dates/put-off",
        "bounced-mail/dead", "bounced-mail/dead-again", "bounced-mail/full", "bounced-mail/sender-blocked",
        "bounced-mail/temporary", "bounced-mail/temporary-again", "bounced-mail/too-large",
        "bounced-mail/other", "person-left/successor", "person-left/left", "out-of-office/away",
        "holiday-absence/feast", "goods-at-port/held",
        "money-blocked/said", "import-barrier/said", "cost-wait/said", "end-customer/said", "internal-decision/said",
        "internal-decision/sample-in-test", "no-current-need/no-need", "no-current-need/no-budget",
        "no-current-need/later", "no-current-need/opt-out", "no-current-need/opt-out-likely",
        "no-current-need/closing-down", "disaster/said", "chose-other-supplier/said", "wrong-person/said",
    }
)  # fmt: skip
"""Findings beside which no reply of theirs is due: they wait for us, for a day or for others, have told why, or did not
get our letter."""

NO_FAMILY = mark("no reason stands out")
"""What stands in the place of a family where none leads."""


def family(cause: Cause) -> str:
    """The heading that a cause stands under, such as ``nothing is wrong yet``, in English."""
    return info(cause).family or NO_FAMILY


def tone_of(family: str) -> str:
    """The colour name of a family in style sheets and panels."""
    return _TONES.get(family, "open")


def tone(cause: Cause) -> str:
    """The colour name of a cause's family."""
    return tone_of(family(cause))


def cause_label(cause: Cause, language: str = "en") -> str:
    """The cause in a word or two: ``holiday absence``; a plugin's cause by its label."""
    if cause.own is not None:
        return speak(cause.own.name_sentence, language)
    return speak(say(str(cause.value).replace("-", " ")), language)


def percent(share: float) -> str:
    """A share of one as a whole percentage that never claims certainty: ``81%``, ``>99%``, ``<1%``."""
    whole = round(share * 100)
    return "<1%" if whole <= 0 else f"{whole}%" if whole < 100 else ">99%"


def span(hours: float) -> str:
    """A length of time as people say it: ``40 min``, ``11 h``, ``19 days``."""
    if hours < 0.95:
        return say("{minutes:.0f} min", minutes=hours * 60)
    return say("{hours:.0f} h", hours=hours) if hours < 119.5 else say("{days:.0f} days", days=hours / 24)


def _elapsed(length: timedelta) -> str:
    hours = length.total_seconds() / 3600
    if hours < 47.5:
        return count(hours, "hour") if hours >= 0.95 else count(hours * 60, "minute")
    return count(hours / 24, "day")


def count(number: float, unit: str) -> str:
    """A whole number of a unit: ``1 hour``, ``1,250 hours``."""
    return _COUNTED[unit](round(number))


def silence_sentence(silence: Silence) -> str:
    """How long the buyer has been silent, in wall-clock time and in their own working hours, and why the rest
    was not counted; the hours named add up to the time that has elapsed.

    ``19 days, but only 11 working hours of 456 h: Ferragosto 192 h, nights 157 h, weekends 96 h``
    """
    if silence.since is None and silence.p_reply == 0.0:
        return speak(say("what we sent last came back undelivered, so there is no silence to count"), silence.language)
    if silence.since is None or silence.state == "none":
        return speak(say("no message of ours waits for an answer, so there is no silence to count"), silence.language)
    hours = silence.elapsed.total_seconds() / 3600
    few, more = mark("{elapsed}, but only {worked}"), mark("{elapsed}, of which {worked}")
    none = mark("{elapsed}, but no working hour")
    worked, total, lost, unit = lines(silence)
    worked_text = _working_time(silence)
    template = few if silence.effective_hours < 0.15 * hours else more
    template = none if silence.discounts and not worked and unit == 1 else template
    text = say(template, elapsed=_elapsed(silence.elapsed), worked=worked_text)
    if lost and silence.discounts:
        listed = tuple(say("{name} {length}", name=name, length=length(count, unit)) for name, count in lost)
        text = say("{silence} of {total}: {listed}", silence=text, total=length(total, unit), listed=listed)
    return speak(text, silence.language)


def _working_time(silence: Silence) -> str:
    text = worked_time(silence)
    low, high = round(silence.low), round(silence.high)
    return say("{worked} (between {low} and {high})", worked=text, low=low, high=high) if high - low >= 2 else text


def worked_time(silence: Silence) -> str:
    """The working time of a silence, counted as the account of its hours counts it: ``12 working hours``."""
    worked, _, _, unit = lines(silence)
    counted = worked if silence.discounts else round(silence.effective_hours * 60 / unit)
    return count(counted, "working hour" if unit == 60 else "working minute")


def hardly_begun(silence: Silence) -> bool:
    """Whether less than a working hour has passed, of which a share of the replies would say too much."""
    return silence.effective_hours < 1.0


def reply_share(silence: Silence) -> str:
    """The share of replies that come later, of a silence that is usual; else the share that would have come."""
    return percent(1.0 - silence.quantile if silence.is_usual else silence.quantile)


def pace_sentence(silence: Silence) -> str:
    """What the length of the silence means for this buyer; empty when nobody waits."""
    if silence.since is None or silence.state == "none":
        return ""
    odds = percent(silence.p_reply)
    # Of a silence that is still usual the share that comes later is told: the other one reads as a reproach.
    usual, late = (
        mark("Going by {basis}, {share} of replies come later than this; the chance of one yet is {odds}."),
        mark("Going by {basis}, {share} of replies would have come by now; the chance of one yet is {odds}."),
    )
    text: str = say(usual if silence.is_usual else late, basis=basis(silence), share=reply_share(silence), odds=odds)
    if silence.effective_hours * 60 < 1:
        text = say("None of their working time has passed; the chance of a reply yet is {odds}.", odds=odds)
    elif hardly_begun(silence):
        text = say("Hardly any of their working time has passed; the chance of a reply yet is {odds}.", odds=odds)
    if silence.back_on:
        text = together(text, _back(silence))
    return speak(text, silence.language)


def _back(silence: Silence) -> str:
    """When they are back: by their own word, or only by the calendar, which their own holiday may outlast."""
    if any(item.kind == "absence" for item in silence.discounts):
        return say("They should be back on {at}.", at=silence.back_on)
    return say("By the calendar of their holidays they are back at work on {at}.", at=silence.back_on)


def pace(diagnosis: Diagnosis) -> str:
    """What the length of the silence means for this buyer; no share of replies where a finding says none is due."""
    silence = diagnosis.silence
    if silence.state != "none" and not any(
        finding.sign in NOT_DUE or _none_due(finding) for finding in diagnosis.findings
    ):
        return pace_sentence(silence)
    back = silence.back_on if silence.since is not None else None
    return speak(_back(silence), silence.language) if back else ""


def _none_due(finding: Finding) -> bool:
    """Whether rule slow-reply found that no reply was asked for, or is due."""
    return finding.rule == "slow-reply" and finding.evidence.get("reply_due") is False


def basis(silence: Silence) -> str:
    """What a silence is judged by: ``1 earlier reply of theirs``, or what is usual."""
    if not silence.own_replies:
        return say("what is usual in the trade")
    return plural("{n} earlier reply of theirs", "{n} earlier replies of theirs", n=silence.own_replies)


def first_step(diagnosis: Diagnosis) -> str:
    """The first action's kind in a word or two, or nothing."""
    return kind_words(diagnosis.actions[0], diagnosis.language) if diagnosis.actions else ""


def kind_words(action: Action, language: str = "en") -> str:
    """An action's kind in a word or two: ``reply now``; of a plugin's own (``acme:ask-bank``) what follows ``:``."""
    return speak(clean(action.kind.rpartition(":")[2], 40).replace("-", " "), language)


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
