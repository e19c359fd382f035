"""Days that sentences name: read as spans, in many languages and forms."""

import csv
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.dates.date_reading import named_dates

WRITTEN = date(2026, 11, 20)
TABLE = Path(__file__).parent / "spans.tsv"


def rows():
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def spans(text, written=WRITTEN, country=None):
    return [(one.earliest, one.latest) for one in named_dates(text, written, country)]


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['kind']}-{row['lang']}-{row['text'][:20]}")
def test_a_named_day_lies_in_the_span_that_is_meant(row):
    first, last = date.fromisoformat(row["earliest"]), date.fromisoformat(row["latest"])

    found = spans(row["text"], date.fromisoformat(row["written"]))

    assert any(begin <= last and first <= end and abs((end - last).days) <= 20 for begin, end in found), found


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The board meets on 26 November.", date(2026, 11, 26), date(2026, 11, 26)),
        ("in March", date(2027, 3, 1), date(2027, 3, 31)),
        ("Ende Januar", date(2027, 1, 21), date(2027, 1, 31)),
        ("KW 48", date(2026, 11, 23), date(2026, 11, 29)),
        ("明年三月", date(2027, 3, 1), date(2027, 3, 31)),
        ("Q3 2027", date(2027, 7, 1), date(2027, 9, 30)),
        ("2027年上半年", date(2027, 1, 1), date(2027, 6, 30)),
        ("in der ersten Märzwoche, also am 3. März", date(2027, 3, 3), date(2027, 3, 3)),
        ("the second week of January", date(2027, 1, 8), date(2027, 1, 14)),
        ("the last week of next month", date(2026, 12, 25), date(2026, 12, 31)),
        ("the first half of March", date(2027, 3, 1), date(2027, 3, 15)),
        ("at the beginning of next month", date(2026, 12, 1), date(2026, 12, 10)),
        ("by the end of the week", date(2026, 11, 20), date(2026, 11, 22)),
        ("at the end of next week", date(2026, 11, 26), date(2026, 11, 29)),
        ("next quarter", date(2027, 1, 1), date(2027, 3, 31)),
        ("by the end of the quarter", date(2026, 12, 1), date(2026, 12, 31)),
        ("the end of the year", date(2026, 11, 20), date(2026, 12, 31)),
        ("at the beginning of 2027", date(2027, 1, 1), date(2027, 3, 31)),
        ("this year", date(2026, 11, 20), date(2026, 12, 31)),
        ("this month", date(2026, 11, 20), date(2026, 11, 30)),
        ("next month", date(2026, 12, 1), date(2026, 12, 31)),
        ("on Friday next week", date(2026, 11, 27), date(2026, 11, 27)),
        ("next Friday", date(2026, 11, 27), date(2026, 11, 27)),
        ("day after tomorrow", date(2026, 11, 22), date(2026, 11, 22)),
        ("within 2-3 weeks", date(2026, 11, 20), date(2026, 12, 11)),
        ("in 2 to 3 months", date(2027, 1, 20), date(2027, 3, 6)),
        ("from 16 to 19 December", date(2026, 12, 16), date(2026, 12, 19)),
        ("after 1 March", date(2027, 3, 2), date(2027, 3, 15)),
        ("before Christmas", date(2026, 12, 10), date(2026, 12, 23)),
        ("le 1er trimestre 2028", date(2028, 1, 1), date(2028, 3, 31)),
        ("29 February 2028", date(2028, 2, 29), date(2028, 2, 29)),
        ("in 1406 فروردین", date(2027, 3, 21), date(2027, 4, 20)),
        ("المحرم لا، في شوال", date(2027, 3, 9), date(2027, 4, 6)),
    ],
)  # fmt: skip
def test_the_span_to_the_day(text, first, last):
    found = spans(text)

    assert any(abs((begin - first).days) <= 1 and abs((end - last).days) <= 1 for begin, end in found), found


@pytest.mark.parametrize(
    ("text", "country", "day"),
    [
        ("on 05/12/2026", "DE", date(2026, 12, 5)),
        ("on 12/05/2026", "US", date(2026, 12, 5)),
        ("on 2026-12-05", None, date(2026, 12, 5)),
        ("on 25/12/2026", None, date(2026, 12, 25)),
        ("on 12/25/2026", None, date(2026, 12, 25)),
        ("am 5.12.", None, date(2026, 12, 5)),
        ("on 12/15", "US", date(2026, 12, 15)),
        ("до 05.12.26", None, date(2026, 12, 5)),
        ("2026/12/5", "JP", date(2026, 12, 5)),
    ],
)
def test_figures_are_read_in_the_order_of_the_country(text, country, day):
    assert spans(text, country=country) == [(day, day)]


def test_figures_that_could_be_two_days_are_none():
    assert spans("on 05/12/2026") == []


@pytest.mark.parametrize(
    "text",
    [
        "We ordered 3 months ago.", "last March", "vor 3 Monaten", "上个月", "le mois dernier", "in October",
        "on 3 November", "Q1 2024", "on 31 November", "week 60", "You may send it.", "March with us!", "Sun and sea",
        "12.5 USD", "10:30", "+44 20 7946 0999", "5-6 pcs", "model M-26", "IP65", "3 Monate", "Ramadan Kareem", "",
        "next", "2 of 3", "version 12.11", "in 2999", "on 32 December", "Contact Martin", "9999年13月",
    ],
)  # fmt: skip
def test_what_is_over_or_no_date_is_none(text):
    assert spans(text) == []


def test_a_weekday_beside_a_day_only_adorns_it():
    assert spans("on Thursday, 26 November") == [(date(2026, 11, 26), date(2026, 11, 26))]


def test_the_southern_summer_is_in_january():
    assert spans("after the summer holidays", country="AU") == [(date(2027, 2, 1), date(2027, 2, 14))]


@given(st.text(max_size=300), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_and_what_is_read_is_not_over(text, written):
    for one in named_dates(text, written):
        assert written <= one.latest
        assert one.earliest <= one.latest


@given(
    st.lists(
        st.sampled_from(
            [
                "in",
                "next",
                "3",
                "month",
                "march",
                "of",
                "5",
                "week",
                "end",
                ".",
                ",",
                "-",
                "12/12",
                "after",
                "ramadan",
                "the",
                "year",
                "2027",
                "Q2",
                "三月",
                "后",
            ]
        ),
        max_size=40,
    )
)
@settings(max_examples=200, deadline=None)
def test_any_row_of_date_words_is_read(words):
    for one in named_dates(" ".join(words), WRITTEN):
        assert WRITTEN <= one.earliest <= one.latest


@pytest.mark.parametrize("piece", ["5 ", "of ", "in 3 ", "三月", "1.", "12/12 ", "next week ", "a", "q1-", "+1"])
def test_a_megabyte_takes_no_time(piece):
    named_dates("in March", WRITTEN)
    text = piece * (1_000_000 // len(piece))
    begin = time.perf_counter()

    named_dates(text, WRITTEN)

    assert time.perf_counter() - begin < 5.0  # seconds on a busy machine; what grows with the square takes hours


@pytest.mark.parametrize(
    "text",
    [
        "กลับมาจันทร์ที่ 20 ค่ะ", "20일 월요일에 볼게요", "pazartesi ayın 20'sinde dönüyorum", "周一20号回来",
        "hari Senin tanggal 20 kami masuk", "20日の月曜日に戻ります", "we are back Monday the 20th", "vuelvo el lunes 20",
    ],
)  # fmt: skip
def test_the_number_beside_a_weekday_tells_which_one(text):
    found = named_dates(text, date(2026, 4, 10))
    assert {(one.earliest, one.latest) for one in found} == {(date(2026, 4, 20), date(2026, 4, 20))}


@pytest.mark.parametrize(
    "text",
    ["il me reste les 3/4 des râteaux de l'an passé", "about 1/2 of the stock is sold", "we have sold 2/3 of it"],
)
def test_a_part_of_something_is_no_day(text):
    assert named_dates(text, date(2026, 2, 1), "CA") == ()


def test_a_number_of_pieces_beside_a_weekday_is_no_day():
    found = named_dates("Ready on Monday 20 pcs of each", date(2026, 4, 10))
    assert {one.earliest for one in found} <= {date(2026, 4, 13)}
