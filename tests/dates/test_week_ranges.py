"""Several calendar weeks that are named together: all of them are meant, from the first Monday to the last Sunday."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from silentbuyer.dates.date_reading import named_dates

TABLE = Path(__file__).parent / "week_ranges.tsv"
WRITTEN = date(2026, 6, 24)  # a Wednesday of week 26


def rows(*, named):
    with TABLE.open(encoding="utf-8", newline="") as lines:
        found = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            pytest.param(row["text"], row["country"], row["first"], row["last"], id=row["text"][:40])
            for row in found
            if bool(row["first"]) == named
        ]


@pytest.mark.parametrize(("text", "country", "first", "last"), rows(named=True))
def test_the_span_of_weeks_is_whole(text, country, first, last):
    start = date.fromisocalendar(2026, int(first), 1)
    end = start + timedelta(weeks=int(last) - int(first), days=6)

    found = [one for one in named_dates(text, WRITTEN, country) if one.kind == "week-number"]
    assert [(one.earliest, one.latest) for one in found] == [(max(start, WRITTEN), end)]


@pytest.mark.parametrize(("text", "country", "first", "last"), rows(named=False))
def test_a_length_of_some_weeks_is_no_number_of_a_week(text, country, first, last):
    assert [one for one in named_dates(text, WRITTEN, country) if one.kind == "week-number"] == []
