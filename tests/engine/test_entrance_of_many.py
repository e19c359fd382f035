"""Whoever gives something else than buyers is told what to call with it."""

import pytest

import silentbuyer as sb
from silentbuyer.batch import BadRow
from silentbuyer.errors import CustomerError

BUYER = sb.Customer(id="1")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (BUYER, r"for one: diagnose\(customer, seller\)"),
        ("customers.csv", "read_customers"),
        ({"id": 1}, "read_customers"),
        (7, "read_customers"),
        ([BUYER, {"id": 1}], r"customers\[1\] must be a Customer; Customer.from_record"),
        ([BUYER, BadRow("a.csv", 2, "", "a row")], r"customers\[1\] .* could not be read.*a.csv, row 2"),
        ([None], r"customers\[0\] must be a Customer; .* got None"),
    ],
    ids=["one", "a path", "a mapping", "a number", "a mapping in a list", "a bad row", "nothing"],
)
def test_what_to_call(given, told):
    with pytest.raises(CustomerError, match=told):
        sb.diagnose_all(given, online=False, plugins=[])


def test_the_buyers_before_a_wrong_item_are_served_by_the_stream():
    with sb.Engine(online=False, plugins=[]) as engine:
        stream = engine.stream(iter([BUYER, None]), window=1)
        assert next(stream).customer == "1"
        with pytest.raises(CustomerError):
            next(stream)
