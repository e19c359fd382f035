"""The calendars that may be a buyer's, each with its probability."""

from __future__ import annotations

from datetime import datetime

from silentbuyer.calendars.country import CountryCalendar, calendar_for
from silentbuyer.calendars.zones import locate
from silentbuyer.model.customer import Customer


def calendar_of(customer: Customer, now: datetime) -> tuple[tuple[CountryCalendar, float], ...]:
    """The calendars that may be the buyer's, each with its probability, the likeliest first."""
    places = locate(customer, now).candidates
    return tuple((calendar_for(place.country, place.subdivision, place.zone), place.share) for place in places)
