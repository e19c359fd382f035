"""Each time of a text with its neighbours, and lengths that no number and unit make."""

from datetime import date

import pytest

from silentbuyer.dates.lengths_said import lengths_said
from silentbuyer.dates.plain_text import plain
from silentbuyer.dates.told_times import told_times

WRITTEN = date(2026, 8, 4)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Comptez une dizaine de jours.", 10),
        ("It runs for 1000 hours.", 42),
        ("Das dauert noch eine Woche.", 7),
        ("потом ещё неделю", 7),
        ("jeszcze tydzień", 7),
        ("再等一周", 7),
        ("een week of drie", 21),
    ],
)
def test_lengths_beside_those_of_number_and_unit(text, days):
    assert [found[0] for found in lengths_said(plain(text))] == [days]


@pytest.mark.parametrize("text", ["open 10h-12h30", "at 8 hours", "two sets"])
def test_hours_of_the_day_are_no_length(text):
    assert lengths_said(plain(text)) == ()


def test_each_time_knows_its_sentence_and_the_neighbours():
    found = told_times("Thanks. The board meets on 20 August. I answer next week.", WRITTEN)

    assert [(one.place, one.before, one.behind) for one in found] == [
        (1, "Thanks.", "I answer next week."),
        (2, "The board meets on 20 August.", ""),
    ]
    assert [one.kind for one in found] == ["event", "promise"]


@pytest.mark.parametrize(
    ("text", "country", "latest"),
    [
        ("my boss is in Germany for 2 weeks", "MX", date(2026, 8, 22)),
        ("ikke før 1. oktober", "DK", date(2026, 10, 1)),
        ("Give her two weeks to settle in.", "GB", date(2026, 8, 22)),
        ("We hebben nog voorraad voor zes weken.", "NL", date(2026, 9, 19)),
        ("仕入会議は20日に行います。", "JP", date(2026, 8, 20)),
        ("Cuối tháng 9 anh chốt nhé.", "VN", date(2026, 9, 30)),
        ("bank me 2 hafte lagenge", "IN", date(2026, 8, 22)),
        ("baada ya wiki tatu", "TZ", date(2026, 8, 25)),
        ("Das kommt in der 35. Kalenderwoche.", "DE", date(2026, 8, 30)),
        ("Комитет собирается 27 августа, после этого скажу", "RU", date(2026, 8, 27)),
    ],
)
def test_small_words_of_other_languages_do_not_mislead(text, country, latest):
    assert [one.named.latest for one in told_times(text, WRITTEN, country)] == [latest]


@pytest.mark.parametrize("text", ["Garantie von 3 Jahren", "il est en congé et il revient bientôt"])
def test_years_of_guarantee_and_small_words_are_no_time(text):
    assert told_times(text, WRITTEN) == ()
