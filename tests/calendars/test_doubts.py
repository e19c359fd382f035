"""Doubts about a place's days: what a year holds, and stretches that are cut, joined and never counted twice."""

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.calendars.country import SURE
from silentbuyer.calendars.doubts import Doubt, joined, local_date, midnight, year_doubts

STRETCHES = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: (pair[0], sum(pair))))


def test_a_day_begins_where_its_own_clock_says_so():
    assert midnight(date(2026, 7, 1), "Asia/Shanghai") == midnight(date(2026, 7, 1), "Etc/GMT") - 8 * 3600
    assert local_date(midnight(date(2026, 7, 1), "Asia/Shanghai"), "Etc/GMT") == date(2026, 6, 30)


@settings(max_examples=60, deadline=None)
@given(STRETCHES)
def test_joined_stretches_hold_the_same_moments_once(stretches):
    found = joined(stretches)

    assert all(before[1] < after[0] for before, after in pairwise(found))
    inside = {moment for begin, end in stretches for moment in range(begin, end)}
    assert sum(end - begin for begin, end in found) == len(inside)


def test_a_doubt_is_cut_to_what_is_asked_and_covers_its_begin_but_not_its_end():
    away = Doubt(name="fair", share=0.5, stretches=((10.0, 20.0), (30.0, 40.0)), kind="season", cause="away")

    assert away.within(15.0, 35.0) == [(15.0, 20.0), (30.0, 35.0)]
    assert away.within(20.0, 30.0) == []
    assert (away.covers(10.0), away.covers(20.0)) == (True, False)


def test_a_year_of_italy_holds_the_doubt_of_august():
    doubts = year_doubts("IT", None, "Europe/Rome", 2026)
    begin, end = midnight(date(2026, 8, 10), "Europe/Rome"), midnight(date(2026, 8, 15), "Europe/Rome")

    august = [doubt for doubt in doubts if doubt.kind == "season" and doubt.within(begin, end)]
    assert august
    assert all(doubt.source for doubt in august)


def test_what_is_certain_is_no_doubt_and_a_place_unknown_has_none_of_its_own():
    assert all(
        0.0 < doubt.share < SURE for doubt in year_doubts("DE", "BY", "Europe/Berlin", 2026) if doubt.kind == "holiday"
    )
    assert [doubt for doubt in year_doubts(None, None, "Etc/GMT", 2026) if doubt.kind == "holiday"] == []
