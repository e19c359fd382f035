"""A time in which they do not buy, or that they have waited for us, is no time that is waited for."""

import pytest
from tests.saying import case, message, signs

from silentbuyer.rules.named_dates import NamedDates

OURS = message(30, "seller", "Our offer is attached.")


def found(text: str) -> set[str]:
    return signs(NamedDates(), case(OURS, message(10, "buyer", text), message(9, "seller", "Thank you")))


@pytest.mark.parametrize(
    "text",
    [
        "We buy nothing in April.",
        "En abril no compramos nada.",
        "Im April kaufen wir nichts.",
        "В апреле ничего не покупаем.",
    ],
)
def test_when_they_buy_nothing_is_no_time_to_write(text: str) -> None:
    assert found(text) == set()


@pytest.mark.parametrize("text", ["We buy nothing until May.", "Nothing to buy now, but in May we order again."])
def test_what_comes_after_it_is(text: str) -> None:
    assert found(text)


def test_how_long_they_have_waited_for_our_sample_is_none() -> None:
    assert found("Vier Wochen und noch kein Muster hier.") == set()
