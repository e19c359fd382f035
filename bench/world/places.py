"""Where the buyers of a world live: zone, language, office hours, week and breaks, as this world has them.

The table is the world's own and not the library's calendar, so that neither is measured by itself; public holidays are
those of the `holidays` package. Hours are rounded customs, and every person's own differ by up to an hour.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import attrs
import holidays


@attrs.frozen
class Place:
    country: str
    city: str
    zone: str
    language: str
    opens: float
    closes: float
    weekend: tuple[int, ...] = (5, 6)
    breaks: tuple[tuple[int, int, int, int, float], ...] = ()
    """(first month, day, last month, day, share of firms that close)."""
    weight: float = 1.0


NEW_YEAR = (12, 24, 1, 2)
PLACES = (
    Place("DE", "Hamburg", "Europe/Berlin", "de", 8, 17, breaks=((*NEW_YEAR, 0.6),)),
    Place("IT", "Milano", "Europe/Rome", "it", 9, 18, breaks=((8, 8, 8, 23, 0.6), (*NEW_YEAR, 0.5))),
    Place("ES", "Valencia", "Europe/Madrid", "es", 9, 18.5, breaks=((8, 5, 8, 25, 0.4),)),
    Place("FR", "Lyon", "Europe/Paris", "fr", 9, 18, breaks=((8, 3, 8, 22, 0.45),)),
    Place("BR", "São Paulo", "America/Sao_Paulo", "pt", 8.5, 18, breaks=((12, 22, 1, 5, 0.5),)),
    Place("MX", "Monterrey", "America/Mexico_City", "es", 9, 18.5, breaks=((12, 20, 1, 6, 0.35),)),
    Place("US", "Chicago", "America/Chicago", "en", 8.5, 17, breaks=((*NEW_YEAR, 0.3),), weight=1.5),
    Place("GB", "Leeds", "Europe/London", "en", 9, 17.5, breaks=((*NEW_YEAR, 0.5),)),
    Place("RU", "Moscow", "Europe/Moscow", "ru", 9, 18, breaks=((1, 1, 1, 8, 0.95),)),
    Place("TR", "Istanbul", "Europe/Istanbul", "tr", 9, 18),
    Place("AE", "Dubai", "Asia/Dubai", "ar", 9, 18),
    Place("SA", "Riyadh", "Asia/Riyadh", "ar", 8, 17, weekend=(4, 5)),
    Place("IN", "Pune", "Asia/Kolkata", "en", 10, 18.5, weekend=(6,)),
    Place("VN", "Hanoi", "Asia/Ho_Chi_Minh", "en", 8, 17, breaks=((2, 13, 2, 22, 0.9),)),
    Place("KE", "Nairobi", "Africa/Nairobi", "en", 8, 17),
    Place("TW", "Taipei", "Asia/Taipei", "zh", 9, 18, breaks=((2, 14, 2, 21, 0.95),)),
)


@cache
def public(country: str, year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays(country, years=year))


@attrs.define
class Clock:
    """One person's working time, hour by hour."""

    place: Place
    shift: float
    evening: float
    closed: tuple[tuple[date, date], ...]
    _zone: ZoneInfo = attrs.field(init=False)
    _days: dict[date, str] = attrs.field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        self._zone = ZoneInfo(self.place.zone)

    def is_off(self, day: date) -> str:
        """Why a day is no working day: ``weekend``, ``holiday`` or ``away``; empty on a working day."""
        if day not in self._days:
            self._days[day] = self._off(day)
        return self._days[day]

    def _off(self, day: date) -> str:
        if day.weekday() in self.place.weekend:
            return "weekend"
        if day in public(self.place.country, day.year):
            return "holiday"
        return "away" if any(first <= day <= last for first, last in self.closed) else ""

    def rate(self, at: datetime) -> float:
        """Working hours an hour, at a moment."""
        local = at.astimezone(self._zone)
        off = self.is_off(local.date())
        if off:
            return {"weekend": self.evening / 2, "holiday": self.evening / 4, "away": self.evening / 20}[off]
        hour = local.hour + local.minute / 60
        return 1.0 if self.place.opens + self.shift <= hour < self.place.closes + self.shift else self.evening

    def hours(self, begin: datetime, end: datetime) -> Iterator[tuple[datetime, str]]:
        """The office hours between two moments, each with what took it away (empty: it was worked)."""
        while begin < end:
            local = begin.astimezone(self._zone)
            if self.place.opens + self.shift <= local.hour < self.place.closes + self.shift:
                yield begin, self.is_off(local.date())
            begin += timedelta(hours=1)

    def after(self, start: datetime, hours: float, limit: timedelta) -> datetime | None:
        """The moment at which so many working hours have passed; None if that is beyond the limit."""
        at, end = start, start + limit
        step = timedelta(minutes=30)
        while at < end:
            done = self.rate(at) / 2
            if done and done >= hours:
                return at + step * (hours / done)
            hours -= done
            at += step
        return None


def clock_of(rng: random.Random, place: Place, now: datetime, holiday: float) -> Clock:
    """A person of a place, with the breaks that their firm takes and a holiday of their own."""
    closed = []
    for year in (now.year - 1, now.year):
        for m1, d1, m2, d2, share in place.breaks:
            if rng.random() < share:
                closed.append((date(year, m1, d1), date(year + (m2 < m1), m2, d2)))
    if rng.random() < holiday:
        first = (now - timedelta(days=rng.randint(0, 60))).date()
        closed.append((first, first + timedelta(days=rng.choice([6, 13, 20]))))
    return Clock(place, rng.choice([-1, -0.5, 0, 0, 0.5, 1]), rng.uniform(0.02, 0.14), tuple(closed))


SELLER = Clock(Place("CN", "Suzhou", "Asia/Shanghai", "zh", 8.5, 18), 0, 0.1, ())
