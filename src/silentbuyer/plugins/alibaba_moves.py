"""The seller's moves on Alibaba.com: mark junk in time, claim from the high seas, market through the platform."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

import attrs

from silentbuyer.data.tables import toml
from silentbuyer.language.saying import say
from silentbuyer.model.case import Case
from silentbuyer.model.diagnosis import Action, CauseScore
from silentbuyer.model.findings import Cause
from silentbuyer.plugins.signals import first, is_there, moment, platform_signals, truth

PLATFORM = "alibaba"


def _table() -> Mapping[str, Any]:
    return toml("platforms/alibaba.toml")


@attrs.frozen
class AlibabaPlay:
    """The seller's moves on Alibaba.com: mark junk in time, claim from the high seas, market through the platform."""

    name: str = PLATFORM

    def advise(self, case: Case, causes: tuple[CauseScore, ...]) -> Iterable[Action]:
        """Actions for buyers that are on the platform: its moves reach nobody else."""
        if not is_there(case, PLATFORM):
            return
        signals = platform_signals(case.customer.signals, PLATFORM)
        top, chance = causes[0].cause, causes[0].probability
        if top is Cause.FAKE_BUYER:
            yield mark_junk(case, signals, chance)
        yield from pool_moves(case, signals, top)
        if top in DORMANT and _is_quiet(case) and not _said_no(causes):
            yield from _market(case, top, chance)


DORMANT = frozenset({Cause.NO_CURRENT_NEED, Cause.OVERDUE_REORDER, Cause.COMPARING_QUOTES})

_SAID_NO = frozenset({
    "chose-other-supplier/said", "no-current-need/opt-out", "no-current-need/opt-out-likely",
    "no-current-need/closing-down", "trust-lost/said", "product-trouble/said", "not-a-buyer/said",
})  # fmt: skip
"""After these no campaign and no limited offer is sent: they bought elsewhere, want silence, or wait for amends."""

_QUIET = timedelta(days=60)
"""Since when a talk has been over, so that an offer to all and no answer of ours takes it up again (judgement)."""


def _is_quiet(case: Case) -> bool:
    """Whether no talk is running that an offer with a last day would cut across."""
    return not case.talk or case.now - case.talk[-1].at >= _QUIET


def _said_no(causes: Iterable[CauseScore]) -> bool:
    return any(finding.sign in _SAID_NO for score in causes for finding in score.findings)


def inquiry_moment(case: Case, signals: Mapping[str, Any]) -> datetime | None:
    """When the inquiry came in: the signal, else the buyer's first message, on the platform before other channels."""
    told = moment(first(signals, ("inquiry_at",)), case.now)
    theirs = [m for m in case.talk if m.sender == "buyer"]
    there = [m for m in theirs if m.channel == PLATFORM] or theirs
    return told or (there[0].at if there else None)


def mark_junk(case: Case, signals: Mapping[str, Any], chance: float) -> Action:
    """Mark the inquiry as junk: within 24 hours of its arrival it is kept out of the reply rate."""
    arrived, hours = inquiry_moment(case, signals), _table()["junk"]["hours"]
    due = arrived + timedelta(hours=hours) if arrived else None
    if due is None:
        advice = say(
            "Mark the inquiry as junk; within {hours} hours of its arrival it does not count in the reply rate.",
            hours=hours,
        )
    elif due > case.now:
        advice = say(
            "Mark the inquiry as junk before {clock}, else it counts in your reply rate.", clock=_clock(due, case)
        )
    else:
        advice = say(
            "Mark the inquiry as junk; the {hours} hours in which it is kept out of your reply rate are over.",
            hours=hours,
        )
    return Action(
        kind="mark-junk",
        cause=Cause.FAKE_BUYER,
        channel=PLATFORM,
        advice=advice,
        due=due if due and due > case.now else None,
        why=say("Junk that is marked in time is excluded from the timely reply rate."),
        priority=0.9 * chance,
        source=_table()["junk"]["source"],
    )


def _clock(due: datetime, case: Case) -> str:
    from silentbuyer.data.time_zones import zone_of

    local = due.astimezone(zone_of(case.seller.timezone)) if case.seller.timezone else due.astimezone(case.now.tzinfo)
    return f"{local:%d %b %Y %H:%M} {case.seller.timezone or local.tzname() or ''}".strip()


def pool_moves(case: Case, signals: Mapping[str, Any], top: Cause) -> Iterable[Action]:
    """Claim a buyer from the high seas, keep one who is about to fall back, or let a hopeless one go."""
    deadline = moment(first(signals, ("next_move_to_public_date", "pool_deadline")), case.now)
    page, source = say(_table()["pages"]["high_seas"]), _table()["pages"]["source"]
    worthless = top in (Cause.FAKE_BUYER, Cause.NOT_TARGET)
    if truth(first(signals, ("high_seas", "in_pool"))) and not worthless:
        advice = say("Claim this buyer: {page}; then write within the time that your shop has set.", page=page)
        why = say("The buyer is in the shop's public pool, where any colleague may take them.")
        yield Action(kind="claim", cause=top, channel=PLATFORM, advice=advice, why=why, priority=0.3, source=source)
    elif deadline is not None and worthless:
        advice = say("Let this buyer return to the pool ({page}); do not spend a follow-up on keeping them.", page=page)
        why = say("They fall back on {deadline} by themselves.", deadline=f"{deadline:%d %b %Y}")
        yield Action(kind="return-to-pool", cause=top, channel=PLATFORM, advice=advice, why=why, priority=0.1)
    elif deadline is not None and deadline > case.now:
        advice = say(
            "Write a follow-up record before {clock}, or the buyer falls back into the pool.",
            clock=_clock(deadline, case),
        )
        why = say("A buyer who is not followed up in time returns to the public pool.")
        yield Action(
            kind="claim",
            cause=top,
            channel=PLATFORM,
            advice=advice,
            due=deadline,
            why=why,
            priority=0.6,
            source=source,
        )


def _market(case: Case, top: Cause, chance: float) -> Iterable[Action]:
    pages = _table()["pages"]
    if case.customer.consent is not False:
        advice = say(
            "Send them through {marketing} on Alibaba.com: new products, one picture, one question.",
            marketing=say(pages["marketing"]),
        )
        why = say("Platform marketing goes through the platform's own consent and costs no personal follow-up.")
        yield Action(
            kind="market",
            cause=top,
            channel=PLATFORM,
            advice=advice,
            why=why,
            priority=0.6 * chance,
            source=pages["source"],
        )
    advice = say("Make a limited-time offer ({offer}) with a clear last day.", offer=say(pages["offer"]))
    why = say("A date gives a comparing or dormant buyer a reason to answer now.")
    yield Action(
        kind="offer",
        cause=top,
        channel=PLATFORM,
        advice=advice,
        why=why,
        priority=0.55 * chance,
        source=pages["source"],
    )
