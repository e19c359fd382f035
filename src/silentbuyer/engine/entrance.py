"""What may come into the engine: wrong kinds are named at the door, with what was expected there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from silentbuyer.batch.provenance import BadRow
from silentbuyer.errors import CustomerError, SellerError
from silentbuyer.model.customer import Customer
from silentbuyer.model.facts import Answer, Known, Question, Unknown
from silentbuyer.model.seller import Seller

_FRAMES = ("__arrow_c_stream__", "__dataframe__", "__narwhals_dataframe__", "to_arrow_table", "map_partitions")


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


def customers_of(given: Iterable[Customer]) -> Iterator[Customer]:
    """The buyers one by one.

    Raises:
        CustomerError: for a data frame, a single buyer or an item that is no `Customer`, saying what to call.

    """
    if isinstance(given, Customer):
        raise CustomerError("customers", "several buyers; for one: diagnose(customer, seller)", given.id)
    if isinstance(given, (str, bytes, Mapping)) or not isinstance(given, Iterable) or _is_frame(given):
        raise CustomerError("customers", _instead(given), f"<{type(given).__name__}>")
    return _checked(given)


def _is_frame(given: Any) -> bool:
    return any(hasattr(given, name) for name in _FRAMES) and not hasattr(given, "to_rows")


def _instead(given: Any) -> str:
    if _is_frame(given):
        return "Customer values; for a data frame: silentbuyer.diagnose_frame(frame, seller)"
    return "Customer values; for a file or rows of mappings: silentbuyer.batch.read_customers(...)"


def _checked(given: Iterable[Any]) -> Iterator[Customer]:
    for place, item in enumerate(given):
        if not isinstance(item, Customer):
            raise CustomerError(f"customers[{place}]", _wanted(item), _shown(item))
        yield item


def _wanted(item: Any) -> str:
    if isinstance(item, BadRow):
        return "a Customer (this row could not be read: leave out what is no Customer, or use diagnose_frame)"
    return "a Customer; Customer.from_record(...) makes one of a record"


def _shown(item: Any) -> Any:
    return str(item)[:120] if isinstance(item, BadRow) else item
