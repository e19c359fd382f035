"""A number with the Korean word for day is a length where it lasts, and else the day of a month."""

from datetime import date

import pytest

from silentbuyer.dates.date_reading import named_dates

WRITTEN = date(2026, 9, 21)


@pytest.mark.parametrize(
    "text", ["검사는 10일 걸려요", "10일 정도 더 필요합니다", "10일간 테스트합니다", "결과까지 10일 소요됩니다"]
)
def test_what_lasts_is_a_length(text: str) -> None:
    assert "lasting" in {one.kind for one in named_dates(text, WRITTEN, "KR", lengths=True)}


@pytest.mark.parametrize("text", ["29일 출근해서 바로 발주서 보낼게요.", "29일에 연락드리겠습니다", "29일 회의합니다"])
def test_the_day_of_a_month_is_none(text: str) -> None:
    assert "lasting" not in {one.kind for one in named_dates(text, WRITTEN, "KR", lengths=True)}
