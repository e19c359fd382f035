"""What a rule is shown: the log up to now, whose turn it is, and the stage."""

from datetime import UTC, datetime, timedelta

import pytest

import silentbuyer as sb

NOW = datetime(2026, 3, 12, tzinfo=UTC)


def said(days_ago, sender, kind="message"):
    return sb.Message(at=NOW - timedelta(days=days_ago), sender=sender, kind=kind, text=f"{sender} {days_ago}")


def case(*messages, **fields):
    return sb.Case(customer=sb.Customer(id="C-1", messages=messages, **fields), seller=sb.Seller(), now=NOW)


def test_the_log_is_sorted_and_ends_now():
    log = case(said(1, "seller"), said(5, "buyer"), said(-2, "buyer")).log

    assert [message.text for message in log] == ["buyer 5", "seller 1"]


@pytest.mark.parametrize(
    ("messages", "turn"),
    [
        ((), "nobody"),
        ((said(3, "seller"),), "buyer"),
        ((said(3, "seller"), said(2, "buyer")), "seller"),
        ((said(3, "seller"), said(2, "buyer", "auto-reply")), "buyer"),
        ((said(3, "unknown"),), "unknown"),
    ],
)
def test_whose_turn_it_is(messages, turn):
    assert case(*messages).turn == turn


def test_unanswered_are_our_messages_since_the_buyers_last_word():
    here = case(said(9, "seller"), said(8, "buyer"), said(7, "seller"), said(6, "unknown"), said(5, "seller"))

    assert [message.text for message in here.unanswered] == ["seller 7", "seller 5"]
    assert here.last("buyer").text == "buyer 8"
    assert here.last("buyer", "bounce") is None


@pytest.mark.parametrize(
    ("fields", "stage"),
    [
        ({}, "inquiry"),
        ({"stage": "sample"}, "sample"),
        ({"arrival": NOW}, "shipment"),
        ({"orders": [sb.Order(at=NOW)]}, "repeat"),
    ],
)
def test_the_stage_is_on_record_or_implied(fields, stage):
    assert case(**fields).stage == stage


def test_answers_come_from_the_facts():
    question = sb.Question("website", "https://a.example/")
    here = sb.Case(customer=sb.Customer(id="1"), seller=sb.Seller(), now=NOW, facts=sb.Facts({question: sb.Known(3)}))

    assert here.answer(question) == sb.Known(3)
    assert here.known(question) == 3
    assert here.known(sb.Question("x")) is None


def test_a_log_of_dates_alone_is_not_worded():
    bare = sb.Message(at=NOW, sender="buyer", text="")

    assert not case(bare).is_worded
    assert case(bare, said(1, "seller")).is_worded
    assert case(sb.Message(at=NOW, sender="buyer", text="", subject="Pumps")).is_worded
