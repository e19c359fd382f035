"""Whether the silence is still within this buyer's usual time, or past it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import ClassVar

import attrs

from silentbuyer.calendars.since_last import holiday_on
from silentbuyer.conversation.awaiting import nothing_asked
from silentbuyer.hearing.heard_topics import closing_notice, heard
from silentbuyer.identity.mailbox_life import bounces
from silentbuyer.language.saying import mark, say
from silentbuyer.model.case import Case
from silentbuyer.model.facts import Unknown
from silentbuyer.model.findings import Finding
from silentbuyer.model.signs import sign
from silentbuyer.owed.named_wait import named_wait
from silentbuyer.owed.open_matter import open_request
from silentbuyer.owed.our_promise import open_promise
from silentbuyer.rules.goods_at_port import held_goods
from silentbuyer.rules.log_only import nothing_outside
from silentbuyer.rules.person_left import departure
from silentbuyer.show.wording import basis, hardly_begun, reply_share, worked_time
from silentbuyer.values.lazy import once

_DELAY = timedelta(days=3)
"""Older promises of ours are owed, as rule your-turn has it."""


@attrs.frozen(kw_only=True)
class SlowReply:
    """How unusual the silence is for this buyer: the share of their replies that would have come by now.

    What it looks for:
        The quantile of the silence in the buyer's own effective hours, from their own reply times shrunk to a prior:
        below `late` it is usual, from `abnormal` on it is not. Below one working hour no share of replies is told, nor
        where no reply is due: we asked for none, the buyer waits for our answer, named a day that is still ahead, is
        away, or may not have got our letter; nor of a firm that has closed, or one that sells to us.

    Why it means silence:
        A buyer who answers after three days is not silent on the second. Counting their working hours, not ours, is
        what tells the two apart.

    What it needs:
        The times of messages with their direction; replies in the log sharpen it, none leaves the prior.

    When it is wrong:
        With no replies of their own the prior of all buyers speaks. A reply on another channel that is not in the log
        looks like silence.

    What to do:
        Within the usual time: wait. Past it: follow up once with something new, then on another channel.

    Sources:
        Kalman (Enron), SNAP email-Eu-core measured in effective hours, Navaroli and Smyth 2015; see the reply model.
    """

    name: ClassVar[str] = "slow-reply"
    late: float = 0.8
    abnormal: float = 0.95
    own: int = 3

    needs = nothing_outside

    def judge(self, case: Case) -> Iterable[Finding | Unknown]:
        """One finding about the quantile; a reason when the direction of the log is not known."""
        silence = case.silence
        if case.turn == "unknown":
            yield Unknown(
                say("direction unknown"),
                say("the log does not say who wrote last"),
                say("direction of the last message"),
            )
            return
        if silence.since is None or (silence.state == "none" and not silence.is_usual):
            return
        evidence = {
            "quantile": round(silence.quantile, 4),
            "effective_hours": round(silence.effective_hours, 2),
            "own_replies": silence.own_replies,
            "p_reply": round(silence.p_reply, 4),
        }
        evidence |= {"reply_due": False} if no_reply_due(case) else {}
        yield sign("slow-reply", self._row(case)).finding(self._because(case), evidence)

    def _row(self, case: Case) -> str:
        quantile = case.silence.quantile
        if quantile < self.late:
            return "usual"
        if quantile < self.abnormal:
            return "late"
        return "abnormal-for-this-buyer" if case.silence.own_replies >= self.own else "abnormal"

    def _because(self, case: Case) -> str:
        silence = case.silence
        if silence.state == "none":
            return say("Nothing has come since {day}; no message of ours waits for an answer.", day=_begun(case))
        hours, share = worked_time(silence), reply_share(silence)
        if silence.effective_hours * 60 < 1:
            return say("Silence since {day}: none of their working time has passed.", day=_begun(case))
        if no_reply_due(case):
            return say("{hours} of silence since {day}.", hours=hours, day=_begun(case))
        if hardly_begun(silence):
            return say("{hours} of silence: hardly any of their working time has passed.", hours=hours)
        usual, late = (
            mark("{hours} of silence: going by {basis}, {share} of replies come later than this."),
            mark("{hours} of silence: going by {basis}, {share} of replies would have come by now."),
        )
        return say(usual if silence.is_usual else late, hours=hours, basis=basis(silence), share=share)


@once
def no_reply_due(case: Case) -> bool:
    """Whether no reply is due: we asked none, owe an answer, it is not the day, they are away, or mail was held up.

    Then the share of replies that would have come says nothing about them.
    """
    if nothing_asked(case) or closing_notice(case) is not None or "not-buyer" in heard(case):
        return True
    if open_request(case) is not None or open_promise(case, _DELAY) is not None:
        return True
    if holiday_on(case) is not None or held_goods(case) is not None:
        return True
    wait = named_wait(case)
    if wait is not None and case.now.astimezone(wait.at.tzinfo).date() <= wait.until:
        return True
    since, back = case.silence.since, case.silence.back_on
    if back is not None and back > case.now:
        return True
    return since is not None and (any(m.at >= since for m, _ in bounces(case)) or _has_left(case, since))


def _has_left(case: Case, since: datetime) -> bool:
    """Whether an automatic reply to what waits says that nobody reads it any more."""
    replies = (m for m in case.log if m.kind == "auto-reply" and m.at >= since)
    return any(departure(f"{m.subject}\n{m.text}") is not None for m in replies)


def _begun(case: Case) -> date | None:
    since = case.silence.since
    return since.date() if since else None
