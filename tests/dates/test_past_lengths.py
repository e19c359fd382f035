"""Lengths of time that are over or last since: no times to come; and those that begin now."""

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from silentbuyer.dates.told_times import told_times
from silentbuyer.model.customer import Message
from silentbuyer.owed.awaited import awaited_in

TABLE = Path(__file__).parent / "past_lengths.tsv"
WRITTEN = datetime(2026, 6, 24, 9, 0, tzinfo=UTC)  # a Wednesday


def rows(kind):
    with TABLE.open(encoding="utf-8", newline="") as lines:
        found = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [pytest.param(row["text"], row["days"], id=row["text"][:40]) for row in found if row["kind"] == kind]


def awaited(text):
    message = Message(at=WRITTEN, sender="buyer", text=text, channel="email")
    return [one.wait for one in awaited_in((message,), UTC, None)]


@pytest.mark.parametrize(("text", "_"), rows("past"))
def test_a_length_that_is_over_or_lasts_since_is_no_time_to_come(text, _):
    assert told_times(text, WRITTEN.date()) == ()
    assert awaited(text) == []


@pytest.mark.parametrize(("text", "days"), rows("ahead"))
def test_a_length_that_begins_now_still_is_one(text, days):
    due, near = WRITTEN.date() + timedelta(days=int(days)), timedelta(days=1)
    named = [one.named for one in told_times(text, WRITTEN.date())]

    assert any(abs(day - due) <= near for one in named for day in (one.earliest, one.latest))
