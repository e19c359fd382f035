"""The time line behind the chart: whose message when, which days were off, when an answer would be usual."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.worklist.made import NAIROBI, NOW, action, contacts, diagnosis

from silentbuyer.model.customer import Message
from silentbuyer.model.parties import Away
from silentbuyer.worklist.chart import HIGH, WIDE, chart, legend, sentence
from silentbuyer.worklist.sayings import teller
from silentbuyer.worklist.time_line import AHEAD, LONGEST, time_line

TELL = teller()


def message(days, sender="seller", **more):
    return Message(at=NOW - timedelta(days=days), sender=sender, text="x", **more)


def drawn(*log, given=None, **more):
    return time_line(diagnosis("a", given or action(starts=4.5), buyer=contacts("a", messages=log, **more)))


def test_both_sides_messages_stand_in_their_order():
    line = drawn(message(9, "buyer"), message(8), message(7, kind="bounce", sender="buyer"), message(2, "unknown"))
    assert [(one.side, one.kind) for one in line.marks] == [
        ("theirs", "message"), ("ours", "message"), ("theirs", "bounce"), ("unknown", "message"),
    ]  # fmt: skip
    assert {one.at.tzinfo.key for one in line.marks} == {"Africa/Nairobi"}


def test_what_is_long_ago_is_left_out_and_time_ahead_is_bounded():
    line = drawn(message(400), message(3), given=action(starts=24 * 90))
    assert len(line.marks) == 1
    assert line.now - line.begin <= LONGEST + timedelta(days=1)
    assert line.end - line.now <= AHEAD + timedelta(days=1)


def test_weekends_nights_and_holidays_of_the_buyers_country():
    line = drawn(message(8), country="JP")
    kinds = {band.kind for band in line.bands}
    assert {"weekend", "night", "holiday"} <= kinds
    assert ("holiday", "Mountain Day") in {(band.kind, band.name) for band in line.bands}
    assert "night" not in {band.kind for band in drawn(message(40)).bands}  # too narrow to be seen


def test_an_absence_ends_on_the_first_day_back():
    back = datetime(2026, 8, 20, tzinfo=NAIROBI)
    line = drawn(message(8), absences=(Away(since=NOW - timedelta(days=5), until=back),))
    (band,) = [band for band in line.bands if band.kind == "absence"]
    assert band.end == min(back, line.end)


def test_the_next_good_time_lies_in_working_hours_from_the_actions_moment():
    line = drawn(message(8), given=action(starts=4.5))
    begin, end = line.window
    assert begin == NOW + timedelta(hours=4.5)
    assert begin < end
    assert begin.weekday() < 5


def test_the_usual_answer_comes_after_our_last_word_and_only_where_it_is_the_last():
    assert NOW - timedelta(days=8) < drawn(message(8)).usual < NOW
    assert drawn(message(8), message(7, "buyer")).usual is None


def test_without_a_log_it_is_empty():
    line = drawn()
    assert line.marks == ()
    assert line.begin < line.now < line.end


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.floats(0, 60), st.sampled_from(["buyer", "seller", "unknown"]), st.sampled_from(["message", "bounce", "auto-reply", "receipt"])), max_size=30), st.sampled_from(["KE", "IT", "JP", "IL", "SA", None]), st.floats(-100, 2000))  # fmt: skip
def test_everything_is_drawn_inside_the_picture(log, country, starts):
    import re

    line = drawn(
        *(message(days, sender, kind=kind) for days, sender, kind in log), country=country, given=action(starts=starts)
    )
    picture = chart(line, TELL)
    places = [float(x) for x in re.findall(r'(?:cx|x)="([\d.]+)"', picture)]
    assert all(-8 <= x <= WIDE + 8 for x in places)
    assert all(0 <= float(y) <= HIGH for y in re.findall(r' (?:cy|y)="([\d.]+)"', picture))
    assert len(picture) < 9000


def test_a_sentence_and_a_key_say_the_same():
    line = drawn(message(8), message(7, "buyer"), country="JP")
    assert sentence(line, TELL).startswith("Time line from ")
    assert "messages of ours: 1, of theirs: 1. Days off: holiday" in sentence(line, TELL)
    assert ("holiday", "Mountain Day") in legend(line, TELL)


@pytest.mark.parametrize("zone", ["America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe"])
def test_odd_zones_have_no_hole(zone):
    from silentbuyer.model.diagnosis import Silence

    silence = Silence(since=NOW, state="late", zone=zone, zone_confidence=1.0)
    assert time_line(diagnosis("a", silence=silence, buyer=contacts("a", messages=(message(3),)))).zone == zone
