"""The rows of words that one word begins: by their second word, longer ones and such as are only begun."""

import pytest

from silentbuyer.hearing.rows_begun import RowsBegun

ROWS = RowsBegun.of([
    (("not", "yet"), "still"), (("not", "need*"), "no-need"), (("not", "any", "more"), "no-longer"),
    (("not", "any", "bette*"), "same"), (("not", "yet"), "wait"),
])  # fmt: skip
FOUND = frozenset({"not"})


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("not", set()),
        ("not today", set()),
        ("not yet", {"still", "wait"}),
        ("not needed", {"no-need"}),
        ("not any", set()),
        ("not any more", {"no-longer"}),
        ("not any better now", {"same"}),
        ("not any less", set()),
    ],
)
def test_the_concepts_of_the_rows_that_stand_there_are_joined(text, more):
    assert ROWS.joined(FOUND, text.split(), 0) == FOUND | more


def test_what_stands_before_the_word_changes_nothing():
    assert ROWS.joined(FOUND, ["yet", "not", "yet"], 1) == {"not", "still", "wait"}
