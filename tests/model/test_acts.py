"""The closed list of acts: the corpus, the learned layer and a language model speak the same names."""

import re
from pathlib import Path

import pytest

from silentbuyer.model.acts import MEANINGS, OTHER_ACTS, REASONS, Act, as_act

README = Path(__file__).resolve().parents[2] / "tools" / "hearing_corpus" / "README.md"


def test_the_list_is_the_corpus_list_without_none():
    rows = re.findall(r"^\| ([a-z-]+) \|", README.read_text("utf-8"), re.MULTILINE)

    assert [act.value for act in Act] == [row for row in rows if row not in ("act", "none")]


def test_each_act_has_a_meaning_of_one_line():
    assert set(MEANINGS) == set(Act)
    assert all(
        meaning == meaning.strip() and "\n" not in meaning and 10 < len(meaning) < 120 for meaning in MEANINGS.values()
    )


def test_an_act_is_a_reason_or_another_act():
    assert set(Act) == REASONS | OTHER_ACTS
    assert not REASONS & OTHER_ACTS
    assert {Act.PRICE, Act.SWINDLE} <= REASONS
    assert {Act.ASKS, Act.COURTESY} <= OTHER_ACTS


@pytest.mark.parametrize("value", ["none", "PRICE", "price ", "fake-buyer", "", None, 7, ["price"], {"act": "price"}])
def test_what_is_no_name_of_the_list_is_no_act(value):
    assert as_act(value) is None


def test_every_name_of_the_list_is_its_act():
    assert [as_act(act.value) for act in Act] == list(Act)
