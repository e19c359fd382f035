"""What may come into the engine: wrong kinds are named at the door, with what was expected there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from silentbuyer.errors import CustomerError, SellerError
from silentbuyer.model.customer import Customer
from silentbuyer.model.facts import Answer, Known, Question, Unknown
from silentbuyer.model.seller import Seller


def moment_of(now: datetime | None) -> datetime:
    """The moment to judge at; None reads the clock.

    Raises:
        CustomerError: when it is no datetime, or a naive one.

    """
    if now is None:
        return datetime.now(UTC)
    if not isinstance(now, datetime) or now.utcoffset() is None:
        raise CustomerError("now", "a timezone-aware datetime, such as datetime.now(datetime.UTC)", now)
    return now


def seller_of(seller: Any) -> Seller:
    """The seller, an empty profile for None.

    Raises:
        SellerError: when it is something else.

    """
    if seller is None:
        return Seller()
    if not isinstance(seller, Seller):
        raise SellerError("seller", "a Seller, such as Seller(country='CN') or Seller.load('seller.toml')", seller)
    return seller


def customer_of(customer: Any) -> Customer:
    """The customer.

    Raises:
        CustomerError: when it is something else; it names the door for records.

    """
    if not isinstance(customer, Customer):
        raise CustomerError("customer", "a Customer; Customer.from_record(...) makes one of a record", customer)
    return customer


def facts_of(facts: Any) -> Mapping[Question, Answer] | None:
    """Saved facts, or None.

    Raises:
        CustomerError: when they do not map questions to answers.

    """
    if facts is None:
        return None
    if not isinstance(facts, Mapping):
        raise CustomerError("facts", "a mapping of Question to Known or Unknown, such as Facts", facts)
    for question, answer in facts.items():
        if not isinstance(question, Question):
            raise CustomerError("facts", "keys that are a Question, such as Question('mx', 'acme.example')", question)
        if not isinstance(answer, (Known, Unknown)):
            raise CustomerError(f"facts[{question}]", "Known(...) or Unknown(...)", answer)
    return facts
