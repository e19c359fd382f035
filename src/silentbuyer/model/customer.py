"""The buyer's side: who they are, how they can be reached, what was said and what was ordered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

import attrs

from silentbuyer.errors import CustomerError
from silentbuyer.model.record_fields import are_texts, frozen_mapping, money, shown_by_number
from silentbuyer.values import checks
from silentbuyer.values.frozen import FrozenMap, freeze

SENDERS = ("buyer", "seller", "unknown")
MESSAGE_KINDS = ("message", "auto-reply", "bounce", "receipt")
COLLEAGUE = "colleague"
"""Role of a contact who is another person of the buyer's firm than the one on record."""

_text = checks.text(CustomerError)
_maybe_text = checks.optional_text(CustomerError)
_finite = checks.finite(CustomerError)
_currency = checks.pattern(CustomerError, "[A-Z]{3}", "an ISO 4217 code such as 'USD'")
_NO_ITEMS: FrozenMap[str, Any] = freeze({})  # one for all customers: it cannot change


class Stage(StrEnum):
    """How far the business with this buyer has come."""

    INQUIRY = "inquiry"
    QUOTATION = "quotation"
    SAMPLE = "sample"
    PROFORMA = "proforma"
    DEPOSIT = "deposit"
    SHIPMENT = "shipment"
    REPEAT = "repeat"


@attrs.frozen
class Contact:
    """One way to reach the buyer: a channel (``whatsapp``, ``wechat``, ``phone``, ``email`` ...) and the address on it.

    Attributes:
        channel: lower-case name of the service.
        value: number, handle or address as the buyer gave it.
        role: what the contact is for, such as ``emergency`` or ``purchasing``; empty if not known.
        person: whose contact it is; empty if not known.

    """

    channel: str = attrs.field(validator=checks.text(CustomerError, empty=False))
    value: str = attrs.field(validator=checks.text(CustomerError, empty=False))
    role: str = attrs.field(default="", validator=_text, kw_only=True)
    person: str = attrs.field(default="", validator=_text, kw_only=True)


@attrs.frozen(kw_only=True)
class Message:
    """One message of the log, on any channel.

    Attributes:
        at: when it was sent, timezone-aware; the offset of a buyer's own mail is evidence of their zone, so keep it.
        sender: ``buyer``, ``seller`` or ``unknown`` (most CRMs store only "last activity"; it is never guessed).
        channel: lower-case name of the service.
        kind: ``message``, ``auto-reply``, ``bounce`` or ``receipt``.
        address: the other side's address on the channel, if known.
        message_id: the mail's Message-ID, if known.
        in_reply_to: the Message-ID that it answers, if known.
        order_known: whether its place among the messages of its day is known, where a reader looked: no where a log
            gives days without hours and does not show which way it runs. None: as the other messages show.

    Raises:
        CustomerError: for a naive datetime or a word outside the lists.

    """

    at: datetime = attrs.field(validator=checks.aware(CustomerError))
    sender: str = attrs.field(default="unknown", validator=checks.one_of(CustomerError, SENDERS))
    channel: str = attrs.field(default="email", validator=checks.text(CustomerError, empty=False))
    kind: str = attrs.field(default="message", validator=checks.one_of(CustomerError, MESSAGE_KINDS))
    subject: str = attrs.field(default="", validator=_text)
    text: str = attrs.field(default="", validator=_text, repr=False)
    address: str | None = attrs.field(default=None, validator=_maybe_text)
    message_id: str | None = attrs.field(default=None, validator=_maybe_text)
    in_reply_to: str | None = attrs.field(default=None, validator=_maybe_text)
    order_known: bool | None = attrs.field(default=None, repr=False, eq=False)


@attrs.frozen(kw_only=True)
class Order:
    """One order of this buyer; `at` is timezone-aware, `currency` an ISO 4217 code."""

    at: datetime = attrs.field(validator=checks.aware(CustomerError))
    amount: float | None = attrs.field(default=None, converter=money, validator=_finite)
    currency: str | None = attrs.field(default=None, validator=_currency)
    id: str = attrs.field(default="", validator=_text)


@attrs.frozen
class Remark:
    """What the lenient door changed, kept aside or could not read in one field of a record."""

    field: str
    note: str
    value: str = ""

    def __str__(self) -> str:
        return f"{self.field}: {self.note}" + (f" ({self.value!r})" if self.value else "")


def _contacts(value: Mapping[str, str] | Iterable[Contact]) -> tuple[Contact, ...]:
    given: Any = value
    if type(given) is not tuple and isinstance(given, Mapping):
        return tuple(Contact(channel, address) for channel, address in given.items())
    return checks.as_tuple(given)  # type: ignore[no-any-return]


# Typed one by one: type checkers read what a field accepts from its converter.
def _messages(value: Iterable[Message]) -> tuple[Message, ...]:
    return checks.as_tuple(value)  # type: ignore[no-any-return]


def _orders(value: Iterable[Order]) -> tuple[Order, ...]:
    return checks.as_tuple(value)  # type: ignore[no-any-return]


def _remarks(value: Iterable[Remark]) -> tuple[Remark, ...]:
    return checks.as_tuple(value)  # type: ignore[no-any-return]


def _stage(value: str | None) -> Stage | None:
    try:
        return value if value is None or type(value) is Stage else Stage(value)
    except ValueError:
        raise CustomerError("Customer.stage", f"one of {', '.join(Stage)}", value) from None


@attrs.frozen(kw_only=True)
class Customer:
    """A buyer abroad as the seller's own records know them.

    Attributes:
        id: the seller's own key of the record; never empty.
        country: ISO 3166-1 alpha-2, upper case.
        subdivision: ISO 3166-2 without the country (``SP``, ``HH``, ``CA``).
        timezone: IANA name, if it is known for certain; otherwise it is inferred.
        languages: ISO 639 codes the buyer writes in.
        products: what the buyer buys, makes or asks for, in their own words.
        about: how the company describes itself.
        stage: how far the business has come; inferred from orders when None.
        amount: value of the business in question, in `currency`.
        owner: the colleague whose buyer this is, as the record names them.
        consent: whether the buyer agreed to marketing messages; None is not known.
        arrival: when the goods reach (or reached) the buyer's port.
        signals: raw platform signals, one mapping a platform.
        extra: columns of the record that silentbuyer has no field for, kept as they came.
        remarks: what `from_record` changed or could not read.

    Raises:
        CustomerError: naming field, expectation and value; `from_record` is the lenient door.

    """

    id: str = attrs.field(validator=checks.text(CustomerError, empty=False))
    company: str | None = attrs.field(default=None, validator=_maybe_text)
    name: str | None = attrs.field(default=None, validator=_maybe_text)
    email: str | None = attrs.field(default=None, validator=_maybe_text)
    website: str | None = attrs.field(default=None, validator=_maybe_text)
    country: str | None = attrs.field(
        default=None,
        validator=checks.pattern(CustomerError, "[A-Z]{2}", "an ISO 3166-1 code of two capitals such as 'BR'"),
    )
    subdivision: str | None = attrs.field(
        default=None,
        validator=checks.pattern(
            CustomerError, "[A-Z0-9]{1,3}", "an ISO 3166-2 code without the country such as 'SP' for BR-SP"
        ),
    )
    city: str | None = attrs.field(default=None, validator=_maybe_text)
    timezone: str | None = attrs.field(default=None, validator=checks.zone(CustomerError))
    phone: str | None = attrs.field(default=None, validator=_maybe_text)
    contacts: tuple[Contact, ...] = attrs.field(
        default=(), converter=_contacts, validator=checks.tuple_of(CustomerError, Contact), repr=shown_by_number
    )
    languages: tuple[str, ...] = attrs.field(default=(), converter=checks.as_texts, validator=are_texts)
    products: tuple[str, ...] = attrs.field(default=(), converter=checks.as_texts, validator=are_texts)
    about: str = attrs.field(default="", validator=_text)
    stage: Stage | None = attrs.field(default=None, converter=_stage)
    messages: tuple[Message, ...] = attrs.field(
        default=(), converter=_messages, validator=checks.tuple_of(CustomerError, Message), repr=shown_by_number
    )
    orders: tuple[Order, ...] = attrs.field(
        default=(), converter=_orders, validator=checks.tuple_of(CustomerError, Order), repr=shown_by_number
    )
    amount: float | None = attrs.field(default=None, converter=money, validator=_finite)
    currency: str | None = attrs.field(default=None, validator=_currency)
    owner: str | None = attrs.field(default=None, validator=_maybe_text)
    consent: bool | None = None
    arrival: datetime | None = attrs.field(default=None, validator=checks.aware(CustomerError, optional=True))
    signals: FrozenMap[str, Any] = attrs.field(default=_NO_ITEMS, converter=frozen_mapping)
    extra: FrozenMap[str, Any] = attrs.field(default=_NO_ITEMS, converter=frozen_mapping, repr=False)
    remarks: tuple[Remark, ...] = attrs.field(
        default=(), converter=_remarks, validator=checks.tuple_of(CustomerError, Remark), repr=shown_by_number
    )

    @property
    def label(self) -> str:
        """What a salesperson calls this buyer: company, else name, else address, else id."""
        return self.company or self.name or self.email or self.id

    @property
    def channels(self) -> Mapping[str, str]:
        """Channel -> address over `email`, `phone` and `contacts`; the first address of a channel wins."""
        found = {"email": self.email, "phone": self.phone}
        for contact in self.contacts:
            if not found.get(contact.channel):
                found[contact.channel] = contact.value
        return {channel: address for channel, address in found.items() if address}

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON, with ``schema``."""
        from silentbuyer.model.serialise import customer_to_dict

        return customer_to_dict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Customer:
        """The customer that `to_dict` wrote; strict, unlike `from_record`."""
        from silentbuyer.model.serialise import customer_from_dict

        return customer_from_dict(data)

    @classmethod
    def from_record(cls, record: Mapping[str, Any], *, default_id: str | None = None) -> Customer:
        """A customer from one record of an export, leniently: what was changed is in `remarks`.

        Header names in several languages, country names, ``NaN``, dates of 1970-01-01 and HTML in phone fields
        are understood; columns without a field are kept in `extra`.

        Raises:
            CustomerError: when there is no id (and no `default_id`) to call the buyer by.

        """
        from silentbuyer.records.read_record import read_record

        return read_record(record, default_id=default_id)
