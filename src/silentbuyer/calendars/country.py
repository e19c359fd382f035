"""Working calendars of places: country, subdivision and zone to office hours, week, holidays and doubts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from zoneinfo import ZoneInfo

import attrs

from silentbuyer.calendars.calendar_tables import office_windows, week, zone_shares
from silentbuyer.calendars.days import year_of
from silentbuyer.calendars.office import DayRow
from silentbuyer.calendars.work import WorkCalendar
from silentbuyer.errors import CalendarError

SURE = 0.97
"""From this share of offices on a day off is taken for certain."""


@attrs.frozen(kw_only=True, slots=False)
class CountryCalendar(WorkCalendar):
    """The office calendar of a country or subdivision; holidays of a year are looked up when the year is reached.

    Attributes:
        country: ISO 3166-1 alpha-2; None is an office of an unknown country, Monday to Friday.
        subdivision: ISO 3166-2 without the country; None weighs the subdivisions by their people.
        firm: only days off that are certain count; the doubtful ones are for the caller to mix over. Otherwise a
            day off counts when at least half of the offices rest.

    """

    country: str | None = None
    subdivision: str | None = None
    firm: bool = False

    def table(self, year: int) -> Mapping[date, DayRow]:
        """The dates of a year that are not plain days of the week."""
        rows = _table(self.country, self.subdivision, year, SURE if self.firm else 0.5)
        return {**rows, **self._own_days} if self.holidays or self.workdays else rows

    def notes(self, first: int, last: int) -> tuple[str, ...]:
        """Sentences on what is not known about these years."""
        found = (note for year in range(first, last + 1) for note in self._notes(year))
        return tuple(dict.fromkeys(found))

    def _notes(self, year: int) -> tuple[str, ...]:
        return year_of(self.country, self.subdivision, year).notes


@lru_cache(maxsize=4096)
def _table(country: str | None, subdivision: str | None, year: int, least: float) -> Mapping[date, DayRow]:
    return {
        row.day: DayRow(row.kind, row.name, row.windows, row.source)
        for row in year_of(country, subdivision, year).days
        if row.share >= least
    }


def default_zone(country: str | None) -> str:
    """The zone in which most people of a country live; UTC for an unknown country."""
    shares = zone_shares().get(country or "")
    return shares[0][0] if shares else "UTC"


@lru_cache(maxsize=2048)
def _calendar(
    country: str | None, subdivision: str | None, zone: str, rates: tuple[bool, float, float]
) -> CountryCalendar:
    office = week(country, subdivision)
    firm, after_hours, off_days = rates
    return CountryCalendar(
        zone=zone,
        windows=office_windows(country),
        weekend=office.off,
        short_days=office.short,
        after_hours=after_hours,
        off_days=off_days,
        country=country,
        subdivision=subdivision,
        firm=firm,
    )


def calendar_for(
    country: str | None,
    subdivision: str | None = None,
    zone: str | ZoneInfo | None = None,
    *,
    firm: bool = False,
    after_hours: float = 0.0,
    off_days: float = 0.0,
) -> CountryCalendar:
    """The office calendar of a place: usual hours, office week with its dates of change, holidays, make-up days.

    `country` is ISO 3166-1 alpha-2, `subdivision` ISO 3166-2 without the country, `zone` an IANA name (the zone of
    most of the country's people when None). Calendars are built once and shared.

    Raises:
        CalendarError: for a country that is no code of two capitals, or an unknown zone.

    """
    if country is not None and not (
        isinstance(country, str) and len(country) == 2 and country.isalpha() and country.isupper()
    ):
        raise CalendarError("calendar_for", "an ISO 3166-1 code of two capitals such as 'BR', or None", country)
    name = zone.key if isinstance(zone, ZoneInfo) else zone
    subdivision = _known_subdivision(country, subdivision)
    return _calendar(
        country, subdivision, name or subdivision_zone(country, subdivision), (firm, after_hours, off_days)
    )


def _known_subdivision(country: str | None, subdivision: str | None) -> str | None:
    if subdivision is None or country is None:
        return None
    return subdivision.removeprefix(f"{country}-")


def subdivision_zone(country: str | None, subdivision: str | None) -> str:
    """The zone of a subdivision, or of most of the country's people."""
    from silentbuyer.calendars.clues import zones_of_subdivision

    found = zones_of_subdivision(country, subdivision) if subdivision else ()
    return found[0][0] if found else default_zone(country)
