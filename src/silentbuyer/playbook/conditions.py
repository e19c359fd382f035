"""The conditions that a row of the playbook may name, each tried on the desk of one case."""

from __future__ import annotations

from collections.abc import Callable

from silentbuyer.conversation.on_the_way import under_way
from silentbuyer.hearing.concepts import means
from silentbuyer.model.channels import channel_name
from silentbuyer.model.customer import Stage
from silentbuyer.model.diagnosis import CauseScore
from silentbuyer.model.findings import NOTHING_WRONG, Cause
from silentbuyer.model.lead import is_told
from silentbuyer.playbook.case_state import supporter
from silentbuyer.playbook.desk import PROMISED, Desk
from silentbuyer.playbook.given import sends_elsewhere
from silentbuyer.playbook.named_day import day_passed, needed_for, unasked
from silentbuyer.playbook.rows import limits

_NOT_WANTED = frozenset(
    {Cause.COMPANY_GONE, Cause.WRONG_PERSON, Cause.NOT_A_BUYER, Cause.FAKE_BUYER, Cause.DISASTER,
     Cause.PAYMENT_DIVERTED, Cause.UNREACHABLE, Cause.CHOSE_OTHER_SUPPLIER, Cause.PRICE_COLLECTING}
)  # fmt: skip
"""Where the next message asks for no second way: nobody is there, nothing is to be sold, or more matters first."""


def _waits_for_us(desk: Desk) -> bool:
    """Whether the buyer's last word wants an answer: a question is open, or it told no reason that leads."""
    lead = desk.causes[0]
    return "your-turn/open-question" in desk.findings or lead.cause is Cause.YOUR_TURN or not is_told(lead)


def _terms_only(desk: Desk) -> bool:
    """Whether the buyer wrote about the terms and not about the price."""
    priced = {"price-or-terms/price", "price-or-terms/target"} & set(desk.findings)
    return "price-or-terms/terms" in desk.findings and not priced


def _of_freight(desk: Desk) -> bool:
    """Whether it is the freight or the duty that the buyer calls too dear, and not our price."""
    found = (desk.findings[sign] for sign in _PRICED if sign in desk.findings)
    told = next((str(one.evidence.get("sentence", "")) for one in found), "")
    return means("freight", told) or means("tariff", told)


_PRICED = ("price-or-terms/price", "price-or-terms/target", "price-or-terms/terms")

_TWICE = 2
"""Messages of ours without an answer from which a second way to the buyer is asked for (judgement)."""

_ENDS = frozenset({Cause.COMPANY_GONE, Cause.NOT_A_BUYER, Cause.FAKE_BUYER, Cause.PAYMENT_DIVERTED})
"""Where no day that was named is waited for: the firm ends on it, or nothing is to be sold."""

_DEBT = frozenset({"balance-owed/said", "balance-owed/we-dun", "balance-owed/broken-promises"})


def _only_in_test(desk: Desk) -> bool:
    """Whether all that is known of their decision is that our sample is in test: there is nothing to pass round."""
    tested = "internal-decision/sample-in-test" in desk.findings or desk.case.stage is Stage.SAMPLE
    return tested and "internal-decision/said" not in desk.findings


def _helps_them(desk: Desk) -> bool:
    """Whether something to pass round helps: nothing is tested, and no day has been named for the decision."""
    return not (desk.moments.decide_then or _only_in_test(desk) or day_passed(desk.findings))


def _customer_lost(desk: Desk) -> bool:
    """Whether the sentence about the buyer's own customer says that it is lost or cancelled."""
    found = desk.findings.get("end-customer/said")
    told = str(found.evidence.get("sentence", "")) if found else ""
    return any(means(concept, told) for concept in ("lost", "cancel")) and not any(
        means(concept, told) for concept in ("still", "internal-approval")
    )


def _talks_elsewhere(desk: Desk) -> bool:
    """Whether the buyer wrote last over a channel that works and is no mail."""
    last = desk.case.last("buyer")
    return last is not None and channel_name(last.channel) in desk.ways.usable - {"email"}


_CONDITIONS: dict[str, Callable[[Desk], bool]] = {
    "told-away": lambda desk: desk.told_away,
    "season": lambda desk: not desk.told_away,
    "terms-only": lambda desk: _terms_only(desk) and not _of_freight(desk),
    "more-than-terms": lambda desk: not _terms_only(desk) and not _of_freight(desk),
    "freight": _of_freight,
    "figure": lambda desk: "figure" in desk.given,
    "no-figure": lambda desk: "figure" not in desk.given,
    "first-order": lambda desk: "repeat" not in desk.given,
    "ordered": lambda desk: "repeat" in desk.given,
    "sends-elsewhere": lambda desk: sends_elsewhere(desk.case, desk.findings) != "",
    "at-port": lambda desk: {"goods-at-port/due-soon", "goods-at-port/held"}.isdisjoint(desk.findings),
    "held": lambda desk: "goods-at-port/held" in desk.findings,
    "waits-for-us": lambda desk: (
        "your-turn/open-question" in desk.findings
        or desk.causes[0].cause is Cause.YOUR_TURN
        or not is_told(desk.causes[0])
    ),
    "no-reason": lambda desk: desk.causes[0].cause in NOTHING_WRONG or not is_told(desk.causes[0]),
    "usual-yet": lambda desk: not desk.overdue,
    "later-than-most": lambda desk: desk.overdue,
    "wanted": lambda desk: desk.causes[0].cause not in _NOT_WANTED,
    "unasked": lambda desk: unasked(desk.case),
    "phone": lambda desk: desk.ways.phone is not None,
    "phone-only": lambda desk: desk.ways.phone is not None and desk.ways.current is None,
    "successor": lambda desk: bool(desk.successor),
    "not-full": lambda desk: "bounced-mail/full" not in desk.findings,
    "not-in-talk": lambda desk: not _talks_elsewhere(desk),
    "promised": lambda desk: not PROMISED.isdisjoint(desk.findings) and unasked(desk.case),
    "unpromised": lambda desk: PROMISED.isdisjoint(desk.findings) or not unasked(desk.case),
    "shipped": lambda desk: under_way(desk.case) == "shipped",
    "in-making": lambda desk: under_way(desk.case) == "made",
    "in-hand": lambda desk: "goods-at-port/collected" in desk.findings,
    "customer-lost": _customer_lost,
    "customer-open": lambda desk: not _customer_lost(desk),
    "debt": lambda desk: not _DEBT.isdisjoint(desk.findings),
    "no-debt": lambda desk: _DEBT.isdisjoint(desk.findings),
    "goes-on": lambda desk: desk.causes[0].cause not in _ENDS,
    "kind": lambda desk: desk.spoke_kindly,
    "unkind": lambda desk: not desk.spoke_kindly,
    "paid-away": lambda desk: "payment-diverted/paid" in desk.findings,
    "unpaid": lambda desk: "payment-diverted/paid" not in desk.findings,
    "money-open": lambda desk: desk.money == "open",
    "money-sent": lambda desk: desk.money == "sent",
    "money-in": lambda desk: desk.money == "in",
    "unread": lambda desk: bool(desk.unread) and not desk.unread_asks_money,
    "unread-money": lambda desk: desk.unread_asks_money,
    "unread-last": lambda desk: desk.unread_last and not desk.unread_asks_money,
    "all-read": lambda desk: not desk.unread,
    "addressed": lambda desk: bool(desk.case.reaches),
    "no-successor": lambda desk: not desk.successor,
    "unreached": lambda desk: desk.ways.current is None and desk.ways.phone is None,
    "no-phone": lambda desk: desk.ways.phone is None,
    "other": lambda desk: desk.ways.other is not None,
    "no-other": lambda desk: desk.ways.other is None,
    "reachable": lambda desk: desk.ways.current is not None,
    "unwritable": lambda desk: desk.ways.current is None,
    "mail": lambda desk: "email" in desk.ways.usable,
    "consent": lambda desk: desk.consent,
    "not-refused": lambda desk: desk.case.customer.consent is not False,
    "opted-out": lambda desk: desk.opted_out,
    "talked": lambda desk: bool(desk.case.talk),
    "untalked": lambda desk: not desk.case.talk,
    "left-open": lambda desk: desk.left_open,
    "not-come": lambda desk: "your-turn/not-come" in desk.findings,
    "unread-tongue": lambda desk: "your-turn/left-unread" in desk.findings,
    "not-left-open": lambda desk: not desk.left_open,
    "needed-then": lambda desk: needed_for(desk.case) != "",
    "needed-whenever": lambda desk: needed_for(desk.case) == "",
    "decide-then": lambda desk: desk.moments.decide_then,
    "helps-them": _helps_them,
    "day-passed": lambda desk: day_passed(desk.findings) is not None and not _only_in_test(desk),
    "in-test": _only_in_test,
    "undated": lambda desk: desk.moments.named is None,
    "not-overdue": lambda desk: day_passed(desk.findings) is None,
    "our-turn": lambda desk: desk.case.turn == "seller",
    "their-turn": lambda desk: desk.case.turn == "buyer",
    "turn-unclear": lambda desk: desk.case.turn in ("unknown", "nobody"),
    "dormant": lambda desk: desk.dormant,
    "arrival-ahead": lambda desk: desk.arrival_ahead,
    "no-emergency": lambda desk: desk.no_emergency,
    "single": lambda desk: len(desk.ways.usable | desk.ways.tried) <= 1 and not desk.ways.other_mail,
    "waited-twice": lambda desk: len(desk.ways.sent) >= _TWICE,
    "worn": lambda desk: desk.ways.worn,
    "worn-out": lambda desk: len(desk.ways.sent) >= limits()["worn_out_after"],
}


def _is_quoted(score: CauseScore) -> bool:
    """Whether the buyer's own words speak for a cause, and no more than what is usual."""
    return any(one.weights.get(score.cause, 0.0) > 0.0 and "sentence" in one.evidence for one in score.findings)


_OF_CAUSE: dict[str, Callable[[Desk, CauseScore], bool]] = {
    "likely": lambda desk, score: desk.probability[score.cause] >= limits()["likely"],
    "doubtful": lambda desk, score: desk.probability[score.cause] < limits()["likely"],
    "told": lambda _, score: supporter(score) is not None,
    "quoted": lambda _, score: _is_quoted(score),
    "unquoted": lambda _, score: not _is_quoted(score),
}

CONDITIONS = frozenset(_CONDITIONS) | frozenset(_OF_CAUSE)
"""The words that a row of the table may need."""


def holds(desk: Desk, need: str, score: CauseScore) -> bool:
    """Whether a condition of the table holds for a cause; a word that is no condition raises `KeyError`."""
    return _OF_CAUSE[need](desk, score) if need in _OF_CAUSE else _CONDITIONS[need](desk)
