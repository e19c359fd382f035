"""Dates by which a thing of the past is known, and numbers of pieces: no days to wait for."""

import csv
from datetime import date
from pathlib import Path

import pytest

from silentbuyer.dates.waits import waits_in

TABLE = Path(__file__).parent / "past_things.tsv"


def rows(*kinds):
    with TABLE.open(encoding="utf-8", newline="") as lines:
        found = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            pytest.param(row["text"], date.fromisoformat(row["written"]), row["country"], id=row["text"][:32])
            for row in found
            if row["kind"] in kinds
        ]


@pytest.mark.parametrize(("text", "written", "country"), rows("like"))
def test_as_it_was_in_a_month_is_no_wait(text, written, country):
    assert waits_in(text, written, country) == ()


@pytest.mark.parametrize(("text", "written", "country"), rows("thing"))
def test_the_date_of_an_order_or_paper_is_no_wait(text, written, country):
    assert waits_in(text, written, country) == ()


@pytest.mark.parametrize(("text", "written", "country"), rows("number"))
def test_a_number_of_pieces_is_no_day_of_the_month(text, written, country):
    assert waits_in(text, written, country) == ()


@pytest.mark.parametrize(("text", "written", "country"), rows("over"))
def test_a_day_of_last_december_is_over_in_january(text, written, country):
    assert waits_in(text, written, country) == ()


@pytest.mark.parametrize(("text", "written", "country"), rows("wait"))
def test_a_day_for_the_next_step_beside_such_words_is_still_waited_for(text, written, country):
    assert len(waits_in(text, written, country)) == 1


def test_a_step_beside_the_date_of_a_paper_is_the_one_that_is_meant():
    text = "Zu Ihrem Angebot vom 14. Dezember tagt der Vorstand am 20. März."

    assert [wait.latest for wait in waits_in(text, date(2027, 2, 20), "DE")] == [date(2027, 3, 20)]


def test_a_year_that_lies_ahead_is_no_past():
    text = "The order of March 2027 will be confirmed by the board."

    assert [wait.latest for wait in waits_in(text, date(2026, 12, 10), "GB")] == [date(2027, 3, 31)]


@pytest.mark.parametrize(
    "text", ["bonjour Julie je vous reviens", "Hola Julio, le escribo pronto", "Indicar marca de rodamiento y sello."]
)
def test_a_name_that_is_greeted_and_a_brand_are_no_months(text):
    assert not waits_in(text, date(2026, 10, 20))


@pytest.mark.parametrize("text", ["pazarlama müdürü de bakacak", "pazarlık payı var mı", "Pazarlamacı arkadaş yazar"])
def test_turkish_marketing_and_bargaining_are_no_sunday(text):
    assert waits_in(text, date(2026, 10, 20), "TR") == ()
