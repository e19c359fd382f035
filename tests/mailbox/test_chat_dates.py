"""The calendars of chats."""

from datetime import date

import pytest

from silentbuyer.mailbox.chat_dates import persian

# The first days of Persian years, by the equinox at Tehran (https://en.wikipedia.org/wiki/Nowruz).
NOWRUZ = {
    1388: (2009, 3, 21), 1391: (2012, 3, 20), 1395: (2016, 3, 20), 1396: (2017, 3, 21), 1399: (2020, 3, 20),
    1400: (2021, 3, 21), 1403: (2024, 3, 20), 1404: (2025, 3, 21), 1405: (2026, 3, 21), 1408: (2029, 3, 20),
}  # fmt: skip


@pytest.mark.parametrize(("year", "day"), NOWRUZ.items())
def test_the_persian_year_begins_with_spring(year, day):
    assert persian(year, 1, 1) == date(*day)


def test_the_last_month_has_thirty_days_in_a_leap_year_alone():
    assert persian(1403, 12, 30) == date(2025, 3, 20)
    with pytest.raises(ValueError, match="no such day"):
        persian(1404, 12, 30)
