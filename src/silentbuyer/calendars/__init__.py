"""The buyer's clock: working calendars, effective silence, the reply model, and when to write next."""

from __future__ import annotations

from datetime import datetime

from silentbuyer.calendars.absence import Absence
from silentbuyer.calendars.country import CountryCalendar, calendar_for
from silentbuyer.calendars.office import ShortDay
from silentbuyer.calendars.replies import ReplyModel, Wait, learn
from silentbuyer.calendars.silence import measure
from silentbuyer.calendars.touch import Touch, golden_overlap, next_touch, seller_calendar
from silentbuyer.calendars.work import WorkCalendar
from silentbuyer.calendars.zones import Candidate, Whereabouts, locate
from silentbuyer.customer import Customer


def calendar_of(customer: Customer, now: datetime) -> tuple[tuple[CountryCalendar, float], ...]:
    """The calendars that may be the buyer's, each with its probability, the likeliest first."""
    places = locate(customer, now).candidates
    return tuple((calendar_for(place.country, place.subdivision, place.zone), place.share) for place in places)


__all__ = [
    "Absence",
    "Candidate",
    "CountryCalendar",
    "ReplyModel",
    "ShortDay",
    "Touch",
    "Wait",
    "Whereabouts",
    "WorkCalendar",
    "calendar_for",
    "calendar_of",
    "golden_overlap",
    "learn",
    "locate",
    "measure",
    "next_touch",
    "seller_calendar",
]
