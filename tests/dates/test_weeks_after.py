"""A number of weeks after a range of days is counted from its end; words of coming back, and names with a suffix."""

from datetime import date

import pytest

from silentbuyer.dates.waits import waits_in

WRITTEN = date(2026, 10, 29)
AFTER = (
    "Je suis au salon du 24-28 novembre à Paris et je réponds après deux semaines.",
    "We are at the fair 24-28 November, we come back to you two weeks after.",
    "24-28 novembre nous sommes à Paris, réponse après deux semaines de réflexion",
    "Messe 24.-28. November, danach zwei Wochen, dann die Entscheidung.",
)
ON_THE_DAY = (
    "Nous reviendrons vers vous le 30 novembre.", "Wir kommen am 30. November auf Sie zurück.", "30 Kasım'da karar vereceğiz.",
    "30 Kasım'da size döneceğiz.", "Je reviens vers vous le 30 novembre.",
)  # fmt: skip


@pytest.mark.parametrize("text", AFTER)
def test_weeks_after_a_range_are_counted_from_its_end(text):
    (wait,) = waits_in(text, WRITTEN)
    assert (wait.earliest, wait.latest) == (date(2026, 12, 12), date(2026, 12, 12))


@pytest.mark.parametrize("text", ON_THE_DAY)
def test_a_day_of_coming_back_is_named(text):
    (wait,) = waits_in(text, WRITTEN)
    assert wait.latest == date(2026, 11, 30)


def test_a_month_in_which_we_are_to_come_back():
    (wait,) = waits_in("Please come back in December.", WRITTEN)
    assert (wait.kind, wait.earliest) == ("again", date(2026, 12, 1))
