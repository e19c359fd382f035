"""What a draft is filled from: names, product, the open question; only what the record holds."""

from __future__ import annotations

import attrs

from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.model.diagnosis import Action
from silentbuyer.text.answering import answers_something, asks_nothing
from silentbuyer.text.open_matter import open_request
from silentbuyer.text.open_question import open_question
from silentbuyer.text.quotation import own_words
from silentbuyer.text.tongue import READ, languages_of
from silentbuyer.values.frozen import FrozenMap

_MOST = 200
_BACK = 20
_ENOUGH = 40
"""Characters from which the language of a text is guessed (judgement)."""


def draft_context(case: Case) -> FrozenMap[str, str]:
    """The fields that templates may name; a field that the record does not hold is missing."""
    customer, seller = case.customer, case.seller
    fields = {
        "name": customer.name,
        "company": customer.company,
        "product": customer.products[0] if customer.products else None,
        "seller": seller.person,
        "seller_company": seller.company,
        "languages": ",".join(customer.languages or _spoken(case)),
        "country": customer.country,
        **_talk(case),
        **_business(case),
    }
    kept = {name: text[:_MOST] for name, value in fields.items() if value and (text := value.strip())}
    return FrozenMap.of_texts(kept)


def with_context(actions: list[Action], case: Case) -> list[Action]:
    """A play's actions with what their drafts are filled from; what the play itself says of it wins."""
    fields = draft_context(case) if actions else {}
    return [attrs.evolve(action, context={**fields, **action.context}) for action in actions]


def _talk(case: Case) -> dict[str, str | None]:
    theirs, ours = case.last("buyer"), _our_last_word(case)
    left = open_request(case)
    if left is not None:
        theirs = left.message
    asked = None if theirs is None or asks_nothing(theirs.text) else open_question(theirs.text)
    return {
        "question": asked,
        "question_date": theirs.at.date().isoformat() if theirs and asked else None,
        "our_date": ours.at.date().isoformat() if ours else None,
        "subject": _subject(case),
    }


def _our_last_word(case: Case) -> Message | None:
    """Our newest message that says or asks something: nobody is reminded of a greeting."""
    sent = (m for m in reversed(case.talk[-_BACK:]) if m.sender == "seller" and m.channel != "phone")
    return next((m for m in sent if answers_something(m.text) or not asks_nothing(m.text)), None)


def _spoken(case: Case) -> tuple[str, ...]:
    """The language that the buyer's own last messages are written in, where it is clear; none else."""
    theirs = [own_words(m.text) for m in case.talk[-_BACK:] if m.sender == "buyer"]
    text = " ".join(reversed(theirs))[:READ]
    found = languages_of(text) if len(text) >= _ENOUGH else ()
    return found if len(found) == 1 else ()


def _subject(case: Case) -> str | None:
    for message in reversed(case.talk):
        if message.subject.strip():
            return message.subject
    return None


def _business(case: Case) -> dict[str, str | None]:
    if not case.customer.orders and case.customer.arrival is None:
        return {}
    orders = [order.at for order in case.customer.orders if order.at <= case.now]
    arrival = case.customer.arrival
    return {
        "last_order": max(orders).date().isoformat() if orders else None,
        "arrival": arrival.date().isoformat() if arrival else None,
    }
