"""The buyer's clock: working calendars, effective silence, the reply model, and when to write next."""

from __future__ import annotations

from silentbuyer.calendars.absence import Absence
from silentbuyer.calendars.country import CountryCalendar, calendar_for
from silentbuyer.calendars.likely import calendar_of
from silentbuyer.calendars.measuring import measure
from silentbuyer.calendars.office import ShortDay
from silentbuyer.calendars.plotting import plot
from silentbuyer.calendars.replies import ReplyModel, Wait, learn
from silentbuyer.calendars.touch import Touch, golden_overlap, next_touch, seller_calendar
from silentbuyer.calendars.work import WorkCalendar
from silentbuyer.calendars.zones import Candidate, Whereabouts, locate

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
    "plot",
    "seller_calendar",
]
