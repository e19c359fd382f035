"""Two months that follow each other are one span."""

from datetime import date

import pytest

from silentbuyer.dates.date_reading import named_dates

WRITTEN = date(2026, 10, 16)


@pytest.mark.parametrize(
    "text",
    [
        "К оборудованию вернемся в феврале-марте.", "Wir melden uns im Februar/März.", "Lo vemos en febrero-marzo.",
        "Voltamos em fevereiro e março.", "Wracamy do tematu na przełomie lutego i marca.",
    ],
)  # fmt: skip
def test_two_months_in_a_row_are_one_span(text):
    assert [(one.earliest, one.latest) for one in named_dates(text, WRITTEN)] == [(date(2027, 2, 1), date(2027, 3, 31))]


@pytest.mark.parametrize("text", ["In June we are closed. July is better.", "in April, or better in June"])
def test_months_apart_stay_apart(text):
    assert len(named_dates(text, WRITTEN)) == 2
