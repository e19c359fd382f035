"""The time of day, as programs of many countries write it behind a date."""

from datetime import UTC, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.records.clock_words import read_clock
from silentbuyer.records.month_words import plain_text


@pytest.mark.parametrize(
    "text",
    [
        "15:20", "15:20:00", "3:20 PM", "3:20pm", "3:20 p. m.", "3:20 p.m.", "下午3:20", "15时20分", "15时20分00秒", "15點20分",
        "오후 3:20", "오후 3시 20분", "15시 20분", "午後3:20", "klo 15.20", "kl. 15:20", "um 15:20 Uhr", "à 15h20", "at 3:20 PM",
        "a las 15:20", "周三 15:20", "(水) 15:20", "星期三 下午3:20", "3:20 μ.μ.", "3:20 م", "ÖS 3:20", "15:20 น.", "saat 15:20",
        "3:20 CH", "дня 3:20", "T15:20",
    ],
)  # fmt: skip
def test_twenty_past_three(text):
    clock = read_clock(plain_text(text))
    assert clock is not None, text
    assert (clock.hour, clock.minute) == (15, 20), text


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("下午3点", 15, 0), ("下午3点整", 15, 0), ("3点半", 3, 30), ("15時", 15, 0), ("午後3時半", 15, 30), ("오후 3시", 15, 0),
        ("오후 3시 반", 15, 30), ("15 Uhr", 15, 0), ("à 15h", 15, 0), ("8时5分", 8, 5), ("8時5分", 8, 5), ("8시 5분", 8, 5),
    ],
)  # fmt: skip
def test_an_hour_alone_and_minutes_of_one_figure(text, hour, minute):
    clock = read_clock(plain_text(text))
    assert clock is not None, text
    assert (clock.hour, clock.minute) == (hour, minute), text


@pytest.mark.parametrize("text", ["3", "15", "3天", "15 horas de trabajo", "8时间", "3h ago"])
def test_what_is_no_time_of_day(text):
    assert read_clock(plain_text(text)) is None


@pytest.mark.parametrize(
    ("text", "hour"),
    [("12:05 AM", 0), ("12:05 PM", 12), ("凌晨12:05", 0), ("中午12:05", 12), ("中午1:05", 13), ("上午9:05", 9), ("am 12:05", 12), ("3 PM", 15)],
)  # fmt: skip
def test_the_halves_of_the_day(text, hour):
    """Before a clock "am" is German, behind it Latin."""
    assert read_clock(plain_text(text)).hour == hour


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("15:20Z", UTC), ("15:20 UTC", UTC), ("15:20 GMT+8", timezone(timedelta(hours=8))), ("15:20 -03:30", timezone(-timedelta(hours=3, minutes=30))),
        ("15:20 +0800", timezone(timedelta(hours=8))), ("15:20:00 gmt+0800 (China Standard Time)", timezone(timedelta(hours=8))),
        ("15:20 +99:00", None), ("15:20", None),
    ],
)  # fmt: skip
def test_an_offset_behind_the_clock(text, zone):
    assert read_clock(plain_text(text)).zone == zone


@pytest.mark.parametrize(
    "text",
    ["", "noon", "15:20 or so", "about 15:20", "at noon", "3:20 AM PM 下午", "20", "上午 下午 3:20", "下午 3:20 am"],
)
def test_what_is_no_clock_for_certain_is_none(text):
    assert read_clock(plain_text(text)) is None


@given(st.text(max_size=60))
def test_any_text_is_a_clock_or_none(text):
    found = read_clock(plain_text(text))
    assert found is None or found.hour >= 0
