"""Both sides as an answer names them: whom a list puts into its rows, and on whose clock it tells the time."""

from __future__ import annotations

from datetime import datetime

import attrs

from silentbuyer.errors import CustomerError
from silentbuyer.model.customer import Contact, Message
from silentbuyer.values import checks

SHOWN_MESSAGES = 30
"""The latest messages of a log that a diagnosis keeps."""

SHOWN_TEXT = 600
"""Characters of each that it keeps."""


@attrs.frozen(kw_only=True)
class Away:
    """A time in which the buyer is away, as they or their mailbox told; `until` is the first moment back, if known."""

    since: datetime
    until: datetime | None = None


@attrs.frozen(kw_only=True)
class Buyer:
    """What a list or a card needs of the record: who it is, how they are reached, whose buyer, and the latest talk.

    Attributes:
        person: the contact's name.
        country: ISO 3166-1 alpha-2, `subdivision` ISO 3166-2 without the country, as the record or the diagnosis knows.
        owner: the colleague whose buyer this is.
        amount: value of the business in question, in `currency`.
        contacts: every address on record, the best first for a written message.
        languages: ISO 639 codes that the buyer writes in.
        messages: the latest of the log up to the moment of the diagnosis, the oldest first, their texts cut short.
        absences: when the buyer said that they are away.

    """

    person: str | None = None
    country: str | None = None
    subdivision: str | None = None
    city: str | None = None
    owner: str | None = None
    amount: float | None = None
    currency: str | None = None
    contacts: tuple[Contact, ...] = attrs.field(default=(), converter=checks.as_tuple)
    languages: tuple[str, ...] = attrs.field(default=(), converter=checks.as_tuple)
    messages: tuple[Message, ...] = attrs.field(default=(), converter=checks.as_tuple, repr=lambda m: f"<{len(m)}>")
    absences: tuple[Away, ...] = attrs.field(default=(), converter=checks.as_tuple)


@attrs.frozen(kw_only=True)
class Home:
    """The seller's side: who asked, from where, and on which clock they work.

    Attributes:
        company, person: who asked.
        country: ISO 3166-1 alpha-2; empty if it is not known.
        zone: IANA name of the seller's clock; None shows times on the buyer's clock.
        languages: ISO 639 codes that the seller reads, the first one best.

    """

    company: str | None = None
    person: str | None = None
    country: str = ""
    zone: str | None = attrs.field(default=None, validator=checks.zone(CustomerError))
    languages: tuple[str, ...] = attrs.field(default=(), converter=checks.as_tuple)


def shortened(message: Message) -> Message:
    """A message as a diagnosis keeps it; the same one where it is short."""
    if len(message.text) <= SHOWN_TEXT and len(message.subject) <= SHOWN_TEXT:
        return message
    text = message.text if len(message.text) <= SHOWN_TEXT else f"{message.text[: SHOWN_TEXT - 1]}…"
    return attrs.evolve(message, text=text, subject=message.subject[:SHOWN_TEXT])
