"""What comes to the engine's door and is of the wrong kind is named, with what was expected."""

from datetime import UTC, datetime

import pytest

import silentbuyer as sb
from silentbuyer.errors import CustomerError, SellerError

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
BUYER = sb.Customer(id="1")


@pytest.mark.parametrize("rubbish", ["x", None, 5, {"id": "1"}, ["a"], sb.Seller()])
def test_who_is_no_customer_is_told_the_door_for_records(rubbish):
    with pytest.raises(CustomerError, match=r"customer.*from_record"):
        sb.diagnose(rubbish, now=NOW, online=False)


@pytest.mark.parametrize("rubbish", ["CN", 5, {"country": "CN"}, BUYER])
def test_who_is_no_seller_is_told_how_one_is_made(rubbish):
    with pytest.raises(SellerError, match=r"seller.*Seller\.load"):
        sb.diagnose(BUYER, rubbish, now=NOW, online=False)


@pytest.mark.parametrize(
    ("rubbish", "named"),
    [
        ({"a": 1}, "Question"),
        ("facts.json", "mapping"),
        ({sb.Question("mx", "a.example"): 1}, "Known"),
        ([1], "mapping"),
    ],
)
def test_facts_of_another_shape_are_named(rubbish, named):
    with pytest.raises(CustomerError, match=named):
        sb.diagnose(BUYER, now=NOW, facts=rubbish)


def test_a_stream_names_a_stranger_among_the_customers():
    with sb.Engine(online=False) as engine, pytest.raises(CustomerError, match="from_record"):
        list(engine.stream([BUYER, "x"], now=NOW))


@pytest.mark.parametrize("moment", [datetime(2026, 6, 1), "2026-06-01", 5])
def test_a_moment_without_a_zone_is_no_moment(moment):
    with pytest.raises(CustomerError, match="timezone-aware"):
        sb.diagnose(BUYER, now=moment, online=False)
