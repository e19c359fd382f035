"""A sentence made ready for reading dates: what looks like a date and is none is blotted out."""

import pytest

from silentbuyer.dates.lengths_said import as_words
from silentbuyer.dates.plain_text import BLOT, plain
from silentbuyer.dates.working_length import names_working_days


@pytest.mark.parametrize(
    ("text", "blotted"),
    [
        ("write to may@april.example", "may@april.example"),
        ("see https://may.example/june", "https://may.example/june"),
        ("order #may", "#may"),
        ("call +49 30 1234567 in May", "+49 30 1234567"),
    ],
)
def test_addresses_and_numbers_are_blotted(text, blotted):
    assert plain(text) == text.lower().replace(blotted, BLOT * len(blotted))


def test_words_stay():
    assert plain("We come back in May, not in June") == "we come back in may, not in june"


def test_ways_are_whole_words_and_those_of_unspaced_scripts_stand_anywhere():
    ways = as_words(["next week", "下周", "(?:a )?fortnight"])

    assert [match.group() for match in ways.finditer("in a fortnight, 就下周见, next weekend, next week")] == [
        "a fortnight",
        "下周",
        "next week",
    ]


@pytest.mark.parametrize("text", ["20 dias uteis", "10 to 15 working days", "siku 5 za kazi", "10个工作日"])
def test_working_days_are_named_with_their_number(text):
    assert names_working_days(text)
    assert not names_working_days(text.translate(dict.fromkeys(map(ord, "0123456789"), "x")))
