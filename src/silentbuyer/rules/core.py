"""The core rules, one file a rule; the table below is the catalogue, sorted by name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from silentbuyer.model.rule import Rule

CORE: tuple[str, ...] = (
    "bounced_mail:BouncedMail",
    "chose_other_supplier:ChoseOtherSupplier",
    "comparing_quotes:ComparingQuotes",
    "dead_channel:DeadChannel",
    "dead_website:DeadWebsite",
    "fake_email:FakeEmail",
    "fake_inquiry:FakeInquiry",
    "fake_website:FakeWebsite",
    "goods_at_port:GoodsAtPort",
    "holiday_absence:HolidayAbsence",
    "internal_decision:InternalDecision",
    "live_mailbox:LiveMailbox",
    "missing_contacts:MissingContacts",
    "no_current_need:NoCurrentNeed",
    "out_of_office:OutOfOffice",
    "person_left:PersonLeft",
    "price_or_terms:PriceOrTerms",
    "reorder_rhythm:ReorderRhythm",
    "sector_fit:SectorFit",
    "slow_reply:SlowReply",
    "time_difference:TimeDifference",
    "unheard_words:UnheardWords",
    "website_changed:WebsiteChanged",
    "your_turn:YourTurn",
)  # fmt: skip


def core_rules() -> tuple[Rule, ...]:
    """One instance of every core rule with its usual thresholds."""
    return tuple(_made(path) for path in CORE)


def _made(path: str) -> Rule:
    module, _, name = path.partition(":")
    rule: Rule = getattr(import_module(f"silentbuyer.rules.{module}"), name)()
    return rule
