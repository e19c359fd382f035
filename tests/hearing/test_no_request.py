"""Only real questions and requests are quoted as asked; what is polite, attached or a mere "please answer" is not."""

import csv
from pathlib import Path

import pytest

from silentbuyer.hearing.asks_something import asking_sentence
from silentbuyer.hearing.no_request import requests_nothing
from silentbuyer.hearing.open_question import open_question

TABLE = Path(__file__).parent / "requests.tsv"


def rows(writer, asks):
    with TABLE.open(encoding="utf-8", newline="") as lines:
        found = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            pytest.param(row["text"], id=row["text"]) for row in found if (row["writer"], row["asks"]) == (writer, asks)
        ]


@pytest.mark.parametrize("text", rows("buyer", "yes"))
def test_the_buyer_asks(text):
    assert open_question(text) == text


@pytest.mark.parametrize("text", rows("buyer", "no"))
def test_the_buyer_asks_nothing(text):
    assert open_question(text) is None


@pytest.mark.parametrize("text", rows("seller", "yes"))
def test_we_ask(text):
    assert asking_sentence(text) == text


@pytest.mark.parametrize("text", rows("seller", "no"))
def test_we_ask_nothing_of_our_own(text):
    assert asking_sentence(text) is None


def test_who_excuses_himself_may_ask_for_something_all_the_same():
    assert not requests_nothing("Извините, пришлите, пожалуйста, счёт.")
