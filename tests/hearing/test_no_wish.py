"""A memory, a delay, or a call that does not suit is no wish for silence; who asks for silence is heard all the same."""

from pathlib import Path

import pytest
from tests.logs import told

from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.phrases import topics
from silentbuyer.model.acts import Act

ROWS = [line.split("\t") for line in Path(__file__).with_name("no_wish.tsv").read_text("utf-8").splitlines()[1:]]
BEFORE = ("20 B Price for lamps?", "19 S USD 5.", "9 S Any news?")


def _heard(text):
    return "opt-out" in topics(text) or any(one.act is Act.OPT_OUT for one in understood(text))


@pytest.mark.parametrize("text", [text for kind, _, text in ROWS if kind == "own"])
def test_who_does_not_want_to_remember_or_wants_no_more_delays_may_be_written_to(text):
    assert not _heard(text)


@pytest.mark.parametrize("text", [text for kind, _, text in ROWS if kind == "call"])
def test_who_cannot_be_called_there_or_then_may_be_written_to(text):
    assert not _heard(text)


@pytest.mark.parametrize("text", [text for kind, _, text in ROWS if kind == "stop"])
def test_who_asks_for_silence_in_like_words_is_heard(text):
    assert _heard(text)


@pytest.mark.parametrize(
    "words",
    [
        "У меня возвратов по таким в прошлом году было… не хочу вспоминать.",
        "Kindly treat as urgent and do not call the office as our phone lines are under maintenance.",
    ],
)
def test_a_report_tells_of_no_wish_where_there_is_none(words):
    found = told(*BEFORE, f"5 B {words}")
    assert "stop" not in {action.kind for action in found.actions}
