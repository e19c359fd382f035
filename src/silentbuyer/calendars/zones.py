"""Where on earth a buyer's clock runs: a posterior over time zones from everything the record says.

Likelihoods are judgement, floored so that no single slip of the pen rules a zone out: explicit zone 0.99, country of
the address 0.97, city 0.95, `Date:` offsets of the buyer's own mails 0.95 each, state 0.9, phone 0.9, country domain
0.85; an offset of zero is often a server's and an offset that our own messages show too is often the recorder's, so
both say little.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import lru_cache

import attrs

from silentbuyer.calendars.calendar_tables import zone_shares
from silentbuyer.calendars.clues import (
    city_state,
    city_zone,
    domain_country,
    phone_country,
    phone_zone,
    zones_of_subdivision,
)
from silentbuyer.data.time_zones import zone_of
from silentbuyer.language.saying import mark, say
from silentbuyer.model.customer import Customer, Message

FLOOR = 0.02
"""Least likelihood of any evidence under any zone."""

ASSERT = 0.8
"""From this probability on a local hour may be stated."""

MOST = 5
"""Candidates that are looked at; the rest has little mass."""

_EXPLICIT, _CITY, _OFFSET, _STATE, _PHONE, _DOMAIN = 0.99, 0.95, 0.95, 0.9, 0.9, 0.85
_WEAK = 0.55
_OTHER_OFFSET = 0.01
"""Likelihood of just this offset where a buyer lives on another: a traveller's could be any of many (judgement)."""

WORLD = (
    ("US", 0.18), ("CN", 0.1), ("IN", 0.1), ("DE", 0.1), ("GB", 0.08), ("BR", 0.08), ("AE", 0.06), ("JP", 0.06),
    ("MX", 0.05), ("TR", 0.05), ("RU", 0.05), ("ID", 0.05), ("AU", 0.04),
)  # fmt: skip
"""Where a buyer without any country might sit: a spread over the inhabited offsets (judgement)."""


@attrs.frozen
class Candidate:
    """One place whose calendar may be the buyer's, with its probability."""

    country: str | None
    subdivision: str | None
    zone: str
    share: float

    def times(self, factor: float) -> Candidate:
        """The same place with its probability multiplied."""
        return Candidate(self.country, self.subdivision, self.zone, self.share * factor)


@attrs.frozen
class Whereabouts:
    """The candidates, the likeliest first (probabilities sum to 1), and doubts in sentences."""

    candidates: tuple[Candidate, ...]
    notes: tuple[str, ...] = ()

    @property
    def best(self) -> Candidate:
        """The likeliest place."""
        return self.candidates[0]

    def confidence(self, moment: datetime) -> float:
        """Probability of the likeliest place's clock at a moment: zones that show the same hour count together."""
        if len(self.candidates) == 1:
            return self.best.share
        hour = _offset(self.best.zone, moment)
        return sum(place.share for place in self.candidates if _offset(place.zone, moment) == hour)


def _offset(zone: str, moment: datetime) -> timedelta:
    return moment.astimezone(zone_of(zone)).utcoffset() or timedelta(0)


# -- evidence ----------------------------------------------------------------------------------------------------


def _countries(customer: Customer) -> tuple[dict[str | None, float], list[str]]:
    """Country -> prior, and what contradicts or is missing."""
    if customer.country is not None:
        if customer.country not in zone_shares():
            return {customer.country: 1.0}, [
                say("no time zone is known for the country {country}", country=customer.country)
            ]
        return {customer.country: 1.0}, []
    phone, domain = phone_country(customer.phone), domain_country(customer)
    if phone or domain:
        named = {phone: _PHONE, domain: _DOMAIN} if phone != domain else {phone: 1.0}
        found = {country: weight for country, weight in named.items() if country}
        total = sum(found.values())
        clue = mark("phone number") if phone else mark("country domain")
        guessed = " or ".join(map(str, found))
        notes = [
            say("the record names no country; {country} is guessed from the {clue}", country=guessed, clue=say(clue))
        ]
        return {country: weight / total for country, weight in found.items()}, notes
    note = say("the record names no country: the hours are a spread over the world's zones and holidays are not known")
    return dict(WORLD), [note]


def _places(countries: dict[str | None, float]) -> Iterator[Candidate]:
    """The zones of countries that are only guessed; of more than two no calendar is taken."""
    for country, prior in countries.items():
        calendar = country if len(countries) <= 2 else None
        for zone, share in _zones_of(country):
            yield Candidate(calendar, None, zone, prior * share)


def _zones_of(country: str | None) -> Iterable[tuple[str, float]]:
    return zone_shares().get(country or "", (("UTC", 1.0),))


@lru_cache(maxsize=4096)
def _at_home(
    country: str, state: str | None, subdivision: str | None, city: str | None, area: str | None
) -> tuple[Candidate, ...]:
    """The zones of one country after what the address and the telephone's area say; buyers of one town share them."""
    places = [Candidate(country, state, zone, share) for zone, share in _zones_of(country)]
    if area:
        places = _normal(_weigh(places, [(area, 1.0)], _PHONE))
    if named := zones_of_subdivision(country, subdivision):
        places = _weigh(places, named, _STATE)
    if town := city_zone(country, city):
        places = _weigh(_normal(places), [(town, 1.0)], _CITY)
    return tuple(_normal(places))


def _weigh(places: list[Candidate], likely: Iterable[tuple[str, float]], trust: float) -> list[Candidate]:
    """The places after one clue that names zones with their shares, believed with a probability.

    A clue names a zone of few people as rarely as such a buyer is met, so it says the more for it: one clue alone
    leaves its zone with the probability `trust`, and clues that agree or contradict multiply.
    """
    named = dict(likely)
    known = {place.zone for place in places}
    first = places[0]
    extra = [Candidate(first.country, first.subdivision, zone, FLOOR) for zone in named if zone not in known]
    base: dict[str, float] = {}
    for place in [*places, *extra]:
        base[place.zone] = base.get(place.zone, 0.0) + _base(place)
    return [
        place.times(trust * named[place.zone] / base[place.zone] if place.zone in named else max(FLOOR, 1.0 - trust))
        for place in [*places, *extra]
    ]


def _base(place: Candidate) -> float:
    """Share of the zone before any clue; the least share for a zone that is none of the country's."""
    return dict(zone_shares().get(place.country or "", ())).get(place.zone, FLOOR)


def _heard(customer: Customer, now: datetime) -> list[tuple[Message, timedelta, float]]:
    """The buyer's own messages with the offset of their clock and how far it may be trusted."""
    ours = {m.at.utcoffset() for m in customer.messages if m.sender == "seller"}
    found = []
    for message in customer.messages:
        offset = message.at.utcoffset()
        if message.sender != "buyer" or offset is None or message.at > now or message.kind == "bounce":
            continue
        weak = not offset or offset in ours
        found.append((message, offset, _WEAK if weak else _OFFSET))
    return found[-20:]


def _hear(places: list[Candidate], customer: Customer, now: datetime) -> tuple[list[Candidate], list[str]]:
    heard = _heard(customer, now)
    notes = []
    for offset in {offset for _, offset, trust in heard if trust > _WEAK}:
        at = next(message.at for message, found, _ in heard if found == offset)
        if all(_offset(place.zone, at) != offset for place in places):
            places = [*places, Candidate(places[0].country, places[0].subdivision, _fixed(offset), FLOOR)]
            text = f"{at:%z}"
            shown = {"offset": f"UTC{text[:3]}:{text[3:5]}", "country": places[0].country}
            notes.append(say("the buyer's own mails show {offset}, which is no time of {country}", **shown))
    for message, offset, trust in heard:
        contradicted = _OTHER_OFFSET if trust == _OFFSET else max(FLOOR, 1 - trust)
        places = _normal(
            place.times(trust if _offset(place.zone, message.at) == offset else contradicted) for place in places
        )
    return places, notes


def _fixed(offset: timedelta) -> str:
    hours = round(offset.total_seconds() / 3600)
    return f"Etc/GMT{-hours:+d}" if -14 <= -hours <= 12 and hours else "UTC"


def _normal(places: Iterable[Candidate]) -> list[Candidate]:
    rows = list(places)
    total = sum(place.share for place in rows)
    return [place.times(1.0 / total) for place in rows] if total != 1.0 else rows


def locate(customer: Customer, now: datetime) -> Whereabouts:
    """Where the buyer's clock runs, by everything the record says; never empty, the likeliest first."""
    countries, notes = _countries(customer)
    home = customer.country or (next(iter(countries)) if len(countries) == 1 else None)
    if home is not None:
        state, area = _state(customer), phone_zone(customer.phone, home)
        places = list(_at_home(home, state, customer.subdivision, customer.city, area))
    else:
        places = list(_places(countries))
    if customer.timezone is not None:
        if customer.country is not None and all(customer.timezone != place.zone for place in places):
            notes += _contradiction(places, customer, now)
        places = _normal(_weigh(places, [(customer.timezone, 1.0)], _EXPLICIT))
        if customer.country is None:
            places = [attrs.evolve(place, country=domain_country(customer)) for place in places]
    places, heard = _hear(places, customer, now)
    kept = sorted(places, key=lambda place: (-place.share, place.zone))
    kept = kept[: len(WORLD) + 8] if len(countries) > 2 else kept[:MOST]
    return Whereabouts(tuple(_normal(kept)), (*notes, *heard))


def _state(customer: Customer) -> str | None:
    """The subdivision on record, else that of the city; a country that is only guessed has none."""
    if customer.country is None:
        return None
    return customer.subdivision or city_state(customer.country, customer.city)


def _contradiction(places: list[Candidate], customer: Customer, now: datetime) -> list[str]:
    given = _offset(str(customer.timezone), now)
    if any(_offset(place.zone, now) == given for place in places):
        return []
    return [
        say(
            "the zone {zone} is no zone of {country}: the given zone is believed",
            zone=customer.timezone,
            country=customer.country,
        )
    ]
