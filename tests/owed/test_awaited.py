"""Times that follow one another in what buyers tell: the last of them is waited for."""

from datetime import UTC, date, datetime, timedelta

import pytest

from silentbuyer.model.customer import Message
from silentbuyer.owed.awaited import FOLLOWS, awaited_in

WRITTEN = datetime(2026, 8, 4, 9, 0, tzinfo=UTC)  # a Tuesday


def wrote(text, days=0, minutes=0):
    return Message(at=WRITTEN + timedelta(days=days, minutes=minutes), sender="buyer", text=text, channel="email")


def last_days(*messages, country=None):
    found = awaited_in(messages, UTC, country)
    return [(one.wait.earliest, one.wait.latest) for one in found]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The trial starts on 1 September and takes eight weeks.", (10, 27), (10, 27)),
        ("Los geht es am 1. September, der Test dauert acht Wochen.", (10, 27), (10, 27)),
        ("El ensayo empieza el 1 de septiembre y dura ocho semanas.", (10, 27), (10, 27)),
        ("The board meets on 20 August. I answer you in the week after.", (8, 24), (8, 28)),
        ("A administração reúne a 20 de agosto. A decisão é comunicada na semana seguinte.", (8, 24), (8, 28)),
        ("Am 20. August tagt der Vorstand, in der Woche darauf melde ich mich.", (8, 24), (8, 28)),
        ("She is back on 17 August. Give her two weeks, then she decides.", (8, 31), (8, 31)),
        ("Die Messe ist vom 20. bis 23. August, danach brauchen wir zwei Wochen.", (9, 6), (9, 6)),
        ("Rapat tanggal 20 Agustus, minggu berikutnya saya kabari.", (8, 24), (8, 28)),
        ("The samples go through 1000 hours of salt spray.", (9, 15), (9, 15)),
        ("Le test d'endurance prend une vingtaine de jours.", (8, 24), (8, 24)),
        ("Probezeit im Labor: acht Wochen, also bis 29. September.", (9, 29), (9, 29)),
    ],
)
def test_of_times_in_a_row_the_last_is_waited_for(text, first, last):
    days = last_days(wrote(text), country="DE")

    assert days[-1] == (date(2026, *first), date(2026, *last))
    assert len(days) == 1


def test_a_length_goes_on_from_what_an_older_message_told():
    days = last_days(
        wrote("The test in the chamber takes 1000 hours."),
        wrote("After that our quality section needs one week for the report.", days=2),
    )

    assert days == [(date(2026, 9, 22), date(2026, 9, 22))]


def test_the_days_that_follow_are_told_as_reckoned():
    found = awaited_in((wrote("The board meets on 20 August. I answer you in the week after."),), UTC, None)

    assert [one.wait.form for one in found] == [FOLLOWS]


def test_what_is_added_after_a_minute_comes_not_later():
    found = awaited_in(
        (wrote("I pay you next week."), wrote("ok?", minutes=1), wrote("Thanks for the photo, nice.", days=1)),
        UTC,
        None,
    )

    assert [len(one.later) for one in found] == [1]


@pytest.mark.parametrize(
    "text",
    [
        "The goods must be in Felixstowe before 20 September.",
        "Please send your best price by Friday, I close the list.",
        "We are a family mill since 1997.",
        "The lead time of 60 days is fine.",
        "The samples from your Winter 2027 book are nice.",
        "A guarantee of 3 years is enough.",
        "Demurrage starts on 19 August.",
        "Our winter is in June and July.",
        "I asked for the drawing two weeks ago and still nothing.",
    ],
)
def test_times_of_something_else_are_none_to_wait_for(text):
    assert last_days(wrote(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "We still have stock for two months.",
        "Unser Lager reicht noch für zwei Monate.",
        "Tenemos existencias para dos meses.",
        "Nosso estoque dura mais dois meses.",
        "Склад забит, хватит месяца на два.",
        "库存还够卖两个月。",
    ],
)
def test_stock_that_lasts_is_waited_for(text):
    assert last_days(wrote(text))[-1][0] in {date(2026, 10, 3), date(2026, 10, 4)}


def test_a_length_is_counted_from_the_start_that_stands_before_it():
    text = "Wir haben ab 27.07. drei Wochen Betriebsferien, ich selbst bin ab 24.08. wieder am Platz."
    found = awaited_in(
        (Message(at=datetime(2026, 7, 20, 9, tzinfo=UTC), sender="buyer", channel="email", text=text),), UTC, "DE"
    )
    assert all(one.wait.latest <= date(2026, 8, 24) for one in found)
