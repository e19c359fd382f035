"""Years of the Buddhist, Persian and Hijri calendars in exports."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.records.export_dates import moment
from silentbuyer.records.other_years import gregorian


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        # Nowruz and other days whose Gregorian dates are in Iran's official calendar
        ((1403, 1, 1), date(2024, 3, 20)), ((1403, 12, 30), date(2025, 3, 20)), ((1404, 1, 1), date(2025, 3, 21)),
        ((1405, 1, 1), date(2026, 3, 21)), ((1405, 5, 12), date(2026, 8, 3)), ((1370, 1, 1), date(1991, 3, 21)),
        ((2569, 3, 4), date(2026, 3, 4)), ((2026, 3, 4), date(2026, 3, 4)),
    ],
)  # fmt: skip
def test_the_day_by_our_calendar(parts, wanted):
    assert gregorian(*parts)[0] == wanted


def test_what_was_converted_is_told():
    assert "a Buddhist year: 2569 is 2026" in moment("14/03/2569").note
    assert "a Persian year: read as 2026-08-03" in moment("۱۴۰۵/۵/۱۲").note


@pytest.mark.parametrize("parts", [(1404, 12, 30), (1404, 13, 1), (1404, 7, 31)])
def test_a_day_that_the_persian_calendar_lacks(parts):
    assert gregorian(*parts) == (None, "is no day of the Persian calendar: not read")


def test_a_hijri_year_is_known_and_not_converted():
    found = moment("1447/09/15")
    assert found.at is None
    assert "Hijri" in found.note


@given(st.dates(date(1991, 3, 21), date(2036, 1, 1)))
def test_persian_days_follow_one_another(day):
    """Every day of our calendar is one day of theirs: found by walking from the year that begins before it."""
    year = day.year - 621 if day >= gregorian(day.year - 621, 1, 1)[0] else day.year - 622
    start = gregorian(year, 1, 1)[0]
    place = (day - start).days
    month, rest = (
        (place // 31 + 1, place % 31 + 1) if place < 186 else ((place - 186) // 30 + 7, (place - 186) % 30 + 1)
    )
    assert gregorian(year, month, rest)[0] == day
