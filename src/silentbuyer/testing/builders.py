"""Short ways to make a buyer, a seller, messages, facts and the case that a rule is shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from silentbuyer.model.case import Case
from silentbuyer.model.customer import Customer, Message
from silentbuyer.model.experience import Experience
from silentbuyer.model.facts import Answer, Facts, Known, Question, Unknown
from silentbuyer.model.seller import Seller

if TYPE_CHECKING:
    from silentbuyer.model.silence import Silence

NOW = datetime(2026, 3, 18, 9, 0, tzinfo=UTC)
"""The moment of everything built here, unless another is named: a Wednesday without a holiday in most countries."""

_BUYER: Mapping[str, Any] = {
    "id": "C-1",
    "company": "Nordwasser Technik GmbH",
    "name": "Anna Petersen",
    "email": "einkauf@nordwasser.example",
    "website": "https://nordwasser.example/",
    "country": "DE",
    "city": "Hamburg",
    "languages": ("de", "en"),
    "products": ("pumps for water treatment",),
    "about": "Engineering company for drinking-water and waste-water treatment plants.",
}

_WE: Mapping[str, Any] = {
    "country": "CN",
    "timezone": "Asia/Shanghai",
    "sectors": ("water treatment engineering", "aquaculture", "sterilisation and disinfection"),
}


def customer(**fields: Any) -> Customer:
    """An unremarkable buyer with a name, address and website; `fields` replace what matters to the test.

    A field set to None is left out, so ``customer(email=None)`` is a buyer without an address.
    """
    return Customer(**{**_BUYER, **fields})


def seller(**fields: Any) -> Seller:
    """An exporter in Shanghai who sells water treatment."""
    return Seller(**{**_WE, **fields})


def message(
    text: str = "",
    *,
    sender: str = "buyer",
    days_ago: float = 1.0,
    at: datetime | None = None,
    **fields: Any,
) -> Message:
    """A message of the buyer (or of ``sender="seller"``), `days_ago` before `NOW`, or `at` a moment."""
    return Message(at=NOW - timedelta(days=days_ago) if at is None else at, sender=sender, text=text, **fields)


Answers = Mapping[Question | tuple[str, str], Any]
"""Question -> value; a question may be written ``("mail-domain", "acme.example")``."""


def facts(answers: Answers | None = None) -> Facts:
    """Facts from question -> value.

    `Known` and `Unknown` stand as they are; any other value becomes a `Known` observed at `NOW`.
    """
    return _facts(answers or {})


def _facts(answers: Mapping[Any, Any]) -> Facts:
    return Facts({_question(key): _answer(value) for key, value in answers.items()})


def _question(key: Question | tuple[str, str]) -> Question:
    return key if isinstance(key, Question) else Question(*key)


def _answer(value: Any) -> Answer:
    return value if isinstance(value, (Known, Unknown)) else Known(value, at=NOW, source="test")


def case(
    customer: Customer | None = None,
    *,
    seller: Seller | None = None,
    facts: Mapping[Any, Any] | None = None,
    now: datetime = NOW,
    silence: Silence | None = None,
    experience: Experience | None = None,
    **fields: Any,
) -> Case:
    """What a rule is shown of one buyer; the silence is measured as the engine measures it, unless given.

    `experience` is what `learn` gave: the silence is then judged by it.

    ``case(messages=[message("Hello", days_ago=9)])`` is short for ``case(customer(messages=[...]))``.
    """
    from silentbuyer.conversation.acknowledged import acknowledged
    from silentbuyer.conversation.stage_told import told_stage
    from silentbuyer.text.whose import with_own_words

    who = with_own_words(Customer(**{**_BUYER, **fields}) if customer is None else customer)
    return Case(
        customer=who,
        seller=Seller(**_WE) if seller is None else seller,
        now=now,
        facts=_facts(facts or {}),
        silence=measured(who, now, experience) if silence is None else silence,
        told=told_stage(who, now),
        received=acknowledged(who, now),
    )


def measured(buyer: Customer, now: datetime, experience: Experience | None = None) -> Silence:
    """The effective silence of a buyer, as the engine measures it, by what was learned where that is given."""
    from silentbuyer import calendars
    from silentbuyer.mailbox.away_replies import absences

    law = experience.law if experience else None
    return calendars.measure(buyer, now, absences=absences(buyer, now), law=law)
