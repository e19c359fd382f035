"""Whether a sentence names a time at all: asked first, and of each sentence once, whatever day it was written."""

import csv
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from silentbuyer.dates.date_reading import named_dates, names_time
from silentbuyer.dates.date_signs import Sign
from silentbuyer.dates.grammar import forms_in
from silentbuyer.dates.waits import wait_in

NO_TIME = "NOKpIiPXTEBCVAZL.,;-"
"""The letters of signs that are no unit, no name and no date: words, numbers, and what stands before a date."""


def sentences():
    with (Path(__file__).parent / "spans.tsv").open(encoding="utf-8", newline="") as lines:
        return [row["text"] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def test_every_sentence_with_a_date_names_a_time():
    assert all(map(names_time, sentences()))


@pytest.mark.parametrize(
    "sentence",
    ["Reference 00012-318162, Delta 0012.", "Dear Ana Souza, is there any news from your side?", "价格太高了。", ""],
)
def test_a_sentence_without_one_names_none_and_waits_for_nothing(sentence):
    assert not names_time(sentence)
    assert not named_dates(sentence, date(2026, 8, 19), lengths=True)
    assert wait_in(sentence, date(2026, 8, 19)) is None


def test_the_same_words_name_another_day_when_they_are_written_later():
    earliest = [named_dates("We decide in two weeks.", date(2026, month, 1))[0].earliest for month in (3, 6)]
    assert earliest[0].month == 3
    assert earliest[1].month == 6


@pytest.mark.parametrize("length", [1, 2, 3])
def test_no_form_is_made_of_words_and_numbers_alone(length):
    for codes in product(NO_TIME, repeat=length):
        signs = [Sign(code, 1, at, at + 1) for at, code in enumerate(codes)]
        assert not list(forms_in(signs))
