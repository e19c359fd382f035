"""Working hours are exact to the minute, whatever clocks, weekends and make-up days do."""

import json
import pickle
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.calendars import ShortDay, WorkCalendar
from silentbuyer.errors import CalendarError

BERLIN = ZoneInfo("Europe/Berlin")
FIVE_DAYS = ((date.min, (5, 6)),)

ZONES = [
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Asia/Kathmandu",
]
clocks = st.integers(0, 47).map(lambda n: f"{n // 2:02d}:{30 * (n % 2):02d}")
calendars = st.builds(
    WorkCalendar,
    zone=st.sampled_from(ZONES),
    windows=st.lists(st.tuples(clocks, clocks), min_size=1, max_size=2).map(tuple),
    weekend=st.sets(st.integers(0, 6), max_size=3).map(lambda days: ((date.min, tuple(days)),)),
    holidays=st.lists(st.dates(date(2025, 1, 1), date(2025, 12, 31)), max_size=20).map(tuple),
)
moments = st.datetimes(datetime(2025, 1, 2), datetime(2025, 12, 30), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=0)
)


def test_the_outside_vectors_hold_without_a_minute_of_error(judges):
    data = json.loads((judges / "time" / "working_minutes_vectors.json").read_text(encoding="utf-8"))
    offices = {
        name: WorkCalendar(
            zone=spec["zone"],
            windows=spec["windows"],
            weekend=spec["weekend"],
            holidays=spec["holidays"],
            workdays=spec.get("extra_working_days", ()),
        )
        for name, spec in data["specs"].items()
    }
    for case in data["cases"]:
        start, end = datetime.fromisoformat(case["start"]), datetime.fromisoformat(case["end"])
        assert offices[case["spec"]].hours(start, end) * 60 == pytest.approx(case["minutes"], abs=1e-6), case


def minutes_by_counting(office, start, end):
    """The slow oracle: every UTC minute on its own."""
    worked, zone = 0, ZoneInfo(office.zone)
    moment = start
    while moment < end:
        local = moment.astimezone(zone)
        clock = local.hour * 60 + local.minute
        worked += any(_in_window(office, local.date(), clock, window) for window in office.windows)
        moment += timedelta(minutes=1)
    return worked


def _in_window(office, day, clock, window):
    first, last = (int(t[:2]) * 60 + int(t[3:]) for t in window)
    if last > first:
        return first <= clock < last and _open(office, day)
    return (clock >= first and _open(office, day)) or (clock < last and _open(office, day - timedelta(days=1)))


def _open(office, day):
    return day.weekday() not in office.weekend[0][1] and day not in office.holidays


@settings(max_examples=60, deadline=None)
@given(calendars, moments, st.integers(0, 2880))
def test_it_agrees_with_counting_every_minute(office, start, minutes):
    start = start.replace(second=0)
    end = start + timedelta(minutes=minutes)
    assert office.hours(start, end) * 60 == pytest.approx(minutes_by_counting(office, start, end), abs=1e-6)


@settings(max_examples=100, deadline=None)
@given(calendars, moments, moments, moments)
def test_hours_add_up_grow_and_turn_their_sign(office, a, b, c):
    a, b, c = sorted((a, b, c))
    whole = office.hours(a, c)
    assert whole == pytest.approx(office.hours(a, b) + office.hours(b, c), abs=1e-6)
    assert 0 <= office.hours(a, b) <= whole + 1e-9
    assert office.hours(c, a) == pytest.approx(-whole, abs=1e-9)
    assert whole <= (c - a).total_seconds() / 3600 + 1e-9


@settings(max_examples=60, deadline=None)
@given(moments, moments, st.integers(-11, 11))
def test_shifting_zone_and_moments_together_changes_nothing(a, b, hours):
    here = WorkCalendar(zone="Etc/GMT", holidays=("2025-05-01",))
    there = WorkCalendar(zone=f"Etc/GMT{-hours:+d}" if hours else "Etc/GMT", holidays=("2025-05-01",))
    shift = timedelta(hours=hours)
    assert there.hours(a - shift, b - shift) == pytest.approx(here.hours(a, b), abs=1e-6)


@settings(max_examples=60, deadline=None)
@given(calendars, moments, st.floats(0.1, 300))
def test_advance_is_the_inverse_of_hours(office, start, hours):
    if office.hours(datetime(2025, 1, 1, tzinfo=UTC), datetime(2025, 12, 31, tzinfo=UTC)) < 400:
        return
    later = office.advance(start, hours)
    assert office.hours(start, later) == pytest.approx(hours, abs=1e-5)
    back = office.advance(later, -hours)
    assert office.hours(back, later) == pytest.approx(hours, abs=1e-5)
    assert back >= start - timedelta(seconds=1)


def test_a_whole_holiday_counts_nothing():
    office = WorkCalendar(zone="Europe/Berlin", holidays=(date(2026, 12, 25),))
    start = datetime(2026, 12, 25, tzinfo=BERLIN)
    assert office.hours(start, start + timedelta(days=1)) == 0


def test_a_make_up_saturday_counts_as_a_day():
    office = WorkCalendar(zone="Asia/Shanghai", workdays=("2026-02-14",))
    saturday = datetime(2026, 2, 14, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert office.hours(saturday, saturday + timedelta(days=1)) == 8.5
    assert office.works_on(date(2026, 2, 14))
    assert not office.works_on(date(2026, 2, 15))


def test_the_next_working_moment():
    office = WorkCalendar(zone="Europe/Berlin")
    friday = datetime(2026, 7, 31, 18, tzinfo=BERLIN)
    assert office.next_working(friday) == datetime(2026, 8, 3, 9, tzinfo=BERLIN)
    inside = datetime(2026, 7, 31, 10, 15, tzinfo=BERLIN)
    assert office.next_working(inside) == inside


def test_advancing_by_nothing_stays():
    office = WorkCalendar(zone="Europe/Berlin")
    sunday = datetime(2026, 8, 2, 12, tzinfo=BERLIN)
    assert office.advance(sunday, 0) == sunday
    assert office.advance(sunday, 8.5) == datetime(2026, 8, 3, 17, 30, tzinfo=BERLIN)
    assert office.advance(sunday, -8.5) == datetime(2026, 7, 31, 9, 0, tzinfo=BERLIN)


def test_working_days_are_counted_on():
    office = WorkCalendar(zone="Europe/Berlin", holidays=("2026-08-03",))
    assert office.add_days(date(2026, 8, 1), 0) == date(2026, 8, 4)
    assert office.add_days(date(2026, 7, 31), 1) == date(2026, 8, 4)
    assert office.add_days(date(2026, 7, 31), 0) == date(2026, 7, 31)


def test_short_days_have_their_own_hours_from_their_date_on():
    office = WorkCalendar(
        zone="Asia/Dubai",
        weekend=((date.min, (4, 5)), (date(2022, 1, 1), (5, 6))),
        short_days=(ShortDay(4, (("08:00", "12:00"),), since=date(2022, 1, 1)),),
    )
    dubai = ZoneInfo("Asia/Dubai")
    before, after = datetime(2021, 12, 24, tzinfo=dubai), datetime(2022, 1, 7, tzinfo=dubai)
    assert office.hours(before, before + timedelta(days=1)) == 0
    assert office.hours(after, after + timedelta(days=1)) == 4


def test_low_rates_outside_office_hours_are_added():
    office = WorkCalendar(zone="Etc/GMT", windows=(("09:00", "17:00"),), after_hours=0.1, off_days=0.05)
    monday, saturday = datetime(2026, 8, 3, tzinfo=UTC), datetime(2026, 8, 1, tzinfo=UTC)
    assert office.hours(monday, monday + timedelta(days=1)) == pytest.approx(8 + 16 * 0.1)
    assert office.hours(saturday, saturday + timedelta(days=1)) == pytest.approx(24 * 0.05)


def test_the_curve_grows_with_the_question_and_is_not_pickled():
    office = WorkCalendar(zone="Europe/Berlin")
    near = office.hours(datetime(2026, 8, 3, tzinfo=BERLIN), datetime(2026, 8, 4, tzinfo=BERLIN))
    assert office.hours(datetime(1990, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)) > 100_000
    twin = pickle.loads(pickle.dumps(office))
    assert twin == office
    assert hash(twin) == hash(office)
    assert len(pickle.dumps(office)) < 2000
    assert twin.hours(datetime(2026, 8, 3, tzinfo=BERLIN), datetime(2026, 8, 4, tzinfo=BERLIN)) == near == 8.5


def test_intervals_are_the_windows_cut_to_the_question():
    office = WorkCalendar(zone="Europe/Berlin", windows=(("09:00", "12:00"), ("13:00", "17:00")))
    start, end = datetime(2026, 8, 3, 10, tzinfo=BERLIN), datetime(2026, 8, 3, 14, tzinfo=BERLIN)
    assert [(a.hour, b.hour) for a, b in office.intervals(start, end)] == [(10, 12), (13, 14)]


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"zone": "Mars/Olympus"}, "zone"),
        ({"windows": "09:00-17:00"}, "windows"),
        ({"windows": (("9", "17"),)}, "windows"),
        ({"windows": (("09:00",),)}, "windows"),
        ({"weekend": ()}, "weekend"),
        ({"weekend": ((date.min, (7,)),)}, "weekend"),
        ({"weekend": (("2013", (1,)),)}, "weekend"),
        ({"weekend": 5}, "weekend"),
        ({"holidays": ("25.12.2026",)}, "holidays"),
        ({"holidays": (20261225,)}, "holidays"),
    ],
)
def test_bad_fields_are_named(fields, named):
    with pytest.raises(CalendarError) as error:
        WorkCalendar(**{"zone": "Europe/Berlin", **fields})
    assert named in error.value.field


def test_moments_without_a_zone_or_beyond_the_calendar_are_refused():
    office = WorkCalendar(zone="Europe/Berlin")
    with pytest.raises(CalendarError, match="timezone-aware"):
        office.hours(datetime(2026, 1, 1), datetime(2026, 1, 2, tzinfo=UTC))
    with pytest.raises(CalendarError, match="1901"):
        office.hours(datetime(1800, 1, 1, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC))


def test_an_office_that_never_opens_is_named():
    closed = WorkCalendar(zone="Etc/GMT", weekend=((date.min, tuple(range(7))),))
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    for ask in (
        lambda: closed.next_working(moment),
        lambda: closed.advance(moment, 1.0),
        lambda: closed.add_days(moment.date(), 1),
    ):
        with pytest.raises(CalendarError):
            ask()


def test_datetimes_count_as_their_own_date():
    assert WorkCalendar(zone="Etc/GMT", holidays=(datetime(2026, 5, 1, 12),)).holidays == (date(2026, 5, 1),)
    assert WorkCalendar(zone=ZoneInfo("Europe/Berlin")).zone == "Europe/Berlin"


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12", "Europe/Berlin"])
def test_the_curve_grows_no_further_than_asked(zone):
    office = WorkCalendar(zone=zone)
    for year in (2026, 2025, 2027, 2026):
        office.hours(datetime(year, 6, 1, tzinfo=UTC), datetime(year, 7, 1, tzinfo=UTC))
    edges = office.edges(datetime(2026, 6, 1, tzinfo=UTC).timestamp(), datetime(2026, 7, 1, tzinfo=UTC).timestamp())
    begin, end = (datetime.fromtimestamp(stamp, ZoneInfo(zone)) for stamp in (edges.first, edges.last))
    assert (begin.year, begin.month, begin.day, begin.hour) == (2025, 1, 1, 0)
    assert (end.year, end.month, end.day, end.hour) == (2028, 1, 1, 0)


def test_nights_over_the_turn_of_the_year_are_whole():
    office = WorkCalendar(zone="America/New_York", windows=(("22:00", "06:00"),), weekend=((date.min, ()),))
    start = datetime(2025, 12, 31, 12, tzinfo=ZoneInfo("America/New_York"))
    assert office.hours(start, start + timedelta(days=1)) == 8
    later = datetime(2026, 1, 1, 1, tzinfo=ZoneInfo("America/New_York"))
    assert (
        WorkCalendar(zone="America/New_York", windows=(("22:00", "06:00"),)).hours(later, later + timedelta(days=1))
        == 5 + 3
    )


@given(moments, moments, st.integers(1, 60_000_000), st.floats(0.01, 300.0))
@settings(max_examples=40, deadline=None)
def test_hours_are_the_same_to_the_last_bit_whatever_was_asked_before(start, end, micros, hours):
    fresh, asked = (WorkCalendar(zone="America/New_York", after_hours=0.08, off_days=0.04) for _ in range(2))
    asked.hours(datetime(1998, 3, 2, tzinfo=UTC), datetime(2031, 3, 2, tzinfo=UTC))
    start += timedelta(microseconds=micros)
    assert fresh.hours(start, end) == asked.hours(start, end)
    assert fresh.advance(start, hours) == asked.advance(start, hours)
    assert fresh.advance(start, -hours) == asked.advance(start, -hours)
