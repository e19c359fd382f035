"""Where the buyer's clock runs: every clue counts, contradictions are said, and little is asserted on little."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer import Customer, Message
from silentbuyer.calendars import locate
from silentbuyer.calendars.clues import city_zone, domain_country, phone_country, phone_zone, zones_of_subdivision
from silentbuyer.calendars.zones import ASSERT

NOW = datetime(2026, 3, 12, 2, tzinfo=UTC)
HOUR = timedelta(hours=1)


def where(now=NOW, **fields):
    return locate(Customer(id="1", **fields), now)


def mails(*offsets, sender="buyer"):
    return [
        Message(at=datetime(2026, 3, 1 + n, 9, tzinfo=timezone(offset * HOUR)), sender=sender)
        for n, offset in enumerate(offsets)
    ]


@pytest.mark.parametrize(
    ("fields", "zone"),
    [
        ({"country": "DE"}, "Europe/Berlin"),
        ({"country": "BR"}, "America/Sao_Paulo"),
        ({"country": "US", "subdivision": "CA"}, "America/Los_Angeles"),
        ({"country": "US", "city": "Seattle"}, "America/Los_Angeles"),
        ({"country": "US", "city": "Chicago, IL"}, "America/Chicago"),
        ({"country": "AU", "subdivision": "WA"}, "Australia/Perth"),
        ({"country": "RU", "city": "Владивосток"}, "Asia/Vladivostok"),
        ({"country": "CA", "city": "Vancouver"}, "America/Vancouver"),
        ({"country": "ID", "city": "Denpasar"}, "Asia/Makassar"),
        ({"country": "US", "timezone": "Pacific/Honolulu"}, "Pacific/Honolulu"),
        ({"phone": "+55 11 3456-7890"}, "America/Sao_Paulo"),
        ({"email": "einkauf@wasser-nord.de"}, "Europe/Berlin"),
        ({"website": "https://acme.co.uk/about"}, "Europe/London"),
        ({"timezone": "Asia/Tokyo"}, "Asia/Tokyo"),
    ],
)  # fmt: skip
def test_the_likeliest_zone_is_certain_enough(fields, zone):
    found = where(**fields)
    assert found.best.zone == zone
    assert found.confidence(NOW) >= ASSERT


@pytest.mark.parametrize("country", ["US", "AU", "CA", "RU"])
def test_a_country_of_many_zones_alone_is_not(country):
    found = where(country=country)
    assert len(found.candidates) > 2
    assert found.confidence(NOW) < ASSERT


def test_the_buyers_own_mails_tell_their_zone():
    found = where(country="US", messages=mails(-8, -8))
    assert found.best.zone == "America/Los_Angeles"
    assert found.confidence(NOW) > 0.95


def test_two_seasons_of_offsets_tell_the_rule_of_the_clock():
    winter = Message(at=datetime(2026, 1, 10, 9, tzinfo=timezone(-7 * HOUR)), sender="buyer")
    summer = Message(at=datetime(2026, 7, 10, 9, tzinfo=timezone(-7 * HOUR)), sender="buyer")
    found = where(datetime(2026, 8, 1, tzinfo=UTC), country="US", messages=[winter, summer])
    assert found.best.zone == "America/Phoenix"


def test_an_offset_of_zero_or_of_our_own_clock_says_little():
    assert where(country="US", messages=mails(0, 0)).best.zone == "America/New_York"
    recorded = mails(8, 8) + mails(8, sender="seller")
    assert where(country="US", messages=recorded).best.zone == "America/New_York"


def test_mails_from_elsewhere_contradict_the_country_aloud():
    found = where(country="DE", messages=mails(8, 8))
    assert any("UTC+08:00" in note and "DE" in note for note in found.notes)
    assert found.best.zone == "Etc/GMT-8"


def test_a_given_zone_outside_the_country_is_believed_and_named():
    found = where(country="DE", timezone="Asia/Shanghai")
    assert found.best.zone == "Asia/Shanghai"
    assert any("no zone of DE" in note for note in found.notes)


def test_a_given_zone_that_shows_the_country_s_hour_is_no_contradiction():
    assert where(country="DE", timezone="Europe/Zurich").notes == ()


def test_without_any_clue_the_world_is_wide():
    found = where()
    assert found.confidence(NOW) < 0.5
    assert len(found.candidates) > 8
    assert "names no country" in found.notes[0]


def test_contradicting_clues_are_both_kept():
    found = where(phone="+86 21 1234 5678", email="info@acme.de")
    assert {place.country for place in found.candidates} == {"CN", "DE"}
    assert found.confidence(NOW) < ASSERT


def test_an_unknown_country_code_is_named():
    found = where(country="ZZ")
    assert any("ZZ" in note for note in found.notes)


def test_clues_one_by_one():
    assert phone_country("0055 11 3456") == "BR"
    assert phone_country("11 3456-7890") is None
    assert phone_country("+999 1") is None
    assert phone_country(None) is None
    assert city_zone("BR", "São Paulo") == "America/Sao_Paulo"
    assert city_zone("US", "") is None
    assert zones_of_subdivision("US", "TX")[0] == ("America/Chicago", pytest.approx(0.96, abs=0.02))
    assert domain_country(Customer(id="1", email="a@startup.io")) is None
    assert domain_country(Customer(id="1", email="a@firm.com", website="firm.it")) == "IT"


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from([None, "US", "DE", "IN", "BR", "ZZ"]),
    st.sampled_from([None, "CA", "BY", "99"]),
    st.sampled_from([None, "Chicago", "Ülkü", "  ", "9"]),
    st.sampled_from([None, "Asia/Tokyo", "America/New_York"]),
    st.lists(st.tuples(st.integers(-12, 14), st.sampled_from(["buyer", "seller", "unknown"])), max_size=6),
)
def test_probabilities_sum_to_one_whatever_the_record_says(country, subdivision, city, zone, offsets):
    if city is not None and not city.strip():
        city = None
    log = [
        Message(at=datetime(2026, 1, 5, 12, tzinfo=timezone(hours * HOUR)), sender=sender) for hours, sender in offsets
    ]
    found = where(country=country, subdivision=subdivision, city=city, timezone=zone, messages=log)
    assert sum(place.share for place in found.candidates) == pytest.approx(1.0)
    assert found.candidates == tuple(sorted(found.candidates, key=lambda place: (-place.share, place.zone)))
    assert 0 < found.confidence(NOW) <= 1 + 1e-9


def test_the_area_of_a_landline_tells_the_zone_where_phonenumbers_is_installed():
    pytest.importorskip("phonenumbers")
    assert phone_zone("+1 206 555 0100", "US") == "America/Los_Angeles"
    assert where(country="US", phone="+1 206 555 0100").best.zone == "America/Los_Angeles"
    assert phone_zone("+7 916 123-45-67", "RU") is None


def test_a_number_that_tells_nothing_is_no_clue():
    assert phone_zone(None, "US") is None
    assert phone_zone("call me", "US") is None
    assert where(country="US", phone="call me").best.zone == "America/New_York"
