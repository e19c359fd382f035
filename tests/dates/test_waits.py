"""Which named day somebody waits for: decisions, promises and put-offs, but no delivery, question or past."""

import csv
from datetime import date
from pathlib import Path

import pytest

from silentbuyer.dates.waits import wait_in, waits_in

WRITTEN = date(2026, 11, 18)
TABLE = Path(__file__).parent / "waits.tsv"


def rows(*kinds):
    with TABLE.open(encoding="utf-8", newline="") as lines:
        found = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            pytest.param(row["text"], id=f"{row['lang']}-{row['text'][:24]}") for row in found if row["kind"] in kinds
        ]


@pytest.mark.parametrize("text", rows("event", "promise"))
def test_a_day_for_the_next_step_is_waited_for(text):
    wait = wait_in(text, WRITTEN)

    assert wait is not None
    assert wait.sentence == text
    assert WRITTEN <= wait.earliest <= wait.latest


@pytest.mark.parametrize("text", rows("none"))
def test_other_days_are_not(text):
    assert wait_in(text, WRITTEN) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The committee decides on 3 December.", "event"),
        ("I will answer you by Friday.", "promise"),
        ("Please contact us again in March.", "again"),
        ("Could you call me again in March?", "again"),
        ("Das Projekt ist auf Februar verschoben.", "again"),
        ("明年三月再联系", "again"),
    ],
)
def test_what_kind_of_step_it_is(text, kind):
    assert wait_in(text, WRITTEN).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "If you do not answer by Friday we will order elsewhere.",
        "Please confirm by Friday.",
        "We need your answer by Monday.",
        "Wenn Sie bis Freitag nicht antworten, bestellen wir woanders.",
        "Is your decision possible by Friday?",
    ],
)
def test_demands_and_threats_let_us_not_wait(text):
    assert wait_in(text, WRITTEN) is None


def test_each_sentence_is_heard_by_itself():
    text = "Thanks. I answer you next week. The board meets on 10 December. Can you deliver by 5 March?"

    assert [wait.kind for wait in waits_in(text, WRITTEN)] == ["promise", "event"]
