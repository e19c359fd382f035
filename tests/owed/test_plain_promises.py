"""A promise of ours is one in plain words: who chases, thanks, offers or asks has promised nothing."""

from pathlib import Path

import pytest

from silentbuyer.owed.promised import promised_in


def lines(name):
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [line.split("\t", 1)[1] for line in text.splitlines() if line]


@pytest.mark.parametrize("sentence", lines("nothing_promised.tsv"))
def test_who_chases_thanks_or_asks_promises_nothing(sentence):
    assert promised_in(sentence) == ""


@pytest.mark.parametrize("sentence", lines("promised.tsv"))
def test_what_is_promised_in_plain_words_is_a_promise(sentence):
    assert promised_in(sentence) == sentence
