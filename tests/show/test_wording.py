"""The sentences a salesperson reads."""

import re
from datetime import UTC, datetime, timedelta, timezone

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_by_hand import FERRAGOSTO, NOW, WAIT

from silentbuyer.model.diagnosis import Action, Discount, Silence
from silentbuyer.model.findings import Cause
from silentbuyer.show import moment_words, wording


def test_the_silence_is_told_in_days_and_working_hours_with_what_was_not_counted():
    assert (
        str(FERRAGOSTO) == "19 days, but only 11 working hours of 456 h: Ferragosto 192 h, nights 157 h, weekends 96 h"
    )


def _minutes(text):
    return sum(
        int(n.replace(",", "")) * (60 if unit == "h" else 1) for n, unit in re.findall(r"([\d,]+) (h|min)\b", text)
    )


@given(
    st.integers(0, 200_000),
    st.lists(
        st.tuples(
            st.sampled_from(["night", "weekend", "holiday", "season", "absence", "other"]),
            st.sampled_from(["", "Eid al-Fitr", "Golden Week", "Christmas", "Tet", "Obon", "Nowruz"]),
            st.floats(0.01, 1.0),
        ),
        min_size=1,
        max_size=12,
    ),
    st.floats(0.0, 1.0),
)
def test_the_printed_account_adds_up_to_the_elapsed_time(minutes, parts, part_worked):
    hours = minutes / 60
    whole = sum(share for _, _, share in parts)
    discounts = tuple(
        Discount(kind=kind, name=name, hours=hours * (1 - part_worked) * share / whole) for kind, name, share in parts
    )
    silence = Silence(
        since=NOW,
        elapsed=timedelta(minutes=minutes),
        effective_hours=hours * part_worked,
        state="late",
        discounts=discounts,
    )
    text = str(silence)
    if ":" in text:
        head, listed = text.split(": ", 1)
        worked = 0 if "no working hour" in head else int(re.search(r"([\d,]+) working", head)[1].replace(",", ""))
        worked *= 60 if "working hour" in head else 1
        total = _minutes(head.split(" of ")[-1])
        assert worked + _minutes(listed) == total
        assert abs(total - minutes) <= 30


def test_a_plain_week_is_not_told_as_if_it_were_short():
    week = Silence(since=NOW, elapsed=timedelta(days=7), effective_hours=40, low=40, high=40, state="late")
    assert str(week) == "7 days, of which 40 working hours"


def test_an_uncertain_zone_shows_the_range():
    unsure = attrs.evolve(FERRAGOSTO, low=8, high=14)
    assert "11 working hours (between 8 and 14)" in str(unsure)


def test_a_silence_of_one_night_names_the_night():
    night = Silence(
        since=NOW,
        elapsed=timedelta(hours=13),
        effective_hours=0.2,
        state="on-time",
        discounts=(Discount(kind="night", hours=12.8),),
    )
    assert str(night) == "13 hours, but only 12 working minutes of 13 h: nights 12 h 48 min"


def test_many_discounts_are_cut_to_the_four_largest():
    many = tuple(Discount(kind="holiday", name=f"Day {n}", hours=24 + n) for n in range(6))
    assert str(attrs.evolve(FERRAGOSTO, discounts=many)).endswith(
        "Day 5 29 h, Day 4 28 h, Day 3 27 h, Day 2 26 h, 2 more 49 h, not accounted for 286 h"
    )


@pytest.mark.parametrize(
    ("silence", "expected"),
    [
        (Silence(), "no message of ours waits for an answer, so there is no silence to count"),
        (Silence(since=NOW), "no message of ours waits for an answer, so there is no silence to count"),
    ],
)
def test_no_silence_says_so(silence, expected):
    assert str(silence) == expected
    assert wording.pace_sentence(silence) == ""


def test_the_pace_names_its_basis_and_the_return():
    prior = wording.pace_sentence(FERRAGOSTO)
    assert prior.startswith("Going by what is usual in the trade, 80% of replies would have come by now")
    assert prior.endswith("By the calendar of their holidays they are back at work on Mon 24 Aug 2026, 09:00.")
    assert "Going by 3 earlier replies of theirs," in wording.pace_sentence(attrs.evolve(FERRAGOSTO, own_replies=3))
    assert "Going by 1 earlier reply of theirs," in wording.pace_sentence(attrs.evolve(FERRAGOSTO, own_replies=1))


@pytest.mark.parametrize("cause", list(Cause))
def test_every_cause_has_a_family_and_a_colour(cause):
    assert wording.family(cause)
    assert wording.tone(cause) in ("calm", "ours", "worthless", "lost", "commercial", "held", "urgent", "open")


@given(st.floats(0, 1))
def test_percentages_never_claim_certainty(share):
    shown = wording.percent(share)
    assert shown not in ("0%", "100%")
    assert abs(float(shown.strip("<>%")) - share * 100) <= 1


@pytest.mark.parametrize(
    ("hours", "expected"), [(0.2, "12 min"), (1, "1 h"), (96, "96 h"), (119.4, "119 h"), (192, "8 days")]
)
def test_spans_use_the_unit_people_would(hours, expected):
    assert wording.span(hours) == expected


def test_when_names_the_buyers_clock_and_the_deadline():
    assert moment_words.when(WAIT) == (
        "not before Tue 25 Aug 2026, 09:30 (their time, Europe/Rome), by Fri 28 Aug 2026, 17:00 (Europe/Rome)"
    )


def test_what_could_have_begun_is_done_at_once():
    assert moment_words.when(WAIT, WAIT.not_before) == "at once, by Fri 28 Aug 2026, 17:00 (Europe/Rome)"


def test_when_does_not_claim_an_uncertain_zone():
    assert "if the zone is right" in moment_words.when(attrs.evolve(WAIT, local_time=None))
    assert moment_words.when(Action(kind="stop", advice="Stop.")) == ""


def test_a_fixed_offset_is_named_by_its_offset():
    at = datetime(2026, 1, 5, 8, 5, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    assert moment_words.zone_name(at) == "UTC+05:30"
    assert moment_words.moment(at) == "Mon 5 Jan 2026, 08:05"
    assert moment_words.moment(None) == ""
    assert moment_words.short_moment(datetime(2026, 1, 5, 8, 5, tzinfo=UTC)) == "Mon 5 Jan 08:05"


def test_evidence_becomes_short_pairs():
    pairs = wording.evidence_pairs(
        {"mx_hosts": ("a", "b"), "open": False, "until": None, "n": 3, "by": {"x": 1, "y": 2}}
    )
    assert pairs == [("mx hosts", "a, b"), ("open", "no"), ("n", "3"), ("by", "x 1, y 2")]
    assert wording.evidence_pairs("no mapping") == []


@given(st.builds(timedelta, hours=st.integers(0, 20_000)), st.floats(0, 5_000))
def test_any_silence_is_one_sentence(elapsed, hours):
    silence = Silence(since=NOW, elapsed=elapsed, effective_hours=hours, low=hours, high=hours, state="late")
    assert "working" in str(silence)
    assert "\n" not in str(silence)
