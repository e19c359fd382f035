"""The draft of the leading action stands on the card, in the calendar's note and in the rows of a file."""

import re

import attrs
import pytest
from tests.playbook.test_advice_holds import OPT_OUT, diagnosed
from tests.saying import message

from silentbuyer.show.first_draft import draft_lines, first_draft
from silentbuyer.show.listing import flat_row
from silentbuyer.worklist import worklist
from silentbuyer.worklist.buyer_card import card

SAID = "Can you ship <b>today</b>?"


def told(text=SAID):
    return diagnosed(message(9, "seller", "Quote attached"), message(2, "buyer", text))


def test_it_is_the_message_of_the_leading_action():
    found = told()
    assert list(first_draft(found)) == found.actions[0].draft().splitlines()


def test_the_card_shows_it_escaped():
    shown = card(told())
    assert ">Draft, in English<" in shown
    assert "Can you ship &lt;b&gt;today&lt;/b&gt;?" in shown


def test_the_report_and_the_json_hold_it_line_by_line():
    found = told()
    shown = " ".join(line.removeprefix("  | ") for line in str(found).splitlines() if line.startswith("  |"))
    assert all(line in shown for line in found.actions[0].draft().splitlines())
    assert found.to_dict()["draft"] == found.draft == found.actions[0].draft()


def test_the_calendar_carries_it_in_its_note():
    text = worklist([told()]).to_ics().replace("\r\n ", "")
    note = next(line for line in text.splitlines() if line.startswith("DESCRIPTION:"))
    assert "\\n\\nHello\\,\\n" in note
    assert "Can you ship" in note


def test_a_row_ends_with_it():
    row = flat_row(told())
    assert list(row)[-2:] == ["draft", "to"]
    assert row["to"] == "ana@aquapura.example"
    assert "Can you ship" in row["draft"]
    assert "\n" not in row["draft"]


@pytest.mark.parametrize("text", [OPT_OUT])
def test_nothing_is_drafted_for_who_is_not_written_to(text):
    found = told(text)
    assert first_draft(found) == ()
    assert flat_row(found)["draft"] is None
    assert found.to_dict()["draft"] == ""
    assert "Draft for the first step" not in str(found)
    assert ">Draft," not in card(found)


ENGLISH_IN_HEBREW = {
    "languages": "he", "question": "When can you ship?", "question_date": "2026-03-08", "latest": "2026-03-08",
}  # fmt: skip


def in_hebrew(**context):
    found = diagnosed(message(10, "buyer", "When can you ship?"))
    return attrs.evolve(found.actions[0], context={**found.actions[0].context, **ENGLISH_IN_HEBREW, **context})


def test_where_words_run_from_right_to_left_the_card_keeps_english_words_apart():
    action = in_hebrew()
    shown = card(attrs.evolve(diagnosed(message(10, "buyer", "When can you ship?")), actions=(action,)))
    assert "”\u2068When can you ship?\u2069”" in shown
    assert "”When can you ship?”" in "\n".join(draft_lines(action))


@pytest.mark.parametrize(
    "hostile", ["a\u202eb", "\u2068\u2068x", "x\u2069\u2069", "\u2068", "<b>", "\u2066a\u2069\u2067"]
)
def test_no_fence_but_ours_comes_through_and_each_is_closed(hostile):
    for line in draft_lines(in_hebrew(question=hostile, name=hostile), fenced=True):
        assert line.count("\u2068") == line.count("\u2069")
        assert not re.search("[\u202a-\u202e\u2066\u2067]|\u2068[^\u2069]*\u2068", line)
