"""Until when the buyer's last words let us wait."""

from datetime import UTC, date, datetime

import pytest
from tests.saying import case

from silentbuyer.dates.waits import wait_in
from silentbuyer.model.customer import Message, Order
from silentbuyer.owed.named_wait import named_wait, span_words, wait_until

WRITTEN = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)


def wrote(text, day=18):
    return Message(at=WRITTEN.replace(day=day), sender="buyer", text=text, channel="email")


def waits(*messages, now=datetime(2026, 11, 24, 9, 0, tzinfo=UTC), **fields):
    return named_wait(case(*messages, now=now, **fields))


def test_of_a_meeting_and_the_answer_after_it_the_answer_is_waited_for():
    found = waits(wrote("The board meets on 26 November. I will answer you by 4 December."))

    assert found.until == date(2026, 12, 4)
    assert found.words == "4 December 2026"
    assert found.quote == "I will answer you by 4 December."


def test_a_day_to_come_of_an_older_message_stands_where_the_newest_one_is_over():
    found = waits(wrote("The board meets on 26 November."), wrote("I am at the fair on 20 and 21 November.", day=19))

    assert found.until == date(2026, 11, 26)


def test_a_day_that_has_passed_is_remembered():
    found = waits(wrote("The board meets on 26 November."), now=datetime(2026, 12, 1, tzinfo=UTC))

    assert found.until == date(2026, 11, 26)
    assert not found.came_back


def test_who_writes_again_has_settled_a_promise_but_no_event():
    assert waits(wrote("I will answer you next week."), wrote("Here I am.", day=20)) is None
    assert waits(wrote("The board meets on 26 November."), wrote("Here I am.", day=20)) is not None


def test_who_writes_after_the_day_has_come_back():
    found = waits(wrote("The board meets on 20 November."), wrote("It went well.", day=23))

    assert found.came_back


def test_what_was_said_before_an_order_is_settled():
    assert waits(wrote("The board meets on 26 November."), orders=(Order(at=WRITTEN.replace(day=19)),)) is None


def test_nobody_named_a_day():
    assert waits(wrote("Thank you.")) is None
    assert waits() is None


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("The board meets on 26 November.", date(2026, 11, 26)),
        ("I will answer next week.", date(2026, 11, 29)),
        ("The results come end of November.", date(2026, 11, 30)),
        ("Please contact us again in March.", date(2027, 2, 28)),
        ("The budget is decided in January.", date(2027, 1, 16)),
        ("The project starts in 2027.", date(2027, 1, 1)),
    ],
)
def test_until_when(text, until):
    assert wait_until(wait_in(text, WRITTEN.date())) == until


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 26), date(2026, 11, 26), "26 November 2026"),
        (date(2027, 3, 1), date(2027, 3, 31), "March 2027"),
        (date(2027, 1, 1), date(2027, 1, 10), "the beginning of January 2027"),
        (date(2027, 1, 11), date(2027, 1, 20), "the middle of January 2027"),
        (date(2026, 11, 21), date(2026, 11, 30), "the end of November 2026"),
        (date(2027, 4, 1), date(2027, 6, 30), "the second quarter of 2027"),
        (date(2027, 1, 1), date(2027, 12, 31), "2027"),
        (date(2026, 11, 23), date(2026, 11, 29), "23 to 29 November 2026"),
        (date(2026, 11, 30), date(2026, 12, 6), "30 November to 6 December 2026"),
        (date(2026, 12, 28), date(2027, 1, 3), "28 December 2026 to 3 January 2027"),
    ],
)
def test_a_span_in_words(first, last, words):
    assert span_words(first, last) == words


def test_what_the_inquiry_of_a_talk_that_went_on_names_is_no_wait():
    inquiry = wrote("We want our own bottle for February 2027.", day=2)
    ours = Message(at=WRITTEN.replace(day=3), sender="seller", text="USD 4.62.", channel="email")

    assert waits(inquiry, ours, wrote("That is workable, thank you for the quick answer on it.", day=4)) is None


@pytest.mark.parametrize(
    "text",
    [
        "For 2027 we have placed the panniers at a party in Vietnam who had fabric on stock, so this one you have missed.",
        "Für März haben wir den Auftrag leider schon an einen anderen Lieferanten vergeben.",
        "Pour janvier nous avons déjà passé commande chez un autre fournisseur.",
        "Para febrero ya hicimos el pedido a otro proveedor.",
    ],
)
def test_a_day_of_what_another_supplier_has_is_no_wait(text):
    assert waits(wrote(text)) is None
