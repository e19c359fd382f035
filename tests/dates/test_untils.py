"""Until when a sentence lets us wait: not the year of a plan, not the day something came, the day alone, the week."""

import csv
from datetime import date
from pathlib import Path

import pytest

from silentbuyer.dates.waits import wait_in, waits_in
from silentbuyer.owed.named_wait import wait_until

TABLE = Path(__file__).parent / "untils.tsv"


def rows(*, named):
    with TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if (row["first"] != "-") is named:
                yield pytest.param(row, id=f"{row['country']}-{row['text']}")


def nearest(row):
    written = date.fromisoformat(row["written"])
    found = [wait_until(wait) for wait in waits_in(row["text"], written, row["country"])]
    return min((until for until in found if until >= written), default=None)


@pytest.mark.parametrize("row", list(rows(named=True)))
def test_the_day_of_the_step_is_waited_for(row):
    until = nearest(row)

    assert until is not None
    assert date.fromisoformat(row["first"]) <= until <= date.fromisoformat(row["last"])


@pytest.mark.parametrize("row", list(rows(named=False)))
def test_days_of_what_came_of_threats_and_of_offers_are_none(row):
    assert nearest(row) is None


def test_without_a_day_beside_it_the_year_is_what_is_waited_for():
    wait = wait_in("The board decides on it in 2027.", date(2026, 11, 10), "GB")

    assert wait is not None
    assert (wait.earliest, wait.latest) == (date(2027, 1, 1), date(2027, 12, 31))


def test_a_later_month_without_its_year_stands_beside_a_day():
    wait = wait_in("We meet on 1 December and decide in March.", date(2026, 11, 10), "GB")

    assert wait is not None
    assert wait.earliest == date(2027, 3, 1)
