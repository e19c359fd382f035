"""The calendars of chats."""

from datetime import date

import pytest

from silentbuyer.mailbox.chat_clock import stamp_of
from silentbuyer.mailbox.chat_dates import day_of

# The first days of Persian years, by the equinox at Tehran (https://en.wikipedia.org/wiki/Nowruz).
NOWRUZ = {
    1388: (2009, 3, 21), 1391: (2012, 3, 20), 1395: (2016, 3, 20), 1396: (2017, 3, 21), 1399: (2020, 3, 20),
    1400: (2021, 3, 21), 1403: (2024, 3, 20), 1404: (2025, 3, 21), 1405: (2026, 3, 21), 1408: (2029, 3, 20),
}  # fmt: skip


@pytest.mark.parametrize(("year", "day"), NOWRUZ.items())
def test_the_persian_year_begins_with_spring(year, day):
    assert day_of(stamp_of(f"{year}/1/1 9:00"), "year") == date(*day)


@pytest.mark.parametrize(
    ("text", "first", "day"),
    [
        ("1403/12/30 9:00", "year", date(2025, 3, 20)),
        ("1404/12/30 9:00", "year", None),
        ("115/8/3 9:00", "year", date(2026, 8, 3)),
        ("民國 115/8/3 9:00", "year", date(2026, 8, 3)),
        ("2569/8/3 9:00", "year", date(2026, 8, 3)),
        ("3/8/69 9:00", "day", date(2026, 8, 3)),
        ("3/8/26 9:00", "day", date(2026, 8, 3)),
        ("3/8/2003 9:00", "day", None),
        ("1448/2/20 9:00", "year", None),
    ],
)
def test_years_of_other_calendars_are_told_by_their_size(text, first, day):
    assert day_of(stamp_of(text), first) == day
