"""Goods that leave, or money that comes, soon after an order on record belong to it: they are no order of their own."""

import pytest
from tests.logs import NOW, told
from tests.saying import order

import silentbuyer as sb


def values(*log, ago):
    customer = {"orders": (sb.Order(at=NOW - order_age(ago), amount=100, currency="USD"),), "stage": "repeat"}
    return [str(one) for one in told(*log, **customer).profile.value]


def order_age(days):
    return order(0).at - order(days).at


@pytest.mark.parametrize(
    "log",
    [("10 S Shipped today, B/L copy attached.",), ("12 B Deposit paid today, swift attached.", "11 S Deposit received, thank you.")],
)  # fmt: skip
def test_what_follows_the_recorded_order_is_that_order(log):
    assert not any("an order in the talk" in one for one in values(*log, ago=40))


def test_a_deposit_long_after_the_last_order_is_a_new_one_and_nobody_is_said_to_have_ordered_lately():
    found = values("12 B Deposit paid today, swift attached.", "11 S Deposit received, thank you.", ago=395)
    assert any("an order is under way" in one for one in found)
    assert not any("lately" in one for one in found)
