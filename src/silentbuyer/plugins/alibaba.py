"""Alibaba.com: what the platform shows about a buyer, and the seller's moves there.

Signals are read from ``Customer.signals["alibaba"]``: ``buyer_level`` (``L0`` to ``L4`` or ``L1+``), ``badges``,
``product_views``, ``inquiries``, ``rfqs``, ``login_days``, ``junk_marks``, ``blacklist_marks`` (all of the last 90
days), ``contacted_similar_shops``, ``high_seas``, ``next_move_to_public_date`` and ``inquiry_at``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

import attrs

from silentbuyer.data.tables import toml
from silentbuyer.language.saying import say
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Customer
from silentbuyer.model.facts import Question
from silentbuyer.model.findings import Finding
from silentbuyer.model.play import Play
from silentbuyer.model.rule import Rule
from silentbuyer.model.signs import sign
from silentbuyer.plugins.alibaba_moves import PLATFORM, AlibabaPlay
from silentbuyer.plugins.hookspecs import hookimpl
from silentbuyer.plugins.signals import count, first, platform_signals, truth

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


@hookimpl
def register_rules(register: Callable[[Rule], None]) -> None:
    """The platform's signals."""
    register(AlibabaSignals())


@hookimpl
def register_actions(register: Callable[[Play], None]) -> None:
    """The seller's moves on the platform."""
    register(AlibabaPlay())
