"""Dates of exports: read when they can mean one thing only, and never given a zone in silence."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.records.export_dates import moment

SHANGHAI = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2026-03-01T09:30:00+08:00", datetime(2026, 3, 1, 9, 30, tzinfo=SHANGHAI)),
        ("2026-03-01T09:30:00Z", datetime(2026, 3, 1, 9, 30, tzinfo=UTC)),
        ("2026/3/1 9:30", datetime(2026, 3, 1, 9, 30, tzinfo=UTC)),
        ("2026年3月1日 下午9:30", datetime(2026, 3, 1, 21, 30, tzinfo=UTC)),
        ("2026.03.01", datetime(2026, 3, 1, tzinfo=UTC)),
        ("01.03.2026 09:30:15", datetime(2026, 3, 1, 9, 30, 15, tzinfo=UTC)),
        ("13/03/2026", datetime(2026, 3, 13, tzinfo=UTC)),
        ("3/13/2026 1:05 PM", datetime(2026, 3, 13, 13, 5, tzinfo=UTC)),
        ("12/31/2026 12:05 am", datetime(2026, 12, 31, 0, 5, tzinfo=UTC)),
        ("03-03-2026", datetime(2026, 3, 3, tzinfo=UTC)),
        ("1 Mar 2026", datetime(2026, 3, 1, tzinfo=UTC)),
        ("1-Mar-2026 09:30:00 +0800", datetime(2026, 3, 1, 9, 30, tzinfo=SHANGHAI)),
        ("March 1st, 2026", datetime(2026, 3, 1, tzinfo=UTC)),
        ("Sun, 01 Mar 2026 09:30:00 +0800", datetime(2026, 3, 1, 9, 30, tzinfo=SHANGHAI)),
        ("2026-03-01 09:30:00 UTC", datetime(2026, 3, 1, 9, 30, tzinfo=UTC)),
        ("2026-03-01+00:00", datetime(2026, 3, 1, tzinfo=UTC)),
        ("2026-03-01Z", datetime(2026, 3, 1, tzinfo=UTC)),
        ("2569-03-01", datetime(2026, 3, 1, tzinfo=UTC)),
        ("2026-3-1 09:30:5", datetime(2026, 3, 1, 9, 30, 5, tzinfo=UTC)),
        ("13/03/2026 - 9:30", datetime(2026, 3, 13, 9, 30, tzinfo=UTC)),
        ("13-3-2026 9u30", datetime(2026, 3, 13, 9, 30, tzinfo=UTC)),
        ("令和8年3月1日", datetime(2026, 3, 1, tzinfo=UTC)),
        ("平成31年3月1日", datetime(2019, 3, 1, tzinfo=UTC)),
        ("民國115年3月1日 下午9:30", datetime(2026, 3, 1, 21, 30, tzinfo=UTC)),
        ("令和元年6月1日", datetime(2019, 6, 1, tzinfo=UTC)),
        ("1 Tháng Ba, 2026", datetime(2026, 3, 1, tzinfo=UTC)),
        ("23.04.26", datetime(2026, 4, 23, tzinfo=UTC)),
        ("26. 8. 3.", datetime(2026, 8, 3, tzinfo=UTC)),
        ("8/14/26", datetime(2026, 8, 14, tzinfo=UTC)),
        ("20260301093000", datetime(2026, 3, 1, 9, 30, tzinfo=UTC)),
        ("Sun Mar 01 2026 09:30:00 GMT+0800 (China Standard Time)", datetime(2026, 3, 1, 9, 30, tzinfo=SHANGHAI)),
        ("２０２６－０３－０１", datetime(2026, 3, 1, tzinfo=UTC)),
        ("46082", datetime(2026, 3, 1, tzinfo=UTC)),
        (46082.5, datetime(2026, 3, 1, 12, tzinfo=UTC)),
        ("1772328600", datetime(2026, 3, 1, 1, 30, tzinfo=UTC)),
        (1772328600000, datetime(2026, 3, 1, 1, 30, tzinfo=UTC)),
        (date(2026, 3, 1), datetime(2026, 3, 1, tzinfo=UTC)),
        (datetime(2026, 3, 1, 9, 30), datetime(2026, 3, 1, 9, 30, tzinfo=UTC)),
    ],
)
def test_one_meaning(text, wanted):
    assert moment(text).at == wanted


@pytest.mark.parametrize(
    "text",
    [
        "1970-01-01 00:00:00", "1970-01-01", "0000-00-00 00:00:00", "1899-12-30", 0, "0001-01-01",
        "", "soon", "12", "31/02/2026", "2026-13-01", "2026-03-01 25:00", "2026-03-01 at noon", "9999999999999", "1066-10-14", "12 Foo 2026",
        "2026-03-01 09:30:00 +99:99", True, "26.08.14", "1/2/26", "1447-09-15", "1404-12-30", "14 listopada 2026",
    ],
)  # fmt: skip
def test_nothing_is_read_and_the_reason_is_told(text):
    found = moment(text)
    assert found.at is None or "+99" in str(text)
    assert found.note


def test_a_date_that_could_be_two_days_is_not_read_unless_told():
    assert moment("03/04/2026").at is None
    assert "day_first" in moment("03/04/2026").note
    assert moment("03/04/2026", day_first=True).at == datetime(2026, 4, 3, tzinfo=UTC)
    assert moment("03/04/2026", day_first=False).at == datetime(2026, 3, 4, tzinfo=UTC)


def test_a_missing_zone_is_always_told():
    assert moment("2026-03-01").note == "has no zone: read as UTC time"
    found = moment("2026-03-01 09:00", zone="Asia/Shanghai")
    assert found.at == datetime(2026, 3, 1, 1, tzinfo=UTC)
    assert "Asia/Shanghai" in found.note
    assert moment("2026-03-01T09:00:00Z").note == ""


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40) | st.integers() | st.floats(), st.sampled_from([None, True, False]))
def test_whatever_comes_the_answer_is_aware_or_has_a_reason(value, day_first):
    found = moment(value, zone="Asia/Kolkata", day_first=day_first)
    assert found.at is None or found.at.utcoffset() is not None
    assert found.at is not None or found.note


@settings(max_examples=100, deadline=None)
@given(
    st.datetimes(datetime(1991, 1, 1), datetime(2150, 1, 1)),
    st.sampled_from(
        ["%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M:%S", "%d.%m.%Y %H:%M:%S", "%Y年%m月%d日 %H:%M:%S", "%d %b %Y %I:%M:%S %p"]
    ),
)
def test_what_was_written_is_read_back(when, form):
    assert moment(when.strftime(form)).at == when.replace(microsecond=0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("2026-03-04 15.20", 15, 20), ("2026-03-04T15.20", 15, 20), ("2026-03-04 09.05", 9, 5), ("2026-03-04 9.05", 9, 5),
        ("2026-03-04 15.20.30", 15, 20), ("2026-03-04 15:20:30,5", 15, 20),
    ],
)  # fmt: skip
def test_a_point_parts_hours_from_minutes_and_is_no_fraction(text, hour, minute):
    at = moment(text).at
    assert at is not None
    assert (at.hour, at.minute) == (hour, minute)


def test_half_a_clock_behind_a_comma_is_not_read():
    assert moment("2026-03-04 15,5").at is None
