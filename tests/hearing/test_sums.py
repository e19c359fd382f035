"""A weighed sum is a chance, and the table that it comes from is trained, not written."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.data.tables import toml
from silentbuyer.hearing.sums import Pairs, Sum, odds, sum_of


def test_what_is_not_named_weighs_nothing():
    one = Sum(-1.0, (("a", 2.0), ("b", -3.0)))
    assert one.chance({}) == pytest.approx(1 / (1 + math.e))
    assert one.chance({"a": 1.0}) == pytest.approx(1 / (1 + math.exp(-1)))
    assert one.chance({"c": 9.0}) == one.chance({})


@given(st.dictionaries(st.sampled_from("ab"), st.floats(-1e6, 1e6)))
def test_a_chance_lies_between_none_and_all(traits):
    assert 0 < Sum(0.5, (("a", 2.0), ("b", -3.0))).chance(traits) < 1


@given(st.floats(-3, 3), st.floats(-3, 3))
def test_pairs_are_products_of_each_two(one, other):
    pairs = Pairs(0.1, ("a", "b"), (0.5, -0.25), ((0.2, -0.4), (0.3,)))
    total = 0.1 + 0.5 * one - 0.25 * other + 0.2 * one**2 - 0.4 * one * other + 0.3 * other**2

    assert pairs.chance({"a": one, "b": other}) == pytest.approx(1 / (1 + math.exp(-total)))


@given(st.floats(0, 1))
def test_odds_grow_with_the_chance_and_are_finite(chance):
    assert math.isfinite(odds(chance))
    assert odds(chance) <= odds(1.0)


@pytest.mark.parametrize("name", ["wants", "answers", "open"])
def test_each_sum_has_weights(name):
    assert sum_of(name).weights
    assert any(weight for _, weight in sum_of(name).weights)


def test_the_bars_are_chances():
    assert all(0 < bar < 1 for bar in toml("owed.toml")["bars"].values())
