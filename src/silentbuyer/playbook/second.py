"""Which of the ranked actions are a true plan: the first, and what may follow it; the rest is left unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

import attrs

from silentbuyer.data.tables import toml
from silentbuyer.language.saying import mark
from silentbuyer.language.sentence import message_of
from silentbuyer.model.draft_words import NO_LETTER, READ_FIRST
from silentbuyer.model.findings import NOTHING_WRONG, Cause
from silentbuyer.model.lead import lead_of

if TYPE_CHECKING:
    from silentbuyer.model.diagnosis import Action, CauseScore

_BROKEN = "named-dates/promise-broken"
_HOURLY = frozenset({Cause.GOODS_AT_PORT, Cause.PAYMENT_DIVERTED})
"""What costs money by the day or the hour, whatever else leads."""

_OUR_DESK = frozenset({"escalate"})
"""What is done at our own desk, and goes before a second touch."""

NO_EMERGENCY = mark("No emergency contact is on record.")
"""Why an emergency contact is asked for while an order is under way."""

_WITHOUT_REASON = frozenset({"ask-for-contact", "offer"})
"""What may follow where no reason was recognised: another way after three messages, an offer after months."""

_TOUCHES = frozenset({"follow-up", "ask-question", "call", "switch-channel"})
_LETTERS = frozenset({"follow-up", "switch-channel", "reply-now"})


@attrs.frozen
class Second:
    """The table of what may follow a first step: causes by name, and the working days in between."""

    after_days: int
    gentle: frozenset[str]
    reach: frozenset[str]
    alarms: frozenset[str]


@cache
def second() -> Second:
    """The table, read once."""
    row = toml("playbook.toml")["second"]
    parts = {name: frozenset(row[name]) for name in ("gentle", "reach", "alarms")}
    return Second(after_days=row["after_days"], **parts)


def planned(actions: Sequence[Action], causes: tuple[CauseScore, ...]) -> tuple[Action, ...]:
    """The first of the playbook's actions with what truly follows it; plays and plugins answer for their own."""
    ours = [action for action in actions if is_ours(action)]
    kept = tuple(_followed(ours[0], ours[1:], causes)) if ours else ()
    stops = bool(ours) and ours[0].kind == "stop"
    return tuple(one for one in actions if one in kept or not (is_ours(one) or (stops and _is_letter(one))))


def _is_letter(action: Action) -> bool:
    """Whether an action reaches the buyer for what costs no money by the day: none does where they want silence."""
    return action.channel is not None and action.cause not in _HOURLY


def is_ours(action: Action) -> bool:
    """Whether an action comes from the playbook."""
    return action.source.startswith("playbook ")


def is_alarm(action: Action) -> bool:
    """Whether an action answers what costs money by the hour, or a swindle, or a wish to be left alone."""
    return action.cause.value in second().alarms or action.kind == "stop"


def _followed(lead: Action, others: Sequence[Action], causes: tuple[CauseScore, ...]) -> Iterator[Action]:
    yield lead
    if is_alarm(lead):
        yield from _each_way_once(lead, others)
        return
    due = [one for one in others if _is_due(one, lead)]
    if lead.channel is None and lead.kind != "wait":
        due += [one for one in others if one.channel and one not in due][:1]  # what is done first reaches nobody yet
    follow = sorted((one for one in others if _follows(one, lead, causes)), key=lambda one: one.kind not in _OUR_DESK)
    yield from due or follow[:1]
    yield from (one for one in follow[1:] if one.kind == "verify-address" and not due)


def _each_way_once(lead: Action, others: Sequence[Action]) -> Iterator[Action]:
    """The other steps of an alarm, without a second letter on a way that the first goes over."""
    used = {lead.channel} if lead.kind in _LETTERS else set()
    for one in others:
        if one.kind in _LETTERS and one.cause == lead.cause and one.channel in used:
            continue
        used |= {one.channel} if one.kind in _LETTERS else set()
        yield one


def _is_due(action: Action, lead: Action) -> bool:
    """Whether it is due whatever leads: what costs money by the day, or an answer of ours beside another first step."""
    urgent = action.cause in _HOURLY or action.kind == "stop"
    return urgent or (action.kind == "reply-now" and lead.kind != "reply-now")


def _follows(action: Action, lead: Action, causes: tuple[CauseScore, ...]) -> bool:
    """Whether an action is the step that the first one, or its cause, supports."""
    if is_broken_promise(lead, causes):
        return action.kind == "call"
    if action.kind == "market" or message_of(action.why) == NO_EMERGENCY:
        return True  # a campaign that they agreed to, or a precaution for goods under way: neither asks for an answer
    if lead.context.get("draft") in (NO_LETTER, READ_FIRST):
        return False  # what is read first decides what comes next
    if not _stands_out(lead, causes):
        return action.kind in _WITHOUT_REASON and action.source.startswith("playbook */")
    return lead.kind != "wait" and action.cause == lead.cause and _by_table(action, lead.cause)


def is_broken_promise(lead: Action, causes: tuple[CauseScore, ...]) -> bool:
    """Whether the first step takes up a promise that the buyer did not keep."""
    found = (finding for score in causes for finding in score.findings if finding.sign == _BROKEN)
    return lead.kind in _TOUCHES and any(finding.because == lead.why for finding in found)


def _stands_out(lead: Action, causes: tuple[CauseScore, ...]) -> bool:
    """Whether a reason was recognised, and something is wrong."""
    return lead.cause not in NOTHING_WRONG and lead.cause is not Cause.UNKNOWN and bool(lead_of(causes).family)


def _by_table(action: Action, cause: Cause) -> bool:
    if cause.own is not None:
        return True  # whoever brought the cause has planned its steps
    if cause.value in second().reach:
        return True
    return cause.value in second().gentle and (action.kind in _TOUCHES or action.kind in _OUR_DESK)
