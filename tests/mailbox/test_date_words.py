"""The words of a date: folded, complete in every language, and safe from words of other languages."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.mailbox.date_words import MOST, fold, names_of, patterns, weekday_names, weekday_pattern


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("AOÛT", "aout"),
        ("İstanbul", "istanbul"),
        ("Środa", "sroda"),
        ("wtorek, 17 SIERPNIA", "wtorek, 17 sierpnia"),
        ("١٧", "17"),
        ("17", "17"),
        ("l’été", "l'ete"),
    ],
)
def test_spelling_matters_little(text, folded):
    assert fold(text) == folded


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60))
def test_what_was_folded_stays_as_it_is(text):
    assert fold(fold(text)) == fold(text)


def test_a_long_text_is_cut():
    assert len(fold("a" * (2 * MOST))) == MOST


def test_every_month_and_weekday_has_names():
    assert set(names_of("month").values()) == set(range(1, 13))
    assert set(names_of("day").values()) == set(range(7))


@pytest.mark.parametrize(
    ("kind", "name", "number"),
    [
        ("month", "august", 8),
        ("month", "aout", 8),
        ("month", "غشت", 8),
        ("month", "sept", 9),
        ("month", "jully", 7),
        ("day", "segunda", 0),
        ("day", "周五", 4),
        ("day", "субботу", 5),
    ],
)
def test_names_are_known_as_the_tables_and_as_people_write_them(kind, name, number):
    assert names_of(kind)[fold(name)] == number


def test_short_weekday_names_are_not_looked_for_alone():
    assert "mar" in names_of("day")
    assert "mar" not in weekday_names()
    assert weekday_pattern().search("back on monday")
    assert not weekday_pattern().search("el mar es azul")
    assert weekday_pattern().search("下周一回来")


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("cjk", "2026年8月17日"),
        ("iso", "2026-08-17"),
        ("text", "17. august 2026"),
        ("text_us", "august 17th, 2026"),
        ("numeric", "17/08/2026"),
    ],
)
def test_each_form_of_a_date_is_found_whole(form, text):
    found = patterns()[form].search(f"back {text} again")

    assert isinstance(found, re.Match)
    assert found.group().strip() == text
