"""Reports of 2027 read hour by hour against a calendar that is worked out by another way."""

import importlib.util
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[1] / "bench" / "hour_by_hour.py"


def loaded():
    spec = importlib.util.spec_from_file_location("hour_by_hour", BENCH)
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


hour_by_hour = loaded()


@pytest.mark.parametrize("row", hour_by_hour.CASES, ids=lambda row: row[0])
def test_a_reader_with_a_calendar_in_their_hand_strikes_nothing_out(row):
    assert list(hour_by_hour.faults(row, *hour_by_hour.case(row))) == []


def test_the_other_way_sees_what_is_wrong():
    row = next(one for one in hour_by_hour.CASES if one[0] == "us-mlk")
    found, hours, clock = hour_by_hour.case(row)
    assert list(hour_by_hour.faults(row, found, hours + 8, clock)), "a working day too many is seen"
