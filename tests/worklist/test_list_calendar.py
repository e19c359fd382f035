"""The calendar: events that keep their id, no more a day than fit, in the seller's zone."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import attrs
import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.worklist.made import HOME, NOW, action, diagnosis, monday, stranger

from silentbuyer.worklist import worklist
from silentbuyer.worklist.zone_lines import zone_lines


def events(buyers, **options):
    text = worklist(buyers).to_ics(**options)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def test_next_weeks_file_moves_an_event_and_adds_none():
    before = diagnosis("a", action("wait", starts=60))
    after = attrs.evolve(before, now=NOW + timedelta(days=7), actions=(action("follow-up", starts=170),))
    (old,), (new,) = events([before]), events([after])
    assert old["UID"] == new["UID"]
    assert new["SEQUENCE"] > old["SEQUENCE"]
    assert new["DTSTART"].dt > old["DTSTART"].dt


def test_each_buyer_and_each_action_has_its_own_id():
    ids = {str(event["UID"]) for event in events(monday())}
    assert len(ids) == 6
    (call,) = events([diagnosis("a", action("call", channel="phone"))])
    (mail,) = events([diagnosis("a", action())])
    assert call["UID"] != mail["UID"]


def test_no_more_a_day_than_fit_and_the_rest_on_the_next_working_days():
    found = events([diagnosis(f"b{n}") for n in range(11)], capacity=3)
    days = Counter(event["DTSTART"].dt.date().isoformat() for event in found)
    assert days == {"2026-08-17": 3, "2026-08-18": 3, "2026-08-19": 3, "2026-08-20": 2}
    friday = events([diagnosis(f"b{n}", action(starts=96)) for n in range(2)], capacity=1)
    assert [event["DTSTART"].dt.strftime("%a") for event in friday] == ["Fri", "Mon"]


def test_events_do_not_lie_upon_each_other():
    found = [event["DTSTART"].dt for event in events([diagnosis(f"b{n}") for n in range(8)])]
    assert found == [NOW.replace(tzinfo=ZoneInfo("Asia/Shanghai")) + timedelta(minutes=15 * n) for n in range(8)]


def test_what_could_have_begun_begins_now():
    (event,) = events([diagnosis("a", action(starts=-40))])
    assert event["DTSTART"].dt == NOW


def test_who_is_given_up_is_in_nobodys_calendar():
    assert events([diagnosis("a", action("stop", channel=None))]) == []


@pytest.mark.parametrize(
    "zone", ["Asia/Shanghai", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Africa/Casablanca"]
)
def test_the_zone_in_the_file_says_what_the_zone_is(zone):
    clock = ZoneInfo(zone)
    moments = [datetime(2026, month, 15, 12, tzinfo=UTC) for month in range(1, 13)]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *zone_lines(zone, moments), "END:VCALENDAR"]
    (read,) = icalendar.Calendar.from_ical("\r\n".join(lines)).walk("VTIMEZONE")
    told = read.to_tz()
    for at in moments:
        naive = at.astimezone(clock).replace(tzinfo=None)
        assert told.utcoffset(naive) == clock.utcoffset(naive), (zone, at)


def test_a_seller_in_new_york_sees_new_york():
    ours = diagnosis("a", action(starts=4), seller=attrs.evolve(HOME, zone="America/New_York"))
    (event,) = events([ours])
    assert event["DTSTART"].params["TZID"] == "America/New_York"
    assert event["DTSTART"].dt.astimezone(UTC) == NOW + timedelta(hours=4)


@given(
    st.text(min_size=1, max_size=40).filter(str.strip)
    | st.sampled_from(["x\r\nBEGIN:VEVENT\r\n", "a;b,c\\d", "\u202eevil", "北京" * 200])
)
@settings(deadline=None)
def test_no_strangers_text_adds_a_line_or_an_event(text):
    (event,) = events([stranger(text)])
    assert event.name == "VEVENT"
    assert [part.name for part in event.subcomponents] == ["VALARM"]
