"""Both sides introduced in a diagnosis: what lists and cards need of the record, and the seller's own clock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from silentbuyer.calendars.doubts import midnight
from silentbuyer.calendars.touch import seller_calendar
from silentbuyer.data.time_zones import zone_of
from silentbuyer.model.customer import Contact
from silentbuyer.model.parties import SHOWN_MESSAGES, Away, Buyer, Home, shortened

if TYPE_CHECKING:
    from silentbuyer.calendars.absence import Absence
    from silentbuyer.calendars.zones import Whereabouts
    from silentbuyer.model.case import Case
    from silentbuyer.model.customer import Message
    from silentbuyer.model.seller import Seller

_MOST_CONTACTS, _MOST_ABSENCES = 12, 12


def home_of(seller: Seller) -> Home:
    """The seller's side of a diagnosis, with the zone that their profile names or their country has."""
    calendar = seller_calendar(seller)
    return Home(
        company=seller.company,
        person=seller.person,
        country=seller.country,
        zone=calendar.zone,
        languages=seller.languages,
    )


def buyer_of(case: Case, absences: Iterable[Absence], where: Whereabouts | None) -> Buyer:
    """The buyer's side of a diagnosis: contacts the best first, the latest messages, the absences that were told."""
    customer = case.customer
    return Buyer(
        person=customer.name,
        country=customer.country,
        subdivision=customer.subdivision,
        city=customer.city,
        owner=customer.owner,
        amount=customer.amount,
        currency=customer.currency,
        contacts=_contacts(case),
        languages=customer.languages,
        messages=_latest(case.log),
        absences=tuple(islice((_away(absence, where) for absence in absences), _MOST_ABSENCES)),
    )


def _contacts(case: Case) -> tuple[Contact, ...]:
    people = {contact.value: contact.person for contact in case.customer.contacts}
    found = islice(case.reaches, _MOST_CONTACTS)
    return tuple(
        Contact(reach.channel, reach.address, role=reach.role, person=people.get(reach.address, "")) for reach in found
    )


def _latest(log: tuple[Message, ...]) -> tuple[Message, ...]:
    return tuple(map(shortened, log[-SHOWN_MESSAGES:]))


def _away(absence: Absence, where: Whereabouts | None) -> Away:
    if absence.back is None or where is None:
        return Away(since=absence.since)
    zone = where.best.zone
    return Away(since=absence.since, until=datetime.fromtimestamp(midnight(absence.back, zone), zone_of(zone)))
