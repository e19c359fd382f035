"""Date headers as programs of many countries write them."""

from datetime import UTC, datetime

import pytest

from silentbuyer.mailbox.header_dates import header_date


@pytest.mark.parametrize(
    "text",
    [
        "Mon, 3 Aug 2026 15:20:11 +0800",
        "Mon, 3 Aug 2026 15:20:11 +08:00",
        "Mon, 3 Aug 2026 15:20:11 GMT+8",
        "Mon, 3 Aug 2026 15:20:11 UTC+08:00",
        "Mon, 3 Aug 2026 15.20.11 +0800",
        "Mon, 3 Aug 2026 下午03:20:11 +0800",
        "Mon, 3 Aug 2026 03:20:11 下午 +0800",
        "Mon, 3 Aug 2026 03:20:11 PM +0800",
        "Mon, 3 Aug 2026 午後3:20:11 +0800",
        "Mon, 3 Aug 2026 오후 3:20:11 +0800",
        "Mon, 3 Aug 2026 3:20:11 p.m. +0800",
        "2026-08-03 15:20:11 +0800",
        "2026-08-03T15:20:11+08:00",
        "2026/8/3 15:20:11 +0800",
        "2026年8月3日 15:20:11 +0800",
        "2026年8月3日 下午3:20:11 +0800",
        "周一, 3 8月 2026 15:20:11 +0800",
        "星期一, 3 八月 2026 15:20:11 +0800",
        "lun., 3 août 2026 15:20:11 +0800",
        "пн, 3 авг 2026 15:20:11 +0800",
        "lun, 3 ago 2026 15:20:11 +0800",
        "Mon Aug 03 15:20:11 +0800 2026",
    ],
)
def test_one_moment(text):
    assert header_date(text).isoformat() == "2026-08-03T15:20:11+08:00"


@pytest.mark.parametrize(
    "text", ["", "yesterday", "Mon, 32 Aug 2026 15:20:11 +0800", "2026-13-03 15:20:11", "3 Qqq 2026 15:20:11"]
)
def test_what_is_no_date_is_none(text):
    assert header_date(text) is None


@pytest.mark.parametrize(
    ("zone", "offset"),
    [
        ("JST", "+09:00"), ("KST", "+09:00"), ("HKT", "+08:00"), ("SGT", "+08:00"), ("IST", "+05:30"), ("MSK", "+03:00"),
        ("CET", "+01:00"), ("CEST", "+02:00"), ("(EEST)", "+03:00"), ("BRT", "-03:00"), ("EDT", "-04:00"), ("PST", "-08:00"),
        ("AEDT", "+11:00"), ("WIB", "+07:00"), ("PKT", "+05:00"), ("NPT", "+05:45"), ("SAST", "+02:00"), ("CST", "-06:00"),
        ("GMT", "+00:00"), ("+0200 (CEST)", "+02:00"), ("-0300 (BRT)", "-03:00"),
    ],
)  # fmt: skip
def test_zones_by_name(zone, offset):
    assert header_date(f"Mon, 3 Aug 2026 15:20:11 {zone}").isoformat() == f"2026-08-03T15:20:11{offset}"


@pytest.mark.parametrize(
    ("zone", "hour", "offset"),
    [("CST", 7, "+08:00"), ("CST", 21, "-06:00"), ("IST", 13, "+02:00"), ("IST", 9, "+05:30")],
)
def test_a_name_of_several_zones_is_the_one_that_fits_the_receipt(zone, hour, offset):
    near = datetime(2026, 8, 3, hour, 22, tzinfo=UTC)
    assert header_date(f"Mon, 3 Aug 2026 15:20:11 {zone}", near).isoformat() == f"2026-08-03T15:20:11{offset}"
