"""A full stop ends a sentence, unless it belongs to an abbreviation, a title, an initial or the number of a day."""

import csv
from pathlib import Path

import pytest

from silentbuyer.text.abbreviations import goes_on
from silentbuyer.text.sentences import fold, sentences

TABLE = Path(__file__).parent / "full_stops.tsv"


def rows():
    with TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield pytest.param(row["text"], int(row["sentences"]), id=row["text"])


@pytest.mark.parametrize(("text", "count"), list(rows()))
def test_a_text_has_so_many_sentences(text, count):
    assert len(sentences(text)) == count


def test_a_line_ends_whatever_stands_at_its_end():
    assert sentences("Ask the dept.\nmanager of yours") == ("Ask the dept.", "manager of yours")


def test_nothing_goes_on_behind_the_last_stop():
    assert not goes_on("Ask the dept.", "", fold)


def test_many_stops_take_no_time():
    assert len(sentences("e.g. " * 4000)) == 1


def test_a_greek_question_ends_with_its_semicolon():
    assert sentences("Μπορείς να στείλεις 14 ρόδες; Τις θέλει το ξενοδοχείο") == (
        "Μπορείς να στείλεις 14 ρόδες;",
        "Τις θέλει το ξενοδοχείο",
    )
