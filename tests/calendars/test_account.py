"""The account of a silence: whatever the place, the doubts and the absences, it adds up to the elapsed time."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.calendars import Absence, measure
from silentbuyer.model.customer import Customer, Message

START = datetime.fromisoformat("2025-11-01T00:00+00:00")
PLACES = [
    {"country": "DE", "city": "Dresden"}, {"country": "SA"}, {"country": "US"}, {"country": "IL"}, {"country": "IN"}, {},
    {"country": "CN"}, {"country": "RU"}, {"country": "AU"}, {"phone": "+971501234567", "email": "a@firma.de"}, {"country": "IT"},
]  # fmt: skip


def silence(place, wrote, waited, absences=()):
    since = START + timedelta(minutes=wrote)
    buyer = Customer(id="1", messages=[Message(at=since, sender="seller")], **place)
    return measure(buyer, since + timedelta(minutes=waited), absences)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(PLACES), st.integers(0, 60 * 24 * 700), st.integers(1, 60 * 24 * 90),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 40)), max_size=2),
)  # fmt: skip
def test_effective_hours_and_discounts_are_the_elapsed_time(place, wrote, waited, away):
    since = START + timedelta(minutes=wrote)
    told = [
        Absence(since=since + timedelta(days=first), back=(since + timedelta(days=first + days)).date())
        for first, days in away
    ]
    found = silence(place, wrote, waited, told)
    assert found.effective_hours + sum(row.hours for row in found.discounts) == pytest.approx(waited / 60, abs=1e-6)
    assert found.low <= found.effective_hours <= found.high


def test_ramadan_is_named_in_the_account():
    buyer = Customer(
        id="1", country="SA", messages=[Message(at=datetime.fromisoformat("2026-03-02T10:00+03:00"), sender="seller")]
    )
    found = measure(buyer, datetime.fromisoformat("2026-03-05T10:00+03:00"))
    (ramadan,) = [row for row in found.discounts if row.name == "Ramadan hours"]
    assert ramadan.hours == pytest.approx(9.0)  # 08-12 and 13-17 become 10-16: three days, three hours each


def test_ramadan_is_named_where_a_silence_only_ends_in_it():
    buyer = Customer(
        id="1", country="SA", messages=[Message(at=datetime.fromisoformat("2026-02-10T10:00+03:00"), sender="seller")]
    )
    ends = {day: measure(buyer, datetime.fromisoformat(f"2026-{day}T20:00+03:00")) for day in ("02-17", "02-18")}
    named = {day: [row.hours for row in found.discounts if row.name == "Ramadan hours"] for day, found in ends.items()}
    assert named == {"02-17": [], "02-18": [pytest.approx(3.0)]}


def test_school_holidays_thin_the_hours_and_send_nobody_away():
    log = [Message(at=datetime.fromisoformat("2026-07-22T10:00+02:00"), sender="seller")]
    buyer = Customer(id="1", country="DE", subdivision="NW", messages=log)
    found = measure(buyer, datetime.fromisoformat("2026-07-24T10:00+02:00"))
    assert found.back_on is None
    assert found.shares.get("away", 0.0) < 0.02
    assert any("school holidays" in row.name for row in found.discounts)


@pytest.mark.parametrize(
    ("country", "city", "wrote", "now"),
    [
        ("RU", "Novosibirsk", "2025-12-30T18:30+07:00", "2026-01-11T12:00+07:00"),
        ("JP", None, "2026-09-18T18:30+09:00", "2026-09-24T09:30+09:00"),
        ("VN", None, "2026-02-13T17:30+07:00", "2026-02-23T08:30+07:00"),
        ("TW", None, "2026-02-13T18:30+08:00", "2026-02-23T09:30+08:00"),
        ("CN", None, "2026-09-30T18:30+08:00", "2026-10-08T09:30+08:00"),
    ],
)
def test_a_long_public_holiday_counts_nothing(country, city, wrote, now):
    log = [Message(at=datetime.fromisoformat(wrote), sender="seller")]
    found = measure(Customer(id="1", country=country, city=city, messages=log), datetime.fromisoformat(now))
    assert found.effective_hours < 1.6
    assert found.quantile < 0.7
