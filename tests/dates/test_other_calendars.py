"""Persian and Islamic months and Buddhist years."""

from datetime import date, timedelta

import pytest

from silentbuyer.dates.other_calendars import gregorian_year, islamic_month, named_month, persian_month


@pytest.mark.parametrize(
    ("year", "first"),
    [(1399, date(2020, 3, 20)), (1403, date(2024, 3, 20)), (1404, date(2025, 3, 21)), (1405, date(2026, 3, 21)),
     (1406, date(2027, 3, 21)), (1408, date(2029, 3, 20))],
)  # fmt: skip
def test_the_persian_year_begins_with_spring(year, first):
    assert persian_month(year, 1)[0] == first


def test_persian_months_follow_each_other():
    for month in range(1, 12):
        assert persian_month(1405, month)[1] + timedelta(days=1) == persian_month(1405, month + 1)[0]
    assert persian_month(1405, 12)[1] + timedelta(days=1) == persian_month(1406, 1)[0]


def test_the_islamic_months_are_computed_to_a_day():
    assert abs(islamic_month(1448, 1)[0] - date(2026, 6, 16)) <= timedelta(days=1)
    assert abs(islamic_month(1448, 9)[0] - date(2027, 2, 8)) <= timedelta(days=1)
    assert islamic_month(1448, 12)[1] + timedelta(days=1) == islamic_month(1449, 1)[0]


def test_the_next_month_of_a_name_is_meant_or_that_of_its_year():
    assert named_month(101, None, date(2026, 11, 20))[0] == date(2027, 3, 21)
    assert named_month(101, 1407, date(2026, 11, 20))[0] == date(2028, 3, 20)
    assert abs(named_month(210, None, date(2026, 11, 20))[0] - date(2027, 3, 10)) <= timedelta(days=1)


def test_the_buddhist_era():
    assert gregorian_year(2570) == 2027
    assert gregorian_year(2027) == 2027
