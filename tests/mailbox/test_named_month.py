"""Who puts a matter off often names the month: "postponed until September"."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.mailbox.named_month import named_month

SAID = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("The project is postponed until September 2026.", date(2026, 9, 1)),
        ("Please contact us again after 1 September", date(2026, 9, 1)),
        ("We moved it to May.", date(2026, 5, 1)),
        ("Postponed to February 2027", date(2027, 2, 1)),
        ("Das Projekt ist auf Oktober verschoben.", date(2026, 10, 1)),
        ("El proyecto se pospone hasta principios de septiembre", date(2026, 9, 1)),
        ("Le projet est reporté à septembre", date(2026, 9, 1)),
        ("Il progetto è rinviato a settembre", date(2026, 9, 1)),
        ("O projeto ficou para setembro", date(2026, 9, 1)),
        ("Проект отложен до сентября", date(2026, 9, 1)),
        ("项目推迟到9月", date(2026, 9, 1)),
        ("我们2027年1月再联系", date(2027, 1, 1)),
        ("Not before January", date(2027, 1, 1)),
    ],
)
def test_the_month_that_is_to_come(text, month):
    assert named_month(text, SAID) == month


@pytest.mark.parametrize(
    "text",
    [
        "We may postpone the project.", "No need now, we bought enough in June.", "The project is postponed.",
        "Our stock of March 2026 is full.", "Postponed until September 2019", "6月的库存还够", "",
    ],
)  # fmt: skip
def test_other_words_and_months_gone_by_are_none(text):
    assert named_month(text, SAID) is None


def test_where_it_is_put_off_the_bare_name_is_enough_unless_it_is_a_word_too():
    assert named_month("Let us talk in September", SAID, put_off=True) == date(2026, 9, 1)
    assert named_month("We may come back next year", SAID, put_off=True) is None
    assert named_month("9月联系", SAID, put_off=True) == date(2026, 9, 1)


@given(st.text(max_size=200), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read_and_the_month_is_ahead(text, said):
    found = named_month(text, said, put_off=True)
    assert found is None or found > said
