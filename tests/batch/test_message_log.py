"""A message log on disk: asked buyer by buyer, and gone with the reading that made it."""

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from silentbuyer import Message
from silentbuyer.batch.message_log import Logged, MessageLog

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def logged(name, row, *, days=0):
    return Logged(name, Message(at=START + timedelta(days=days), sender="buyer", text=f"line {row}"), row)


def test_the_messages_of_a_buyer_come_in_the_order_of_the_log():
    log = MessageLog([logged("a", 2, days=5), logged("b", 3), logged("a", 4, days=1)])
    assert [item.row for item in log.take("a")] == [2, 4]
    assert log.direction == -1
    assert log.take("nobody") == ()


def test_who_was_never_asked_for_is_a_stranger():
    log = MessageLog([logged("a", 2), logged("b", 3), logged("b", 9)])
    log.take("a")
    assert log.left_out() == (2, 1)


@pytest.mark.parametrize("left", [False, True], ids=["closed", "left-half-way"])
def test_nothing_stays_open(left):
    log = MessageLog([logged("a", 2)])
    base = log._base
    if left:
        del log
    else:
        log.close()
        log.close()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        base.execute("select 1")
