"""From the plans of days to a curve: windows over what lies under them, whatever the clock does."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.calendars.curve import HOLIDAY, NIGHT, WEEKEND, drawn
from silentbuyer.calendars.edges import DAY

HOUR = 3600
OFFICE = (NIGHT, ((9 * HOUR, 17 * HOUR),), 1.0)
WEEK = [OFFICE] * 5 + [(WEEKEND, (), 0.0)] * 2
MONDAY = 4 * DAY  # 1970-01-05


def curve(begin, end, special=None, *, zone=UTC, plain=WEEK, after_hours=0.0, off_days=0.0):
    return drawn(zone, begin, end, special or {}, plain, after_hours=after_hours, off_days=off_days)


def told(edges):
    return [(a, b, code.rate, code.lost_to) for a, b, code in edges.pieces(edges.first, edges.last)]


def test_a_working_day_is_night_office_and_night():
    assert told(curve(MONDAY, MONDAY + DAY)) == [
        (MONDAY, MONDAY + 9 * HOUR, 0.0, "night"),
        (MONDAY + 9 * HOUR, MONDAY + 17 * HOUR, 1.0, "weekend"),
        (MONDAY + 17 * HOUR, MONDAY + DAY, 0.0, "night"),
    ]


def test_a_plain_week_has_five_days_of_eight_hours():
    assert curve(MONDAY, MONDAY + 7 * DAY).work(MONDAY + 7 * DAY) == 5 * 8 * HOUR


def test_a_special_day_stands_in_the_place_of_the_weekday():
    closed = {4: (HOLIDAY, (), 0.0)}

    assert told(curve(MONDAY, MONDAY + DAY, closed)) == [(MONDAY, MONDAY + DAY, 0.0, "holiday")]


def test_nights_and_days_off_count_at_their_own_rates():
    edges = curve(MONDAY, MONDAY + 7 * DAY, after_hours=0.5, off_days=0.25)

    assert edges.work(edges.last) == 5 * (8 + 16 * 0.5) * HOUR + 2 * 24 * 0.25 * HOUR


def test_windows_that_overlap_past_midnight_are_counted_once():
    long = [(NIGHT, ((9 * HOUR, 35 * HOUR),), 1.0)] * 7

    assert curve(MONDAY, MONDAY + 7 * DAY, plain=long).work(MONDAY + 7 * DAY) == 7 * DAY


def test_a_window_over_the_change_of_the_clock_has_the_hours_that_pass():
    berlin = ZoneInfo("Europe/Berlin")
    begin, end = (int(datetime(2026, 3, day, tzinfo=berlin).timestamp()) for day in (29, 30))
    night_shift = [(NIGHT, ((0, 8 * HOUR),), 1.0)] * 7

    assert curve(begin, end, zone=berlin, plain=night_shift).work(end) == 7 * HOUR


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=4), st.integers(1, 9))
def test_no_second_is_counted_twice_and_none_is_left_out(windows, days):
    spans = tuple((start * HOUR, (start + length) * HOUR) for start, length in windows)
    edges = curve(MONDAY, MONDAY + days * DAY, plain=[(NIGHT, spans, 1.0)] * 7)
    worked = {
        hour
        for day in range(-1, days)  # the night before reaches into the first day
        for start, length in windows
        for hour in range(24 * day + start, 24 * day + start + length)
        if 0 <= hour < 24 * days
    }

    assert edges.work(edges.last) == len(worked) * HOUR
