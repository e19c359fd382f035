"""The core rules, one file a rule; the table below is the catalogue, sorted by name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from silentbuyer.model.rule import Rule

CORE: tuple[str, ...] = (
    "balance_owed:BalanceOwed",
    "bounced_mail:BouncedMail",
    "chose_other_supplier:ChoseOtherSupplier",
    "comparing_quotes:ComparingQuotes",
    "cost_wait:CostWait",
    "dead_channel:DeadChannel",
    "dead_website:DeadWebsite",
    "disaster:Disaster",
    "end_customer:EndCustomer",
    "fake_email:FakeEmail",
    "fake_inquiry:FakeInquiry",
    "fake_website:FakeWebsite",
    "goods_at_port:GoodsAtPort",
    "holiday_absence:HolidayAbsence",
    "import_barrier:ImportBarrier",
    "internal_decision:InternalDecision",
    "live_mailbox:LiveMailbox",
    "missing_contacts:MissingContacts",
    "money_blocked:MoneyBlocked",
    "named_dates:NamedDates",
    "no_current_need:NoCurrentNeed",
    "no_decision:NoDecision",
    "not_a_buyer:NotABuyer",
    "out_of_office:OutOfOffice",
    "payment_diverted:PaymentDiverted",
    "person_left:PersonLeft",
    "price_collecting:PriceCollecting",
    "price_or_terms:PriceOrTerms",
    "product_trouble:ProductTrouble",
    "reorder_rhythm:ReorderRhythm",
    "sector_fit:SectorFit",
    "slow_first_answer:SlowFirstAnswer",
    "slow_reply:SlowReply",
    "time_difference:TimeDifference",
    "trust_lost:TrustLost",
    "unheard_words:UnheardWords",
    "website_changed:WebsiteChanged",
    "wrong_person:WrongPerson",
    "your_turn:YourTurn",
)  # fmt: skip


def core_rules() -> tuple[Rule, ...]:
    """One instance of every core rule with its usual thresholds."""
    return tuple(_made(path) for path in CORE)


def _made(path: str) -> Rule:
    module, _, name = path.partition(":")
    rule: Rule = getattr(import_module(f"silentbuyer.rules.{module}"), name)()
    return rule
