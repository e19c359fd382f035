"""How old the buyer's own domain is, by its registry: a name bought last week vouches for nobody."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import attrs

from silentbuyer.addresses.mail_lists import mailbox_of
from silentbuyer.model.questions import registration_question
from silentbuyer.pages.signatures import elsewhere
from silentbuyer.values.lazy import once

if TYPE_CHECKING:
    from datetime import date

    from silentbuyer.model.case import Case
    from silentbuyer.model.customer import Customer
    from silentbuyer.model.facts import Question

VERY_YOUNG = 90
"""Days below which a domain's own word (its mail, its pages, its records) says nothing for its owner (judgement)."""


@attrs.frozen
class Age:
    """When a domain was registered, and how many days ago that is."""

    domain: str
    registered: date
    days: int


def age_question(customer: Customer) -> Question | None:
    """The age of the buyer's own domain; a mail provider's or a platform's age says nothing about a buyer."""
    question = registration_question(customer)
    shared = question is not None and (mailbox_of(question.subject) is not None or question.subject in elsewhere())
    return None if shared else question


@once
def age_of(case: Case) -> Age | None:
    """The age that a registry told; None when it is not known or lies after the moment of the diagnosis."""
    question = age_question(case.customer)
    facts = case.known(question) if question else None
    registered = _day(facts.get("registered")) if facts else None
    if question is None or registered is None or registered > case.now.date():
        return None
    return Age(question.subject, registered, (case.now.date() - registered).days)


def very_young(case: Case) -> bool:
    """Whether the buyer's domain is known to be so new that what it says of itself proves nothing."""
    age = age_of(case)
    return age is not None and age.days < VERY_YOUNG and not case.customer.orders


def _day(text: object) -> date | None:
    try:
        return datetime.fromisoformat(text).date() if isinstance(text, str) else None
    except ValueError:
        return None
