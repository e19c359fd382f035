"""When a feast that people name is."""

from datetime import date

import pytest

from silentbuyer.data.tables import toml
from silentbuyer.dates.feast_days import feast

NOVEMBER = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("name", "written", "last"),
    [
        ("lunar-new-year", NOVEMBER, date(2027, 2, 13)),
        ("easter", NOVEMBER, date(2027, 3, 29)),
        ("orthodox-easter", NOVEMBER, date(2027, 5, 3)),
        ("passover", NOVEMBER, date(2027, 4, 29)),
        ("diwali", NOVEMBER, date(2027, 10, 31)),
        ("autumn-feast", NOVEMBER, date(2027, 9, 16)),
        ("thanksgiving", NOVEMBER, date(2026, 11, 27)),
        ("christmas", NOVEMBER, date(2026, 12, 26)),
        ("new-year", date(2027, 1, 2), date(2027, 1, 3)),
        ("golden-week-any", date(2026, 4, 1), date(2026, 5, 5)),
        ("golden-week-any", date(2026, 9, 1), date(2026, 10, 7)),
        ("holidays", NOVEMBER, date(2027, 1, 6)),
        ("holidays", date(2026, 7, 10), date(2026, 8, 31)),
        ("holidays", date(2026, 3, 10), date(2026, 4, 6)),
    ],
)
def test_the_last_day_of_a_feast(name, written, last):
    assert feast(name, written)[1] == last


def test_ramadan_ends_with_the_feast():
    first, last = feast("ramadan", NOVEMBER)

    assert first == date(2027, 2, 8)
    assert date(2027, 3, 9) <= last <= date(2027, 3, 13)


def test_a_feast_beyond_the_snapshot_is_not_known():
    assert feast("diwali", date(2050, 1, 1)) is None


@pytest.mark.parametrize("name", sorted(set(toml("dates/feasts.toml")) - {"date"}))
def test_every_feast_of_the_table_has_its_days(name):
    first, last = feast(name, NOVEMBER)

    assert first <= last
    assert last >= NOVEMBER
