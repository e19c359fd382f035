"""The calendar file of actions, held against RFC 5545."""

from datetime import UTC, datetime

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_by_hand import WAIT, diagnosis, hostile

from silentbuyer.model.diagnosis import Action
from silentbuyer.show.calendar_file import calendar


def unfolded(text):
    assert text.endswith("\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return text.replace("\r\n ", "").split("\r\n")


def test_one_event_for_the_next_action_of_a_buyer():
    lines = unfolded(calendar([diagnosis(actions=(attrs.evolve(WAIT, not_before=None, due=None), WAIT, WAIT))]))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    assert "DTSTART:20260825T073000Z" in lines
    assert "DTEND:20260825T074500Z" in lines
    assert "SUMMARY:write again: Acquaviva S.r.l." in lines
    assert "DTSTAMP:20260821T100000Z" in lines


def test_a_deadline_alone_is_an_event_too():
    due = Action(kind="call", advice="Call.", due=datetime(2026, 9, 1, 8, tzinfo=UTC))
    assert "DTSTART:20260901T080000Z" in unfolded(calendar([diagnosis(actions=(due,))]))


def test_the_same_diagnoses_give_the_same_file_and_events_differ_by_buyer():
    both = [diagnosis(), diagnosis(customer="C-2")]
    assert calendar(both) == calendar(both)
    uids = {line for line in unfolded(calendar(both)) if line.startswith("UID:")}
    assert len(uids) == 2


@pytest.mark.parametrize("text", ["a;b,c\\d", "x\r\nBEGIN:VEVENT\r\n", "北京" * 80])
def test_hostile_text_adds_no_lines(text):
    action = attrs.evolve(WAIT, advice=text)
    lines = unfolded(calendar([diagnosis(label=text, actions=(action,))]))
    assert lines.count("BEGIN:VEVENT") == 1


@given(st.text(max_size=120))
def test_any_text_is_folded_to_75_octets(text):
    d = attrs.evolve(hostile(text), actions=(attrs.evolve(WAIT, advice=f"a{text}"),))
    assert unfolded(calendar([d])).count("END:VEVENT") == 1


def test_commas_and_semicolons_are_escaped():
    (line,) = (x for x in unfolded(calendar([diagnosis(label="Fox; Hare, Sons")])) if x.startswith("SUMMARY"))
    assert line == "SUMMARY:write again: Fox\\; Hare\\, Sons"
