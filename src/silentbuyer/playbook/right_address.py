"""The address to write to, where a finding names it: the successor of who left, or what was meant by a slip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import ClassVar

import attrs

from silentbuyer.identity.mailbox_life import mail_is_dead
from silentbuyer.model.case import Case
from silentbuyer.model.diagnosis import Action, CauseScore
from silentbuyer.model.findings import Cause, Finding
from silentbuyer.playbook.context import draft_context
from silentbuyer.playbook.handed import handed_context
from silentbuyer.values.frozen import FrozenMap

WITHIN = timedelta(hours=48)


@attrs.frozen
class RightAddress:
    """Write to the successor whom an automatic reply names, and to the address that was meant by a mistyped one."""

    name: ClassVar[str] = "right-address"

    def advise(self, case: Case, causes: tuple[CauseScore, ...]) -> Iterable[Action]:
        """One action for each address that a finding names, unless mail to it is known to go nowhere."""
        for finding in _of(causes, "person-left/successor"):
            successor = finding.evidence["successor"]
            if mail_is_dead(case, successor):
                continue
            advice = f"Write to {successor}, with the company's general address in copy, and sum up where things stand."
            yield self._action(case, ("follow-up", "email", "successor"), advice, finding, handed_context(case, causes))
        for finding in _of(causes, "fake-email/typing-slip"):
            meant = finding.evidence["suggestion"]
            advice = f"Correct the record: probably {meant} was meant. Confirm it over another channel and send again."
            yield self._action(case, ("verify-address", None, ""), advice, finding, draft_context(case))

    def _action(
        self, case: Case, way: tuple[str, str | None, str], advice: str, finding: Finding, context: FrozenMap[str, str]
    ) -> Action:
        kind, channel, draft = way
        return Action(
            kind=kind,
            advice=advice,
            cause=Cause.UNREACHABLE,
            channel=channel,
            due=case.now + WITHIN,
            why=finding.because,
            source=finding.sign,
            context=context.adding("draft", draft) if draft else context,
            to=_named(finding) if draft == "successor" else "",
        )


def _named(finding: Finding) -> str:
    return ", ".join(filter(None, (str(finding.evidence.get("person", "")), str(finding.evidence["successor"]))))


def _of(causes: tuple[CauseScore, ...], sign: str) -> Iterator[Finding]:
    """The findings of one sign for the cause "unreachable"."""
    for score in causes:
        if score.cause is Cause.UNREACHABLE:
            yield from (finding for finding in score.findings if finding.sign == sign)
