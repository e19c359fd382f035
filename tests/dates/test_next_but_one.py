"""The week or month behind the next one, and a week that may be either."""

from datetime import date

import pytest

from silentbuyer.dates.date_reading import named_dates

SAID = date(2026, 6, 3)  # a Wednesday
NEXT, AFTER = (date(2026, 6, 8), date(2026, 6, 14)), (date(2026, 6, 15), date(2026, 6, 21))


@pytest.mark.parametrize(
    "text",
    [
        "下下周回复你",
        "再来週ご連絡します",
        "다다음 주에 연락드릴게요",
        "übernächste Woche melde ich mich",
        "we decide the week after next",
    ],
)
def test_the_week_after_next_is_not_the_next_one(text):
    (one,) = named_dates(text, SAID)
    assert (one.earliest, one.latest) == AFTER


@pytest.mark.parametrize(
    "text",
    [
        "maybe next week or the one after", "nächste Woche oder übernächste", "la semana que viene o la otra",
        "semana que vem ou na outra", "на следующей неделе или через одну", "الاسبوع الجاي او اللي بعده بالكتير",
        "la semaine prochaine ou celle d'après", "volgende week of die erna",
    ],
)  # fmt: skip
def test_a_week_or_the_one_after_is_both(text):
    (one,) = named_dates(text, SAID)
    assert (one.earliest, one.latest) == (NEXT[0], AFTER[1])


def test_the_month_after_next_is_whole():
    (one,) = named_dates("下下个月", SAID)
    assert (one.earliest, one.latest) == (date(2026, 8, 1), date(2026, 8, 31))


def test_the_week_of_a_month_is_no_length_of_time():
    named = named_dates("Budget is coming on 1st week june", SAID - (SAID - date(2026, 5, 15)))
    assert [(one.earliest, one.latest) for one in named] == [(date(2026, 6, 1), date(2026, 6, 7))]


def test_a_day_within_the_week_that_was_told_before_is_of_that_week():
    from datetime import UTC, datetime

    import silentbuyer as sb

    text = "이번주는 추석 준비로 정신이 없네요. 23일부터 28일까지 쉽니다."
    buyer = sb.Customer(
        id="1", country="KR", messages=[sb.Message(at=datetime(2026, 9, 21, 2, tzinfo=UTC), sender="buyer", text=text)]
    )
    told = sb.diagnose(buyer, sb.Seller(country="CN"), now=datetime(2026, 9, 25, 2, tzinfo=UTC), online=False)
    assert "October" not in str(told)
