"""Where to reach the firm itself: its own site beside a sender who is not on it, or the new domain it moved to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any, ClassVar

import attrs

from silentbuyer.language.saying import say
from silentbuyer.model.case import Case
from silentbuyer.model.diagnosis import Action, CauseScore
from silentbuyer.model.findings import Cause, Finding
from silentbuyer.playbook.context import draft_context
from silentbuyer.values.frozen import FrozenMap

WITHIN = timedelta(hours=48)
_LEADS = 1.0
"""Priority of what comes before any other word to this buyer."""

_BESIDE = 0.15
_BEFORE = 0.6
"""Priority where a word is added to the name of the firm, as sister firms and imitators do: it is asked first."""

VERIFY_FIRST = frozenset({"fake-email/lookalike", "fake-website/imitated"})
"""Findings by which nobody is written to before the sender is verified: the actions' `source`."""

_SENDERS = ("fake-email/lookalike", "fake-website/imitated", "fake-email/added-word", "fake-email/other-ending")
_PRIORITY = {"fake-email/added-word": _BEFORE, "fake-email/other-ending": _BESIDE}


@attrs.frozen
class RightFirm:
    """Verify over the address on the firm's own site where the sender is another; use the domain it moved to."""

    name: ClassVar[str] = "right-firm"

    def advise(self, case: Case, causes: tuple[CauseScore, ...]) -> Iterable[Action]:
        """At most one action of each sort."""
        found = {finding.sign: finding for score in causes for finding in score.findings}
        yield from self._verify(case, found)
        moved = found.get("dead-website/moved-home")
        if moved is not None:
            yield self._moved(case, moved)

    def _verify(self, case: Case, found: dict[str, Finding]) -> Iterator[Action]:
        sender = next((found[name] for name in _SENDERS if name in found), None)
        if sender is None or case.customer.orders:
            return
        where = _where(found.get("fake-website/imitated"))
        advice = say(
            "Before any price, sample or payment verify the sender over {where}: ask whether the firm knows this "
            "inquiry and the address {email}. Use nothing that stands in the mails.",
            where=where,
            email=case.customer.email,
        )
        yield _action(case, advice, Cause.FAKE_BUYER, sender, _PRIORITY.get(sender.sign, _LEADS))

    def _moved(self, case: Case, moved: Finding) -> Action:
        domain, ask = moved.evidence["domain"], moved.evidence.get("ask")
        shown = say("write to {address}, which its site shows", address=ask)
        to = shown if ask else say("look there for the address to write to")
        advice = say("The firm is now at {domain}: {to}, and correct the record.", domain=domain, to=to)
        return _action(case, advice, Cause.UNREACHABLE, moved, 0.9)


def _where(site: Finding | None) -> str:
    """The way to the firm: what its living site shows, else whatever does not come from the sender."""
    if site is None:
        return say("an address or number that you found yourself (a register, a directory)")
    shown: FrozenMap[str, Any] = site.evidence
    ways = [str(way) for way in (shown.get("ask"), *(shown.get("phones") or ())[:1]) if way]
    site_shown = str(shown.get("site"))
    if not ways:
        return say("the address or number on the real site {site}", site=site_shown)
    way = ways[0] if len(ways) == 1 else say("{first} or {then}", first=ways[0], then=ways[1])
    return say("{ways}, as the real site {site} shows", ways=way, site=site_shown)


def _action(case: Case, advice: str, cause: Cause, finding: Finding, priority: float) -> Action:
    return Action(
        kind="verify-address",
        advice=advice,
        cause=cause,
        due=case.now + WITHIN,
        why=finding.because,
        priority=priority,
        source=finding.sign,
        context=draft_context(case),
    )
