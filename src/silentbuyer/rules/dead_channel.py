"""The rule ``dead-channel``: we write over a service that was closed or is blocked where the buyer is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import attrs

from silentbuyer.conversation.awaiting import awaiting
from silentbuyer.language.saying import joined, mark, say
from silentbuyer.model.case import Case
from silentbuyer.model.channels import Reach, Status, channel_name, ever_stopped, status_for, used_lately
from silentbuyer.model.findings import Finding
from silentbuyer.model.rule import Verdicts
from silentbuyer.model.signs import sign
from silentbuyer.rules.log_only import nothing_outside


@attrs.frozen(kw_only=True)
class DeadChannel:
    """Our messages went over a service that no longer works for this buyer.

    What it looks for:
        The channels on record and those of our unanswered messages, each looked up in the dated table of services
        that were closed (Skype, Hangouts, ICQ) or are blocked in the buyer's country (WhatsApp in Russia and China
        ...), at the date of the message.

    Why it means silence:
        A message that cannot arrive cannot be answered.

    What it needs:
        Contacts or a message log with channels; the country for blocks.

    When it is wrong:
        Buyers in blocked countries often use a VPN; a channel over which they wrote within two months is not called
        dead. Where reports differ ("throttled") the finding counts half.
        The country on record may not be where the contact sits.

    What to do:
        Switch to a channel that works, and ask for a second one.

    Sources:
        SKYPE, HANGOUTS, ICQ, RU2026, REUTERS2025 in ``data/channels/status.csv``; weights are judgement.
    """

    name: ClassVar[str] = "dead-channel"

    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """Nothing works, our last messages went in vain, or a dead entry on record."""
        found = case.reaches
        dead = [reach for reach in found if not reach.status.usable]
        if found and len(dead) == len(found):
            yield self._nothing(dead)
        else:
            yield from self._in_vain(case)
        for reach in dead:
            because = say("{told}, yet it is on record for this buyer.", told=_told(reach.channel, reach.status))
            yield sign(self.name, "dead-entry").finding(because, _evidence(reach.status))

    def _nothing(self, dead: list[Reach]) -> Finding:
        told = joined(dict.fromkeys(_told(reach.channel, reach.status) for reach in dead))
        because = say("No channel on record works: {told}.", told=told)
        return sign(self.name, "nothing-works").finding(
            because, _evidence(dead[0].status), scale=_scale(dead[0].status)
        )

    def _in_vain(self, case: Case) -> Iterator[Finding]:
        if not any(ever_stopped(channel_name(m.channel)) for m in case.unanswered):
            return  # mail and telephone: which of our messages still wait need not be known
        sent = awaiting(case)
        used = used_lately(case.customer, case.now)
        known = [
            status_for(case.customer, name, case.now if name in used else m.at)
            for m in sent
            for name in (channel_name(m.channel),)
        ]
        if known and not any(one.usable for one in known):
            because = say(
                "Our unanswered messages went over a dead channel: {told}.", told=_told(known[-1].channel, known[-1])
            )
            evidence = {**_evidence(known[-1]), "messages": len(sent)}
            yield sign(self.name, "sent-in-vain").finding(because, evidence, scale=_scale(known[-1]))


_STATUS = {word: word for word in (mark("closed"), mark("blocked"), mark("throttled"), mark("restricted"))}


def _scale(known: Status) -> float:
    return 0.5 if known.status == "throttled" else 1.0


def _told(channel: str, known: Status) -> str:
    since = say(" since {since}", since=known.since) if known.since else ""
    name, status = say(channel.capitalize()), say(_STATUS.get(known.status, known.status))
    return say("{channel} is {status}{since}", channel=name, status=status, since=since)


def _evidence(known: Status) -> dict[str, str]:
    return {
        "channel": known.channel,
        "status": known.status,
        "since": known.since,
        "replacement": known.replacement,
        "source": known.source,
    }
