"""Alibaba.com: what the platform shows about a buyer, and the seller's moves there.

Signals are read from ``Customer.signals["alibaba"]``: ``buyer_level`` (``L0`` to ``L4`` or ``L1+``), ``badges``,
``product_views``, ``inquiries``, ``rfqs``, ``login_days``, ``junk_marks``, ``blacklist_marks`` (all of the last 90
days), ``contacted_similar_shops``, ``high_seas``, ``next_move_to_public_date`` and ``inquiry_at``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, ClassVar

import attrs

from silentbuyer.data.tables import toml
from silentbuyer.language.saying import say
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Customer
from silentbuyer.model.diagnosis import Action, CauseScore
from silentbuyer.model.facts import Question
from silentbuyer.model.findings import Cause, Finding
from silentbuyer.model.play import Play
from silentbuyer.model.rule import Rule
from silentbuyer.model.signs import sign
from silentbuyer.plugins.hookspecs import hookimpl
from silentbuyer.plugins.signals import count, first, is_there, moment, platform_signals, truth

PLATFORM = "alibaba"
_RULE = "alibaba-signals"


def _table() -> Mapping[str, Any]:
    return toml("platforms/alibaba.toml")


def buyer_level(signals: Mapping[str, Any]) -> str | None:
    """``L0`` to ``L4`` or ``L1+``; None when the platform shows none."""
    level = str(first(signals, ("buyer_level", "level")) or "").strip().upper().replace(" ", "")
    return level if level in _table()["levels"] and level != "SOURCE" else None


def figure(signals: Mapping[str, Any], name: str) -> int | None:
    """One of the counts of the last 90 days, under any of its names."""
    row = next(row for row in _table()["signals"] if row["name"] == name)
    return count(first(signals, (name, *row["aliases"])))


@attrs.frozen(kw_only=True)
class AlibabaSignals:
    """What Alibaba.com shows about the buyer in the last 90 days, and how far it has verified them.

    What it looks for:
        Buyer level and verified badges; product views, inquiries, RFQs and login days of the last 90 days; junk and
        blacklist marks by other suppliers; contact with similar shops.

    Why it means silence:
        A buyer whom several suppliers marked as junk rarely wants to buy. One who logs in and sends RFQs, only not
        to us, is alive and comparing. One who has not logged in for 90 days has no need now.

    What it needs:
        ``Customer.signals["alibaba"]``, copied from the inquiry box or from a CRM that syncs with the platform.

    When it is wrong:
        Most sellers see only "L1+" or nothing, so a missing level says nothing and is not counted. One junk mark may
        be a competitor's spite; two are needed here.

    What to do:
        Mark junk within 24 hours, claim from the high seas before the deadline, or send a limited-time offer.

    Sources:
        F9 and A6 (behaviour of the last 90 days), A1 (buyer levels), A2 (badges), A4 (life-cycle tiers); weights are
        judgement, as no public base rate was found.
    """

    name: ClassVar[str] = _RULE
    junk_marks: int = 2
    active_days: int = 5

    def needs(self, customer: Customer) -> Iterable[Question]:
        """Nothing: the signals are in the record."""
        _ = customer
        return ()

    def judge(self, case: Case) -> Iterable[Finding]:
        """One finding for each kind of signal that is there."""
        signals = platform_signals(case.customer.signals, PLATFORM)
        if signals:
            yield from self._reputation(signals)
            yield from self._identity(signals)
            yield from self._activity(signals)

    def _reputation(self, signals: Mapping[str, Any]) -> Iterable[Finding]:
        junk, black = figure(signals, "junk_marks") or 0, figure(signals, "blacklist_marks") or 0
        if junk >= self.junk_marks:
            because = say(
                "{junk} inquiries of this buyer were marked as junk on Alibaba.com in the last 90 days.", junk=junk
            )
            yield sign(_RULE, "junk-marks").finding(because, {"junk_marks": junk})
        if black:
            because = say("The buyer was put on suppliers' blacklists {black} times in the last 90 days.", black=black)
            yield sign(_RULE, "blacklisted").finding(because, {"blacklist_marks": black})

    def _identity(self, signals: Mapping[str, Any]) -> Iterable[Finding]:
        level, badges = buyer_level(signals), first(signals, ("badges", "badge"))
        shown = ", ".join(map(str, badges)) if isinstance(badges, tuple) else str(badges or "")
        if (level and level != "L0") or "verified" in shown.lower() or "blue" in shown.lower():
            name = say(_table()["levels"][level]) if level else shown
            because = say("Alibaba.com shows the buyer as {level} ({name}).", level=level or say("verified"), name=name)
            yield sign(_RULE, "verified").finding(because, {"buyer_level": level, "badges": shown})

    def _activity(self, signals: Mapping[str, Any]) -> Iterable[Finding]:
        days, rfqs = figure(signals, "login_days"), figure(signals, "rfqs")
        seen = {"login_days": days, "rfqs": rfqs, "inquiries": figure(signals, "inquiries")}
        if (days or 0) >= self.active_days or (rfqs or 0) > 0:
            because = say(
                "The buyer is active on Alibaba.com ({days} login days, {rfqs} RFQs in 90 days).",
                days=days or 0,
                rfqs=rfqs or 0,
            )
            yield sign(_RULE, "active").finding(because, seen)
        elif days == 0:
            yield sign(_RULE, "inactive").finding(say("The buyer has not logged in to Alibaba.com for 90 days."), seen)
        if truth(first(signals, ("contacted_similar_shops", "churn_warning"))):
            because = say("Alibaba.com warns that the buyer was in contact with similar shops in the last 7 days.")
            yield sign(_RULE, "churn-warning").finding(because, {"window_days": 7})


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
        if top in DORMANT:
            yield from _market(case, top, chance)


DORMANT = frozenset({
    Cause.NO_CURRENT_NEED, Cause.OVERDUE_REORDER, Cause.CHOSE_OTHER_SUPPLIER, Cause.COMPARING_QUOTES,
})  # fmt: skip


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
    page, source = _table()["pages"]["high_seas"], _table()["pages"]["source"]
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
            marketing=pages["marketing"],
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
    advice = say("Make a limited-time offer ({offer}) with a clear last day.", offer=pages["offer"])
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


@hookimpl
def register_rules(register: Callable[[Rule], None]) -> None:
    """The platform's signals."""
    register(AlibabaSignals())


@hookimpl
def register_actions(register: Callable[[Play], None]) -> None:
    """The seller's moves on the platform."""
    register(AlibabaPlay())
