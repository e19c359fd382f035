"""A month that names the reason for something ("because of the June audit") is no time to wait for."""

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest

from silentbuyer.dates.waits import waits_in
from silentbuyer.model.customer import Message
from silentbuyer.owed.awaited import awaited_in

TABLE = Path(__file__).parent / "month_reasons.tsv"
WRITTEN = datetime(2027, 2, 10, 9, 0, tzinfo=UTC)


def rows(kind):
    with TABLE.open(encoding="utf-8", newline="") as lines:
        found = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [pytest.param(row["text"], id=row["text"][:40]) for row in found if row["kind"] == kind]


def awaited(text):
    message = Message(at=WRITTEN, sender="buyer", text=text, channel="email")
    return [one.wait for one in awaited_in((message,), UTC, None)]


@pytest.mark.parametrize("text", rows("reason"))
def test_the_month_of_a_reason_is_no_time_to_wait_for(text):
    assert waits_in(text, WRITTEN.date()) == ()
    assert awaited(text) == []


@pytest.mark.parametrize("text", rows("wait"))
def test_the_month_of_a_step_beside_a_reason_still_is_one(text):
    assert len(awaited(text)) == 1
