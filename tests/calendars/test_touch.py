"""When to write or call next: in the buyer's hours, in ours too for a call, never into an absence or its backlog."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer import Customer, Seller
from silentbuyer.calendars import Absence, calendar_for, calendar_of, golden_overlap, next_touch, seller_calendar
from silentbuyer.errors import CalendarError

SELLER = Seller(country="CN", timezone="Asia/Shanghai")


def at(text):
    return datetime.fromisoformat(text)


def buyer(country="DE", **fields):
    return Customer(id="1", country=country, **fields)


def test_a_mail_goes_into_the_buyers_morning():
    touch = next_touch(buyer(), SELLER, at("2026-02-03T16:00+01:00"))
    assert touch.at == datetime(2026, 2, 4, 9, tzinfo=ZoneInfo("Europe/Berlin"))
    assert touch.local_time == "Wed 2026-02-04 09:00"


def test_a_good_moment_now_is_now():
    assert next_touch(buyer(), SELLER, at("2026-02-03T10:00:30+01:00")).at == at("2026-02-03T10:01+01:00")


def test_a_weekend_is_the_buyers_own():
    assert next_touch(buyer("IL"), SELLER, at("2026-02-05T18:00+02:00")).at.date() == date(2026, 2, 8)
    assert next_touch(buyer("DE"), SELLER, at("2026-02-06T18:00+01:00")).at.date() == date(2026, 2, 9)


def test_a_call_falls_into_the_hours_of_both():
    touch = next_touch(buyer(), SELLER, at("2026-02-03T16:00+01:00"), channel="phone")
    assert touch.at == at("2026-02-04T08:00+01:00")
    assert touch.at.astimezone(ZoneInfo("Asia/Shanghai")).hour < 18


def test_a_call_without_common_hours_says_so():
    touch = next_touch(buyer("US", subdivision="CA"), SELLER, at("2026-02-03T16:00+01:00"), channel="phone")
    assert any("do not meet" in note for note in touch.notes)
    assert touch.at.astimezone(ZoneInfo("America/Los_Angeles")).hour == 9


def test_a_return_date_is_honoured_with_one_working_day_more():
    absence = Absence(since=at("2026-06-01T09:00+02:00"), back=date(2026, 6, 12))
    touch = next_touch(buyer("FR"), SELLER, at("2026-06-03T10:00+02:00"), absences=[absence])
    assert touch.at.date() == date(2026, 6, 15)  # Friday 12 is the first day back, Monday one working day later
    assert any("2026-06-12" in note for note in touch.notes)


def test_the_backlog_morning_after_a_long_break_is_skipped():
    touch = next_touch(buyer("CN"), Seller(country="DE"), at("2026-10-03T10:00+08:00"))
    assert touch.at.date() == date(2026, 10, 8)
    assert touch.at.hour >= 10


def test_a_season_that_keeps_most_away_is_waited_out():
    touch = next_touch(buyer("IT"), SELLER, at("2026-08-19T10:00+02:00"))
    assert touch.at.date() == date(2026, 8, 26)
    assert any("Ferragosto" in note for note in touch.notes)


def test_without_a_certain_clock_no_local_time_is_told():
    touch = next_touch(buyer("US"), SELLER, at("2026-02-03T10:00+00:00"))
    assert touch.local_time is None
    assert any("not certain" in note for note in touch.notes)
    for zone in ("America/New_York", "America/Chicago", "America/Los_Angeles"):
        assert 8 <= touch.at.astimezone(ZoneInfo(zone)).hour < 18


def test_a_buyer_without_country_still_gets_a_moment():
    start = at("2026-02-03T10:00+00:00")
    assert start <= next_touch(Customer(id="1"), SELLER, start).at


@pytest.mark.parametrize("fields", [{}, {"country": "US"}, {"country": "RU"}, {"country": "ID"}, {"country": "CA"}])
def test_an_uncertain_zone_never_puts_a_message_off_by_weeks(fields):
    home = Seller(country="DE")
    for day in range(0, 365, 6):
        start = at("2027-01-05T10:00+00:00") + timedelta(days=day)
        assert next_touch(Customer(id="1", **fields), home, start).at - start <= timedelta(days=15)


def test_the_golden_overlap_of_the_next_ten_working_days():
    start = at("2026-03-30T00:00+02:00")
    windows = golden_overlap(buyer("DE", subdivision="BY"), SELLER, start)
    assert len({begin.date() for begin, _ in windows}) <= 10
    assert windows[-1][1] > start + timedelta(days=12)  # Easter lies within
    ours, theirs = seller_calendar(SELLER), calendar_for("DE", "BY")
    for begin, end in windows:
        assert begin.tzinfo is UTC
        hours = (end - begin).total_seconds() / 3600
        assert ours.hours(begin, end) == pytest.approx(hours)
        assert theirs.hours(begin, end) == pytest.approx(hours)


def test_naive_moments_are_refused():
    with pytest.raises(CalendarError):
        next_touch(buyer(), SELLER, datetime(2026, 1, 1))


def test_the_candidate_calendars():
    pairs = calendar_of(buyer("US"), at("2026-02-03T10:00+00:00"))
    assert sum(share for _, share in pairs) == pytest.approx(1.0)
    assert pairs[0][0].zone == "America/New_York"


@settings(max_examples=50, deadline=None)
@given(
    st.sampled_from(["DE", "AE", "CN", "BR", "IR", "IN", "US", "SA", "ZZ"]),
    st.datetimes(datetime(2025, 1, 1), datetime(2027, 6, 1), timezones=st.just(UTC)),
    st.sampled_from(["email", "whatsapp", "phone"]),
)
def test_a_touch_is_never_before_and_always_in_the_buyers_hours(country, after, channel):
    touch = next_touch(buyer(country), SELLER, after, channel=channel)
    assert touch.at >= after
    assert touch.at < after + timedelta(days=75)
    calendar = calendar_for(country, zone=touch.at.tzinfo)
    assert calendar.hours(touch.at, touch.at + timedelta(minutes=1)) > 0


@pytest.mark.parametrize(
    ("country", "after", "day"),
    [
        ("DE", "2026-12-24T07:00+01:00", "2027-01-07"), ("US", "2026-11-25T08:00-05:00", "2026-11-30"),
        ("IL", "2026-09-20T08:00+03:00", "2026-09-22"), ("GB", "2026-12-31T08:00+00:00", "2027-01-04"),
    ],
)  # fmt: skip
def test_no_message_is_timed_for_the_eve_of_a_feast(country, after, day):
    found = next_touch(
        Customer(id="1", country=country, subdivision="NY" if country == "US" else None), SELLER, at(after)
    )
    assert found.at.date().isoformat() == day


def test_after_a_break_that_ends_before_a_weekend_the_first_morning_is_left_to_the_backlog():
    for country, after in (("GB", "2027-01-03T10:00+00:00"), ("IR", "2026-04-03T10:00+03:30")):
        found = next_touch(Customer(id="1", country=country), SELLER, at(after))
        assert found.at.hour >= 10, (country, found.at)


def test_a_message_is_put_off_for_our_own_holidays_and_says_so():
    ours = Seller(country="CN", timezone="Asia/Shanghai")
    buyer_ = Customer(id="1", country="US", subdivision="NY")
    before = next_touch(buyer_, ours, at("2026-10-01T00:00-04:00"), now=at("2026-09-30T17:00+08:00"))
    assert before.at.date().isoformat() == "2026-10-08"
    assert before.own_holiday
    assert any("holiday of our own" in note for note in before.notes)
    at_the_desk = next_touch(buyer_, ours, at("2026-10-02T00:00-04:00"), now=at("2026-10-01T17:00+08:00"))
    assert at_the_desk.at.date().isoformat() == "2026-10-02"
    assert at_the_desk.own_holiday


def test_a_season_alone_is_not_waited_out_for_weeks():
    start = at("2026-08-06T10:00+02:00")
    assert next_touch(Customer(id="1", country="IT"), SELLER, start).at - start <= timedelta(days=15)
