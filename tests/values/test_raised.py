"""Whatever strangers' code raises can be told."""

import pytest

from silentbuyer.errors import CustomerError
from silentbuyer.values.raised import told, words_of


class MuteError(Exception):
    def __str__(self):
        raise ValueError("no words")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ValueError("too long"), "too long"),
        (ValueError(), "ValueError"),
        (MuteError(), "MuteError (it cannot be shown: ValueError)"),
        (GeneratorExit(), "GeneratorExit"),
    ],
)
def test_an_error_is_told_by_its_words_or_its_name(error, words):
    assert words_of(error) == words


def test_a_long_story_is_cut():
    assert told(ValueError("x" * 1000), 50) == "ValueError: " + "x" * 38


@pytest.mark.parametrize(
    "value", [10**5000, type("Mute", (), {"__repr__": lambda self: 1 / 0})()], ids=["digits", "mute"]
)
def test_an_error_of_ours_can_show_any_value(value):
    assert "must be something, got <" in str(CustomerError("a field", "something", value))
