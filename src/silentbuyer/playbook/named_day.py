"""The day that the buyer named, as the playbook sees it: ahead or passed; and whether they wait for an answer."""

from __future__ import annotations

from collections.abc import Mapping

from silentbuyer.dates.waits import needed_in
from silentbuyer.hearing.open_question import open_question
from silentbuyer.model.case import Case
from silentbuyer.model.findings import Finding
from silentbuyer.owed.named_wait import RECENT, span_words
from silentbuyer.text.quotation import own_words

_AHEAD = ("named-dates/promised", "named-dates/ahead", "named-dates/soon", "named-dates/put-off")
_PASSED = ("named-dates/promise-broken", "named-dates/passed")


def day_ahead(findings: Mapping[str, Finding]) -> Finding | None:
    """The finding, by its sign, of a day that is still to come."""
    return next((findings[sign] for sign in _AHEAD if sign in findings), None)


def day_passed(findings: Mapping[str, Finding]) -> Finding | None:
    """The finding of a day that has passed, or of a promise that was not kept."""
    return next((findings[sign] for sign in _PASSED if sign in findings), None)


def needed_for(case: Case) -> str:
    """The time for which the buyer said lately that the goods are, in words; empty where it is over or unsaid."""
    for message in [one for one in reversed(case.talk) if one.sender == "buyer"][:RECENT]:
        found = needed_in(own_words(message.text), message.at.date(), case.customer.country)
        if found is not None:
            return span_words(found.earliest, found.latest) if found.earliest > case.now.date() else ""
    return ""


def unasked(case: Case) -> bool:
    """Whether the buyer's last word leaves no question open to us."""
    last = case.last("buyer")
    return last is None or case.turn == "buyer" or open_question(last.text) is None
