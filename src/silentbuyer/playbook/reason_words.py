"""The reason given for an action: its sign, the gap that it fills, the strongest finding, or that none is known."""

from __future__ import annotations

from silentbuyer.hearing.answering import asks_nothing
from silentbuyer.language.saying import mark, say
from silentbuyer.model.channels import display
from silentbuyer.model.diagnosis import CauseScore
from silentbuyer.model.findings import NOTHING_WRONG, Cause
from silentbuyer.model.silence import Silence
from silentbuyer.playbook.case_state import supporter
from silentbuyer.playbook.desk import Desk
from silentbuyer.playbook.rows import ANY, Row
from silentbuyer.playbook.second import NO_EMERGENCY

_BACK = 20
_GIVEN = "unheard-words/given"

_MEASURED = {
    Cause.WITHIN_USUAL_TIME: mark("Going by the times of replies, an answer may still come."),
    Cause.TIME_DIFFERENCE: mark("Part of the time since our message lay outside their working hours."),
    Cause.HOLIDAY_ABSENCE: mark("Holidays or a season took part of the time since our message."),
}
"""What the account of the hours itself says for a cause."""


def why(desk: Desk, row: Row, score: CauseScore) -> str:
    """The reason given for an action: its sign, or the gap that it fills, or the strongest finding for its cause."""
    if row.sign:
        return desk.findings[row.sign].because
    if row.cause == ANY and row.kind == "ask-for-contact":
        few = not {"single", "unreached"}.isdisjoint(row.needs)
        return _only_way(desk) if few else say(NO_EMERGENCY)
    if row.cause == ANY and row.kind == "call" and "worn" in row.needs:
        return say("After unanswered messages a reply on the same way grows rarer.")
    if "turn-unclear" in row.needs and desk.case.turn == "unknown":
        return say("The record does not say who wrote last.")
    if row.cause == Cause.UNKNOWN and score.cause in NOTHING_WRONG and supporter(score) is None:
        return _no_reason(desk)  # the wait is over, so it is no reason
    return _no_reason(desk) if score.cause is Cause.UNKNOWN else _told(score, desk.case.silence)


def _no_reason(desk: Desk) -> str:
    """That none is known, where the buyer wrote nothing but courtesies; else that none was recognised."""
    if _GIVEN in desk.findings:
        return say("The buyer seems to give a reason, which one is not sure.")
    if desk.unread:
        return say("The program did not understand all that the buyer wrote.")
    if any(m.sender == "buyer" and not asks_nothing(m.text) for m in desk.case.talk[-_BACK:]):
        return say("No reason was recognised in the buyer's words; this is what is usual at this stage.")
    return say("No reason is known; this is what is usual at this stage.")


def _only_way(desk: Desk) -> str:
    """How few ways to reach the buyer are on record: one, or none that is known to work."""
    known = sorted({reach.channel for reach in desk.ways.all_reaches})
    if len(known) == 1:
        return say("Only one way to reach them is on record ({channel}).", channel=say(display(known[0])))
    if not known:
        return say("No address of theirs is on record.")
    left = tuple(say(display(one)) for one in sorted(desk.ways.usable)) or (say("none"),)
    return say("Of {n} ways to reach them on record, {left} is usable.", n=len(known), left=left)


def _told(score: CauseScore, silence: Silence) -> str:
    """The strongest finding for a cause, else what is usual."""
    finding = supporter(score)
    if finding is None and silence.since is not None and score.cause in _MEASURED:
        return say(_MEASURED[score.cause])
    return finding.because if finding else _usual(score.cause)


def _usual(cause: Cause) -> str:
    if cause is Cause.AWAY:
        return say("No notice of absence came; in this season many are away.")
    return say("Nothing was heard or measured for it; this is what is usual at this stage.")
